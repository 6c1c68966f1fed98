# make run · make class · make test · make fuzz · make bench · make lint: each does all of its own set-up, and repeats fast.

PORT ?= 8501
MINUTES ?= 5
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
DEBIAN_INSTALL := $(shell [ "$$(id -u)" = 0 ] && echo apt-get || echo sudo -n apt-get) install -y -q

.PHONY: run class test unseen seen-cells seen-rest fuzz bench pictures lint format types browser lock clean

run: .venv/ready
	$(BIN)/streamlit run app.py --server.port $(PORT) --server.headless true

# For the phones and laptops of the local network too; the server prints the address that they reach.
class: .venv/ready
	$(BIN)/streamlit run app.py --server.address 0.0.0.0 --server.port $(PORT) --server.headless true \
		--logger.hideWelcomeMessage true

# The tests that look at pages run beside the others: Playwright's event loop leaves no room for another in its process.
# They wait for a browser most of the time, so there are two such processes.
OF_CELLS := $(wildcard tests/browser/test_cell*.py) tests/browser/test_fields.py tests/browser/test_look.py
OF_THE_REST := $(filter-out $(OF_CELLS),$(wildcard tests/browser/test_*.py))

test: browser
	$(MAKE) -j3 $(if $(filter output-sync,$(.FEATURES)),--output-sync) lint types seen-cells seen-rest unseen

seen-cells seen-rest unseen: export TF_CPP_MIN_LOG_LEVEL = 3

seen-cells: browser
	$(BIN)/python -m pytest $(OF_CELLS)

seen-rest: browser
	$(BIN)/python -m pytest $(OF_THE_REST)

unseen: .venv/ready-dev
	$(BIN)/python -m pytest --ignore tests/browser

fuzz: .venv/ready-dev
	$(BIN)/python -m tests.fuzz $(MINUTES)

bench: browser
	$(BIN)/python -m benchmarks

pictures: browser
	$(BIN)/python -m tests.browser.pictures

lint: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/oxlint
	$(BIN)/oxfmt --check .

format: .venv/ready-dev
	$(BIN)/ruff format .
	$(BIN)/oxfmt .

types: .venv/ready-dev
	$(BIN)/mypy

browser: .venv/ready-dev
	$(BIN)/python -m tests.browser.find

.venv/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11, 3.12 or 3.13 is needed, and none was found. Name one: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
		v=$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		echo "Python's venv is missing; installing $$v"; $(DEBIAN_INSTALL) $$v || { \
		echo "Please install it first: sudo apt install $$v"; exit 1; }; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --upgrade pip==26.3

.venv/ready: requirements.txt constraints.txt .venv/bin/python
	$(BIN)/python -m pip install -q -r requirements.txt -c constraints.txt
	@touch $@

.venv/ready-dev: pyproject.toml .venv/ready
	$(BIN)/python -m pip install -q --group dev -c constraints.txt
	@touch $@

# Every version that comes along with the named ones, for all systems and Pythons at once. make lock UPGRADE=--upgrade
lock: .venv/bin/python
	$(BIN)/python -m pip install -q uv==0.13.9
	$(BIN)/uv pip compile -q $(UPGRADE) requirements.txt --group dev --universal --python-version 3.11 \
		--no-annotate --custom-compile-command "make lock" -o constraints.txt

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis benchmarks/results.json
