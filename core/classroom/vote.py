"""A question to a class, and what it answered: a choice of 2 to 5, or a number within bounds, in up to two rounds."""

import csv
import io
import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from core.refusal import Refusal

OPTIONS = (2, 5)
ROUNDS = 2
LONGEST = {"ask": 300, "option": 120, "why": 600}
"""Characters of a text."""
HEAD = ("question", "round", "answer", "right", "votes")

Answer = int | float
"""The number of an option from 0, or a number."""


@dataclass(frozen=True)
class Question:
    """What is asked: `options`, or `bounds` of a number; `truth` is the right answer if there is one, `why` says why.

    Raises Refusal("options" | "bounds" | "truth" | "empty" | "long").
    """

    ask: str
    options: tuple[str, ...] = ()
    bounds: tuple[float, float] | None = None
    truth: Answer | None = None
    why: str = ""

    def __post_init__(self) -> None:
        texts = [("ask", self.ask), *(("option", option) for option in self.options), ("why", self.why)]
        for name, text in texts:
            if len(text) > LONGEST[name]:
                raise Refusal("long", most=LONGEST[name], text=text[:40])
        if not all(text.strip() for _, text in texts[:-1]):
            raise Refusal("empty")
        self._check_kind()
        if self.truth is not None:
            try:
                self.take(self.truth)
            except Refusal as refused:
                raise Refusal("truth") from refused

    def _check_kind(self) -> None:
        if self.bounds is None:
            low, high = OPTIONS
            if not low <= len(self.options) <= high or len(set(self.options)) < len(self.options):
                raise Refusal("options", low=low, high=high)
        elif self.options or not all(map(math.isfinite, self.bounds)) or self.bounds[0] >= self.bounds[1]:
            raise Refusal("bounds")

    def take(self, answer: object) -> Answer:
        """An answer that fits, or Refusal("answer"); what a browser sends may be anything."""
        if isinstance(answer, bool) or not isinstance(answer, int | float):
            raise Refusal("answer")
        if self.bounds is not None:
            low, high = self.bounds
            if not low <= answer <= high:
                raise Refusal("answer")
            return float(answer)
        if answer not in range(len(self.options)):
            raise Refusal("answer")
        return int(answer)


@dataclass
class Ballot:
    """The votes on one question: who voted what in each round. Names leave it never, only counts and numbers."""

    question: Question
    rounds: list[dict[str, Answer]] = field(default_factory=lambda: [{}])
    open: bool = True
    revealed: bool = False
    told: bool = False
    """Whether the truth and why stand beside the votes."""

    @property
    def voted(self) -> int:
        """How many votes the present round has."""
        return len(self.rounds[-1])

    def vote(self, who: str, answer: object, round: int) -> None:
        """One for each browser and round; the newest counts. Raises Refusal("over" | "answer")."""
        if not self.open or round != len(self.rounds):
            raise Refusal("over")
        self.rounds[-1][who] = self.question.take(answer)

    def of(self, who: str) -> Answer | None:
        """What someone said in the present round."""
        return self.rounds[-1].get(who)

    def again(self) -> None:
        """Another round, after a discussion. Raises Refusal("rounds")."""
        if len(self.rounds) >= ROUNDS:
            raise Refusal("rounds", most=ROUNDS)
        self.rounds.append({})
        self.open, self.revealed, self.told = True, False, False

    def reveal(self) -> None:
        """No more votes; they are shown, and the second time the truth and why: a class discusses before it knows."""
        more = self.question.truth is not None or bool(self.question.why)
        self.open, self.revealed, self.told = False, True, self.revealed or not more

    def counts(self) -> list[list[int]]:
        """By round, how many chose each option."""
        options = range(len(self.question.options))
        return [[list(votes.values()).count(option) for option in options] for votes in self.rounds]

    def numbers(self) -> list[list[float]]:
        """By round, the numbers that were said, in their order."""
        return [sorted(map(float, votes.values())) for votes in self.rounds]

    def rows(self) -> list[tuple[str, int, str, str, int]]:
        """As HEAD names them: each answer of each round with its votes."""
        asked, found = self.question, []
        for number, votes in enumerate(self.rounds, 1):
            said = list(votes.values())
            answers = range(len(asked.options)) if asked.bounds is None else sorted(set(said))
            for answer in answers:
                text = asked.options[int(answer)] if asked.bounds is None else repr(answer)
                right = "" if asked.truth is None else str(int(answer == asked.truth))
                found.append((asked.ask, number, text, right, said.count(answer)))
        return found


def table(ballots: Iterable[Ballot]) -> str:
    """All votes as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(row for ballot in ballots for row in ballot.rows())
    return text.getvalue()
