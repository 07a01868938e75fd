"""How a translation stands: current, stale or unlocked, and which parts of its source have moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ..content.units import Unit
from .lock import LockedUnit, digits

Standing = Literal["current", "stale", "unlocked"]


@dataclass(frozen=True)
class Comparison:
    """What a lock says of a source and its translation as they are now.

    `changed` are the units of the source that are not as they were when the translation was made, and `gone` counts
    those that the source no longer has. `is_danger` holds if one of either was marked for safety in the lock.
    `is_edited` holds if the translation itself is not as it was locked.
    """

    standing: Standing
    changed: tuple[Unit, ...] = ()
    gone: int = 0
    is_danger: bool = False
    is_edited: bool = False


def compared(source: Sequence[Unit], target: Sequence[Unit], locked: Sequence[LockedUnit] | None) -> Comparison:
    """Return how a translation stands to its source.

    It is current only if the units of the source are exactly those of the lock, in their order: whatever was edited,
    added, removed, moved, split or merged makes it stale.
    """
    if locked is None:
        return Comparison("unlocked", tuple(source), is_edited=True)
    now, then = [(unit.kind, digits(unit)) for unit in source], [(unit.kind, unit.source) for unit in locked]
    is_edited = [digits(unit) for unit in target] != [unit.target for unit in locked]
    changed: list[Unit] = []
    left: list[LockedUnit] = []
    for kind, first, end, start, stop in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if kind != "equal":
            changed += source[start:stop]
            left += locked[first:end]
    is_danger = any(unit.safety for unit in left)
    return Comparison("stale" if now != then else "current", tuple(changed), len(left), is_danger, is_edited)


def headings_of(source: Sequence[Unit], changed: Sequence[Unit]) -> tuple[str, ...]:
    """Return the English headings below which something changed, each once, in order; empty for what has none."""
    found: dict[str, None] = {}
    moved = set(changed)
    heading = ""
    for unit in source:
        if unit.kind == "heading":
            heading = unit.text
        if unit in moved:
            found[heading] = None
    return tuple(found)
