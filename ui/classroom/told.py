"""What the bar of a class shows: to a student nothing of others but counts and numbers, once they are revealed."""

from typing import Any

import streamlit as st

from core.classroom import Ballot, Room
from ui.classroom import draft, plans, qr
from ui.kit import address, in_class, lesson, stage_view


def to_student(room: Room, who: str, version: int, alone: bool) -> dict[str, Any]:
    """`version` is the one that the student's page shows."""
    return {
        "role": "student",
        "code": room.code,
        "version": version,
        "following": not alone,
        "frozen": room.frozen,
        "ballot": _ballot(room, room.ballot, who),
        "words": _words("student"),
    }


def to_teacher(room: Room | None, notice: str = "") -> dict[str, Any]:
    """With the code and the address for all to see, and how to join; and the beat of the plan that is followed."""
    made = draft.made()
    told: dict[str, Any] = {"role": "teacher", "code": "", "leads": 0, "words": _words("teacher"), "plan": _plan(room)}
    told["draft"] = None if made is None else len(made.beats)
    told |= {"aside": _aside(), "staged": stage_view.on()}
    if room is None:
        return told
    where = join_address(room)
    return told | {
        "code": room.code,
        "leads": room.leads,
        "address": where,
        "qr": qr.rows(where) if where else [],
        "frozen": room.frozen,
        "ballot": _ballot(room, room.ballot, ""),
        "notice": notice,
    }


def _aside() -> bool:
    """Whether this is the teacher's second window."""
    return st.session_state.get("page") == plans.NOTES


def _plan(room: Room | None) -> dict[str, Any] | None:
    """The beat at hand, with what to say, where no other window says it."""
    here = plans.at()
    if here is None:
        return None
    name, beat = here
    plan = plans.find(name)
    one, words = plan.beats[beat], lesson.words("plan")
    elsewhere = _aside() or (room is not None and room.words_aside)
    return {
        "beat": beat,
        "count": len(plan.beats),
        "name": name,
        "say": "" if elsewhere else one.say,
        "votes": room is not None and plans.votes(),
        "begun": plans.begun(),
        "clock": words["clock"].format(spent="{spent}", until=f"{plan.until(beat + 1):g}", minutes=f"{plan.minutes:g}"),
    }


def join_address(room: Room) -> str:
    """What a student opens; "" where no other machine reaches this server."""
    base = address.public()
    return f"{base}/?{in_class.PARAMETER}={room.code}" if base else ""


def _ballot(room: Room, ballot: Ballot | None, who: str) -> dict[str, Any] | None:
    """The question, what this browser said, and once they are shown the votes, and then the truth and why."""
    if ballot is None:
        return None
    asked = ballot.question
    told = {
        "id": room.asked,
        "ask": asked.ask,
        "options": list(asked.options),
        "bounds": asked.bounds,
        "round": len(ballot.rounds),
        "open": ballot.open,
        "mine": ballot.of(who),
        "revealed": ballot.revealed,
        "told": ballot.told,
    }
    if not ballot.revealed:
        return told
    said = {"counts": ballot.counts()} if asked.bounds is None else {"numbers": ballot.numbers()}
    return {**told, **said, "truth": asked.truth if ballot.told else None, "why": asked.why if ballot.told else ""}


def _words(role: str) -> dict[str, Any]:
    return {**lesson.words("class")["bar"], **lesson.words("class")[role], **lesson.words("plan")["strip"]}
