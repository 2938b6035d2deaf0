"""Which encoding a file is in that is not UTF-8, as far as its bytes tell; looked at only after UTF-8 has failed."""

from __future__ import annotations

import re
from typing import NamedTuple


class Encoding(NamedTuple):
    """An encoding by the name that people know; whether its lines end where those of UTF-8 would."""

    name: str
    keeps_lines: bool = True

    @property
    def codec(self) -> str:
        """By what Python decodes it; Windows has more characters in its Shift_JIS than the standard."""
        return "cp932" if self.name == "Shift_JIS" else self.name


_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAMPLE = 40_000
_KANA = re.compile("[\u3041-\u30ff\u3001\u3002]")
_JAPANESE = re.compile("[\u3001-\u30ff\u4e00-\u9fff\uff01-\uff5e\n -~]")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")


def encoding_of(data: bytes) -> Encoding | None:
    """The encoding of a file's bytes, where that is sure enough to be said."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name, keeps_lines=False)
    if b"\0" in data:
        return _wide(data)
    if b"\x1b$" in data:
        return Encoding("ISO-2022-JP") if _decoded(data, "iso2022_jp") is not None else None
    if _is_damaged_utf_8(data):
        return None
    return _japanese(data) or _western(data)


def _wide(data: bytes) -> Encoding | None:
    """UTF-16 or UTF-32 without a mark: one whose text is nearly all Japanese or plain letters."""
    sample = data[:_SAMPLE]
    for codec, name in (
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ):
        text = _decoded(sample[: len(sample) // 4 * 4], codec)
        if text and len(_JAPANESE.findall(text)) > 0.9 * len(text):
            return Encoding(name, keeps_lines=False)
    return None


def _is_damaged_utf_8(data: bytes) -> bool:
    """Whether most of what is not ASCII is sound UTF-8: then only some bytes of it are spoilt."""
    text = data.decode("utf-8", "replace")
    spoilt = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) - spoilt > 4 * spoilt


def _japanese(data: bytes) -> Encoding | None:
    """Shift_JIS or EUC-JP. Where the bytes are sound in both, EUC-JP's would be half-width katakana in Shift_JIS."""
    found = {}
    for codec, name in (("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP")):
        text = _decoded(data, codec)
        if text is None:
            continue
        strange = len(text) - len(_JAPANESE.findall(text)) - text.count("\r")
        if strange < 0.2 * (len(text) - len(text.encode("ascii", "ignore"))):
            found[name] = len(_KANA.findall(text)) - len(_HALF_WIDTH.findall(text))
    return Encoding(max(found, key=lambda name: found[name])) if found else None


def _western(data: bytes) -> Encoding | None:
    """Single letters with accents among plain ones."""
    lone = len(re.findall(rb"(?<![\x80-\xff])[\x91-\x97\xa0-\xff](?![\x80-\xff])", data))
    others = len(re.findall(rb"[\x80-\xff]", data))
    return Encoding("Windows-1252") if lone == others else None


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None
