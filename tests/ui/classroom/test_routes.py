"""The streams to a class and the end of the server."""

import asyncio

import psutil

from tests.load.classroom import classroom
from tests.serving import serve


def test_open_streams_do_not_keep_the_server_from_ending():
    async def end() -> None:
        async with classroom(server.url, students=2) as (_, students):
            process = psutil.Process(server.pid)
            process.terminate()
            await asyncio.to_thread(process.wait, 8)
            assert len(students) == 2

    with serve() as server:
        asyncio.run(end())
