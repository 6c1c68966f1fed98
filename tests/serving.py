"""The real server, started for as long as a `with` block lasts: loopback only, in a process of its own."""

import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from socket import create_server
from typing import BinaryIO

from core import ROOT

HOST = "127.0.0.1"
PATIENCE = 60.0
"""Seconds for the server to come up."""
TOLD = 5000
"""Bytes."""


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    port: int
    pid: int
    log: BinaryIO

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def told(self) -> str:
        """The end of what it has printed: of an error that a page redacts, the traceback."""
        end = os.fstat(self.log.fileno()).st_size
        return os.pread(self.log.fileno(), TOLD, max(0, end - TOLD)).decode(errors="replace")


@contextmanager
def serve(port: int | None = None, args: Sequence[str] = (), script: str = "app.py") -> Iterator[Server]:
    """Serve `script` on `port` or on a free one; `args` are Streamlit's command line options."""
    port = port or _free_port()
    options = {"server.port": port, "server.address": HOST, "server.headless": "true"}
    told = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    command = [sys.executable, "-m", "streamlit", "run", script, *told, *args]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        server = Server(port, process.pid, log)
        try:
            if not _comes_up(process, port):
                raise RuntimeError(f"{script} did not start:\n{server.told()}")
            yield server
        finally:
            _end(process)


def _free_port() -> int:
    with create_server((HOST, 0)) as probe:
        return int(probe.getsockname()[1])


def _comes_up(process: subprocess.Popen[bytes], port: int) -> bool:
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        if _healthy(port):
            return True
        time.sleep(0.05)
    return False


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    with closing(connection), suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
