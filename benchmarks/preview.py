"""How long the preview takes from a saved text to the page that shows it."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from urllib.parse import quote

from benchmarks.peers.base import Site

WAIT = 0.001
"""Seconds between two requests."""
PATIENCE = 300.0
"""Seconds after which a server that has not shown a page is given up."""


class NoPageError(Exception):
    """A preview did not show what it should have."""


def measure_previews(sites: Sequence[Site], runs: int, say: Callable[[str], None]) -> dict[str, list[float]]:
    """Seconds from save to served page, by generator; one server at a time, so that none disturbs another."""
    seconds: dict[str, list[float]] = {}
    for site in sites:
        port = _free_port()
        command = site.serve_command(port)
        if command is not None:
            say(f"preview: {site.name}")
            seconds[site.name] = _measure(site, command, port, runs)
    return seconds


def _measure(site: Site, command: list[str], port: int, runs: int) -> list[float]:
    address, edit = quote(site.address(site.edited)), site.text_edit()
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, address, site.edited.title.ja, server)
        seconds = []
        for run in range(runs + 1):
            # What a server may still be doing after the last answer is no part of the next one.
            time.sleep(1)
            mark = f"試し書き{run + 1}回目"
            started = time.perf_counter()
            edit.make(mark)
            _wait_for(port, address, mark, server)
            seconds.append(time.perf_counter() - started)
        return seconds[1:]
    finally:
        server.terminate()
        server.wait()
        edit.make("")


def _wait_for(port: int, address: str, text: str, server: subprocess.Popen[bytes]) -> None:
    """Ask for the page until it has the text."""
    wanted, until = text.encode(), time.perf_counter() + PATIENCE
    while time.perf_counter() < until:
        if server.poll() is not None:
            raise NoPageError(f"The server ended with {server.returncode}.")
        if wanted in _get(port, address):
            return
        time.sleep(WAIT)
    raise NoPageError(f"{address} did not show {text!r} within {PATIENCE:g} s.")


def _get(port: int, address: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", address)
        # Titles have places to break lines in; the text looked for has none.
        return connection.getresponse().read().replace(b"<wbr>", b"")
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
