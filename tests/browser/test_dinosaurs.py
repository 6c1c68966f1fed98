"""The dinosaur page in a real browser, with trainings that really run in worker processes."""

import csv
import io
import os
import re
import signal

import psutil
import pytest
from playwright.sync_api import Page, expect

from core.cells.kinds import KINDS
from core.cells.trace import Cell, trace
from core.names import run_file, writing
from core.names.examples import example
from tests.browser.cell import CellPage
from tests.browser.waiting import SIZES, enlarged, still
from ui.cells.state import CellState
from ui.kit import lesson, opened
from ui.kit.numbers import difference, percent, text

SLOW = 180_000
"""Milliseconds for what a busy machine may take."""
BELOW = """bits => {
  const found = document.querySelector('.stMain').innerText.match(/([\\d.]+) bits a letter on names held out/);
  return found && found[1] < bits;
}"""


@pytest.fixture
def page(visit):
    """The page with its example run, and short ways to handle it."""
    page = visit("/dinosaurs", height=1200)
    expect(page.locator(".tile").first).to_be_visible()
    return page


@pytest.fixture
def in_training(visit):
    """The page with a training that lasts for minutes, however fast the machine is."""
    page = visit("/dinosaurs?updates=200000&pace=60", height=1200)
    train(page)
    return page


def train(page: Page) -> None:
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible(timeout=SLOW)
    expect(page.locator(".checkpoints h2")).to_contain_text("After ", timeout=SLOW)
    expect(page.locator(".stMain")).not_to_contain_text("the run before is shown", timeout=SLOW)


def stop(page: Page) -> None:
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_visible(timeout=SLOW)


def set_number(page: Page, label: str, value: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(value)
    field.press("Enter")
    expect(field).to_have_value(value)


def settings(page: Page, **numbers: str) -> None:
    """Set numbers in the settings, by the label with underscores for spaces."""
    page.get_by_role("button", name="Next run:").click()
    for label, value in numbers.items():
        set_number(page, label.replace("_", " "), value)
    page.keyboard.press("Escape")
    expect(page.get_by_label("Learning rate")).to_have_count(0)


def reached(page: Page) -> int:
    """The checkpoint that is shown, the newest where none was chosen."""
    return int(page.locator(".checkpoints h2").inner_text().split()[1].replace(",", ""))


def test_it_opens_with_a_finished_run(page):
    run = example("rnn")
    shown = page.locator(".checkpoints .chip").all_inner_texts()
    assert shown == [name.text for name in run.checkpoints[-1].names]
    expect(page.locator(".stMain")).to_contain_text(f"Loss {run.figures['loss']:.3f}")


def test_the_loss_falls_below_the_bigram_line_then_stop_and_write(page):
    settings(page, **{"Updates,_one_name_each": "100000"})
    train(page)
    bigram = example("rnn").baselines[2]
    page.wait_for_function(BELOW, arg=bigram, polling=100, timeout=SLOW)
    stop(page)
    expect(page.locator(".stProgress")).to_contain_text("Stopped after")
    assert 1000 <= reached(page) < 100_000
    page.locator(".name-field").fill("on")
    expect(page.locator(".tile:not(.end)")).to_have_count(2)
    page.get_by_role("button", name="Draw one letter").click()
    expect(page.locator(".bars-box .head")).not_to_contain_text("“on”")
    bars = page.locator(".column")
    bars.nth(1).click()
    expect(page.locator(".name-field")).to_have_value(re.compile("^on.*a$"))
    page.locator(".tile").nth(0).click()
    expect(page.locator(".bars-box .head")).to_contain_text("How a name begins")
    bars.nth(2).click()
    expect(page.locator(".name-field")).to_have_value(re.compile("^bn.*a$"))


def test_names_are_invented_while_it_trains(in_training):
    page = in_training
    page.locator(".name-field").fill("tyran")
    bars = page.locator(".bars")
    for _ in range(3):
        expect(bars).not_to_have_text(bars.inner_text(), timeout=SLOW)
    stop(page)


# Streamlit's page keeps a click for setTimeout(…, 0), and a poll in between sends it as well. Here one always is.
SENT_TWICE = "() => { const real = setTimeout; window.setTimeout = (run, ms, ...r) => real(run, ms || 399, ...r) }"


@pytest.mark.parametrize("clicks", ["() => {}", SENT_TWICE], ids=["sent once", "sent twice"])
def test_pause_and_go_on(in_training, clicks):
    page = in_training
    page.evaluate(clicks)
    page.get_by_role("button", name="Pause").click()
    expect(page.locator(".stProgress")).to_contain_text("Paused at", timeout=SLOW)
    paused = page.locator(".stProgress").inner_text()
    for number, name in enumerate(("on", "ony", "onyx")):  # each is asked of the server, where the run would be seen
        page.locator(".name-field").fill(name)
        expect(page.locator(".tile:not(.end)")).to_have_count(number + 2)
        assert page.locator(".stProgress").inner_text() == paused
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".stProgress")).to_contain_text("a second,", timeout=SLOW)
    stop(page)


def navigate(page: Page, group: str, name: str) -> None:
    page.get_by_test_id("stTopNavSection").filter(has_text=lesson.words("groups")[group]).click()
    page.locator(f'a[href$="/{name}"]').first.click()


def test_a_reload_and_a_change_of_the_page_find_the_run_again(in_training):
    page = in_training
    expect(page).to_have_url(re.compile("run="))
    page.reload()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible(timeout=SLOW)
    before = reached(page)
    navigate(page, "one_cell", "rnn_cell")
    expect(page.locator("h1")).to_have_text("One RNN cell")
    navigate(page, "learning", "dinosaurs")
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible(timeout=SLOW)
    expect(page.locator(".checkpoints h2")).not_to_contain_text(f"After {before:,} updates", timeout=SLOW)
    assert reached(page) > before
    stop(page)


def at(page: Page, place: int) -> None:
    page.get_by_label("Checkpoint", exact=True).fill(str(place))


def test_the_network_is_shown_as_it_was_at_any_checkpoint(page):
    run = example("rnn")
    for place, moment in ((0, 0), (4, 200), (6, 5_000)):
        at(page, place)
        checkpoint = run.checkpoint(moment)
        expect(page.locator(".checkpoints h2")).to_contain_text(f"After {moment:,} updates: loss {checkpoint.loss:.3f}")
        assert page.locator(".checkpoints .chip").all_inner_texts() == [name.text or "⏎" for name in checkpoint.names]
        expect(page.locator(".name_desk .after")).to_have_text(f"The network after {moment:,} updates")
    p = writing.chances(run.network(5_000), run.names.indices("onyu"))
    expect(page.locator(".column[data-letter=s]")).to_have_attribute(
        "aria-label", f"s: {percent(p[run.names.char_to_ix['s']])}"
    )
    expect(page).to_have_url(re.compile("after=5000"))
    page.reload()
    expect(page.locator(".checkpoints h2")).to_contain_text("After 5,000 updates")
    at(page, len(run.moments) - 1)
    expect(page.locator(".name_desk .after")).to_have_text("The network after 35,000 updates")
    expect(page).not_to_have_url(re.compile("after="))


def test_the_trained_cell_of_a_checkpoint_opens(visit):
    page = visit("/dinosaurs?text=onyx&at=2&unit=5&after=1100")
    expect(page.locator(".name_desk .after")).to_have_text("The network after 1,000 updates")
    page.get_by_role("button", name="Open the cell at this place").click()
    expect(page.locator("h1")).to_have_text("One RNN cell")
    state = CellState("rnn", example="given", given="rnn~1000~2~onyx", unit=5)
    numbers = trace(Cell(KINDS["rnn"], opened.look_up(state.given).arrays))
    assert CellPage(page).values()["a_next"] == text(float(numbers["a_next"][5, 0]))


def test_a_training_is_watched_at_a_pace_and_its_rate_is_changed(page):
    page.get_by_label("Pace of the training").click()
    page.get_by_role("option", name="35,000 updates in 60 s").click()
    train(page)
    expect(page).to_have_url(re.compile("pace=60"))
    expect(page.locator(".checkpoints h2")).to_contain_text(re.compile(r"After \d{2,}"), timeout=SLOW)
    at(page, 2)
    expect(page.locator(".checkpoints h2")).to_contain_text("After 10 updates")
    set_number(page, "Learning rate from now on", "0.2")
    rate = page.locator(".stMain").get_by_text(re.compile(r"rate 0\.01, from update [\d,]+ on 0\.2,"))
    expect(rate).to_be_visible(timeout=SLOW)
    expect(page.locator(".stAlert")).to_contain_text("the loss was", timeout=SLOW)
    expect(page.locator(".checkpoints h2")).to_contain_text("After 10 updates")  # chosen, so that it stays
    page.get_by_label("Pace of the training").click()
    page.get_by_role("option", name="as fast as it can").click()
    expect(page.locator(".stProgress")).to_contain_text("Finished: 35,000 updates", timeout=SLOW)
    changed = re.search(r"from update ([\d,]+) on 0\.2,", page.locator(".stMain").inner_text())[1]
    with page.expect_download() as download:
        page.get_by_role("button", name="Save and load").click()
        page.get_by_role("button", name="Parameters and settings").click()
    saved = run_file.read(download.value.path().read_bytes())
    assert saved.settings.changes == ((int(changed.replace(",", "")), 0.2),)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Next run:").click()
    page.get_by_role("button", name="As the run that is shown").click()
    expect(page).to_have_url(re.compile(f"changes={changed.replace(',', '')}_0.2"))


def test_a_checkpoint_is_kept_as_a_and_compared(page):
    run, other = example("rnn"), example("lstm")
    at(page, 5)
    expect(page.locator(".checkpoints h2")).to_contain_text("After 1,000 updates")
    page.locator("h1").click()
    page.keyboard.press("k")
    main = page.locator(".stMain")
    expect(main).to_contain_text("A is example RNN after 1,000 updates")
    page.get_by_role("button", name="Shown: example RNN").click()
    page.get_by_role("radiogroup", name="Show", exact=True).get_by_text("example LSTM").click()
    page.keyboard.press("Escape")
    then, now = run.checkpoint(1_000).loss, other.checkpoint(1_000).loss
    expect(main).to_contain_text(f"loss {then:.3f}, here {now:.3f} ({difference(now, then)})")
    page.get_by_role("button", name="Swap with A").click()
    expect(main).to_contain_text(f"loss {now:.3f}, here {then:.3f} ({difference(then, now)})")
    page.reload()
    expect(main).to_contain_text(f"loss {now:.3f}, here {then:.3f} ({difference(then, now)})")
    page.get_by_role("button", name="Let A go").click()
    expect(main).not_to_contain_text("A is example")


@pytest.mark.parametrize("key", ["ArrowRight", "PageDown"])
def test_the_checkpoints_are_a_walk_by_keys(visit, key):
    page = visit("/dinosaurs?after=0")
    title = page.locator(".checkpoints h2")
    expect(title).to_contain_text("After 0 updates")
    for moment in (1, 10, 50):
        page.keyboard.press(key)
        expect(title).to_contain_text(f"After {moment} updates")
    page.keyboard.press("End")
    expect(title).to_contain_text("After 35,000 updates")
    page.keyboard.press(key)
    expect(page).to_have_url(re.compile("view=desk"))
    still(page)
    page.keyboard.press(key)
    expect(page.locator("h1")).to_have_text(lesson.section("stocks").title)


LOWEST = """() => {
  const within = document.querySelector('.stMain').getBoundingClientRect();
  const parts = [
    ...document.querySelectorAll('[class*=st-key-stage_drawn], [class*=st-key-stage_dinosaurs_watch]'),
    ...document.querySelectorAll('[data-testid=stVegaLiteChart]'),
  ];
  return Math.max(...parts.map(part => part.getBoundingClientRect().bottom)) - within.top;
}"""


@pytest.mark.parametrize("after", [0, 1_000, 35_000])
@pytest.mark.parametrize("large", ["", "&large=1"])
def test_chart_names_and_words_are_one_screen(visit, after, large):
    page = visit(f"/dinosaurs?after={after}{large}")
    expect(page.locator(".checkpoints .chip").first).to_be_visible()
    for width, height in SIZES:
        if large:
            enlarged(page, width, height)
        page.set_viewport_size({"width": width, "height": height})
        still(page)
        assert page.evaluate(LOWEST) <= height
        desk = page.locator(".name_desk").bounding_box()["height"]
        assert desk <= height - page.locator("header").first.bounding_box()["height"]


@pytest.mark.parametrize("large", ["", "&large=1"])
def test_the_desk_its_checkpoints_and_words_are_one_screen(visit, large):
    """The keys go through the checkpoints there, too."""
    page = visit(f"/dinosaurs?view=desk&after=1000{large}")
    parts = (".checkpoints .bar", ".name_desk", "[class*=st-key-stage_dinosaurs_desk]")
    expect(page.locator(".finishes .chip").last).to_be_visible()
    for width, height in SIZES:
        if large:
            enlarged(page, width, height)
        page.set_viewport_size({"width": width, "height": height})
        still(page)
        for part in parts:
            box = page.locator(part).bounding_box()
            assert 0 <= box["y"] < box["y"] + box["height"] <= height, part
    page.keyboard.press("ArrowRight")
    expect(page.locator(".checkpoints h2")).to_contain_text("After 5,000 updates")
    p = writing.chances(example("rnn").network(5_000), example("rnn").names.indices("onyu"))
    letter = example("rnn").names.char_to_ix["s"]
    expect(page.locator(".column[data-letter=s]")).to_have_attribute("aria-label", f"s: {percent(p[letter])}")


BARS = """root => {
  const panel = root.querySelector('.bars-box').getBoundingClientRect();
  const columns = [...root.querySelectorAll('.column')];
  const out = columns.filter(e => e.getBoundingClientRect().right > panel.right + 1).map(e => e.dataset.letter);
  const high = columns.toSorted((a, b) => parseFloat(b.querySelector('i').style.height)
    - parseFloat(a.querySelector('i').style.height))[0];
  return [out, high.querySelector('.says').textContent];
}"""


@pytest.mark.parametrize("query", ["large=1", "large=1&after=0", "after=0"])
def test_the_bars_stay_in_their_panel_and_the_likeliest_has_its_number(visit, query):
    page = visit(f"/dinosaurs?{query}")
    expect(page.locator(".column").first).to_be_visible()
    still(page)
    out, says = page.locator(".name_desk").evaluate(BARS)
    assert out == []
    assert re.fullmatch(r"\d+", says)


def workers() -> list[psutil.Process]:
    """The worker processes under this test's server."""
    below = psutil.Process().children(recursive=True)
    return [one for one in below if "spawn_main" in " ".join(one.cmdline()) and not one.children()]


def test_a_killed_worker_is_told_and_the_next_training_runs(in_training):
    page = in_training
    expect(page.locator(".stProgress")).to_contain_text("a second,", timeout=SLOW)
    spent = {one: sum(one.cpu_times()[:2]) for one in workers()}
    for _ in range(5):  # so long one of them learns, however busy the machine is
        progress = page.locator(".stProgress")
        expect(progress).not_to_have_text(progress.inner_text(), timeout=SLOW)
    busy = max(spent, key=lambda one: sum(one.cpu_times()[:2]) - spent[one])
    os.kill(busy.pid, signal.SIGKILL)
    expect(page.locator(".stProgress")).to_contain_text("The worker process was lost after", timeout=SLOW)
    expect(page.locator(".tile").first).to_be_visible()
    train(page)
    expect(page.locator(".stProgress")).to_contain_text("a second,", timeout=SLOW)
    stop(page)


def test_a_huge_loss_is_told_while_it_trains_and_cured(page):
    page.get_by_role("button", name="Next run:").click()
    page.get_by_role("radio", name="no", exact=True).click()
    set_number(page, "Learning rate", "1")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Train", exact=True).click()
    alert = page.locator(".stAlert").filter(has_text="every number is finite")
    expect(alert).to_contain_text("huge, but every number is finite", timeout=SLOW)
    expect(alert).to_contain_text(re.compile(r"At update \d+, on the name “[a-z]+”, the loss was [\d,.]+, more than"))
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible()  # a huge loss does not end it
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(2)
    page.get_by_role("button", name="Train again at rate 0.05, clipped by norm").click()
    expect(page.get_by_role("button", name="Next run:")).to_contain_text("0.05, clip by norm 5")
    expect(alert).to_have_count(0, timeout=SLOW)
    stop(page)


def test_a_list_of_one_s_own(page):
    names = [a + b + c for a in "Åbc" for b in "äe" for c in ("lia", "rik", "nn")]
    page.get_by_role("button", name="Names:").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "own.csv", "mimeType": "text/csv", "buffer": "\r\n".join(f'"{n}",1' for n in names).encode()}
    )
    expect(page.get_by_role("button", name="Names: your own")).to_be_visible()
    page.keyboard.press("Escape")
    settings(page, **{"Updates,_one_name_each": "3000"})
    train_to_end(page)
    letters = page.locator(".column").evaluate_all("all => all.map(one => one.dataset.letter).join('')")
    assert letters == "".join(sorted(set("".join(names).lower())))
    assert page.locator(".one.memorised").count() > 0


def train_to_end(page: Page) -> None:
    page.get_by_role("button", name="Train", exact=True).click()
    expect(page.get_by_text(re.compile("^Finished: "))).to_be_visible(timeout=SLOW)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Names in the file: 0; at least 10 are needed."),
        (bytes(range(256)), "This is no text file."),
        (b"x" * 50 + b"\n" * 20, "Row 1 has 50 letters"),
    ],
)
def test_a_list_that_is_none_is_refused_with_a_sentence(page, data, sentence):
    page.get_by_role("button", name="Names:").click()
    page.locator("input[type=file]").set_input_files({"name": "own.txt", "mimeType": "text/plain", "buffer": data})
    expect(page.locator(".stAlert")).to_contain_text(sentence)
    expect(page.get_by_role("button", name="Names: 1,318 dinosaurs")).to_be_visible()


def test_a_saved_run_loads_and_invents_the_same(page):
    page.get_by_role("button", name="Save and load").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Parameters and settings").click()
    data = download.value.path().read_bytes()
    assert run_file.read(data).settings == example("rnn").settings
    with page.expect_download() as download:
        page.get_by_role("button", name="Names, CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text())))
    assert len(rows) == sum(len(checkpoint.names) for checkpoint in example("rnn").checkpoints)
    before = page.locator(".finishes").inner_text()
    page.locator("input[type=file]").set_input_files({"name": "run.npz", "mimeType": "application/zip", "buffer": data})
    expect(page.get_by_role("button", name="Shown: number 1, run.npz")).to_be_visible()
    page.keyboard.press("Escape")
    assert page.locator(".finishes").inner_text() == before
    expect(page.locator(".stException")).to_have_count(0)


def test_two_runs_on_the_same_axes(page):
    page.get_by_role("button", name="Shown: example RNN").click()
    page.get_by_role("radiogroup", name="Beside it").get_by_text("example LSTM").click()
    expect(page.locator(".stMain")).to_contain_text("╍╍ example LSTM (LSTM, 50 units")
    expect(page.locator(".stMain")).to_contain_text("━━ example RNN (RNN, 50 units")
    expect(page).to_have_url(re.compile("beside=lstm"))


def test_a_link_to_a_run_that_is_gone_is_told(visit):
    page = visit("/dinosaurs?run=0123456789abcdef&units=20&text=rex")
    expect(page.locator(".stAlert")).to_contain_text("no longer on the server")
    expect(page.locator(".name-field")).to_have_value("rex")
    expect(page.get_by_role("button", name="Next run: RNN 20")).to_be_visible()


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_the_trained_cell_opens_on_its_page(visit, cell):
    page = visit(f"/dinosaurs?run={cell}&text=onyx&at=2&unit=5")
    expect(page.locator(".tile").first).to_be_visible()
    page.get_by_role("button", name="Open the cell at this place").click()
    expect(page.locator("h1")).to_have_text(f"One {cell.upper()} cell")
    shown = CellPage(page)
    state = CellState(cell, example="given", given=f"{cell}~35000~2~onyx", unit=5)
    numbers = trace(Cell(KINDS[cell], opened.look_up(state.given).arrays))
    assert shown.values()["a_next"] == text(float(numbers["a_next"][5, 0]))
    follows = opened.look_up(state.given).label
    assert shown.values()["zy"] == text(float(numbers["zy"][follows, 0]))
    expect(page.locator(".drawing")).to_contain_text(text(float(numbers["yt_pred"][follows, 0])))
    page.locator(".way").nth(1).click()
    page.locator("h1").click()
    page.keyboard.press("End")
    expect(page.locator(".verdict.right")).to_be_visible()
    again = visit(page.url.split("/", 3)[3].join(["/", ""]))
    expect(again.locator(".verdict.right")).to_be_visible()
    again.get_by_role("link", name="Back to the name").click()
    expect(again.locator("h1")).to_have_text("Names of dinosaurs")


def test_another_browser_can_watch_but_not_stop(page, visit):
    settings(page, **{"Updates,_one_name_each": "200000"})
    train(page)
    other = visit("/" + page.url.split("/", 3)[3], height=1200)
    expect(other.locator(".stMain")).to_contain_text("started in another browser")
    expect(other.locator(".stProgress")).to_contain_text("a second", timeout=SLOW)
    expect(other.get_by_role("button", name="Stop", exact=True)).to_have_count(0)
    tab = page.context.new_page()
    tab.goto(page.url.split("?")[0])
    expect(tab.get_by_role("button", name="Stop", exact=True)).to_be_visible(timeout=SLOW)
    stop(page)


def test_a_list_that_is_huge_is_refused_before_it_is_sent(page):
    page.get_by_role("button", name="Names:").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "own.txt", "mimeType": "text/plain", "buffer": b"x\n" * 600_000}
    )
    expect(page.get_by_test_id("stFileUploader")).to_contain_text("File must be 1.0MB or smaller")
    expect(page.get_by_role("button", name="Names: 1,318 dinosaurs")).to_be_visible()


def test_the_page_says_what_was_taken_of_a_list_and_another_column_can_be_chosen(page):
    names = [a + b for a in ("Ann", "Bert", "Clar") for b in ("a", "o", "is", "in")]
    rows = "".join(f"{i},{name},{name[::-1]}\n" for i, name in enumerate([*names, names[0]]))
    page.get_by_role("button", name="Names:").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "own.csv", "mimeType": "text/csv", "buffer": f"id,name,back\n{rows}".encode()}
    )
    main = page.locator(".stMain")
    expect(main).to_contain_text("13 names from column name; header skipped; 1 duplicates")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Names: your own").click()
    page.get_by_label("Column of the names").click()
    page.get_by_role("option", name="back").click()
    expect(main).to_contain_text("13 names from column back")
