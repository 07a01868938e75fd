"""Browser security: the content security policy of each page, and the HTTP headers of the published site."""

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
    """Return an HTML page with a content security policy that allows only the site's own scripts, even from a file.

    The policy contains the hash of each inline script (CSP Level 3, section 8.4). If an HTTP header sends another
    policy, browsers enforce both; `frame-ancestors` works only in a header.
    """
    policy = _policy(_hashes([page]))
    tag = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    return CHARSET.sub(tag, page, count=1)


def web_headers(folder: Path, archived: Iterable[str]) -> str:
    """Return the `_headers` file, which many hosts read, for the published site in `folder`.

    Pages of the `archived` editions are marked noindex for search engines.
    """
    pages = (path.read_text(encoding="utf-8") for path in folder.rglob("*.html"))
    policy = _policy(_hashes(pages)) + "; frame-ancestors 'none'"
    headers = {**FOR_ALL, "Content-Security-Policy": policy}
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for edition in archived:
        lines += [f"/{edition}/*", "  X-Robots-Tag: noindex"]
    return "\n".join(lines) + "\n"


def _policy(hashes: Iterable[str]) -> str:
    return POLICY.format(scripts="".join(f" {name}" for name in hashes))


def _hashes(pages: Iterable[str]) -> list[str]:
    """Return the sorted hashes of all distinct inline scripts in the pages, in the syntax of a policy."""
    scripts = {text for page in pages for text in INLINE.findall(page)}
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in scripts)
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
