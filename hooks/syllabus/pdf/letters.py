"""The letters that the shipped fonts can print."""

from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


@cache
def printable_letters() -> frozenset[str]:
    """Return the letters that every shipped font has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # takes long to load

    maps = [set(TTFont(font, lazy=True).getBestCmap()) for font in sorted(FONTS.glob("*.ttf"))]
    return frozenset(map(chr, set.intersection(*maps)))
