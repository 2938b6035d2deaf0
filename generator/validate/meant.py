"""What a value that does not fit was meant to be, where that is certain; else nothing.

Whoever has typed 平成29年度 or 51,000人 is told what to write instead. Nothing is corrected silently: the files stay
plain, and what is published is what stands in them.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from itertools import groupby
from urllib.parse import quote, urlsplit, urlunsplit

from generator.read import names
from generator.validate.eras import as_number, calendar_year
from generator.validate.languages import language

_OTHER_WORDS = {
    "yes": "はい true on 有 あり ○ ◯ ◎ y 1 重点 該当 する",
    "no": "いいえ false off 無 なし × n 0 非該当 しない",
    "uncertain": "不明 未定 未確定 unknown unclear ? △",
    "up": "増 増加 上 上昇 increase higher more",
    "down": "減 減少 下 低下 decrease lower less",
    "none": "なし 無",
    "page": "ページ",
    "section": "節",
    "item": "項目 list 一覧",
    "roman": "ローマ数字 i",
    "decimal": "算用数字 数字 1",
    "circled": "丸数字 丸付き数字 ①",
    "misprint": "誤植 誤字 誤り typo",
    "variant": "異文 異同",
    "placement": "位置 場所",
    "timeline": "年表 図",
    "parallel": "対訳 両言語 bilingual side-by-side",
    "search": "検索",
    "title": "題名 タイトル 名称",
    "text": "本文 文",
    "number": "番号",
    "children": "子 下位 下の階層 取り組み 取組 施策 事業",
    "notes": "注 注記 備考",
    "kind": "種類",
    "value": "値 数値",
    "year": "年 年度",
    "unit": "単位",
    "name": "名前",
    "baseline": "基準値 現状値",
    "target": "目標値 目標",
    "measured": "実績 実績値",
    "priority": "重点",
    "source_page": "ページ ページ番号",
}
"""What the files say in English → what staff call that; it counts only where the word itself can stand."""

_SCHEME = re.compile(r"h?t{1,2}p(s?) ?[:;]?[/\\]{1,2}(?=[^/\\])", re.IGNORECASE)
"""The beginning of a web address, as it is typed in haste."""

_MULTIPLES = {"千": 3, "万": 4, "億": 8}
_MINUS = "\u2212\u2010\u2011\u2012\u2013\u2014\uff0d△▲"
_NUMBER = re.compile(
    r"(-?)([0-9]+|[1-9][0-9]{0,2}(?P<by>[,_ '])[0-9]{3}(?:(?P=by)[0-9]{3})*)?"
    r"(?:\.(?P<part>[0-9]*))?(?:e\+?(?P<power>[0-9]{1,2})|(?P<multiple>[千万億]))?"
)
_MULTIPLE = re.compile(r"[十百千万億兆]|\b(?:hundred|thousand|million|billion|dozen)", re.IGNORECASE)
_AROUND = re.compile(
    r"(?:約|およそ|ほぼ|平均|計|のべ|延べ)? ?(.*?)"
    r"(?:%| ?(?!(?:thousand|million|billion|hundred|dozen|times|fold|k|m|bn|o|l|i)(?![a-z])|ダース|グロス)"
    r"[^\W\d_百千万億兆割以未超強弱増減余倍数半近上下]{1,10})?"
    r"(?:程度|前後)?",
    re.IGNORECASE,
)
"""A number with what counts it and how nearly; not with what makes it another number: 3割, 300以上, 5減, 5 million."""
_LETTERS_FOR_DIGITS = re.compile(r"[Oo](?=[0-9Oo]*$)|(?<=[0-9])[OolI](?=[0-9Oo])")
"""Letters that look like digits, where they stand among those."""


def word(given: str, known: Iterable[str]) -> str:
    """The word among the known that another one was probably meant to be."""
    choices = {known_word.casefold(): known_word for known_word in known}
    plain = _plain(given).casefold()
    if plain in choices:
        return choices[plain]
    for one, others in _OTHER_WORDS.items():
        if one in choices and plain in others.split():
            return choices[one]
    near = difflib.get_close_matches(plain, choices, n=1)
    return choices[near[0]] if near else ""


def slug(given: str) -> str:
    """Ｃｉｔｙ Brand → city-brand."""
    return names.slug(_ascii(given))


def page(given: str) -> str:
    """The slug of a page by its file or its address: pages/about.ja.md, /about.html → about."""
    plain = _ascii(given).replace("\\", "/").rpartition("/")[2]
    return names.slug(re.sub(r"(?:\.[a-z]{2,3}(?:-[A-Za-z]+)*)?\.(?:md|html?)$", "", plain))


def node_id(given: str) -> str:
    """The same of every slug of a node's id; of a node's file or page without what is no slug."""
    plain = _plain(given)
    file = re.sub(r"\.(?:yml|html)$", "", plain)
    parts = [part for part in re.split(r"[/\\>]", file) if part.strip()]
    if file != plain:
        parts = parts[parts.index("plan") + 1 :] if "plan" in parts[:-1] else parts
        parts = [re.sub(r"^[0-9]+-", "", part) for part in parts]
    return "/".join(map(slug, parts))


def path(given: str) -> str:
    """A path with the slashes of the web, without what leads to where it begins."""
    plain = _ascii(given).replace("\\", "/").removeprefix("./").removeprefix("content/").removeprefix("/")
    return re.sub(r"/+", "/", plain).replace(" ", "-")


def year(given: str) -> str:
    """The calendar year of ２０１７, 2017年度, FY2017, 平成29, H29, 令和元年."""
    plain = _plain(given)
    match = re.fullmatch(r"(?:FY|西暦)? ?([0-9]{4}) ?(?:年度|年)?", plain, re.IGNORECASE)
    if match:
        return match[1]
    found = calendar_year(plain)
    return str(found) if found else ""


def whole_number(given: str) -> str:
    """Digits of another width, with separators, or with what is counted: １８, p.18, 18ページ, 1,000, 十八."""
    plain = re.sub(
        r"^(?:p\.?|pp\.?|第) ?|(?<=[0-9一二三四五六七八九十]) ?(?:ページ|頁|件|個|番目?|年度?|つ)$",
        "",
        _plain(given),
        flags=re.IGNORECASE,
    )
    # A 一 alone may be a dash.
    is_kanji = plain != "一" and re.fullmatch("[一二三四五六七八九十]{1,3}", plain)
    found = str(as_number(plain)) if is_kanji else _number(plain)
    return found if "." not in found else ""


def value(given: str, reasons: Collection[str] = (), units: Collection[str] = ()) -> str:
    """A number in plain digits, or the reason why there is none.

    `units` is what the values of the file count. Where that is 千円, 1,200千円 is 1200, and 1,200円 is not certain.
    """
    plain = _plain(given)
    worded = re.sub(r"[\s。．.、,・()_]", "", plain).casefold()
    for reason in reasons:
        if worded == reason.replace("-", ""):
            return reason
    if any(_MULTIPLE.search(unit) for unit in units):
        unit = next((unit for unit in map(_plain, units) if plain.endswith(unit)), "")
        bare = plain.removesuffix(unit).rstrip()
        return "" if _MULTIPLE.search(bare) else _number(bare)
    found = _number(_LETTERS_FOR_DIGITS.sub(_digit, plain) if plain[:1].isdecimal() else plain)
    around = None if found else _AROUND.fullmatch(plain)
    if around and not any(map(_is_raised, plain[around.end(1) :][:1])):
        found = _number(around[1])
    return found


def address(given: str) -> str:
    """A web address with its scheme, its host in small ASCII letters, and without spaces around it or in it."""
    plain = given.strip()
    # In the usual width, each of these signs has its place.
    if begin := _SCHEME.match(unicodedata.normalize("NFKC", plain[:12])):
        plain = f"http{begin[1].lower()}://{plain[begin.end() :]}"
    if re.match(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/|$)", plain, re.IGNORECASE):
        plain = f"https://{plain}"
    try:
        parts = urlsplit(plain)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        return ""
    at = host if port is None else f"{host}:{port}"
    kept = "/%:@!$&'()*+,;=~-._"
    return urlunsplit(
        (parts.scheme, at, quote(parts.path, kept), quote(parts.query, kept + "?"), quote(parts.fragment))
    )


def base_address(given: str) -> str:
    """The same without what follows a path, or a page's name."""
    return re.sub(r"/index\.html?$", "/", re.split(r"[?#]", address(given))[0])


def link_address(given: str) -> str:
    """What a link was meant to lead to: ／indicators.html, https：//…, ttps://…, //www…, plan＠city.example.jp."""
    plain = unicodedata.normalize("NFKC", given).strip().replace("\\", "/").replace("mailto: ", "mailto:")
    if re.match("(?:tel|mailto):", plain, re.IGNORECASE):
        return re.sub(r"\s", "", plain)
    if re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", plain, re.ASCII):
        return f"mailto:{plain}"
    if begin := _SCHEME.match(plain):
        return f"http{begin[1].lower()}://{plain[begin.end() :]}"
    host = r"(?://)?((?:[a-z0-9-]+\.){2,}[a-z]{2,}(?:[/?#].*)?)"
    bare = re.fullmatch(host, plain)
    return f"https://{bare[1]}" if bare else re.sub(r"\s+", "-", plain)


def email(given: str) -> str:
    """An address in ASCII, without spaces."""
    return re.sub(r"\s", "", _plain(given)).removeprefix("mailto:")


MEANT: dict[str, Callable[[str], str]] = {
    "not-a-slug": slug,
    "not-a-page": page,
    "not-a-node": node_id,
    "not-a-path": path,
    "not-a-language": language,
    "not-a-year": year,
    "not-an-integer": whole_number,
    "not-an-address": address,
    "not-a-base-address": base_address,
    "not-an-email": email,
}
"""For the code of a problem, what finds what was meant."""


def _is_raised(char: str) -> bool:
    """Whether a character is a digit that does not stand in a number: ², ①."""
    return char.isdigit() and not char.isdecimal()


def _digit(letter: re.Match[str]) -> str:
    return "0" if letter[0] in "Oo" else "1"


def _plain(given: str) -> str:
    """In the usual width, with single spaces; raised and circled digits stay as they are: 10² is not 102."""
    runs = ((odd, "".join(run)) for odd, run in groupby(given, _is_raised))
    return " ".join("".join(run if odd else unicodedata.normalize("NFKC", run) for odd, run in runs).split())


def _ascii(given: str) -> str:
    """In the usual width and without accents; nothing where other letters are in it."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", given.strip()) if not unicodedata.combining(c))
    return bare if bare.isascii() else ""


def _number(plain: str) -> str:
    """A number in plain digits, where nothing but one number stands there."""
    plain = plain.lower()
    signed = re.sub(f"^[{_MINUS}-] ?", "-", plain).removeprefix("+")
    match = _NUMBER.fullmatch(signed)
    if not match or not (match[2] or match["part"]):
        return ""
    sign, whole, part, power, multiple = match.group(1, 2, "part", "power", "multiple")
    digits = f"{re.sub('[^0-9]', '', whole or '') or '0'}.{part or '0'}"
    number = Decimal(digits).scaleb(int(power) if power else _MULTIPLES.get(multiple or "", 0))
    shown = f"{number:f}"
    if power or multiple or not part:
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    shown = re.sub(r"^0+(?=[0-9])", "", shown)
    return f"-{shown}" if sign and number else shown
