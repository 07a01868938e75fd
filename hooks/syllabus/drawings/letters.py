"""How wide words are in the font of the drawings, and where their lines end."""

import json
import unicodedata
from functools import cache
from pathlib import Path

WIDTHS = Path(__file__).parent / "widths.json"  # thousandths of the size, by weight and letter; `make fonts` writes it
SIZE, LEAD = 17, 21  # of the words, in units of the drawing
RISE, DROP = 0.93 * SIZE, 0.26 * SIZE  # what the tallest and the lowest letter need, from the line that they stand on
WIDEST = 1000


def width_of(words: str, *, bold: bool = False) -> float:
    """Return the width of words on one line, in units; a letter that the font lacks counts as a wide one."""
    widths = _widths()["bold" if bold else "regular"]
    letters = unicodedata.normalize("NFC", words)
    return sum(widths.get(letter, WIDEST) for letter in letters) * SIZE / 1000


def wrapped(words: str, width: float, *, bold: bool = False) -> list[str]:
    """Return the lines of `words`: as few as `width` allows, and then as even as they can be.

    A word is never broken, so a line of one long word may be wider.
    """
    lines = _filled(words, width, bold)
    low, high = 0.0, width
    while high - low > 1:  # the least width that needs no more lines
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(words, middle, bold)) == len(lines) else (middle, high)
    return _filled(words, high, bold)


def _filled(words: str, width: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@cache
def _widths() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = json.loads(WIDTHS.read_text(encoding="utf-8"))
    return table
