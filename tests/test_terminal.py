"""The terminal: progress on one line, and colours only where they are wanted."""

from __future__ import annotations

import io
from contextlib import redirect_stderr

import pytest

from generator.terminal import ProgressLine, colours


class Terminal(io.StringIO):
    """A stream that says to be a terminal."""

    def isatty(self) -> bool:
        return True


def test_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert colours(Terminal())
    assert not colours(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colours(Terminal())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not colours(Terminal())


def test_progress_is_one_line_that_is_cleared() -> None:
    with redirect_stderr(Terminal()) as stream, ProgressLine("ja", quiet=False) as progress:
        progress("read", 0, 0)
        for done in range(1, 61):
            progress("render", done, 60)
    shown = stream.getvalue()
    assert "\n" not in shown
    lines = [part.removeprefix("\x1b[K") for part in shown.split("\r")]
    assert lines == ["", "読み込み", "ページの作成 25/60", "ページの作成 50/60", "ページの作成 60/60", ""]


@pytest.mark.parametrize(("stream", "quiet"), [(Terminal(), True), (io.StringIO(), False)])
def test_nothing_of_it_in_a_pipe_or_where_quiet_is_asked_for(stream: io.StringIO, quiet: bool) -> None:
    with redirect_stderr(stream), ProgressLine("en", quiet=quiet) as progress:
        progress("read", 0, 0)
    assert stream.getvalue() == ""
