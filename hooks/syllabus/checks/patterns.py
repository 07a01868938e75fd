"""Matching the patterns in `words.yml` and `safety.yml`: words to avoid, and details that patients must not read."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..content.problem import Level, Problem, quoted
from ..markup.pieces import CITED
from .check_data import Pattern
from .required_words import alternatives, may_match, required_words
from .texts import ReadText

LEVEL: dict[str, Level] = {"error": "error", "warn": "warning", "review": "notice"}
ATTRIBUTED = re.compile(rf'"[^"]{{1,300}}"(?=\s*{CITED})')


def pattern_problems(read: ReadText, patterns: Iterable[Pattern], rule: str) -> Iterator[Problem]:
    """Yield a problem, under `rule`, for each match of a pattern in the text, unless its exceptions cover the match."""
    entries = list(patterns)
    pieces = [(piece, without_quotations(read.own_words(piece))) for piece in read.pieces]
    lines = [piece.line + number for piece, text in pieces for number in range(text.count("\n") + 1)]
    yield from _matches(read.text.path, lines, "\n".join(text for _, text in pieces), entries, rule)


def without_quotations(text: str) -> str:
    """Return `text` with each quotation that cites its source blanked out; offsets stay the same."""
    if CITED not in text:
        return text
    return ATTRIBUTED.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def precompile(patterns: Iterable[Pattern]) -> None:
    """Compile all patterns ahead of time, so that forked workers inherit the results."""
    for entry in patterns:
        for part in alternatives(entry.avoid):
            required_words(part)
            _lowercase_pattern(part, is_ascii=True)


def occurs_in(pattern: str, text: str, lowered: str) -> bool:
    """Return whether `pattern` matches `text`; `lowered` is the same text in lower case."""
    return any(may_match(part, lowered) and any(find_matches(part, text)) for part in alternatives(pattern))


def find_matches(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Yield each match of `pattern` in `text`, ignoring case.

    Python matches lower-case text with a lower-case pattern several times faster than with `re.IGNORECASE`.
    """
    lowered = text.lower()
    if not may_match(pattern, lowered):
        return iter(())
    small = _lowercase_pattern(pattern, is_ascii=lowered.isascii())
    if small is None or len(lowered) != len(text):
        return re.finditer(pattern, text, re.IGNORECASE)
    return small.finditer(lowered)


@cache
def _lowercase_pattern(pattern: str, *, is_ascii: bool) -> re.Pattern[str] | None:
    """Return `pattern` compiled for lower-case text, or None if it cannot be lower-cased safely.

    With `is_ascii`, character classes match ASCII only, which is faster.
    """
    if "(?-i" in pattern or "(?P" in pattern:
        return None
    small = re.sub(r"\\.|[A-Z]", lambda part: part[0] if part[0][0] == "\\" else part[0].lower(), pattern)
    return re.compile(small, re.ASCII if is_ascii else 0)


def _matches(path: str, lines: list[int], text: str, entries: list[Pattern], rule: str) -> Iterator[Problem]:
    flat = re.sub(r"[\n*_]", " ", text)
    lowered = flat.lower()
    for entry in entries:
        if not occurs_in(entry.avoid, flat, lowered):
            continue
        remaining = flat
        for exception in entry.exceptions:
            remaining = re.sub(exception, lambda match: " " * len(match.group()), remaining, flags=re.IGNORECASE)
        for match in find_matches(entry.avoid, remaining):
            at = lines[text.count("\n", 0, match.start())]
            start = text.rfind("\n", 0, match.start()) + 1
            sentence = text[start : text.find("\n", match.end()) if "\n" in text[match.end() :] else len(text)]
            fix = f"{entry.why} Source: {entry.source}".rstrip(".")
            found = quoted(" ".join(remaining[slice(*match.span())].split()))
            yield Problem(path, at, rule, entry.use, found, fix, LEVEL[entry.level], sentence)
