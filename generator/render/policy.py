"""The content security policy of a page: everything from the site itself, nothing inline but the page's own data."""

from __future__ import annotations

import base64
import hashlib


def security_policy(inline_data: str, *, search: bool) -> str:
    """The policy that allows exactly one inline block, the structured data by its hash, and the engine of a search.

    Browsers do not run data blocks and let them pass in any case; checkers of pages look for the hash. The engine is
    WebAssembly.
    """
    digest = base64.b64encode(hashlib.sha256(inline_data.encode()).digest()).decode()
    engine = " 'wasm-unsafe-eval'" if search else ""
    return (
        f"default-src 'none'; script-src 'self'{engine} 'sha256-{digest}'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
