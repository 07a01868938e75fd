"""Lines such as "Part 2 of 5" between the parts of a long sheet, so that progress shows without scripts."""

from xml.etree.ElementTree import Element

from ..words.group_words import Sheet
from .make_element import make

LONG_SHEET = 4  # parts; a shorter sheet fits on the screen


def show_progress(root: Element, words: Sheet) -> None:
    """Insert a line before each part of a long sheet."""
    parts = [child for child in root if child.get("class", "").startswith("field ")]
    if len(parts) < LONG_SHEET:
        return
    for number, part in enumerate(parts, start=1):
        root.insert(list(root).index(part), part_line(number, len(parts), words))


def part_line(number: int, of: int, words: Sheet) -> Element:
    """Return the paragraph that says which part of a sheet comes next."""
    return make("p", words.part_of(number=number, of=of), class_="field-progress screen-only")
