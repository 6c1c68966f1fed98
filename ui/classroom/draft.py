"""A plan of the teacher's own, made by walking: each view that is added is a beat. The link holds it."""

from dataclasses import replace

import streamlit as st

from core.classroom import Beat, Plan
from core.classroom.plan import encode, read, write
from core.refusal import Refusal
from ui.classroom import plans
from ui.kit import held, in_class, lesson, path
from ui.kit.store import FRAME_PARAMETERS

_EMPTY = "new"
"""Stands in the link for a plan without a beat."""


def made() -> Plan | None:
    """As far as it is made; None where none is."""
    code = st.query_params.get(in_class.DRAFT, "")
    if not code or in_class.PARAMETER in st.query_params:
        return None
    if code == _EMPTY:
        return Plan(lesson.words("plan")["untitled"], ())
    try:
        return plans.find(code)
    except Refusal as refused:
        in_class.refuse(refused)
        put(None)
        return None


def put(plan: Plan | None) -> None:
    """This is the plan from now on; None: none is made any more."""
    held.put(in_class.DRAFT, "" if plan is None else encode(plan) if plan.beats else _EMPTY)


def begin() -> None:
    """A new one."""
    put(Plan(lesson.words("plan")["untitled"], ()))


def add(say: str) -> None:
    """The view at hand becomes its last beat; without words to say, its page's name. What cannot be is told."""
    plan, view = made(), in_class.here(FRAME_PARAMETERS)
    if plan is None or view is None:
        return
    beat = Beat(view.page, say.strip() or lesson.words("pages")[view.page], view.link)
    try:
        put(checked(replace(plan, beats=(*plan.beats, beat))))
    except Refusal as refused:
        in_class.refuse(refused)


def checked(plan: Plan) -> Plan:
    """The same, if it can be read again. Raises Refusal as core.classroom.plan.read."""
    return read(write(plan), path.ORDER)
