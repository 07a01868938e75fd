"""What a drawing is asked to show, as plain values."""

from dataclasses import dataclass

from .canvas import Label

SIZES = range(7)  # in which a kind may be drawn, one after the other, until all words have room


@dataclass(frozen=True)
class Axes:
    """Words on an empty wave, in the language of the page."""

    strength: str
    time: str


@dataclass(frozen=True)
class Plan:
    """The labels of a drawing, in order, and how to draw it.

    `you` is the index of the label at which the reader stands. `size` is one of `SIZES`. An `empty` drawing is for
    people to write on. `most` is what a bar can reach; 0 is the longest bar.
    """

    labels: tuple[Label, ...]
    you: int
    size: int
    empty: bool
    axes: Axes
    most: int = 0
