"""Words to avoid and things that must not stand on a patient's page, from `words.yml` and `safety.yml`."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ..content.problem import Level, Problem, shown
from ..content.scan import CITE, FENCE, HELP_LINE, INLINE_CODE, LINK
from .check_data import Pattern
from .required_words import alternatives, may_match, required_words
from .texts import CheckedText

LEVEL: dict[str, Level] = {"error": "error", "warn": "warning", "review": "notice"}
ATTRIBUTED = re.compile(r'"[^"]{1,300}"(?=\s*\[@)')  # a quotation with its source is somebody else's wording


def pattern_problems(text: CheckedText, patterns: Iterable[Pattern], rule: str) -> Iterator[Problem]:
    """Every match of a pattern in the values and the body of a text."""
    entries = list(patterns)
    body = masked(text.body)
    lines = [value.line for value in text.values]
    lines += range(text.body_line, text.body_line + body.count("\n") + 1)
    content = "\n".join([*(value.text for value in text.values), body])
    yield from _matches(text.path, lines, content, entries, rule)


@lru_cache(maxsize=4096)
def masked(body: str) -> str:
    """A Markdown body without code, link targets, keys and attributed quotations; every letter keeps its place."""
    lines = []
    fence = ""
    for raw in ATTRIBUTED.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), body).split("\n"):
        opening = FENCE.match(raw)
        if opening or fence:
            fence = "" if fence and opening else fence or (opening.group(1) if opening else "")
            lines.append(" " * len(raw))
            continue
        kept = raw
        for pattern in (INLINE_CODE, CITE, HELP_LINE):
            kept = pattern.sub(_spaces, kept)
        lines.append(LINK.sub(_without_target, kept))
    return "\n".join(lines)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _without_target(match: re.Match[str]) -> str:
    before, _, target = match.group().partition("](")
    return before + "]" + " " * (len(target) + 1)


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
            found = shown(" ".join(rest[slice(*match.span())].split()))
            yield Problem(path, at, rule, entry.use, found, fix, LEVEL[entry.level], sentence)
