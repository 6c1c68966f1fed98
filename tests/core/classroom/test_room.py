"""A class: only its teacher steers it, everybody hears the newest, and nothing of a student gets out but counts."""

import gc
import threading
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from core.classroom import Question, Rooms, View
from core.classroom.codes import LENGTH, LETTERS, MOST_OF_ADDRESS, MOST_TRIES, WITHIN, cleaned, draw
from core.classroom.room import HOURS, MOST
from core.classroom.rooms import MOST_ROOMS
from core.refusal import Refusal

TEACHER = "teacher"
ASKED = Question("Which gate?", ("forget", "input"), truth=0)


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def rooms(clock):
    return Rooms(clock)


def refused(reason):
    return pytest.raises(Refusal, match=reason)


def heard():
    """A listener, and how often it was woken."""
    times = []
    return (lambda: times.append(1)), times


def test_a_code_is_typed_as_one_likes_and_is_never_two_alike():
    code = draw()
    assert cleaned(f" {code[:3].lower()}-{code[3:]} ") == code
    assert len({draw() for _ in range(1000)}) == 1000
    assert len(LETTERS) ** LENGTH > 8e8
    assert not set("01OIL") & set(LETTERS)


@given(st.text(max_size=12))
def test_what_is_no_code_finds_no_class(typed):
    rooms = Rooms()
    rooms.open(TEACHER)
    with refused("no_class"):
        rooms.find(typed, "who")


def test_who_tries_codes_must_soon_wait_and_others_need_not(rooms, clock):
    room = rooms.open(TEACHER)
    for _ in range(MOST_TRIES):
        with refused("no_class"):
            rooms.find("AAAAAA", "thief", "10.0.0.9")
    with refused("tries"):
        rooms.find(room.code, "thief", "10.0.0.8")
    assert rooms.find(room.code, "student", "10.0.0.9") is room
    clock.now = WITHIN + 1
    assert rooms.find(room.code, "thief", "10.0.0.9") is room


def test_an_address_from_which_many_codes_are_tried_must_wait_but_for_who_is_in_the_class(rooms, clock):
    room = rooms.open(TEACHER)
    room.listen("anna", heard()[0])
    for number in range(MOST_OF_ADDRESS):
        with refused("no_class"):
            rooms.find("AAAAAA", f"name {number}", "10.0.0.9")
    with refused("tries"):
        rooms.find(room.code, "another name", "10.0.0.9")
    assert rooms.find(room.code, "anna", "10.0.0.9") is room
    assert rooms.find(room.code, "ben", "10.0.0.2") is room
    clock.now = WITHIN + 1
    assert rooms.find(room.code, "another name", "10.0.0.9") is room


def test_the_secret_too_is_not_found_by_trying(rooms):
    room = rooms.open(TEACHER)
    for _ in range(MOST_TRIES):
        with refused("steer"):
            rooms.admit(room.code, "guess", "thief")
    with refused("tries"):
        rooms.admit(room.code, room.secret, "thief")
    assert not room.steered_by("thief")
    rooms.admit(room.code, room.secret, "second screen").show("second screen", View("lstm_cell", "step=forget"))
    assert room.view == View("lstm_cell", "step=forget")


def test_only_the_teacher_steers(rooms):
    room = rooms.open(TEACHER)
    room.ask(TEACHER, ASKED)
    before = (room.version, room.view, room.frozen, room.ballot)
    for steer in (
        lambda: room.show("student", View("gradients")),
        lambda: room.freeze("student", True),
        lambda: room.close("student"),
        lambda: room.ask("student", ASKED),
        lambda: room.reveal("student"),
        lambda: room.again("student"),
        lambda: room.drop("student"),
        lambda: room.votes("student"),
        lambda: room.count("student", print),
    ):
        with refused("steer"):
            steer()
    assert (room.version, room.view, room.frozen, room.ballot) == before
    assert not room.over


def test_a_class_ends_by_its_teacher_or_by_the_clock(rooms, clock):
    closed, forgotten = rooms.open(TEACHER), rooms.open("another")
    closed.close(TEACHER)
    with refused("no_class"):
        rooms.find(closed.code, "student")
    assert rooms.open(TEACHER) is not closed
    clock.now = HOURS * 3600 - 1
    assert rooms.find(forgotten.code, "student") is forgotten
    clock.now += 1
    with refused("ended"):
        forgotten.show("another", View("gradients"))
    with refused("no_class"):
        rooms.find(forgotten.code, "student")


def test_a_teacher_s_reload_finds_the_class_again(rooms):
    assert rooms.open(TEACHER) is rooms.open(TEACHER)


def test_there_is_an_end_to_classes_and_to_students(rooms):
    room = rooms.open(TEACHER)
    for number in range(MOST):
        room.listen(f"student {number}", heard()[0])
    with refused("full"):
        room.listen("one more", heard()[0])
    room.listen("student 7", heard()[0])  # a second tab of one who is there
    room.listen(TEACHER, heard()[0])
    assert room.counts.there == MOST
    for number in range(MOST_ROOMS - 1):
        rooms.open(f"teacher {number}")
    with refused("rooms"):
        rooms.open("one more")


def test_presence_counts_browsers_and_who_follows(rooms):
    room = rooms.open(TEACHER)
    leave = [room.listen(who, heard()[0]) for who in ("anna", "anna", "ben", TEACHER)]
    room.follow("ben", False)
    assert (room.counts.there, room.counts.following) == (2, 1)
    leave[0]()
    assert room.counts.there == 2
    leave[1]()
    leave[1]()
    assert (room.counts.there, room.counts.following) == (1, 0)
    room.follow("ben", True)
    assert room.counts.following == 1


def test_a_frozen_view_stays_until_it_is_let_go(rooms):
    room = rooms.open(TEACHER)
    wake, times = heard()
    room.listen("anna", wake)
    room.show(TEACHER, View("gradients"))
    room.freeze(TEACHER, True)
    told = len(times)
    room.show(TEACHER, View("clipping"))
    assert (room.view, len(times)) == (View("gradients"), told)
    room.freeze(TEACHER, False)
    assert (room.view, len(times)) == (View("clipping"), told + 1)


def test_the_same_view_twice_wakes_nobody(rooms):
    room = rooms.open(TEACHER)
    wake, times = heard()
    room.listen("anna", wake)
    room.show(TEACHER, View("gradients"))
    room.show(TEACHER, View("gradients"))
    assert len(times) == 1


def test_classes_that_were_closed_leave_nothing_behind(rooms):
    gone = []
    for number in range(20):
        room = rooms.open(TEACHER)
        for student in range(30):
            room.listen(f"{number} {student}", heard()[0])
        room.close(TEACHER)
        gone.append(weakref.ref(room))
    rooms.open("another")
    del room
    gc.collect()
    assert [room() for room in gone] == [None] * 20


def test_many_threads_at_once_lose_no_vote_and_no_view(rooms):
    room = rooms.open(TEACHER)
    names = [f"student {number}" for number in range(60)]
    for who in names:
        room.listen(who, heard()[0])
    room.ask(TEACHER, ASKED)
    before = room.version
    work = [threading.Thread(target=room.vote, args=(who, number % 2, 1)) for number, who in enumerate(names)]
    work += [threading.Thread(target=room.show, args=(TEACHER, View("home", str(number)))) for number in range(60)]
    for one in work:
        one.start()
    for one in work:
        one.join()
    assert room.ballot.counts() == [[30, 30]]
    assert room.version == before + 60


class AClass(RuleBasedStateMachine):
    """Whatever is done in whatever order: what is counted is what was done."""

    def __init__(self):
        super().__init__()
        self.rooms = Rooms(Clock())
        self.room = self.rooms.open(TEACHER)
        self.leave, self.alone = {}, set()
        self.said, self.round, self.open = {}, 0, False
        self.newest = self.shown = self.room.view

    names = st.sampled_from(["anna", "ben", "carl", "dora"])

    @rule(who=names)
    def come(self, who):
        self.leave.setdefault(who, []).append(self.room.listen(who, lambda: None))

    @rule(who=names)
    def go(self, who):
        if self.leave.get(who):
            self.leave[who].pop()()

    @rule(who=names, on=st.booleans())
    def follow(self, who, on):
        self.room.follow(who, on)
        (self.alone.discard if on else self.alone.add)(who)

    @rule(link=st.sampled_from(["a", "b", "c"]))
    def show(self, link):
        self.room.show(TEACHER, View("home", link))
        self.newest = View("home", link)
        if not self.room.frozen:
            self.shown = self.newest

    @rule(on=st.booleans())
    def freeze(self, on):
        self.room.freeze(TEACHER, on)
        self.shown = self.shown if on else self.newest

    @rule()
    def ask(self):
        self.room.ask(TEACHER, ASKED)
        self.said, self.round, self.open = {}, 1, True

    @precondition(lambda self: self.round)
    @rule()
    def reveal(self):
        self.room.reveal(TEACHER)
        self.open = False

    @precondition(lambda self: self.round == 1)
    @rule()
    def again(self):
        self.room.again(TEACHER)
        self.said, self.round, self.open = {}, 2, True

    @rule(who=names, answer=st.one_of(st.integers(-1, 2), st.text(max_size=2), st.none()), round=st.integers(0, 3))
    def vote(self, who, answer, round):
        fits = answer in (0, 1) and round == self.round and self.open and bool(self.leave.get(who))
        try:
            self.room.vote(who, answer, round)
        except Refusal:
            assert not fits
        else:
            assert fits
            self.said[who] = answer

    @invariant()
    def counted(self):
        there = {who for who, tabs in self.leave.items() if tabs}
        counts = self.room.counts
        assert (counts.there, counts.following) == (len(there), len(there - self.alone))
        assert counts.voted == len(self.said)
        assert self.room.view == self.shown
        if self.round:
            said = list(self.said.values())
            assert self.room.ballot.counts()[-1] == [said.count(0), said.count(1)]


TestAClass = AClass.TestCase
