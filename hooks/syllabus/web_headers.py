"""The headers that a web server sends with the published site, as the `_headers` file that many hosts read."""

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
POLICY = (
    "default-src 'none'; script-src 'self' {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
FOR_ALL = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def web_headers(store: Path, archived: Iterable[str]) -> str:
    """The headers for the site in the folder `store`; search engines are asked to leave archived editions out.

    The policy names the hash of each inline script of the theme, so that no other can run (CSP Level 3, section 8.4).
    """
    policy = POLICY.format(scripts=" ".join(inline_hashes(store)))
    headers = {**FOR_ALL, "Content-Security-Policy": policy}
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for edition in archived:
        lines += [f"/{edition}/*", "  X-Robots-Tag: noindex"]
    return "\n".join(lines) + "\n"


def inline_hashes(store: Path) -> list[str]:
    """The hash of every different inline script below `store`, sorted, as a policy names it."""
    scripts = {text for place in store.rglob("*.html") for text in INLINE.findall(place.read_text(encoding="utf-8"))}
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in scripts)
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
