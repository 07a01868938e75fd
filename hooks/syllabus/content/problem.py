"""What is wrong with a file, in one line that teaches."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

Level = Literal["error", "warning", "notice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "notice")


class RefusedError(Exception):
    """Why something that was asked for was not done, in words for a person; nothing was written."""


@dataclass(frozen=True, order=True)
class Problem:
    """One broken rule at one place.

    `path` is relative to the project and uses forward slashes; `line` counts from 1.
    `expected`, `found` and `fix` are phrases without a full stop. An error ends the build; a warning needs a fix or
    a reason; a notice is for a person to decide. `context` is the text that an `allow` entry may quote.
    """

    path: str
    line: int
    rule: str
    expected: str
    found: str
    fix: str
    level: Level = "error"
    context: str = field(default="", compare=False)

    def __str__(self) -> str:
        rule = self.rule if self.level == "error" else f"{self.rule} ({self.level})"
        return f"{self.path}:{self.line} {rule}: expected {self.expected}, found {self.found} - {self.fix}"


def report(problems: Iterable[Problem]) -> str:
    """Problems, sorted by place, one to a line, under a line that counts them by level."""
    found = sorted(set(problems))
    if not found:
        return "No problems in the content."
    counts = [(level, sum(problem.level == level for problem in found)) for level in LEVELS]
    told = ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for level, count in counts if count)
    return "\n".join([f"{told} in the content:", *(str(problem) for problem in found)])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A fix that names the known word nearest to `word`, or all of them when none is near."""
    choices = sorted(known)
    close = get_close_matches(word, choices, n=1, cutoff=0.5)
    return f'did you mean "{close[0]}"?' if close else "use one of: " + ", ".join(choices)


def quoted(value: object, limit: int = 60) -> str:
    """`value` as a reader would recognise it in the file: quoted, on one line, at most `limit` characters."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = " ".join(str(value).split())
    text = "".join(letter if letter.isprintable() else "?" for letter in text)
    return f'"{text[: limit - 3]}..."' if len(text) > limit else f'"{text}"'
