"""Matching the patterns in `words.yml` and `safety.yml`: words to avoid, and details that patients must not read."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from ..build.time_limit import TimeLimitError
from ..content.problem import Level, Problem, quoted
from ..markup.pieces import CITED
from .check_data import Pattern
from .required_words import alternatives, may_match, required_words
from .texts import ReadText

LEVEL: dict[str, Level] = {"error": "error", "warn": "warning", "review": "notice"}
FILES = {"word-choice": "words.yml", "unsafe-detail": "safety.yml", "help-line-dead": "crisis.yml"}  # of each rule
FLAT = str.maketrans("\n*_", "   ")
SIGNS = str.maketrans("", "", "\u2013\u2014\u2018\u2019\u201c\u201d\u2026")  # dashes, quotation marks, an ellipsis
ATTRIBUTED = re.compile(rf'"[^"]{{1,300}}"(?=\s*{CITED})')


@dataclass(frozen=True)
class Haystack:
    """A text that patterns are searched for in, and what is needed of it for each search."""

    text: str

    @cached_property
    def lowered(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @cached_property
    def is_ascii(self) -> bool:
        """Whether no letter is outside ASCII, so that `re.ASCII` makes no difference; signs are no letters."""
        return self.lowered.isascii() or self.lowered.translate(SIGNS).isascii()


def pattern_problems(
    read: ReadText, patterns: Iterable[Pattern], rule: str, slow: set[str] | None = None
) -> Iterator[Problem]:
    """Yield a problem, under `rule`, for each match of a pattern in the text, unless its exceptions cover the match.

    A pattern that has taken too long is added to `slow`, and none that is in it is tried again: TimeLimitError.
    """
    entries = list(patterns)
    pieces = [(piece, without_quotations(read.own_words(piece))) for piece in read.pieces]
    lines = [piece.line + number for piece, text in pieces for number in range(text.count("\n") + 1)]
    yield from _matches(
        read.text.path, lines, "\n".join(text for _, text in pieces), entries, rule, set() if slow is None else slow
    )


def without_quotations(text: str) -> str:
    """Return `text` with each quotation that cites its source blanked out; offsets stay the same."""
    if CITED not in text:
        return text
    return ATTRIBUTED.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def prepare(patterns: Iterable[Pattern]) -> None:
    """Find out ahead of time which words each pattern requires, so that forked workers inherit the results."""
    for entry in patterns:
        for part in alternatives(entry.avoid):
            required_words(part)


def occurs_in(pattern: str, haystack: Haystack) -> bool:
    """Return whether `pattern` matches, ignoring case."""
    return any(any(find_matches(part, haystack)) for part in alternatives(pattern))


def find_matches(pattern: str, haystack: Haystack) -> Iterator[re.Match[str]]:
    """Yield each match of `pattern`, ignoring case.

    Python matches lower-case text with a lower-case pattern several times faster than with `re.IGNORECASE`.
    """
    if not may_match(pattern, haystack.lowered):
        return iter(())
    small = _lowercase_pattern(pattern, is_ascii=haystack.is_ascii)
    if small is None or len(haystack.lowered) != len(haystack.text):
        return re.finditer(pattern, haystack.text, re.IGNORECASE)
    return small.finditer(haystack.lowered)


@cache
def _lowercase_pattern(pattern: str, *, is_ascii: bool) -> re.Pattern[str] | None:
    """Return `pattern` compiled for lower-case text, or None if it cannot be lower-cased safely.

    With `is_ascii`, character classes match ASCII only, which is faster.
    """
    if "(?-i" in pattern or "(?P" in pattern:
        return None
    small = re.sub(r"\\.|[A-Z]", lambda part: part[0] if part[0][0] == "\\" else part[0].lower(), pattern)
    try:
        return re.compile(small, re.ASCII if is_ascii else 0)
    except re.error:  # such as a range from a capital letter to a sign behind it
        return None


def refuse_slow(slow: set[str], name: str, rule: str) -> None:
    """Raise TimeLimitError if the pattern has taken too long before."""
    if f"{rule} {name}" in slow:
        raise TimeLimitError


def blame(error: TimeLimitError, slow: set[str], name: str, rule: str) -> None:
    """Say which pattern has taken too long, and remember it."""
    error.step = f"the pattern {name} of {rule} in curriculum/reference/{FILES[rule]}"
    slow.add(f"{rule} {name}")


def _matches(
    path: str, lines: list[int], text: str, entries: list[Pattern], rule: str, slow: set[str]
) -> Iterator[Problem]:
    haystack = Haystack(text.translate(FLAT))
    for entry in entries:
        try:
            if slow and may_match(entry.avoid, haystack.lowered):
                refuse_slow(slow, entry.id, rule)
            found = _found(entry, haystack)
        except TimeLimitError as error:
            blame(error, slow, entry.id, rule)
            raise
        for at, words in found:
            line = lines[text.count("\n", 0, at)]
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at + len(words))
            fix = f"{entry.why} Source: {entry.source}".rstrip(".")
            sentence = text[start : end if end >= 0 else len(text)]
            said = quoted(" ".join(words.split()))
            yield Problem(path, line, rule, entry.use, said, fix, LEVEL[entry.level], sentence)


def _found(entry: Pattern, haystack: Haystack) -> list[tuple[int, str]]:
    """Return where the pattern of an entry matches, outside its exceptions, and the words there."""
    if not occurs_in(entry.avoid, haystack):
        return []
    flat = haystack.text
    for exception in entry.exceptions:
        flat = re.sub(exception, lambda match: " " * len(match.group()), flat, flags=re.IGNORECASE)
    return [(match.start(), flat[slice(*match.span())]) for match in find_matches(entry.avoid, Haystack(flat))]
