"""The content security policy that every page must have, to the letter, and what it forbids to stand there."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from tests.support.html import Element

POLICY = (
    "default-src 'none'; script-src 'self'{} 'sha256-{}'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""With what the search's engine needs where the page has the search, and the digest of its structured data."""
ENGINE = " 'wasm-unsafe-eval'"


def policy_faults(page: Element) -> Iterator[str]:
    """What differs from the policy, comes before it, or would have to be refused by it."""
    data = ["".join(map(str, found.parts)) for found in page.every("script", type="application/ld+json")]
    digest = b64encode(sha256("".join(data).encode()).digest()).decode()
    policies = [found for found in page.every("meta") if "http-equiv" in found.attributes]
    searches = any("data-search" in element.attributes for element in page.walk())
    if [found.attributes["content"] for found in policies] != [POLICY.format(ENGINE if searches else "", digest)]:
        yield f"the policies are {[found.attributes for found in policies]}"
        return
    order = [element for element in page.one("head").walk() if element.tag in {"meta", "script", "link"}]
    if order.index(policies[0]) > 1:
        yield "the policy comes after what it is for"
    for element in page.walk():
        inline = element.tag == "script" and "src" not in element.attributes and element.parts != data
        # Of a template scripts take what they need; as nothing may be sent, a form there is none but for its meaning.
        forms = set() if is_in_template(element) else {"form"}
        if inline or element.tag in {"style", "base", "iframe", "object", "embed", *forms}:
            yield f"<{element.tag}>"
        yield from (name for name in element.attributes if name == "style" or name.startswith("on"))


def is_in_template(element: Element) -> bool:
    above = element.parent
    return above is not None and (above.tag == "template" or is_in_template(above))
