"""Refuses what no parser should be given: text that is nested too deep, or that is too long in one piece.

Parsers call themselves for each level, and what they do for a paragraph grows with the square of its length.
"""

import re
from collections.abc import Iterator

import yaml

from ..build.fast_yaml import LOADER
from .problem import Problem

MOST_LEVELS = 12
MOST_INDENT = 40  # columns before the first word of a line
MOST_SLASHES = 12
MOST_LETTERS_OF_LINE = 2000
MOST_LETTERS = 5000  # of a paragraph
MOST_LINES = 60  # of a paragraph
MOST_LINES_OF_TEXT = 3000
MARKERS = re.compile(r"(?:[ >]|[-*+](?= )|\d{1,9}[.)](?= ))*")
SLASHES = re.compile(r" *(/*)")
NESTS = re.compile(r"[\[\](){}]")
YAML_MARKERS = re.compile(r"^[ ?:-]{20}", re.MULTILINE)
BLANK_LINE = re.compile(r"\n(?:[^\S\n]*\n)+")
DEEP_START = re.compile(rf"^(?:[ >*+.)\d-]{{{MOST_INDENT + 1}}}| *//{{{MOST_SLASHES}}})", re.MULTILINE)
LEVELS = f"at most {MOST_LEVELS} levels"


def yaml_too_deep(text: str) -> int | None:
    """Return the line of `text`, from 0, on which its YAML is nested too deep, or None.

    Few texts are looked at closely: most have neither enough brackets nor enough columns.
    """
    if text.count("[") + text.count("{") <= MOST_LEVELS and not YAML_MARKERS.search(text):
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MOST_LEVELS:
                return event.start_mark.line if event.start_mark else 0
    except (yaml.YAMLError, ValueError):
        return None  # whoever parses it says what is wrong
    return None


def markdown_bounds(path: str, text: str, first_line: int) -> list[Problem]:
    """Return the problems of a Markdown text that starts on `first_line` of the file at `path`: the first of each.

    Few texts are looked at line by line: most have no paragraph that could be too long or too deep.
    """
    if not may_be_out_of_bounds(text):
        return []
    problems: dict[str, Problem] = {}
    for problem in out_of_bounds(path, text, first_line):
        problems.setdefault(f"{problem.rule} {problem.expected}", problem)
    return list(problems.values())


def may_be_out_of_bounds(text: str) -> bool:
    """Return whether a Markdown text has a part that is long or has many brackets, by a look at it as a whole."""
    return (
        text.count("\n") >= MOST_LINES_OF_TEXT
        or any(
            len(part) > MOST_LETTERS_OF_LINE
            or part.count("\n") >= MOST_LINES
            or part.count("[") + part.count("(") + part.count("{") > MOST_LEVELS
            for part in BLANK_LINE.split(text)
        )
        or bool(DEEP_START.search(text))
    )


def out_of_bounds(path: str, text: str, first_line: int) -> Iterator[Problem]:
    """Yield every problem of a Markdown text that starts on `first_line` of the file at `path`, line by line."""
    lines = text.split("\n")
    if len(lines) > MOST_LINES_OF_TEXT:
        expected = f"at most {MOST_LINES_OF_TEXT} lines"
        yield Problem(path, first_line, "text-length", expected, str(len(lines)), "split the text")
    start = 0
    for end, line in enumerate([*lines, ""]):
        if not line or line.isspace():
            yield from _too_long(path, lines[start:end], first_line + start)
            yield from _too_deep(path, lines[start:end], first_line + start)
            start = end + 1


def _too_long(path: str, paragraph: list[str], first_line: int) -> Iterator[Problem]:
    for at, line in enumerate(paragraph, start=first_line):
        if len(line) > MOST_LETTERS_OF_LINE:
            expected = f"at most {MOST_LETTERS_OF_LINE} letters in a line"
            yield Problem(path, at, "text-length", expected, str(len(line)), "start a new line after each sentence")
    letters = sum(map(len, paragraph))
    for what, found, most in (("letters", letters, MOST_LETTERS), ("lines", len(paragraph), MOST_LINES)):
        if found > most:
            expected, fix = f"at most {most} {what} in a paragraph", "put an empty line where a thought ends"
            yield Problem(path, first_line, "text-length", expected, str(found), fix)


def _too_deep(path: str, paragraph: list[str], first_line: int) -> Iterator[Problem]:
    depth = 0
    for at, line in enumerate(paragraph, start=first_line):
        if len(_match(MARKERS, line)) > MOST_INDENT or len(_match(SLASHES, line).lstrip()) > MOST_SLASHES:
            found = "more lists, quotations or blocks in one another"
            yield Problem(path, at, "text-levels", LEVELS, found, "flatten it")
        for sign in NESTS.findall(line):
            depth = depth + 1 if sign in "[({" else max(depth - 1, 0)
            if depth > MOST_LEVELS:
                yield Problem(path, at, "text-levels", LEVELS, "more open brackets", "close each bracket")
                return


def _match(pattern: re.Pattern[str], line: str) -> str:
    found = pattern.match(line)
    return found.group() if found else ""
