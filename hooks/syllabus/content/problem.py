"""Problems with files, each reported in one line that says how to fix it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning", "notice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "notice")


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
        return f"{self.path}:{self.line} {rule}: expected {self.expected}, found {self.found} - {self.fix}"


def report(problems: Iterable[Problem]) -> str:
    """Return the distinct problems, sorted by location, one per line below a count by level."""
    distinct = sorted(set(problems))
    if not distinct:
        return "No problems in the content."
    counts = [(level, sum(problem.level == level for problem in distinct)) for level in LEVELS]
    summary = ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for level, count in counts if count)
    return "\n".join([f"{summary} in the content:", *(str(problem) for problem in distinct)])


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
    text = "".join(letter if letter.isprintable() else "?" for letter in text)
    return f'"{text[: limit - 3]}..."' if len(text) > limit else f'"{text}"'
