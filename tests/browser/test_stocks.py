"""The stock page in a real browser, with real Keras-born networks in worker processes."""

import re
import subprocess
import sys
import zipfile

import pytest
from playwright.sync_api import Page, expect

SLOW = 90_000
QUICK = "/stocks?epochs=2&change_epochs=1&units=8&layers=2"


@pytest.fixture
def page(visit):
    page = visit(QUICK, height=1400)
    expect(page.get_by_role("button", name="Train both networks")).to_be_visible()
    return page


def upload(page: Page, name: str, data: bytes) -> None:
    page.get_by_role("button", name="Data: Google").click()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})
    expect(page.get_by_role("button", name="Data: your own")).to_be_visible()
    page.keyboard.press("Escape")


def csv(rows: int, newest_first: bool = False) -> bytes:
    """Days, semicolons, decimal commas, Indonesian names."""
    days = [f"{1 + day % 28:02d}/{1 + day // 28 % 12:02d}/{2019 + day // 336}" for day in range(rows)]
    lines = [f"{date};{100 + day % 7},{day % 10}" for day, date in enumerate(days)]
    return "\n".join(["Tanggal;Terakhir", *(reversed(lines) if newest_first else lines)]).encode()


def test_it_trains_both_beside_persistence_and_all_of_it_can_be_taken_away(page, tmp_path):
    page.get_by_role("button", name="Train both networks").click()
    expect(page.get_by_role("cell", name="tomorrow = today")).to_be_visible(timeout=SLOW)
    expect(page.locator(".stProgress").nth(1)).to_contain_text("Finished", timeout=SLOW)
    expect(page.locator(".stProgress").nth(0)).to_contain_text("Finished", timeout=SLOW)
    rows = page.get_by_role("row").filter(has_text="LSTM")
    expect(rows).to_have_count(2)
    expect(page.locator(".stMain")).to_contain_text("On these days LSTM of the reports (price) is")
    expect(page.get_by_role("heading", name="The days ahead")).to_be_visible(timeout=SLOW)
    expect(page.locator(".stMain")).to_contain_text(
        re.compile("agree with those of the trained network to [0-9]e-0[6-9]")
    )
    page.get_by_role("button", name="Pack everything to take away").click()
    with page.expect_download(timeout=SLOW) as download:
        page.get_by_role("button", name="Download the zip").click(timeout=SLOW)
    with zipfile.ZipFile(download.value.path()) as archive:
        archive.extractall(tmp_path)
    script = [sys.executable, "-W", "ignore", "reproduce.py"]
    said = subprocess.run(script, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    apart = [float(value) for value in re.findall(r"relative: (\S+)", said)]
    assert len(apart) == 2
    assert max(apart) < 1e-5
    shown = page.get_by_role("row").filter(has_text="tomorrow = today").get_by_role("cell").nth(1).inner_text()
    assert float(re.search(r"as today +RMSE (\S+)", said)[1]) == pytest.approx(float(shown), rel=1e-3)


def test_the_first_layer_opens_on_the_cell_page(page):
    page.get_by_role("button", name="Train both networks").click()
    page.get_by_role("button", name="Open the LSTM cell on this day").click(timeout=SLOW)
    expect(page.locator("h1")).to_have_text("One LSTM cell")
    page.locator(".way").nth(1).click()
    page.locator("h1").click()
    page.keyboard.press("End")
    expect(page.locator(".verdict.right")).to_be_visible()
    expect(page.locator(".stMain")).to_contain_text("on day 60 of 60 of its window")
    page.get_by_role("link", name="Back to the series").click()
    expect(page.get_by_role("button", name="Open the LSTM cell on this day")).to_be_visible()


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


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"<html><body>no</body></html>", "This is a web page"),
        (b"Date,Close\n2020-01-01,1\n", "There is one row only"),
        (b"Date,Close\n" + b"".join(b"2020-01-%02d,5\n" % day for day in range(1, 29)), "there is nothing to forecast"),
        (csv(20)[:120], "it needs"),
    ],
)
def test_what_can_not_be_learned_is_refused_with_a_sentence(page, data, sentence):
    upload(page, "own.csv", data)
    expect(page.locator(".stAlert").first).to_contain_text(sentence)
