"""Draws what a drawing describes, in the first size in which all its words have room; the same each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .canvas import Canvas, Label
from .kinds import KINDS
from .plan import SIZES, Axes, Plan

EMPTY_SHARE = 0.75  # of the pens: empty drawings are 135 mm wide on paper, so the thin pen is still 2 pt


class NoRoomError(Exception):
    """Tells which words of a drawing do not fit, whatever its size."""


@dataclass(frozen=True)
class Drawing:
    """A drawing as its author describes it: a known kind, its labels, and its options.

    `you` is the number of the label at which the reader stands, from 1; `parts` is how many an empty one has; and `of`
    is what a bar can reach.
    """

    kind: str
    labels: tuple[Label, ...]
    you: int | None = None
    parts: int | None = None
    empty: bool = False
    of: int | None = None


@lru_cache(maxsize=1024)  # each is judged before it is shown, and forked workers inherit it
def drawn(drawing: Drawing, axes: Axes) -> Canvas:
    """Return what is drawn, in the first size in which no words touch anything; it is not to be drawn on any more.

    Raises NoRoomError.
    """
    kind = KINDS[drawing.kind]
    labels: Sequence[Label] = drawing.labels
    if drawing.empty and not kind.heads:
        labels = [Label()] * (drawing.parts or kind.parts)
    you = drawing.you - 1 if drawing.you else kind.at or 0
    found = ""
    for size in SIZES:
        canvas = kind.draw(Plan(tuple(labels), you, size, drawing.empty, axes, drawing.of or 0))
        canvas.share = EMPTY_SHARE if drawing.empty else 1.0
        clash = canvas.clash()
        if clash is None:
            return canvas
        found = clash
    raise NoRoomError(found)
