"""A preview's server at work within a test, and requests to it, byte by byte as they are wanted."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from generator.preview.server import Served, Server
from tests.support.desk import WAIT, free_port


@dataclass(frozen=True)
class Answer:
    """What came back until the connection was closed; status 0 where nothing did."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    server: Server
    loop: asyncio.AbstractEventLoop

    def do(self, what: Coroutine[Any, Any, None]) -> None:
        """Have the server do something."""
        asyncio.run_coroutine_threadsafe(what, self.loop).result(WAIT)

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.server.port), timeout=WAIT)

    def ask(
        self,
        target: str = "/",
        method: str = "GET",
        hosts: Sequence[str] | None = None,
        version: str = "1.1",
        headers: Sequence[str] = (),
        body: bytes = b"",
    ) -> Answer:
        """Ask, naming the server as a browser does unless other names are given."""
        named = [f"127.0.0.1:{self.server.port}"] if hosts is None else hosts
        lines = [f"{method} {target} HTTP/{version}", *(f"Host: {host}" for host in named), *headers]
        if body:
            lines.append(f"Content-Length: {len(body)}")
        return self.say("\r\n".join([*lines, "Connection: close", "", ""]).encode() + body)

    def say(self, request: bytes) -> Answer:
        with self.connect() as connection:
            connection.sendall(request)
            data = b""
            with suppress(ConnectionResetError):
                while more := connection.recv(65_536):
                    data += more
        head, _, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        found = dict(line.split(": ", 1) for line in lines)
        return Answer(int(first.split(" ")[1]) if first else 0, found, body)

    def shake_hands(self, host: str, origins: Sequence[str]) -> tuple[socket.socket, int]:
        """Open a socket as a page of these origins does; the connection, and the answer's status."""
        lines = [
            "GET /livereload HTTP/1.1",
            f"Host: {host}",
            *(f"Origin: {origin}" for origin in origins),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
        ]
        connection = self.connect()
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += connection.recv(1)
        return connection, int(head.split(b" ")[1])


@contextmanager
def running(site: Served) -> Iterator[Running]:
    """A server in a thread of its own."""
    loop, started, ended = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    server = Server(site, free_port())

    async def serve() -> None:
        listening = server.listen()
        started.set()
        await ended.wait()
        listening.stop()
        for page in tuple(server.pages):
            page.close()
        await listening.close_all_connections()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    try:
        assert started.wait(WAIT)
        yield Running(server, loop)
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(WAIT)
        loop.close()
