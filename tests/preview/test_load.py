"""Many at once ask the command `serve` for pages while it makes them anew, and each gets a whole one.

`REQUESTS` and `AT_ONCE` in the environment make for more: `REQUESTS=10000 pytest -s -k many_at_once` says what it took.
"""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.support.desk import Desk, at_work

REQUESTS = int(os.environ.get("REQUESTS", "600"))
AT_ONCE = int(os.environ.get("AT_ONCE", "200"))
PARAGRAPHS = 2000
EXPECTED = {
    "/en/about.html": {"200"},
    "/en/more.html": {"200", "404"},
    "/en/": {"200"},
    "/ja/structure.html": {"200"},
    "/assets/site.css": {"200"},
    "/livereload.js": {"200"},
    "/nothing": {"404"},
}
PATHS = tuple(EXPECTED)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with at_work(tmp_path / "desk") as found:
        save(found, "pages/about.en.md", edition(0))
        found.wait_for(lambda: "Edition 0." in found.page("en/about.html"))
        yield found


def edition(number: int) -> str:
    """A page long enough to be caught while it is written."""
    return "---\ntitle: About\n---\n\n" + f"Edition {number}. Made up.\n\n" * PARAGRAPHS


def save(desk: Desk, path: str, text: str) -> None:
    """As an editor saves that never leaves half a file."""
    part = desk.content.parent / "part"
    part.write_text(text, encoding="utf-8")
    part.replace(desk.content / path)


async def edit(desk: Desk, ended: asyncio.Event) -> int:
    """Write, add and remove pages, one after the other, until all have been asked for; how many edits it were."""
    for number in count(1):
        if ended.is_set():
            return number - 1
        broken = "---\ntitle:\n---\n" if number % 5 == 0 else edition(number)
        await asyncio.to_thread(save, desk, "pages/about.en.md", broken)
        for language in ("ja", "en"):
            file = desk.content / f"pages/more.{language}.md"
            if number % 2:
                save(desk, f"pages/{file.name}", edition(number))
            else:
                file.unlink()
        await asyncio.sleep(0.1)
    raise AssertionError


async def ask(port: int, path: str) -> str:
    """What is wrong with the answer, or its status."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
        head, _, body = (await reader.read(-1)).partition(b"\r\n\r\n")
    finally:
        writer.close()
        await writer.wait_closed()
    status = head[9:12].decode()
    length = re.search(rb"Content-Length: (\d+)", head)
    if length is None or int(length[1]) != len(body):
        return f"{path}: {len(body)} bytes of {length and length[1]!r}"
    if status == "404" and path == "/en/more.html":
        return status
    if b"text/html" in head and not body.rstrip().endswith(b"</html>"):
        return f"{path} ends with {body[-40:]!r}"
    editions = re.findall(rb"Edition \d+\.", body)
    if (path == "/en/about.html" or editions) and (len(editions) != PARAGRAPHS or len(set(editions)) != 1):
        return f"{path} is a mix: {Counter(editions)}"
    return status if status in EXPECTED[path] else f"{path}: {status}"


def held(desk: Desk) -> tuple[int, int]:
    """The server's memory in KiB, and its open files; nothing where the system does not say."""
    folder = Path(f"/proc/{desk.process}")
    if not folder.exists():
        return (0, 0)
    memory = re.search(r"VmRSS:\s+(\d+)", (folder / "status").read_text(encoding="ascii"))
    return (int(memory[1]) if memory else 0, len(list((folder / "fd").iterdir())))


def test_many_at_once_get_whole_pages_while_they_are_made_anew(desk: Desk) -> None:
    async def ask_all() -> tuple[int, Counter[str], list[float]]:
        ended, numbers = asyncio.Event(), iter(range(REQUESTS))
        found: Counter[str] = Counter()
        took: list[float] = []

        async def ask_on() -> None:
            for number in numbers:
                started = time.perf_counter()
                found[await ask(desk.port, PATHS[number % len(PATHS)])] += 1
                took.append(time.perf_counter() - started)

        editing = asyncio.create_task(edit(desk, ended))
        await asyncio.gather(*(ask_on() for _ in range(AT_ONCE)))
        ended.set()
        return await editing, found, took

    before = held(desk)
    started = time.perf_counter()
    edits, found, took = asyncio.run(ask_all())
    seconds = time.perf_counter() - started
    desk.wait_for(lambda: held(desk)[1] <= before[1])
    after = held(desk)
    print(
        f"{REQUESTS} requests, {AT_ONCE} at once, in {seconds:.1f} s: {REQUESTS / seconds:.0f} a second,"
        f" the slowest {max(took):.2f} s, half of them within {sorted(took)[len(took) // 2]:.2f} s; {edits} edits;"
        f" {found}; memory {before[0] // 1024} to {after[0] // 1024} MiB, open files {before[1]} to {after[1]}"
    )
    assert found.keys() <= {"200", "404"}
    assert found.total() == REQUESTS
    assert edits > 1
    assert "Traceback" not in desk.said()
    desk.wait_for(lambda: bool(desk.page("en/")))
