"""Cuts the fonts of the PDFs down to what a page on screen needs of them, in the format that every browser loads.

Two weights are enough: words that carry a meaning are bold, and a page has no italics that a reader would miss.
"""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

WEIGHTS = ("Regular", "Bold")
SIGNS = "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2039\u203a\u20ac\u2212"
# English and Spanish need the first file of a weight. The second is fetched for whoever writes French, Polish, Czech,
# Romanian, Turkish or Hungarian: letters that Latin-1 lacks. The ranges in type.css say so to browsers.
PARTS = {
    "": frozenset([*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x100)), *SIGNS]),
    "-more": frozenset("ĂăĄąĆćČčĎďĘęĚěĞğıŁłŃńŇňŐőŒœŘřŚśŞşŠšŤťŮůŰűŸŹźŻżŽžȘșȚț"),
}
MOST_BYTES = 15_000


def web_font(font: Path, characters: Iterable[str]) -> bytes:
    """Return a WOFF2 file with these characters of the font file `font`; the same bytes each time."""
    from fontTools import subset  # noqa: PLC0415  # takes long to load

    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False  # screens that need it are gone, and it weighs as much as the letters
    options.layout_features = ["kern", "ccmp", "locl", "mark"]
    loaded = subset.load_font(str(font), options)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=map(ord, sorted(characters)))
    cut.subset(loaded)
    out = BytesIO()
    loaded.flavor = options.flavor
    loaded.save(out)
    return out.getvalue()
