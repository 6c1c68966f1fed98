"""A real cluster for tests: a scheduler and a worker as processes of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

Process = subprocess.Popen[bytes]


class Cluster:
    """The processes that were started; all of them end with the block."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self._started: list[Process] = []

    def scheduler(self) -> Process:
        """A scheduler that answers."""
        process = self._start("dask_scheduler", "--host", self.address, "--no-dashboard", "--no-show")
        for _ in range(2000):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return process
            time.sleep(0.02)
        raise TimeoutError("the scheduler does not answer")

    def worker(self) -> Process:
        return self._start("dask_worker", self.address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")

    def _start(self, program: str, *arguments: str) -> Process:
        command = [sys.executable, "-W", "ignore", "-m", f"distributed.cli.{program}", *arguments]
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, start_new_session=True, **silent)
        self._started.append(process)
        return process

    def close(self) -> None:
        for process in self._started:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@contextmanager
def cluster() -> Iterator[Cluster]:
    found = Cluster()
    try:
        yield found
    finally:
        found.close()
