"""What a browser is asked to refuse: the content security policy of a page, and the headers of the published site."""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)
POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
FOR_ALL = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def with_csp(page: str) -> str:
    """A page of HTML with its own policy in it, so that no script runs but ours, on any server and from a file.

    The policy names the hash of each inline script (CSP Level 3, section 8.4). Where a header sends one
    too, a browser obeys both; `frame-ancestors` works in a header only.
    """
    policy = _policy(_hashes([page]))
    tag = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    return CHARSET.sub(tag, page, count=1)


def web_headers(store: Path, archived: Iterable[str]) -> str:
    """The headers for the site in the folder `store`, as the `_headers` file that many hosts read.

    Search engines are asked to leave the `archived` editions out.
    """
    pages = (place.read_text(encoding="utf-8") for place in store.rglob("*.html"))
    policy = _policy(_hashes(pages)) + "; frame-ancestors 'none'"
    headers = {**FOR_ALL, "Content-Security-Policy": policy}
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for edition in archived:
        lines += [f"/{edition}/*", "  X-Robots-Tag: noindex"]
    return "\n".join(lines) + "\n"


def _policy(hashes: Iterable[str]) -> str:
    return POLICY.format(scripts="".join(f" {name}" for name in hashes))


def _hashes(pages: Iterable[str]) -> list[str]:
    """The hash of every different inline script of the pages, sorted, as a policy names it."""
    scripts = {text for page in pages for text in INLINE.findall(page)}
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in scripts)
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
