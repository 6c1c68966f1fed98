"""Choose a plan, read it beat by beat, and make one's own."""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.classroom import Beat, Plan
from core.classroom.plan import encode, read, write
from core.refusal import Refusal
from ui.classroom import draft, plans
from ui.classroom.bar import sentence
from ui.kit import address, in_class, lesson, path
from ui.kit.page_head import heading
from ui.kit.tables import markdown

SHARES = (3, 2)
LARGEST = 1
"""MB of a file."""


def show() -> None:
    """The plans that come along at the left, one's own at the right."""
    with heading("plans"):
        pass
    left, right = st.columns(SHARES, gap="large")
    with left:
        st.markdown("\n\n".join(lesson.section("plans").paragraphs))
        for name, plan in plans.bundled().items():
            _offer(name, plan)
    with right:
        section = lesson.section("plans", "own")
        st.subheader(section.title, anchor=False)
        st.markdown("\n\n".join(section.paragraphs))
        _own()


def _offer(name: str, plan: Plan) -> None:
    """A plan with all that its teacher should know beforehand."""
    words = lesson.words("plan")
    with st.container(border=True):
        st.subheader(plan.title, anchor=False)
        st.markdown(words["summary"].format(minutes=f"{plan.minutes:g}", beats=len(plan.beats)))
        with st.container(horizontal=True):
            st.button(words["begin"], key=f"plan.begin.{name}", type="primary", on_click=plans.begin, args=(name,))
            st.download_button(words["download"], write(plan), f"{name}.toml", key=f"plan.download.{name}")
        with st.expander(words["beats"]):
            _listed(words["aims"], plan.aims)
            _listed(words["wrong"], plan.wrong)
            st.markdown(_table(plan))


def _listed(title: str, texts: tuple[str, ...]) -> None:
    if texts:
        st.markdown(f"**{title}**\n\n" + "\n".join(f"- {lesson.plain(text)}" for text in texts))


def _table(plan: Plan) -> str:
    """When, where and what to say; what is expected."""
    words, pages = lesson.words("plan")["columns"], lesson.words("pages")
    rows = [
        [f"{plan.until(number):g}", pages[beat.page], lesson.plain(beat.say), lesson.plain(beat.expected)]
        for number, beat in enumerate(plan.beats)
    ]
    return markdown([words[name] for name in ("at", "page", "say", "expected")], rows, len(rows[0]))


def _own() -> None:
    """One's own plan: begin it, take one in, edit it, and hand it on."""
    words, plan = lesson.words("plan"), draft.made()
    with st.container(horizontal=True):
        if plan is None:
            st.button(words["new"], key="plan.new", type="primary", on_click=draft.begin)
        else:
            st.button(words["end"], key="plan.end", on_click=draft.put, args=(None,))
    _upload()
    if plan is not None and plan.beats:
        _edit(plan)
        _hand_on(plan)


def _upload() -> None:
    words = lesson.words("plan")
    with st.form("plan.take", border=False, clear_on_submit=True):
        file = st.file_uploader(words["upload"], type="toml", max_upload_size=LARGEST)
        if st.form_submit_button(words["upload"]) and file is not None:
            try:
                draft.put(read(file.getvalue().decode("utf-8", errors="replace"), path.ORDER))
            except Refusal as refused:
                st.error(sentence(refused))
            else:
                st.rerun()


def _edit(plan: Plan) -> None:
    """Title and beats, in a table that can be written in."""
    words, columns = lesson.words("plan"), lesson.words("plan")["columns"]
    code = encode(plan)
    with st.form("plan.edit", border=False):
        title = st.text_input(words["name"], plan.title, max_chars=120, key=f"plan.title.{code}")
        st.markdown(words["editor"])
        rows = [
            {"number": number, "say": beat.say, "minutes": beat.minutes, "expected": beat.expected,
             "page": beat.page, "link": beat.link}
            for number, beat in enumerate(plan.beats, 1)
        ]  # fmt: skip
        written = st.data_editor(
            rows, num_rows="dynamic", key=f"plan.rows.{code}", column_config={name: columns[name] for name in rows[0]}
        )
        if st.form_submit_button(words["edit"]):
            try:
                draft.put(draft.checked(replace(plan, title=title, beats=_beats(written, plan))))
            except Refusal as refused:
                st.error(sentence(refused))
            else:
                st.rerun()


def _beats(rows: list[dict[str, Any]], plan: Plan) -> tuple[Beat, ...]:
    """What the table says, in the order of its numbers; a question to the class stays with its view."""
    asked = {(beat.page, beat.link): beat.ask for beat in plan.beats}
    ordered = sorted(rows, key=lambda row: (row.get("number") is None, row.get("number") or 0))
    return tuple(
        Beat(
            str(row.get("page") or ""),
            str(row.get("say") or ""),
            str(row.get("link") or ""),
            float(row.get("minutes") or 1),
            str(row.get("expected") or ""),
            ask=asked.get((str(row.get("page")), str(row.get("link") or ""))),
        )
        for row in ordered
    )


def _hand_on(plan: Plan) -> None:
    """Follow it, or give it to others: as a file, or as one link."""
    words, code = lesson.words("plan"), encode(plan)
    with st.container(horizontal=True):
        st.button(words["begin"], key="plan.begin.own", type="primary", on_click=plans.begin, args=(code,))
        st.download_button(words["download"], write(plan), words["file"], key="plan.download.own")
    st.markdown(words["link"])
    st.code(f"{address.here()}/{plan.beats[0].page}?{in_class.PLAN}={code}", language=None, wrap_lines=True)
