"""The stock page in a real browser, with real Keras-born networks in worker processes."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import still

SLOW = 180_000
FIGURES = ("series", "loss", "forecast", "residuals", "everywhere", "ahead")
SHAPE = "units=8&layers=2&window=60&batch=64"
"""The same for all series and both networks, so that a worker compiles it once."""
QUICK = f"/stocks?epochs=2&change_epochs=1&{SHAPE}"


@pytest.fixture
def page(visit, request):
    """The page, or with what a test adds to its address."""
    page = visit(QUICK + getattr(request, "param", ""), height=1400)
    expect(page.get_by_role("button", name="Train both networks")).to_be_visible()
    return page


def upload(page: Page, name: str, data: bytes, told: str = "") -> None:
    """Upload a file; what is `told` of it at the top shows that it has come."""
    page.get_by_role("button", name=re.compile("^Data: ")).click()
    page.locator("input[type=file]").first.set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})
    expect(page.get_by_role("button", name="Data: your own")).to_be_visible()
    if told:
        expect(page.locator(".stAlert").first).to_contain_text(told)
    page.keyboard.press("Escape")
    still(page)  # a press while the page is drawn anew would be lost


def csv(rows: int, newest_first: bool = False) -> bytes:
    """Days, semicolons, decimal commas, Indonesian names."""
    days = [f"{1 + day % 28:02d}/{1 + day // 28 % 12:02d}/{2019 + day // 336}" for day in range(rows)]
    lines = [f"{date};{100 + day % 7},{day % 10}" for day, date in enumerate(days)]
    return "\n".join(["Tanggal;Terakhir", *(reversed(lines) if newest_first else lines)]).encode()


def train(page: Page, button: str = "Train both networks") -> None:
    page.get_by_role("button", name=button).click()
    for place in (0, 1):
        expect(page.locator(".stProgress").nth(place)).to_contain_text("Finished", timeout=SLOW)
    expect(page.get_by_role("heading", name="The days ahead")).to_be_visible(timeout=SLOW)
    expect(page.get_by_role("cell", name="linear model").first).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize("page", ["&also=High"], indirect=True)
def test_it_trains_both_beside_persistence_and_all_of_it_can_be_taken_away(page, tmp_path):
    """On two columns, as the address asks for."""
    expect(page.locator(".stMain")).to_contain_text("Heard too: High.")
    train(page)
    rows = page.get_by_role("row").filter(has_text="LSTM")
    expect(rows).to_have_count(2)
    expect(page.locator(".stMain")).to_contain_text("On the held-out rows LSTM of the reports (price) is")
    expect(page.locator(".stMain")).to_contain_text(
        re.compile("agree with those of the trained network to [0-9]e-0[6-9]")
    )
    page.get_by_role("button", name="Pack everything to take away").click()
    with page.expect_download(timeout=SLOW) as download:
        page.get_by_role("button", name="Download the zip").click(timeout=SLOW)
    with zipfile.ZipFile(download.value.path()) as archive:
        archive.extractall(tmp_path)
    assert {file.name for file in tmp_path.glob("*.png")} == {f"{name}.png" for name in FIGURES}
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in tmp_path.glob("*.png"))
    assert "LSTM of the change" in (tmp_path / "figures.html").read_text()
    script = [sys.executable, "-W", "ignore", "reproduce.py"]
    said = subprocess.run(script, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    apart = [float(value) for value in re.findall(r"relative: (\S+)", said)]
    assert len(apart) == 2
    assert max(apart) < 1e-5
    place = page.get_by_role("columnheader").all_inner_texts().index("RMSE")
    shown = page.get_by_role("row").filter(has_text="tomorrow = today").get_by_role("cell").nth(place).inner_text()
    assert float(re.search(r"as today +RMSE (\S+)", said)[1]) == pytest.approx(float(shown), rel=1e-3)


BOTTOM = """css => Math.max(...[...document.querySelectorAll(css)].map(e => e.getBoundingClientRect().bottom))"""
TOP = """css => Math.min(...[...document.querySelectorAll(css)].map(e => e.getBoundingClientRect().top))"""


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_what_it_is_its_controls_the_series_and_train_are_one_screen(visit, width, height):
    page = visit(QUICK, width=width, height=height)
    train_button = page.get_by_role("button", name="Train both networks")
    expect(page.get_by_test_id("stVegaLiteChart")).to_be_visible()
    still(page)
    assert page.evaluate(BOTTOM, "[class*=st-key-stage_stocks]") <= height
    box = train_button.bounding_box()
    assert box["y"] + box["height"] <= height


def test_loss_forecast_verdict_and_words_are_one_screen(visit):
    page = visit(QUICK)
    train(page)
    still(page)
    stage = "[class*=st-key-stage_stocks_results], [class*=st-key-stage_stocks_forecast]"
    screen = page.viewport_size["height"] - page.locator("header").first.bounding_box()["height"]
    assert page.evaluate(BOTTOM, stage) - page.evaluate(TOP, ".stProgress") <= screen
    forecast = page.locator("[class*=st-key-stocks-forecast-chart-finished]")
    legend = forecast.locator(".legend")
    expect(legend).to_have_text(re.compile("real.*LSTM of the reports.*LSTM of the change.*tomorrow = today"))
    plot, names = (forecast.locator(part).bounding_box() for part in (".nsewdrag", ".legend"))
    assert names["y"] + names["height"] <= plot["y"] + 1
    forecast.locator(".nsewdrag").hover(position={"x": plot["width"] / 2, "y": plot["height"] / 2})
    expect(forecast.locator(".hoverlayer")).to_have_text(re.compile(r"20\d\d-\d\d-\d\d.*real : .*tomorrow = today : "))
    with page.expect_download() as download:
        forecast.locator(".modebar-btn").first.click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_a_wrong_turn_is_compared_on_the_same_axes_and_outlives_a_reload(page):
    train(page)
    honest = table(page)
    train(page, "Train again, scaler leaked")
    expect(page.locator(".stAlert")).to_contain_text("The scaler is fitted on the held-out rows too")
    page.reload()
    expect(page.get_by_role("heading", name="The days ahead")).to_be_visible(timeout=SLOW)
    expect(page.locator(".stMain")).not_to_contain_text("this run is shown as it was")
    both = table(page)
    assert {name: figures for name, figures in both.items() if "leaked" not in name} == {
        f"{name} · run 1" if "LSTM" in name else name: figures for name, figures in honest.items()
    }
    leaked = [name for name in both if "scaler leaked" in name]
    assert len(leaked) == 2
    page.locator(".stMain").get_by_role("button", name="Learning").click()
    page.get_by_label("Units in a layer").fill("9")
    page.keyboard.press("Enter")
    expect(page.locator(".stMain")).to_contain_text("this run is shown as it was")
    expect(page.get_by_role("heading", name="The days ahead")).to_be_visible()


def test_what_an_uploaded_file_taught_outlives_a_reload(page):
    upload(page, "kurs.csv", csv(300))
    train(page)
    before = table(page)
    page.reload()
    expect(page.locator(".stAlert").first).to_contain_text("Upload it again under Data")
    expect(page.get_by_role("heading", name="The days ahead")).to_be_visible(timeout=SLOW)
    assert table(page) == before
    page.get_by_role("button", name="Take the series and settings of run 1").click()
    expect(page.get_by_role("button", name="Data: your own")).to_be_visible()
    expect(page.locator("[class*=st-key-stage_stocks_series]")).to_contain_text("Terakhir")


def table(page: Page) -> dict[str, list[str]]:
    """The scores by the forecast's name, once the last of the simple forecasts is there."""
    expect(page.get_by_role("cell", name="linear model").first).to_be_visible(timeout=SLOW)
    rows = [row.get_by_role("cell").all_inner_texts() for row in page.get_by_role("row").all()[1:]]
    return {name: figures for name, *figures in filter(None, rows)}


def test_another_column_is_chosen_to_be_heard(visit):
    page = visit(QUICK)
    page.get_by_role("button", name="How it was read").click()
    page.get_by_label("Hear these columns too").click()
    page.get_by_role("option", name="High").click()
    page.keyboard.press("Escape")
    expect(page.locator(".stMain")).to_contain_text("Heard too: High.")
    assert "also=High" in page.url


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="a process's memory is read from /proc")
def test_the_servers_memory_stays_while_both_networks_of_the_reports_train(visit, process):
    page = visit("/stocks?epochs=100&change_epochs=1")
    page.get_by_role("button", name="Train both networks").click()
    expect(page.locator(".stProgress").nth(1)).to_contain_text("a second", timeout=SLOW)
    before = megabytes(process.pid)
    expect(page.locator(".stProgress").nth(1)).to_contain_text("Finished", timeout=SLOW)
    expect(page.locator(".stProgress").nth(0)).to_contain_text("a second")
    after = megabytes(process.pid)
    page.get_by_role("button", name="Stop", exact=True).click()
    assert after - before < 15, f"{before:.0f} MB, then {after:.0f}"
    assert "tensorflow" not in Path(f"/proc/{process.pid}/maps").read_text()


def test_what_was_learned_when_it_is_stopped_is_judged(visit):
    page = visit(f"/stocks?epochs=300&change_epochs=100&{SHAPE}", height=1400)
    page.get_by_role("button", name="Train both networks").click()
    expect(page.get_by_role("row").filter(has_text="LSTM")).to_have_count(2, timeout=SLOW)
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.locator(".stProgress").nth(0)).to_contain_text("Stopped after", timeout=SLOW)
    expect(page.get_by_role("heading", name="The days ahead")).to_be_visible(timeout=SLOW)


def megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


@pytest.mark.parametrize("page", ["&layer=2"], indirect=True)
def test_a_layer_opens_on_the_cell_page(page):
    """The upper one, which hears the states of the one below."""
    page.get_by_role("button", name="Train both networks").click()
    go = page.get_by_role("button", name="Open the LSTM cell at this step")
    expect(go).to_be_visible(timeout=SLOW)
    opened = re.search(r"σ\(\S+\) = (\S+)\.", page.get_by_text("What opened the forget gate").inner_text())[1]
    go.click()
    expect(page.locator("h1")).to_have_text("One LSTM cell")
    shown = page.locator('.pill[data-v="ft"]').first.text_content()
    assert float(re.search(r"0?\.\d+", shown)[0]) == pytest.approx(float(opened), abs=1e-3), shown
    page.locator(".way").nth(1).click()
    page.locator("h1").click()
    page.keyboard.press("End")
    expect(page.locator(".verdict.right")).to_be_visible()
    expect(page.locator(".stMain")).to_contain_text("Layer 2 of")
    expect(page.locator(".stMain")).to_contain_text(
        "at step 60 of 60 of its window, where it hears the states of layer 1"
    )
    page.get_by_role("link", name="Back to the series").click()
    expect(page.get_by_role("button", name="Open the LSTM cell at this step")).to_be_visible()


def test_an_indonesian_file_is_understood_turned_round_and_overruled(page):
    upload(page, "kurs.csv", csv(300, newest_first=True))
    main = page.locator(".stMain")
    expect(main).to_contain_text("The file is newest first, so it was turned round")
    expect(main).to_contain_text("Terakhir, 300 rows from 2019-01-01")
    page.get_by_role("button", name="How it was read").click()
    page.get_by_text("as it stands in the file").click()
    page.keyboard.press("Escape")
    expect(main).to_contain_text("the network learns yesterday from tomorrow")
    expect(main).not_to_contain_text("so it was turned round")


def test_what_was_chosen_for_one_file_is_not_taken_for_the_next(page):
    """The labels of the choices name what was recognised, and a browser tells them late."""
    page.get_by_role("button", name="How it was read").click()
    page.get_by_text("as it stands in the file").click()
    page.keyboard.press("Escape")
    upload(page, "kurs.csv", csv(300))
    page.get_by_role("button", name="Train both networks").click()
    expect(page.get_by_role("cell", name="tomorrow = today")).to_be_visible(timeout=SLOW)
    expect(page.locator(".stAlert").filter(has_text="cannot be")).to_have_count(0)
    assert "recognised" not in page.url


def test_what_can_not_be_learned_is_refused_with_a_sentence(page):
    refused = {
        "The file is empty.": b"",
        "This is a web page": b"<html><body>no</body></html>",
        "There is one row only": b"Date,Close\n2020-01-01,1\n",
        "there is nothing to forecast": b"Date,Close\n" + b"".join(b"2020-01-%02d,5\n" % day for day in range(1, 29)),
        "it needs": csv(20)[:120],
    }
    for number, (sentence, data) in enumerate(refused.items()):
        upload(page, f"own{number}.csv", data, told=sentence)


def test_the_wheel_scrolls_the_page_and_zooms_with_ctrl(page):
    chart = page.get_by_test_id("stVegaLiteChart").first
    box = chart.bounding_box()
    page.set_viewport_size({"width": 1280, "height": 600})
    page.mouse.move(box["x"] + 400, box["y"] + 120)
    ticks = chart.locator("svg text").all_text_contents()
    assert len(ticks) > 4
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(page.locator("h1")).to_be_in_viewport()
    expect(chart.locator("svg text")).not_to_have_text(ticks)
    page.mouse.wheel(0, 500)
    expect(page.locator("h1")).not_to_be_in_viewport()


def case(name: str) -> bytes:
    return (Path(__file__).parent.parent / "cases" / name).read_bytes()


def test_what_a_file_leaves_open_is_asked_and_answered(visit):
    page = visit(QUICK.replace("window=60", "window=10"), height=1400)
    upload(page, "zeros.csv", case("k10_zeros_for_no_trade.csv"))
    main = page.locator(".stMain")
    expect(main).to_contain_text("Close, 60 rows")
    page.get_by_role("radio", name="stand for nothing: left out").click()
    expect(main).to_contain_text("Close, 56 rows")
    expect(page.get_by_role("radio", name="stand for nothing: left out")).to_have_count(0)
    assert "zeros" in page.url


def test_without_dates_the_direction_of_time_is_asked_even_where_the_series_is_too_short(page):
    upload(page, "values.csv", b"what,close\n" + b"".join(b"x%s,%d.5\n" % (b"abc"[i % 3 :], 40 - i) for i in range(40)))
    main = page.locator(".stMain")
    expect(page.locator(".stAlert").first).to_contain_text("with a window of 60")
    expect(main).to_contain_text("Nothing tells which way time runs.")
    page.get_by_role("radio", name="turned round: the last row of the file first").click()
    expect(main).not_to_contain_text("Nothing tells which way time runs.")
    assert "order=reversed" in page.url


def test_a_row_with_too_many_cells_is_refused_with_its_place_and_the_way_out(page):
    rows = "\n".join(f"2021-01-{day:02},100,200,300" for day in range(1, 29))
    upload(page, "cells.csv", f"Date,Bid,Ask\n{rows}\n".encode())
    expect(page.locator(".stAlert").first).to_contain_text("Row 2 has 4 cells, but there are 3 names")
    page.get_by_role("button", name="How it was read").click()
    page.get_by_label("Rows of names").click()
    page.get_by_role("option", name="0", exact=True).click()
    page.keyboard.press("Escape")
    expect(page.locator(".stAlert").filter(has_text="cells, but")).to_have_count(0)
