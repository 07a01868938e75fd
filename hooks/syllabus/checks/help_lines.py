"""Rules for help lines: numbers come only from `crisis.yml`, and its entries are in service and recently checked."""

import re
from collections.abc import Iterator
from datetime import date

from ..build.time_limit import TimeLimitError
from ..content.problem import Problem, quoted
from ..content.reference_types import Crisis, DeadLine
from .check_data import Limit
from .patterns import Haystack, blame, find_matches, refuse_slow
from .required_words import may_match
from .text_rules import link_scheme
from .texts import ReadText

THREE_DIGITS = re.compile(r"\d{3}")
NUMBERS = (  # but no section of a state's administrative code
    r"(?<![\d$.,-])(?<!\bWAC )(?:(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}|911|988|741741)(?![\d,]|\.\d|-\d)"
    r"|\b1-8\d\d-[A-Z0-9-]{5,}"
    r"|\btext(?:ing)? [A-Z]{3,}\b to \d{5,6}\b"
)


def help_line_problems(read: ReadText, crisis: Crisis, slow: set[str] | None = None) -> Iterator[Problem]:
    """Yield a problem for each help line that is typed out instead of included by key, or that is out of service.

    For `slow`, see `pattern_problems`.
    """
    path = read.text.path
    names = [line.name for line in crisis.lines.values() if " " in line.name]
    expected, fix = "a help line by its key", f"write `[line: key]` with one of: {', '.join(crisis.lines)}"
    whole = "\n".join(piece.text for piece in read.pieces).lower()
    dead_lines = [(key, dead) for key, dead in crisis.dead.items() if may_match(dead.pattern, whole)]
    for piece in read.pieces:
        is_quoted = piece.kind == "quoted"
        plain = piece.prose if is_quoted else read.own_words(piece)
        named = "|".join(rf"\b{re.escape(name)}\b" for name in names if name in plain and not is_quoted)
        numbers = NUMBERS if THREE_DIGITS.search(plain) else ""  # skips the slow pattern for most texts
        for pattern in filter(None, (numbers, named)):
            for match in re.finditer(pattern, plain):
                yield Problem(
                    path, piece.line_of(match.start()), "help-line-typed", expected, quoted(match.group()), fix
                )
        for key, dead in dead_lines:
            for match in _dead_matches(key, dead, piece.text, set() if slow is None else slow):
                at = piece.line_of(match.start())
                yield Problem(path, at, "help-line-dead", "a line that is answered", quoted(match.group()), dead.why)
    known = {number for line in crisis.lines.values() for number in (line.tel, line.sms)}
    for link in read.links:
        if link_scheme(link.text) in ("tel", "sms") and link.text.partition(":")[2] not in known:
            yield Problem(path, link.line, "help-line-typed", expected, quoted(link.text), fix)


def _dead_matches(key: str, dead: DeadLine, text: str, slow: set[str]) -> list[re.Match[str]]:
    try:
        refuse_slow(slow, key, "help-line-dead")
        return list(find_matches(dead.pattern, Haystack(text)))
    except TimeLimitError as error:
        blame(error, slow, key, "help-line-dead")
        raise


def crisis_problems(path: str, crisis: Crisis, limit: Limit, today: date) -> Iterator[Problem]:
    """Yield problems of `crisis.yml` at `path`: lines out of service, and lines not checked within `limit` days."""
    for key, line in crisis.lines.items():
        for value in (line.name, line.show, line.languages, line.is_for, line.is_not):
            for dead_key, dead in crisis.dead.items():
                if _dead_matches(dead_key, dead, value, set()):
                    yield Problem(path, 1, "help-line-dead", "a line that is answered", quoted(value), dead.why)
        age = (today - line.checked_on).days
        if limit.aim is None or limit.limit is None or age <= limit.aim:
            continue
        expected = f"a check in the last {limit.aim:g} days"
        found = f"{key}, checked on {line.checked_on.isoformat()} ({age} days ago)"
        fix = "compare it with its source, call it, and set `checked_on`"
        level = "error" if age > limit.limit else "notice"
        yield Problem(path, 1, "help-line-stale", expected, found, fix, level)  # type: ignore[arg-type]
