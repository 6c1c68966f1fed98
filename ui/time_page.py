"""Through time: how a gradient fades or grows on its way back, in an RNN and an LSTM, and what can be remembered."""

from typing import Any

import numpy as np
import streamlit as st

from core import gradient_flow
from core.arrays import Array
from core.unrolled import Back, Unrolled, backward, unroll
from ui import cliff_part, clipping_part, lesson, memory_task
from ui.controls import bound
from ui.lesson_cards import cards
from ui.line_charts import chart, lines, shades
from ui.store import Store
from ui.time_state import BOUNDS, HEARD, KINDS, REALS, TimeState, is_word, store

HEIGHT = 330
SMALLEST = 1e-12
"""Below this a norm is drawn as if it were this: a logarithmic axis has no room for 0."""
MAP_HEIGHT = 470
AXIS = {"axis": {"labelOverlap": True, "labelAngle": 0}, "scale": {"padding": 0}}
STEPS = {"radius": 0.05, "bias": 0.25, "scale": 0.1}


def show() -> None:
    """Draw the page."""
    kept = store()
    broken = kept.open()
    if broken:
        st.warning(lesson.words("app")["not_understood"].format(name=broken))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(lesson.section("through_time").title, width="content", anchor=False)
        _settings(kept)
    notice = kept.take_notice()
    if notice:
        st.warning(notice)
    st.markdown(lesson.section("through_time").paragraphs[0])
    _flow(kept)
    cliff_part.show(kept)
    memory_task.show(kept)


def _settings(kept: Store[TimeState]) -> None:
    words, state = lesson.words("time"), kept.state
    with st.popover(f"{words['sequence']}: {words['kinds'][state.kind]}"):
        bound(
            st.radio, "time.kind", state.kind, lambda kind: kept.change(kind=kind),
            label=words["sequence"], options=KINDS, format_func=words["kinds"].get,
        )  # fmt: skip
        if state.kind == "word":
            bound(
                st.text_input,
                "time.text",
                state.text,
                lambda text: _word(kept, text),
                label=words["text"],
                max_chars=60,
            )
        for name in ("n_a", "seed"):
            _number(kept, name)
    with st.popover(f"{words['losses']}: {words['heard'][state.heard]}"):
        bound(
            st.radio, "time.heard", state.heard, lambda heard: kept.change(heard=heard),
            label=words["losses"], options=HEARD, format_func=words["heard"].get,
        )  # fmt: skip


def _word(kept: Store[TimeState], text: str) -> None:
    """A new word, or the sentence that says why the old one stays."""
    if is_word(text):
        kept.change(text=text.lower())
    else:
        kept.note(lesson.words("time")["no_word"])


def _number(kept: Store[TimeState], name: str) -> None:
    low, high = BOUNDS[name]
    bound(
        st.number_input, f"time.{name}", getattr(kept.state, name), lambda value: kept.change(**{name: value}),
        label=lesson.words("time")[name], min_value=low, max_value=high, step=1,
    )  # fmt: skip


@st.fragment
def _flow(kept: Store[TimeState]) -> None:
    """The sliders, the size of the gradient at each step, the factors it is made of, and who hears whom."""
    words, state = lesson.words("time"), kept.state
    for place, name in zip(st.columns(4), ("radius", "bias", "scale", "T"), strict=True):
        with place:
            _slider(kept, name)
    state = kept.state
    sequence = state.sequence()
    forward = {cell: unroll(sequence, parameters) for cell, parameters in state.cells(sequence).items()}
    back = {cell: backward(one, state.losses(sequence)) for cell, one in forward.items()}
    for cell, one in forward.items():
        wild = gradient_flow.explosion(one, back[cell])
        if wild is not None:
            st.error(words["exploded"].format(cell=words[cell], what=wild.what, step=wild.step + 1))
    left, right = st.columns(2)
    with left:
        _sizes(back)
    with right:
        _factors(forward)
    st.subheader(words["credit"], anchor=False)
    for place, (cell, one) in zip(st.columns(2), forward.items(), strict=True):
        with place:
            _credit(cell, gradient_flow.credit_map(one))
    cards("through_time", "flow", "factors", "map")
    clipping_part.show(kept, {cell: one.gradients for cell, one in back.items()})


def _slider(kept: Store[TimeState], name: str) -> None:
    low, high = REALS.get(name) or BOUNDS[name]
    word = kept.state.kind == "word" and name == "T"
    bound(
        st.slider, f"time.{name}", getattr(kept.state, name), lambda value: kept.change(**{name: value}),
        label=lesson.words("time")[name], min_value=low, max_value=high, step=STEPS.get(name, 1), disabled=word,
    )  # fmt: skip


def _sizes(back: dict[str, Back]) -> None:
    """One pair of axes, logarithmic: the norm of dL/da after each step, and of the LSTM's dL/dc."""
    words = lesson.words("time")
    drawn = {cell: _points(gradient_flow.norms(one.numbers["da"])) for cell, one in back.items()}
    drawn["memory"] = _points(gradient_flow.norms(back["lstm"].numbers["dc"]))
    spec = lines(drawn, words["lines"], words["step"], words["norm"], type="log")
    chart(spec, "time.norms", words["norm_alt"], HEIGHT)


def _factors(forward: dict[str, Unrolled]) -> None:
    """Why: by how much the product of the factors from each step to the last stretches at most."""
    words = lesson.words("time")
    drawn = {}
    for cell, one in forward.items():
        found = gradient_flow.stretches(gradient_flow.products(gradient_flow.jacobians(one), one.T - 1))
        drawn["memory" if cell == "lstm" else cell] = _points(found)
    spec = lines(drawn, words["factors"], words["step"], words["stretch"], type="log")
    chart(spec, "time.factors", words["stretch_alt"], HEIGHT)


def _points(values: Array) -> list[tuple[Any, float]]:
    """Steps from 1, and sizes; what is not finite is left out."""
    sizes = np.maximum(values, SMALLEST)
    return [(t, float(value)) for t, value in enumerate(sizes, 1) if np.isfinite(value)]


def _credit(cell: str, found: Array) -> None:
    """Which loss hears which step, darker for more; one scale for both maps."""
    words = lesson.words("time")
    values = [
        {"loss": k + 1, "step": t + 1, "size": float(f"{max(size, SMALLEST):.3g}")}
        for k, row in enumerate(found)
        for t, size in enumerate(row[: k + 1])
        if np.isfinite(size)
    ]
    spec = {
        "data": {"values": values},
        "title": {"text": words[cell], "fontSize": 16},
        "mark": {"type": "rect"},
        "encoding": {
            "x": {"field": "step", "type": "ordinal", "title": words["step"], **AXIS},
            "y": {"field": "loss", "type": "ordinal", "title": words["of_loss"], **AXIS},
            "color": {
                "field": "size", "type": "quantitative", "title": words["heard_at"],
                "scale": {"type": "log", "domain": [1e-6, 10], "clamp": True, "range": shades("gradient")},
                "legend": {"labelFontSize": 16, "titleFontSize": 16, "format": ".0e"},
            },
            "tooltip": [{"field": name} for name in ("loss", "step", "size")],
        },
    }  # fmt: skip
    chart(spec, f"time.credit.{cell}", words["credit_alt"].format(cell=words[cell]), MAP_HEIGHT)
