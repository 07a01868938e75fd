"""The lists of a Word file: their signs, and where each numbered list begins."""

from collections.abc import Sequence

from .collected import BULLETS, FIRST_OF_NUMBERS, RINGS
from .place import DEEPEST, STEP
from .xml import w

BULLET, DASH, RING = "\u2022", "\u2013", "\u25cb"
NUMBERED = 0  # of the three kinds of lists; the others are called like the list of that kind


def numbering_lists(lists: Sequence[tuple[int, int]]) -> str:
    """Return the elements of `w:numbering`: each of `lists` has its first number and the level of its items."""
    kinds = [
        _kind(NUMBERED, [("decimal", f"%{level + 1}.") for level in range(DEEPEST + 1)]),
        _kind(BULLETS, [("bullet", DASH if level % 2 else BULLET) for level in range(DEEPEST + 1)]),
        _kind(RINGS, [("bullet", RING)] * (DEEPEST + 1)),
    ]
    unnumbered = [w("num", w("abstractNumId", val=kind), numId=kind) for kind in (BULLETS, RINGS)]
    numbered = [
        w(
            "num",
            w("abstractNumId", val=NUMBERED),
            w("lvlOverride", w("startOverride", val=start), ilvl=level),
            numId=FIRST_OF_NUMBERS + at,
        )
        for at, (start, level) in enumerate(lists)
    ]
    return "".join([*kinds, *unnumbered, *numbered])


def _kind(number: int, signs: Sequence[tuple[str, str]]) -> str:
    levels = [
        w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=form),
            w("lvlText", val=sign),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=STEP * (level + 1), hanging=STEP)),
            ilvl=level,
        )
        for level, (form, sign) in enumerate(signs)
    ]
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)
