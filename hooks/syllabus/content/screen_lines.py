"""The words for the group's screen: a paragraph in a timed part of a guide that starts with their label."""

from dataclasses import dataclass

from .guide import segment
from .scan import BLOCK_CLOSE, scan

LABEL = "**Group:**"
LEVEL_OF_PART = 2


@dataclass(frozen=True)
class ScreenLine:
    """A paragraph for the screen, in its file from `line` to before `end`, without its label.

    `part` is the line of the heading that it stands below if that starts a timed part, and otherwise 0.
    """

    line: int
    end: int
    part: int
    words: str


def screen_lines(body: str, first_line: int) -> list[ScreenLine]:
    """Return what a guide whose body starts on `first_line` has for the screen, in order; none from code and blocks."""
    if LABEL not in body:
        return []
    scanned = scan(body, first_line)
    source = body.split("\n")
    headings = (mark for mark in scanned.headings if mark.level <= LEVEL_OF_PART)
    parts = {mark.line: mark.line if segment(mark.text, 0) else 0 for mark in headings}
    found: list[ScreenLine] = []
    depth = part = 0
    is_free = True  # whether a paragraph may start here
    for at, line in enumerate(scanned.plain):
        part = parts.get(first_line + at, part)
        if line.startswith("///"):
            depth += -1 if BLOCK_CLOSE.match(line) else 1
        elif is_free and not depth and line.startswith(LABEL):
            end = next((n for n in range(at, len(source)) if _ends(source[n])), len(source))
            words = " ".join(" ".join(source[at:end]).removeprefix(LABEL).split())
            found.append(ScreenLine(first_line + at, first_line + end, part, words))
        is_free = _ends(line)
    return found


def for_screen(body: str, first_line: int) -> str:
    """Return the body of a guide with nothing but the words for the screen, each on its line; empty without any."""
    lines = _lines(body, first_line)
    kept = (line.removeprefix(LABEL).strip() if at in lines else "" for at, line in enumerate(body.split("\n")))
    return "\n".join(kept) if lines else ""


def for_leaders(body: str, first_line: int) -> str:
    """Return the body of a guide without the words for the screen; the others keep their lines."""
    lines = _lines(body, first_line)
    return "\n".join("" if at in lines else line for at, line in enumerate(body.split("\n"))) if lines else body


def _lines(body: str, first_line: int) -> set[int]:
    """Return the indexes of the lines with words for the screen."""
    return {at - first_line for found in screen_lines(body, first_line) for at in range(found.line, found.end)}


def _ends(line: str) -> bool:
    return not line.strip() or line.startswith(("#", "///"))
