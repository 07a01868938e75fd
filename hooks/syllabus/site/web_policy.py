"""Browser security: the content security policy of each page, and the HTTP headers of the published site."""

import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser

from ..content.problem import Problem, RefusedError, quoted, report

# Every script that stands in a page itself: our document tells style sheets that scripts run. Pages of old
# editions keep theirs, so a script that is changed stays on this list beside the new one.
INLINE = ('document.documentElement.className = "js";',)
LOADED = re.compile(
    r'<script src="(?!//)(?:(?:[^"&:<>\\\s]|&amp;)*/)?assets/[a-z-]+\.js"'
    r"""(?: data-[a-z-]+=(?:"[^"<>]*"|'[^'<>]*'))*></script>"""
)
SCRIPT = re.compile(r"<script\b[^>]*>?[^<]*", re.IGNORECASE)
LIKE_A_HANDLER = re.compile(r"""on(?<=[\s"'/]..)[a-z]+\s*=""", re.IGNORECASE)
START = re.compile(r'\s*<!doctype html>\s*<html\b[^<>]*>\s*<head>\s*<meta charset="utf-8">', re.IGNORECASE)
POLICY = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
FOR_ALL = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class UnsafePageError(RefusedError):
    """Says with which `problems` a finished page may not go out."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(report(problems))
        self.problems = problems


def with_csp(name: str, page: str) -> str:
    """Return an HTML page with a content security policy that allows only the site's own scripts, even from a file.

    The policy holds the hash of each inline script of ours that is in the page (CSP Level 3, section 8.4), and never
    that of another. If an HTTP header sends a policy too, browsers enforce both; `frame-ancestors` works only there.
    Raises UnsafePageError, which calls the page `name`, for any other script, and for a page whose start has no place
    for the policy.
    """
    start = START.match(page)
    problems = [_problem(name, page, at, "no script but ours", found) for at, found in _foreign_scripts(page)]
    if start is None:
        problems.append(_problem(name, page, 0, "a page that starts with its character set", quoted(page[:60])))
    if start is None or problems:
        raise UnsafePageError(problems)
    policy = _policy(text for text in INLINE if _element(text) in page)
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return page[: start.end()] + tag + page[start.end() :]


def web_headers(archived: Iterable[str]) -> str:
    """Return the `_headers` file, which many hosts read, for the published site.

    Pages of the `archived` editions are marked noindex for search engines.
    """
    headers = {**FOR_ALL, "Content-Security-Policy": f"{_policy(INLINE)}; frame-ancestors 'none'"}
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    for edition in archived:
        lines += [f"/{edition}/*", "  X-Robots-Tag: noindex"]
    return "\n".join(lines) + "\n"


def _foreign_scripts(page: str) -> list[tuple[int, str]]:
    """Return the position and the text of each script in `page` that is not ours: elements, and handlers of events."""
    found = []
    for match in SCRIPT.finditer(page):
        known = any(page.startswith(_element(text), match.start()) for text in INLINE)
        if not known and not LOADED.match(page, match.start()):
            found.append((match.start(), quoted(match.group())))
    if LIKE_A_HANDLER.search(page):  # in few pages; to parse all of them takes as long as to render them
        found += _Handlers(page).found
    return found


class _Handlers(HTMLParser):
    """Finds the attributes that run a script, such as `onclick`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.lines = [0, *(match.end() for match in re.finditer("\n", page))]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        at = self.lines[line - 1] + column
        self.found += [(at, quoted(f"<{tag} {name}={value}>")) for name, value in attrs if name.startswith("on")]


def _policy(scripts: Iterable[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts)
    return POLICY.format(hashes="".join(f" 'sha256-{digest}'" for digest in digests))


def _element(script: str) -> str:
    return f"<script>{script}</script>"


def _problem(name: str, page: str, at: int, expected: str, found: str) -> Problem:
    line = page.count("\n", 0, at) + 1
    return Problem(name, line, "page-script", expected, found, "find the template or the data it comes from")
