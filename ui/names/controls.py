"""What is set above the dinosaur page: names, network, learning, which runs are shown, saving and loading."""

import streamlit as st

from core.names import run_file
from core.names.names import LONGEST_NAME, MOST_BYTES, Names
from core.names.run import Run
from core.names.settings import BOUNDS, CHOICES, Settings
from core.series.ranges import ranges
from ui.components.field import field
from ui.kit import lesson, presenter
from ui.kit.tables import csv_text
from ui.kit.widgets import controlled
from ui.names.runs import Runs
from ui.names.state import NAMES
from ui.names.titles import about, clip, name, rates

COLUMNS = (("cell", "n_a", "learning_rate", "clipping", "max_gradient"),
           ("iterations", "checkpoint", "names_per_checkpoint", "held_out", "seed"))  # fmt: skip
MOST = MOST_BYTES // 1_000_000
STEPS = {"learning_rate": 0.005, "max_gradient": 1.0, "held_out": 0.05, "iterations": 1000, "checkpoint": 1000}


def names(runs: Runs) -> None:
    """Which list is learned: the bundled one, the reports', or one of the reader's own."""
    words, state = lesson.words("lists"), runs.store.state
    with st.popover(f"{words['button']}: {words['short'][state.names]}"):
        controlled(
            st.radio, "dinosaurs.names", state.names, lambda chosen: runs.store.change(names=chosen),
            label=words["label"], options=NAMES, format_func=words["long"].get,
        )  # fmt: skip
        file = st.file_uploader(words["upload"].format(most=MOST), ["txt", "csv"], key="own.file", max_upload_size=MOST)
        if file is not None and st.session_state.get("own.read") != file.file_id:
            st.session_state["own.read"] = file.file_id
            runs.take_names(file.getvalue(), file.name)
            st.rerun()
        _column(runs)


def _column(runs: Runs) -> None:
    """What was taken of the reader's own list; the column to take, and whether its first row names the columns."""
    words, reading = lesson.words("lists"), runs.own_list()
    if reading is None:
        return
    st.caption(taken(runs.names()))
    if len(reading.columns) > 1:
        controlled(
            st.selectbox, "dinosaurs.column", reading.column,
            lambda column: runs.read_otherwise(column, reading.header),
            label=words["column"], options=reading.columns,
        )  # fmt: skip
    controlled(
        st.checkbox, "dinosaurs.header", reading.header, lambda header: runs.read_otherwise(None, header),
        label=words["header"],
    )  # fmt: skip


def taken(names: Names) -> str:
    """What was taken of a file, in a line."""
    words, reading = lesson.words("lists")["taken"], names.reading
    if reading is None:
        return ""
    several = len(reading.columns) > 1 or reading.header
    lines = ranges([left.row for left in reading.left_out])
    parts = [
        words["column" if several else "names"].format(
            count=f"{len(names.names):,}", column=lesson.plain(reading.column)
        ),
        words["header"] if reading.header else "",
        words["duplicates"].format(count=reading.duplicates) if reading.duplicates else "",
        words["left_out"].format(count=len(reading.left_out), lines=lines, most=LONGEST_NAME) if lines else "",
        words["encoding"].format(encoding=reading.encoding) if not reading.encoding.startswith("utf-8") else "",
    ]
    return "; ".join(filter(None, parts)) + "."


def settings(runs: Runs) -> None:
    """How the next run learns."""
    words, s = lesson.words("settings"), runs.store.state.settings
    told = [f"{words[s.cell]} {s.n_a}", f"{s.learning_rate:g}", *([] if presenter.on() else [clip(s)])]
    with st.popover(f"{words['button']}: {', '.join(told)}"):
        with st.container(horizontal=True):
            st.button(
                words["reports"], key="dinosaurs.reports", help=words["reports_help"],
                on_click=_as_reports, args=(runs,),
            )  # fmt: skip
            st.button(
                words["shown"], key="dinosaurs.as_shown", help=words["shown_help"], on_click=_as_shown, args=(runs,)
            )
        if s.changes:
            st.caption(words["repeats"].format(rates=rates(s)))
            st.button(words["steady"], key="dinosaurs.steady", on_click=_steady, args=(runs,))
        for place, column in zip(st.columns(2), COLUMNS, strict=True):
            with place:
                for setting in column:
                    _setting(runs, setting)


def _as_reports(runs: Runs) -> None:
    runs.store.change(settings=Settings(), names="reports")


def _as_shown(runs: Runs) -> None:
    """The run that is shown once more, with each change of its rate."""
    run = runs.shown()
    here = run.source != "own" or run.names == runs.own_names()
    runs.store.change(settings=run.settings, **({"names": run.source} if here else {}))


def _steady(runs: Runs) -> None:
    runs.store.save(runs.store.state.with_setting("changes", ()))


def _setting(runs: Runs, name: str) -> None:
    words, value = lesson.words("settings"), getattr(runs.store.state.settings, name)

    def change(chosen: object) -> None:
        runs.store.save(runs.store.state.with_setting(name, value if chosen is None else chosen))

    if name in CHOICES:
        controlled(
            st.segmented_control, f"dinosaurs.{name}", value, change,
            label=words["labels"][name], options=CHOICES[name], format_func=words["options"].get,
        )  # fmt: skip
        return
    field(f"dinosaurs.{name}", value, change, words["labels"][name], BOUNDS[name], STEPS.get(name, 1))


def shown(runs: Runs) -> None:
    """Which run is shown, and which one beside it."""
    words, state, ids = lesson.words("runs"), runs.store.state, runs.ids()

    def label(id: str) -> str:
        return f"{name(runs, id)}: {about(runs.run(id))}" if id else str(words["none"])

    with st.popover(f"{words['button']}: {name(runs, state.run)}"):
        controlled(
            st.radio, "dinosaurs.run", state.run, lambda id: runs.store.change(run=id),
            label=words["shown"], options=ids, format_func=label,
        )  # fmt: skip
        controlled(
            st.radio, "dinosaurs.beside", state.beside if state.beside in ids else "",
            lambda id: runs.store.change(beside=id),
            label=words["beside"], options=["", *[id for id in ids if id != state.run]], format_func=label,
        )  # fmt: skip


def files(runs: Runs) -> None:
    """What can be saved of the run that is shown, and a saved one loaded."""
    words, run = lesson.words("files"), runs.shown()  # a download is made when it is asked for, outside of the session
    with st.popover(words["button"]):
        st.download_button(words["names"], lambda: names_csv(run), "names.csv", "text/csv", on_click="ignore")
        st.download_button(words["curve"], lambda: curve_csv(run), "loss.csv", "text/csv", on_click="ignore")
        st.download_button(words["model"], lambda: run_file.write(run), "run.npz", on_click="ignore")
        file = st.file_uploader(words["load"], ["npz"], key="run.file")
        if file is not None and st.session_state.get("run.read") != file.file_id:
            st.session_state["run.read"] = file.file_id
            runs.take_file(file.getvalue(), file.name)
            st.rerun()


def names_csv(run: Run) -> str:
    """Each invented name with its update, its nearest learned name and the letters between."""
    rows = [(c.step, name.text, name.nearest, name.distance) for c in run.checkpoints for name in c.names]
    return csv_text(("update", "name", "nearest", "distance"), rows)


def curve_csv(run: Run) -> str:
    """The points of the curve, and the bits per letter where they were counted."""
    bits = dict(run.bits)
    rows = [(int(s), f"{smooth:.6f}", f"{raw:.6f}", bits.get(int(s), "")) for s, smooth, raw in run.curve.points]
    return csv_text(("update", "loss_smoothed", "loss_of_last_name", "bits_per_letter_held_out"), rows)
