"""Predict, then reveal: whether the steps ask, the tally, and on a page of charts the question itself.

On a page whose drawing sends messages the question is part of the drawing (ui/kit/message_store.py).
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from core.classroom import Question
from core.lessons.learner import Learner
from ui.kit import in_class, learner, lesson
from ui.kit.store import Store
from ui.kit.widgets import controlled

SHOW = "show"
"""Stands for an answer where one only wants to see."""
_COUNTED, _CHANGED = "predict.counted", "predict.changed"


def whether(store: Store[Any], help: str) -> None:
    """Whether the steps ask: of this page, and of every other from now on."""
    controlled(
        st.toggle, store.key("ask"), store.state.ask, lambda on: _set(store, on),
        label=lesson.words("ask")["toggle"], help=help,
    )  # fmt: skip


def _set(store: Store[Any], on: bool) -> None:
    store.change(ask=on)
    _keep(replace(learner.current(), ask=on))


def count(about: Hashable, right: bool) -> None:
    """Add a prediction to the tally; what it was about counts once."""
    counted: set[Hashable] = st.session_state.setdefault(_COUNTED, set())
    if about not in counted:
        counted.add(about)
        _keep(learner.current().predict(right))


def _keep(changed: Learner) -> None:
    learner.save(changed)
    st.session_state[_CHANGED] = True


def refresh() -> None:
    """In a fragment: once more the whole page where the learner has changed, for its foot tells the browser."""
    if st.session_state.pop(_CHANGED, False):
        st.rerun()


def tally() -> str:
    """How many predictions were right, as a sentence; "" before the first."""
    right, of = learner.current().predictions
    return str(lesson.words("ask")["tally"].format(right=right, of=of)) if of else ""


def foot() -> None:
    """The tally at the foot of each page, with the way to begin it anew."""
    if told := tally():
        st.markdown(told, width="content")
        st.button(lesson.words("ask")["reset"], key="predict.reset", on_click=_reset)


def _reset() -> None:
    learner.save(replace(learner.current(), predictions=(0, 0)))


@dataclass(frozen=True)
class Asked:
    """A question on a page of charts: its key, its words, options by name beside "ask", and what it is about."""

    key: str
    words: Mapping[str, str]
    about: Hashable

    @property
    def options(self) -> dict[str, str]:
        return {name: words for name, words in self.words.items() if name != "ask"}

    @property
    def answered(self) -> str:
        """What was answered to it about this very thing, SHOW, or ""."""
        known, answer = st.session_state.get(f"{self.key}.answered", (None, ""))
        return str(answer) if known == self.about else ""

    def answer(self, option: str) -> None:
        """Take over an answer, SHOW, or "" to ask again."""
        st.session_state[f"{self.key}.answered"] = (self.about, option)

    def vote(self, truth: str, why: str) -> Question:
        """As a class votes on it."""
        return Question(self.words["ask"], tuple(self.options.values()), None, [*self.options].index(truth), why)

    def held(self) -> dict[str, Any] | None:
        """The question as a walk by keys hears of it, which waits for the answer; None where there was one."""
        return None if self.answered else _unless_voted({"place": self.key, "options": self.options}, self.words["ask"])


def drawn(question: dict[str, Any] | None) -> dict[str, Any] | None:
    """The question at hand as part of a drawing."""
    at_hand = in_class.offered() if question else None
    if question is None or at_hand is None or question.get("truth"):
        return question
    return _unless_voted(question, at_hand.ask)


def _unless_voted(question: dict[str, Any], ask: str) -> dict[str, Any]:
    """The question; while this student's class votes on it, no way to an answer but one sentence."""
    return question | {"options": {}, "vote": lesson.words("ask")["vote"]} if in_class.votes_on(ask) else question


def revealed(asked: Asked, truth: str, why: str) -> bool:
    """Whether the question was answered about this very thing; then the answer, the truth and why are written."""
    in_class.offer(lambda: asked.vote(truth, why))
    if asked.answered:
        tell(asked, truth, why)
        return True
    ask(asked)
    return False


def ask(asked: Asked) -> None:
    """The question with a button for each option, and one for who only wants to see."""
    st.markdown(f"**{asked.words['ask']}**")
    if in_class.votes_on(asked.words["ask"]):
        st.markdown(lesson.words("ask")["vote"])
        return
    with st.container(horizontal=True):
        for option, words in asked.options.items():
            st.button(words, key=f"{asked.key}.{option}", on_click=asked.answer, args=(option,))
        show = lesson.words("stage")["show"]
        st.button(show, key=f"{asked.key}.{SHOW}", type="tertiary", on_click=asked.answer, args=(SHOW,))


def ahead(asked: Asked, truth: str, why: str) -> None:
    """A question on what is still to come, where the visitor wants them: its `truth` is "" until it is known."""
    if truth and asked.answered not in ("", SHOW):
        tell(asked, truth, why)
    elif not truth and asked.answered in asked.options:
        words = lesson.words("stage")["your_answer"].format(answer=asked.options[asked.answered])
        st.markdown(f"{words} {lesson.words('ask')['later']}")
    elif not truth and not asked.answered and learner.current().ask:
        ask(asked)


def tell(asked: Asked, truth: str, why: str) -> None:
    """What was answered, what is true, and why; it is counted."""
    words, given = lesson.words("stage"), asked.answered
    said = ""
    if given != SHOW:
        count((asked.key, asked.about), given == truth)
        said = f"{'✓' if given == truth else '✗'} {words['your_answer'].format(answer=asked.options[given])} "
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{said}**{words['truth'].format(answer=asked.options[truth])}** {why}")
        st.button(words["again"], key=f"{asked.key}.again", on_click=asked.answer, args=("",), type="tertiary")
    refresh()
