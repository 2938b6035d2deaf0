"""Which pages are visited, and what is noticed on a visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from playwright.sync_api import ConsoleMessage, Page, Request

from tests.conftest import Built

OpenPage = Callable[..., Page]
"""Opens a page in a context of its own; takes the options of a context."""

SHOWN = """
function shown(element) {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const inline = style.display === "contents" || (box.width > 1 && box.height > 1);
    return inline && element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
}
function name(element) {
    const words = (element.textContent || "").trim().replace(/\\s+/g, " ").slice(0, 40);
    return element.tagName.toLowerCase() + (element.className ? "." + element.getAttribute("class") : "") + " " + words;
}
"""
"""For scripts of tests: whether a reader sees an element, and how to call it in a message."""


def kinds(site: Built, *languages: str) -> list[str]:
    """The fullest page of each kind, in each of these languages; pages of the plan's tree also by how deep they are."""
    found: dict[tuple[str, str, int], str] = {}
    for path, page in site.pages.items():
        language = path.partition("/")[0] if "/" in path else ""
        if language and language not in languages:
            continue
        kind = page.one("body").attributes["class"].split()[0]
        key = (language, kind, path.count("/"))
        if key not in found or len(site.files[path]) > len(site.files[found[key]]):
            found[key] = path
    return sorted(set(found.values()) - {"404.html"})


def page_of_kind(site: Built, language: str, kind: str) -> str:
    """The path of the fullest page of a kind; for the plan's tree, of the deepest."""
    return [path for path in kinds(site, language) if f'class="page-{kind}' in site.files[path].decode()][-1]


@dataclass
class Noticed:
    """What a page asked for, and what the browser had to complain of: errors, warnings, violations of the policy."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def from_elsewhere(self, origin: str) -> list[str]:
        return [address for address in self.requests if not address.startswith(origin)]


def notice(page: Page) -> Noticed:
    """Take note of everything from now on."""
    noticed = Noticed()

    def on_request(request: Request) -> None:
        noticed.requests.append(request.url)

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            noticed.complaints.append(f"{page.url}: {message.text}")

    def on_failure(request: Request) -> None:
        # Whoever goes on to the next page takes back what was still under way.
        if request.failure != "net::ERR_ABORTED":
            noticed.complaints.append(f"{page.url}: {request.url} failed")

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: noticed.complaints.append(f"{page.url}: {error}"))
    page.on("requestfailed", on_failure)
    return noticed


def ask(page: Page, script: str, argument: object = None) -> Any:
    """Run the body of a function in the page; `shown` and `name` are at hand."""
    return page.evaluate(f"(argument) => {{ {SHOWN} {script} }}", argument)


def asked(page: Page) -> dict[str, str]:
    """What the address asks for."""
    return {name: value for name, (value,) in parse_qs(page.evaluate("location.search.slice(1)")).items()}


def stops(page: Page, most: int = 1000) -> Iterator[dict[str, Any]]:
    """Press Tab from the top of the page until the focus leaves it; each stop as it looks while it has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = ask(page, STOP)
        if stop is None:
            return
        yield stop
    raise AssertionError(f"no end after {most} stops")


STOP = """
const element = document.activeElement;
if (!element || element === document.body) return null;
if (element.dataset.stop) return null;
element.dataset.stop = "yes";
const style = getComputedStyle(element), box = element.getBoundingClientRect();
// The middle of a link's first line: a link of several lines has its middle where there may be none of it.
const line = element.getClientRects()[0];
const at = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
return {
    name: name(element),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !(at && (element.contains(at) || at.contains(element))) ? at && name(at) : "",
};
"""
