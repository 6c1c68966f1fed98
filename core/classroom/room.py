"""A class that is open: what the teacher shows, who is there, and the question at hand. Many threads use it at once."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock

from core.classroom.codes import Clock, draw
from core.classroom.presence import Presence, Wake
from core.classroom.vote import Ballot, Question, table
from core.refusal import Refusal

HOURS = 3
MOST = 300
"""Students of one class."""
MOST_BALLOTS = 200


@dataclass(frozen=True)
class View:
    """What the teacher sees: a page, and what follows its address."""

    page: str = "home"
    link: str = ""


@dataclass(frozen=True)
class Counts:
    """How many students are there, how many of them follow, how many voted in the present round."""

    there: int
    following: int
    voted: int


class Room:
    """One class. `by` and `who` are browsers; only one of the teacher's may steer, others get Refusal("steer")."""

    def __init__(self, teacher: str, clock: Clock = time.monotonic) -> None:
        self.code, self.secret = draw(), secrets.token_urlsafe(16)
        self._clock, self._ends = clock, clock() + HOURS * 3600
        self._lock = RLock()
        self._teachers = {teacher}
        self._presence = Presence()
        self._shown = self._newest = View()
        self._ballots: list[Ballot] = []
        self._at_hand: Ballot | None = None
        self._closed = self.frozen = False
        self.version = self.whole = self.leads = 0
        self.lead: tuple[str, int] | None = None

    @property
    def over(self) -> bool:
        """Whether it was closed, or its time has run out."""
        return self._closed or self._clock() >= self._ends

    @property
    def minutes_left(self) -> int:
        """Until it closes by itself."""
        return max(0, round((self._ends - self._clock()) / 60))

    @property
    def view(self) -> View:
        """What students who follow see."""
        return self._shown

    @property
    def asked(self) -> int:
        """How many questions were asked so far."""
        return len(self._ballots)

    @property
    def ballot(self) -> Ballot | None:
        """The question at hand with its votes."""
        return self._at_hand

    def steered_by(self, who: str) -> bool:
        """Whether this is a browser of the teacher's."""
        return who in self._teachers

    def knows(self, who: str) -> bool:
        """Whether this browser is, or was, in the class."""
        return self._presence.knows(who) or self.steered_by(who)

    def check_place(self, who: str) -> None:
        """Raises Refusal("full", most) where one more student is too many."""
        with self._lock:
            students = self._students()
        if who not in students and not self.steered_by(who) and len(students) >= MOST:
            raise Refusal("full", most=MOST)

    def admit(self, who: str, secret: str) -> None:
        """Another browser of the teacher's, by the secret. Raises Refusal("steer")."""
        if not secrets.compare_digest(secret.encode(), self.secret.encode()):
            raise Refusal("steer")
        with self._lock:
            self._teachers.add(who)

    # What the teacher does

    def show(self, by: str, view: View, whole: bool = True) -> None:
        """The teacher's view is now another one; while it is frozen students keep the one before.

        `whole` is False where it differs from the view before in the page's drawing alone; `self.whole` is the last
        version of which that cannot be said.
        """
        with self._lock:
            self._check(by)
            self._newest = view
            moved = not self.frozen and view != self._shown
            if moved:
                self._shown = view
                self.version += 1
                self.whole = self.version if whole else self.whole
        if moved:
            self._presence.tell()

    def set_lead(self, by: str, lead: tuple[str, int] | None) -> None:
        """The plan that the teacher follows, and its beat: the teacher's windows hear of it, students do not."""
        with self._lock:
            self._check(by)
            if lead == self.lead:
                return
            self.lead = lead
            self.leads += 1
        self._presence.tell_counts()

    def freeze(self, by: str, on: bool) -> None:
        """Hold what students see, or let them follow again."""
        with self._lock:
            self._check(by)
            self.frozen = on
            if not on:
                self._shown = self._newest
            self.version += 1
            self.whole = self.version
        self._presence.tell()

    def close(self, by: str) -> None:
        """The class is over."""
        self._check(by)
        self.end()

    def end(self) -> None:
        """It is over, whoever says so: its teacher, or the clock."""
        with self._lock:
            self._closed = True
            self.version += 1
        self._presence.tell()

    def ask(self, by: str, question: Question) -> None:
        """A question becomes a vote. Raises Refusal("ballots") after very many."""
        with self._lock:
            self._check(by)
            if len(self._ballots) >= MOST_BALLOTS:
                raise Refusal("ballots", most=MOST_BALLOTS)
            self._at_hand = Ballot(question)
            self._ballots.append(self._at_hand)
            self.version += 1
        self._presence.tell()

    def reveal(self, by: str) -> None:
        """The votes are shown to all; once more, and the truth and why are, too."""
        self._change(by, Ballot.reveal)

    def again(self, by: str) -> None:
        """Vote once more. Raises Refusal("rounds")."""
        self._change(by, Ballot.again)

    def drop(self, by: str) -> None:
        """The question is done with."""
        with self._lock:
            self._check(by)
            self._at_hand = None
            self.version += 1
        self._presence.tell()

    def _change(self, by: str, change: Callable[[Ballot], None]) -> None:
        with self._lock:
            self._check(by)
            if self._at_hand is None:
                return
            change(self._at_hand)
            self.version += 1
        self._presence.tell()

    def votes(self, by: str) -> str:
        """All votes of the class as CSV."""
        with self._lock:
            self._check(by)
            return table(self._ballots)

    def _check(self, by: str) -> None:
        if self.over:
            raise Refusal("ended")
        if by not in self._teachers:
            raise Refusal("steer")

    # What students do

    def vote(self, who: str, answer: object, round: int) -> None:
        """A student's answer. Raises Refusal("over" | "answer" | "ended" | "absent")."""
        with self._lock:
            if self.over:
                raise Refusal("ended")
            if self._at_hand is None:
                raise Refusal("over")
            if who not in self._students():
                raise Refusal("absent")
            self._at_hand.vote(who, answer, round)
        self._presence.tell_counts()

    def follow(self, who: str, on: bool) -> None:
        """Whether a student follows, or explores alone."""
        self._presence.follow(who, on)
        self._presence.tell_counts()

    # Who is told of it

    def listen(self, who: str, wake: Wake) -> Wake:
        """Be told of each new version, from any thread. Returns what ends that. Raises Refusal("full" | "ended")."""
        with self._lock:
            if self.over:
                raise Refusal("ended")
            self.check_place(who)
            self._presence.enter(who, wake)
        self._presence.tell_counts()

        def leave() -> None:
            self._presence.leave(wake)
            self._presence.tell_counts()

        return leave

    def count(self, by: str, wake: Wake, aside: bool = False) -> Wake:
        """Be told, as the teacher, whenever a count may have changed. Returns what ends that.

        `aside` is a second window, for the teacher's eyes alone: it has the words to say.
        """
        with self._lock:
            self._check(by)
            self._presence.count(wake, aside)
            self.leads += aside

        def leave() -> None:
            with self._lock:
                self._presence.uncount(wake)
                self.leads += aside
            self._presence.tell_counts()

        self._presence.tell_counts()
        return leave

    @property
    def words_aside(self) -> bool:
        """Whether a second window of the teacher's has the words to say."""
        return self._presence.aside

    @property
    def counts(self) -> Counts:
        """As they are now."""
        with self._lock:
            voted = self._at_hand.voted if self._at_hand else 0
            return Counts(len(self._students()), len(self._presence.following() - self._teachers), voted)

    def _students(self) -> set[str]:
        return self._presence.there() - self._teachers
