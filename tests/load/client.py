"""One visitor without a browser: speaks Streamlit's websocket protocol, moves a slider, starts a training.

A move is sent as the browser sends it: the drawing's new state as JSON, to the fragment that holds the drawing.
Every answer is checked, so that a broken server gives an error and no figure.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from ui.kit.visitor import COOKIE

STREAM = "/_stcore/stream"
PATIENCE = 30.0
"""Seconds for one answer."""


class BrokenAnswer(Exception):  # noqa: N818  (it names what came, like a value)
    """The server answered, but not what was asked."""


@dataclass(frozen=True)
class Answer:
    """What the drawing is told after a move, and how long that took."""

    data: Mapping[str, Any]
    milliseconds: float


@dataclass
class Button:
    """A button of the page, and the fragment and page that hold it."""

    id: str
    fragment: str
    page: str


@dataclass
class Component:
    """Where a message of the drawing has to go, and what the drawing shows."""

    id: str
    fragment: str
    page: str
    data: Mapping[str, Any]


class Session:
    """One visitor: a websocket, the page's drawing and the count of its messages."""

    def __init__(self, socket: ClientConnection, url: str) -> None:
        self.socket = socket
        self.url = url
        self.query = ""
        self.component: Component | None = None
        self.buttons: dict[str, Button] = {}
        self.polled = ""
        self.shown = ""
        self.class_bar: Component | None = None
        self.bar = ""

    async def visit(self, page: str, drawn: bool = True) -> None:
        """Open a page, and wait until its script has run and its drawing is there, where it has one."""
        message = BackMsg()
        message.rerun_script.page_name = page
        await self._ask(message)
        if drawn and self.component is None:
            raise BrokenAnswer(f"the page {page} has no drawing")

    async def move(self, place: str, value: float) -> Answer:
        """Set one slider; the answer must be to this very message and show the number that was set."""
        before = self.component
        assert before is not None  # for the type checker: visit() has seen to it
        seq = before.data["seq"] + 1
        message = BackMsg()
        message.rerun_script.page_script_hash = before.page
        message.rerun_script.fragment_id = before.fragment
        widget = message.rerun_script.widget_states.widgets.add(id=before.id)
        widget.json_value = json.dumps({"change": {"seq": seq, "edits": {place: value}}})
        took = await self._ask(message)
        if took is None:
            raise BrokenAnswer(f"message {seq} was not answered")
        _check(before.data, self.component.data, seq, place, value)
        return Answer(self.component.data, took)

    async def steer(self, message: Mapping[str, Any]) -> None:
        """What the bar of a class sends, as the teacher's or a student's; waits until the page has followed."""
        bar = self.class_bar
        assert bar is not None  # for the type checker: a session of a class has one
        sent = BackMsg()
        sent.rerun_script.page_script_hash = self.shown
        sent.rerun_script.fragment_id = bar.fragment
        widget = sent.rerun_script.widget_states.widgets.add(id=bar.id)
        widget.json_value = json.dumps({"change": dict(message)})
        await self._ask(sent)

    async def press(self, label: str, then: str) -> None:
        """Press a button, and wait until the page shows the button that takes its place."""
        self.buttons.pop(then, None)
        await self.click(label)
        async with asyncio.timeout(PATIENCE):
            while then not in self.buttons:
                self._hear(ForwardMsg.FromString(await self.socket.recv()))
            await self._finished()

    async def click(self, label: str) -> None:
        """Press a button, and wait until the script has run."""
        button = self.buttons.pop(label)
        message = BackMsg()
        message.rerun_script.page_script_hash = button.page
        message.rerun_script.fragment_id = button.fragment
        message.rerun_script.widget_states.widgets.add(id=button.id, trigger_value=True)
        await self._ask(message)

    async def _finished(self) -> None:
        while True:
            answer = ForwardMsg.FromString(await self.socket.recv())
            self._hear(answer)
            if _ended(answer):
                return

    async def poll(self) -> float:
        """Do once what the browser does by itself where a fragment asks for it; the milliseconds to its end.

        BrokenAnswer where the bar of the training tells nothing new: a poll that draws nothing is no poll.
        """
        component, before = self.component, self.bar
        assert component is not None  # for the type checker: visit() has seen to it
        message = BackMsg()
        message.rerun_script.page_script_hash = component.page
        message.rerun_script.fragment_id = self.polled
        message.rerun_script.is_auto_rerun = True
        start = time.perf_counter()
        await self._ask(message)
        took = 1000 * (time.perf_counter() - start)
        if self.bar == before:
            raise BrokenAnswer(f"the poll drew nothing new: {before}")
        return took

    async def _ask(self, message: BackMsg) -> float | None:
        """Send a message and listen until the script has run. Returns after how many ms the drawing's data came."""
        message.rerun_script.query_string = self.query
        message.rerun_script.context_info.url = self.url
        sent, took = time.perf_counter(), None
        await self.socket.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                raw = await self.socket.recv()
                heard = time.perf_counter()
                answer = ForwardMsg.FromString(raw)
                if self._hear(answer):
                    took = 1000 * (heard - sent)
                if _ended(answer):
                    return took

    def _hear(self, answer: ForwardMsg) -> bool:
        """Keep what a browser would keep; True if it is the drawing's data."""
        kind = answer.WhichOneof("type")
        if kind == "page_info_changed":
            self.query = answer.page_info_changed.query_string
        if kind == "navigation":
            self.shown = answer.navigation.page_script_hash
        if kind == "auto_rerun":
            self.polled = answer.auto_rerun.fragment_id
        if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "progress":
            self.bar = answer.delta.new_element.progress.text
        if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "button":
            button = answer.delta.new_element.button
            page = answer.metadata.active_script_hash
            self.buttons[button.label] = Button(button.id, answer.delta.fragment_id, page)
        if kind != "delta" or not _is_component(answer.delta):
            return False
        shown = answer.delta.new_element.bidi_component
        page, data = answer.metadata.active_script_hash, json.loads(shown.json)
        if "role" in data:
            self.class_bar = Component(shown.id, answer.delta.fragment_id, page, data)
        if "seq" not in data:  # it sends no messages: the list of the keys
            return False
        self.component = Component(shown.id, answer.delta.fragment_id, page, data)
        return True


WHOLE = "step=all"
"""The query of a cell's page on which all numbers are shown."""


@asynccontextmanager
async def session(
    server: str, page: str = "lstm_cell", query: str = "", browser: str = "", drawn: bool = True
) -> AsyncIterator[Session]:
    """A visitor of a page of the server at http://..., gone at the end of the block; `browser` is its cookie."""
    stream = server.replace("http", "ws", 1) + STREAM
    options: dict[str, Any] = {"subprotocols": [Subprotocol("streamlit")], "max_size": None, "proxy": None}
    if browser:
        options["additional_headers"] = {"cookie": f"{COOKIE}={browser}"}
    async with asyncio.timeout(PATIENCE):
        socket = await connect(stream, **options)
    async with socket:
        visitor = Session(socket, f"{server}/{page}")
        visitor.query = query
        await visitor.visit(page, drawn)
        yield visitor


def _is_component(delta: Delta) -> bool:
    return delta.WhichOneof("type") == "new_element" and delta.new_element.WhichOneof("type") == "bidi_component"


def _ended(answer: ForwardMsg) -> bool:
    """Whether a script has run to its end; one that asks to be run again, as where a challenge is reached, goes on."""
    early = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
    return answer.WhichOneof("type") == "script_finished" and answer.script_finished != early


def _check(before: Mapping[str, Any], after: Mapping[str, Any], seq: int, place: str, value: float) -> None:
    if after["seq"] != seq:
        raise BrokenAnswer(f"message {seq} was answered as message {after['seq']}")
    shown = {slider["place"]: slider["value"] for slider in after["sliders"]}
    if shown.get(place) != value:
        raise BrokenAnswer(f"{place} was set to {value} and is {shown.get(place)}")
    if after["values"] == before["values"]:
        raise BrokenAnswer(f"{place} was set to {value} and no number changed")
