"""The closed set of drawings: how many labels each has, how long they may be, and who draws it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from .canvas import Canvas
from .columns import jar, ladder, path, timeline
from .places import balance, fork, house, iceberg
from .plan import Plan
from .rounds import cycle, rings, triangle, wheel
from .slopes import bars, thermometer, wave

Notes = Literal["none", "one", "any", "each", "any but the last"]
LONGEST_WORD = 16  # letters


@dataclass(frozen=True)
class Kind:
    """A kind of drawing.

    It has `least` to `most` labels with at most `letters` letters, and notes with at most `note_letters`. `at` is the
    label at which the reader stands unless the author says so, or None if the place is fixed. Its empty form has the
    same list (`heads`), or no list and as many parts as the author says, or else `parts`.
    """

    draw: Callable[[Plan], Canvas]
    labels: str
    least: int
    most: int
    letters: int
    notes: Notes = "none"
    note_letters: int = 0
    at: int | None = None
    parts: int = 0
    heads: bool = False


KINDS: dict[str, Kind] = {
    "wave": Kind(wave, "it rises; it peaks; it falls; a second, smaller wave", 3, 4, 24),
    "cycle": Kind(cycle, "the steps, from the top, clockwise", 3, 5, 28, "one", 28, parts=4),
    "triangle": Kind(triangle, "top, right, left", 3, 3, 16, "any", 40, heads=True),
    "wheel": Kind(wheel, "the four parts, from the top left, clockwise", 4, 4, 16, "any", 24, heads=True),
    "ladder": Kind(ladder, "the rungs, the lowest first", 3, 7, 48, "any", 48, at=0, parts=5),
    "balance": Kind(balance, "left pan, right pan", 2, 2, 24, "any", 48, heads=True),
    "timeline": Kind(timeline, "the points, the earliest first", 2, 7, 40, "any", 60, at=0, parts=5),
    "rings": Kind(rings, "from the middle out", 2, 4, 28, "any", 40, heads=True),
    "path": Kind(path, "the stages, and the end of the path", 3, 7, 32, "any but the last", 32, at=0, parts=4),
    "fork": Kind(fork, "where it parts; then the ways, from the left", 3, 4, 24, "any", 40, heads=True),
    "jar": Kind(jar, "what drips in; last, what the tap lets out", 3, 5, 18, parts=4),
    "thermometer": Kind(thermometer, "numbers, the highest first", 2, 5, 2, "each", 48, at=0),
    "bars": Kind(bars, "the amounts, in any order", 2, 7, 28, "each", 16, parts=5),
    "house": Kind(house, "top left, top right, bottom left, bottom right, the door", 4, 5, 16, heads=True),
    "iceberg": Kind(iceberg, "what shows; what is under the water", 3, 7, 16, parts=5),
}
