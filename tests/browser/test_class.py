"""A class in real browsers: a teacher, and students who follow, explore, vote, reload and lose their connection."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import still
from tests.serving import serve
from ui.kit import in_class, lesson

WORDS = lesson.words("class")
OF_CLASS = {in_class.PARAMETER, in_class.PLAN, in_class.BEAT, in_class.DRAFT}


@pytest.fixture
def teacher(visit):
    """A teacher with an open class, on the page of the LSTM."""
    page = visit("/classroom")
    page.get_by_role("button", name=WORDS["open"]).click()
    expect(page.locator(".classroom .bar")).to_be_visible()
    still(page)
    page.goto(urlsplit(page.url)._replace(path="/lstm_cell", query="step=stack").geturl())
    expect(page.locator(".classroom .bar")).to_be_visible()
    still(page)
    yield page
    page.goto(urlsplit(page.url)._replace(path="/classroom", query="").geturl())
    expect(page.locator(".classroom .bar")).to_be_visible()  # it listens, and is told of the end
    still(page)
    page.get_by_role("button", name=WORDS["close"]).click()
    page.get_by_role("button", name=WORDS["sure"]).click()
    expect(page.locator(".classroom .bar")).to_be_hidden()


@pytest.fixture
def join(visit, teacher):
    """A student who opens the link of the class."""
    return lambda **options: visit(f"/?{in_class.PARAMETER}={code(teacher)}", **options)


def code(teacher: Page) -> str:
    return teacher.locator(".classroom .bar strong").first.inner_text().split()[-1]


def shown(page: Page) -> tuple[str, dict[str, str]]:
    """The page and its parameters, without those of the class."""
    parts = urlsplit(page.url)
    return parts.path, {name: text for name, text in parse_qsl(parts.query) if name not in OF_CLASS}


def follows(student: Page, path: str, **parameters: str) -> None:
    """Wait until a student is there."""
    wanted = "".join(f"(?=.*[?&]{name}={re.escape(text)}(&|$))" for name, text in parameters.items())
    expect(student).to_have_url(re.compile(rf"{path}{wanted}"))


def forget_gate(page: Page) -> str:
    return page.locator(".pill[data-v=ft]").first.text_content() or ""


def count(teacher: Page, there: int, following: int) -> None:
    expect(teacher.locator(".there")).to_have_text(WORDS["teacher"]["there"].format(there=there, following=following))


def test_students_land_where_the_teacher_is_and_may_explore(teacher, join):
    drawing, bar = (teacher.locator(css).bounding_box() for css in (".canvas", ".classroom .bar"))
    assert drawing["y"] + drawing["height"] <= bar["y"]
    students = [join(), join(width=390, height=844), join(theme="dark")]
    for one in students:
        follows(one, "/lstm_cell", step="stack")
    count(teacher, 3, 3)
    teacher.keyboard.press("ArrowRight")
    for one in students:
        follows(one, "/lstm_cell", step="forget")
    still(teacher)
    for one in students:
        still(one)
        assert forget_gate(one) == forget_gate(teacher)

    alone, *others = students
    alone.get_by_role("button", name=WORDS["student"]["leave"]).click()
    count(teacher, 3, 2)
    teacher.goto(urlsplit(teacher.url)._replace(path="/rnn_cell", query="step=tanh").geturl())
    for one in others:
        follows(one, "/rnn_cell", step="tanh")
    follows(alone, "/lstm_cell", step="forget")
    alone.get_by_role("button", name=WORDS["student"]["back"]).click()
    follows(alone, "/rnn_cell", step="tanh")
    count(teacher, 3, 3)

    for key in "zva.":  # keys of the teacher's
        alone.keyboard.press(key)
    teacher.keyboard.press("z")
    expect(teacher.locator("[data-do=hold]")).to_have_attribute("aria-pressed", "true")
    expect(others[0].locator(".classroom .bar")).to_contain_text(WORDS["student"]["held"])
    teacher.keyboard.press("ArrowRight")
    still(teacher)
    alone.reload()
    follows(alone, "/rnn_cell", step="tanh")
    teacher.keyboard.press("z")
    for one in students:
        follows(one, "/rnn_cell", **shown(teacher)[1])
    teacher.reload()
    expect(teacher.locator(".classroom .bar")).to_be_visible()
    count(teacher, 3, 3)


def test_a_class_votes_twice_and_sees_both_rounds(teacher, join):
    students = [join(), join(), join()]
    teacher.goto(urlsplit(teacher.url)._replace(query="step=forget&ask=1").geturl())
    expect(teacher.locator(".question .options button").first).to_be_visible()
    still(teacher)
    votes = ((0, 1, 1), (1, 1, 1))
    for round, said in enumerate(votes, 1):
        if round == 1:
            teacher.keyboard.press("v")
        else:
            teacher.get_by_role("button", name=WORDS["teacher"]["again"]).click()
        expect(teacher.locator(".sheet .voted")).to_have_text(WORDS["teacher"]["count"].format(voted=0, there=3))
        for one, option in zip(students, said, strict=True):
            expect(one.locator(".sheet .options button")).to_have_count(4)
            one.locator(".sheet .options button").nth(option).click()
            expect(one.locator(".sheet")).to_contain_text(WORDS["student"]["voted"])
            expect(one.locator(".sheet .bars")).to_have_count(0)
        expect(teacher.locator(".sheet .voted")).to_have_text(WORDS["teacher"]["count"].format(voted=3, there=3))
        expect(teacher.locator(".sheet .bars")).to_have_count(0)
        expect(students[0].locator(".question")).to_contain_text(lesson.words("ask")["vote"])
        expect(students[0].locator(".question button")).to_have_count(0)
        students[0].keyboard.press("ArrowRight")  # shows no answer, and goes nowhere
        teacher.keyboard.press("Escape")
        expect(teacher.locator(".sheet")).to_be_hidden()
        teacher.get_by_role("button", name=WORDS["bar"]["unfold"], exact=True).click()
        teacher.keyboard.press("a")
        for page in (teacher, *students):
            expect(page.locator(".sheet .bars")).to_be_visible()
            expect(page.locator(".sheet .truth")).to_have_count(0)
    teacher.keyboard.press("a")
    expect(students[0].locator(".question .options button").first).to_be_visible()
    for page in (teacher, *students):
        told = page.locator(".sheet .vote").all_inner_texts()
        assert [text.split(":")[-1].split()[0] for text in told] == ["1", "0", "2", "3", "0", "0", "0", "0"]
        expect(page.locator(".sheet .truth")).to_contain_text("input")
    teacher.get_by_role("button", name=WORDS["teacher"]["drop"]).click()
    for page in (teacher, *students):
        expect(page.locator(".sheet")).to_be_empty()


def test_who_loses_the_connection_lands_when_it_comes_back(teacher, browser, process):
    context = browser.new_context()
    student = context.new_page()
    student.goto(f"{process.url}/?{in_class.PARAMETER}={code(teacher)}")
    follows(student, "/lstm_cell", step="stack")
    count(teacher, 1, 1)
    context.set_offline(True)
    teacher.keyboard.press("End")
    still(teacher)
    context.set_offline(False)
    follows(student, "/lstm_cell", **shown(teacher)[1])
    context.close()
    count(teacher, 0, 0)


def test_a_server_that_was_started_anew_is_told_to_both(browser):
    """Both sides come back by themselves, and hear why their class is gone."""
    teacher, student = browser.new_context().new_page(), browser.new_context().new_page()
    with serve() as server:
        teacher.goto(f"{server.url}/classroom")
        teacher.get_by_role("button", name=WORDS["open"]).click()
        expect(teacher.locator(".classroom .bar")).to_be_visible()
        still(teacher)
        student.goto(f"{server.url}/?{in_class.PARAMETER}={code(teacher)}")
        expect(student.locator(".classroom .bar")).to_be_visible()
        port = server.port
    with serve(port):
        expect(teacher.locator(".taught")).to_contain_text(WORDS["gone"])
        expect(student.get_by_text(WORDS["refused"]["no_class"])).to_be_visible()
        expect(student.locator(".classroom .bar")).to_be_hidden()
    for page in (teacher, student):
        page.context.close()
