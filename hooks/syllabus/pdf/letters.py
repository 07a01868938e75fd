"""The letters that the shipped fonts can print, and how wide they are."""

from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


@cache
def printable_letters() -> frozenset[str]:
    """Return the letters that every shipped font has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # takes long to load

    maps = [set(TTFont(font, lazy=True).getBestCmap()) for font in sorted(FONTS.glob("*.ttf"))]
    return frozenset(map(chr, set.intersection(*maps)))


def letter_widths() -> dict[str, dict[str, int]]:
    """Return how far each letter of the regular and the bold font moves the pen, in thousandths of its size."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # as above

    table = {}
    for weight in ("Regular", "Bold"):
        font = TTFont(FONTS / f"AtkinsonHyperlegible-{weight}.ttf")
        scale, advances = 1000 / font["head"].unitsPerEm, font["hmtx"]
        names = sorted(font.getBestCmap().items())
        table[weight.lower()] = {chr(code): round(advances[name][0] * scale) for code, name in names}
    return table
