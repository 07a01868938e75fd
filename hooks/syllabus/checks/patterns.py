"""Words to avoid and things that must not stand on a patient's page, from `words.yml` and `safety.yml`."""

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
    """Yield every match of a pattern in what a text shows."""
    entries = list(patterns)
    pieces = [(piece, without_quotations(read.judged(piece))) for piece in read.pieces]
    lines = [piece.line + number for piece, text in pieces for number in range(text.count("\n") + 1)]
    yield from _matches(read.text.path, lines, "\n".join(text for _, text in pieces), entries, rule)


def without_quotations(text: str) -> str:
    """Blank out quotations that name their source: they are somebody else's wording. Every letter keeps its place."""
    if CITED not in text:
        return text
    return ATTRIBUTED.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def make_ready(patterns: Iterable[Pattern]) -> None:
    """Take the patterns apart and compile them now, and not when they are first looked for."""
    for entry in patterns:
        for part in alternatives(entry.avoid):
            required_words(part)
            _in_small_letters(part, is_ascii=True)


def occurs_in(pattern: str, text: str, lowered: str) -> bool:
    """Whether `pattern` matches `text`, given in small letters too; each alternative is tried only where it may."""
    return any(may_match(part, lowered) and any(found_in(part, text)) for part in alternatives(pattern))


def found_in(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """Every match of `pattern` in `text`, whatever the case, by its place.

    The engine is several times faster where case counts, so small letters are looked for in small letters.
    """
    lowered = text.lower()
    if not may_match(pattern, lowered):
        return iter(())
    small = _in_small_letters(pattern, is_ascii=lowered.isascii())
    if small is None or len(lowered) != len(text):
        return re.finditer(pattern, text, re.IGNORECASE)
    return small.finditer(lowered)


@cache
def _in_small_letters(pattern: str, *, is_ascii: bool) -> re.Pattern[str] | None:
    """`pattern` for text in small letters; None where it says itself that case counts.

    In a text without other letters than those of ASCII, the engine need not ask which signs are letters.
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
        rest = flat
        for exception in entry.exceptions:
            rest = re.sub(exception, lambda match: " " * len(match.group()), rest, flags=re.IGNORECASE)
        for match in found_in(entry.avoid, rest):
            at = lines[text.count("\n", 0, match.start())]
            start = text.rfind("\n", 0, match.start()) + 1
            sentence = text[start : text.find("\n", match.end()) if "\n" in text[match.end() :] else len(text)]
            fix = f"{entry.why} Source: {entry.source}".rstrip(".")
            found = quoted(" ".join(rest[slice(*match.span())].split()))
            yield Problem(path, at, rule, entry.use, found, fix, LEVEL[entry.level], sentence)
