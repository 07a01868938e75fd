"""Problems with files, each reported in one line that says how to fix it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning", "notice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "notice")
MOST_LETTERS = 300  # in one message
FEWEST_LETTERS = 40  # that are left of a part of a message


class RefusedError(Exception):
    """Explains, in words for the user, why a command was refused; nothing was written."""


@dataclass(frozen=True, order=True)
class Problem:
    """One violation of a rule at one location.

    `path` is relative to the project and uses forward slashes; `line` counts from 1. `expected`, `found` and `fix` are
    phrases without a period. An error stops the build, a warning needs a fix or a stated reason, and a notice is left
    to human judgment. `context` is the text that an `allow` entry may quote. `beside` is a second file whose `allow`
    entries may cover it.
    """

    path: str
    line: int
    rule: str
    expected: str
    found: str
    fix: str
    level: Level = "error"
    context: str = field(default="", compare=False)
    beside: str = field(default="", compare=False)

    def __str__(self) -> str:
        rule = self.rule if self.level == "error" else f"{self.rule} ({self.level})"
        parts = [visible(part) for part in (self.path, self.expected, self.found, self.fix)]
        while excess := max(sum(map(len, parts)) + len(f"{self.line}{rule}") + 25 - MOST_LETTERS, 0):
            longest = max(range(1, len(parts)), key=lambda index: len(parts[index]))
            if len(parts[longest]) <= FEWEST_LETTERS:
                longest = 0  # the path is cut last, since people open it
            parts[longest] = shortened(parts[longest], max(len(parts[longest]) - excess, FEWEST_LETTERS))
        path, expected, found, fix = parts
        return f"{path}:{self.line} {rule}: expected {expected}, found {found} - {fix}"


def report(problems: Iterable[Problem]) -> str:
    """Return the distinct problems, sorted by location, one per line below a count by level."""
    distinct = sorted(set(problems))
    if not distinct:
        return "No problems in the content."
    counts = [(level, sum(problem.level == level for problem in distinct)) for level in LEVELS]
    summary = ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for level, count in counts if count)
    return "\n".join([f"{summary} in the content:", *(str(problem) for problem in distinct)])


def visible(text: str) -> str:
    """Return `text` with every character that is not printable as an escape, so that it does nothing to a terminal."""
    return text if text.isprintable() else "".join(map(_escape, text))


def shortened(text: str, limit: int = MOST_LETTERS) -> str:
    """Return `text` with at most `limit` letters: what is too much is cut out of the middle."""
    half = (limit - 1) // 2
    return text if len(text) <= limit else f"{text[: limit - 1 - half]}…{text[len(text) - half :]}"


def plain_lines(text: str) -> str:
    """Return a message that may have several lines, each of them visible and short."""
    return "\n".join(shortened(visible(line)) for line in text.split("\n"))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a suggested fix with the known word closest to `word`, or with all of them if none is close."""
    choices = sorted(known)
    close = get_close_matches(word, choices, n=1, cutoff=0.5)
    return f'did you mean "{close[0]}"?' if close else "use one of: " + ", ".join(choices)


def quoted(value: object, limit: int = 60) -> str:
    """Return `value` as it appears in the file: in quotation marks, on one line, at most `limit` characters."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = " ".join(str(value).split())
    text = visible(text)
    return f'"{text[: limit - 3]}..."' if len(text) > limit else f'"{text}"'


def _escape(letter: str) -> str:
    if letter.isprintable():
        return letter
    if "\udc80" <= letter <= "\udcff":  # how Python keeps a byte that is not UTF-8
        return f"\\x{ord(letter) - 0xDC00:02x}"
    return letter.encode("unicode_escape").decode("ascii")
