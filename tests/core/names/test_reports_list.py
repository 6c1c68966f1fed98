"""The reports' list over a real connection to this machine: taken, refused, or not there."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from core.names import reports_list
from core.refusal import Refusal

DATA = b"Aachenosaurus\nAardonyx\nOnyx\n"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(DATA)

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    monkeypatch.setattr(reports_list, "ADDRESS", address)
    yield address
    server.shutdown()
    server.server_close()


def test_the_very_list_is_taken_in_its_order(address, monkeypatch):
    monkeypatch.setattr(reports_list, "SHA256", hashlib.sha256(DATA).hexdigest())
    assert reports_list.fetch().names == ("aachenosaurus", "aardonyx", "onyx")


def test_another_list_is_refused(address):
    with pytest.raises(Refusal) as error:
        reports_list.fetch()
    assert (error.value.reason, error.value.facts) == ("changed", {"address": address})


def test_without_a_network_it_is_told(monkeypatch):
    monkeypatch.setattr(reports_list, "ADDRESS", "http://127.0.0.1:9/")
    with pytest.raises(Refusal) as error:
        reports_list.fetch()
    assert error.value.reason == "offline"
