"""Compares the words that a page shows on screen with the words that its PDF prints.

Screen and paper are written by two serializers from one element tree. Whatever one of them leaves out, the other tells.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

import pypdfium2

from ..markup.field_html import replace_fields
from ..words.group_words import Sheet
from .plain_text import visible

FREE = ("thead", "svg")
UNCOMPARED = frozenset(["screen-only", "wallet-marks"])  # where cards share a page, their PDF tells the marks once
HYPHEN_AT_LINE_END = "\ufffe"  # what PDFium gives for it
# What is held together at the end of a page: a word up to a hyphen or slash, or one letter of a very long word.
PIECE = re.compile(r"(?<![^/-])[^/-]{1,24}(?:[/-]|$)|.")


def first_unprinted(trees: Iterable[Element], words: Sheet, pdf: bytes) -> str | None:
    """Return the first word of these pages that their PDF lacks or has in another order, or None if all are there.

    The fields of the element trees become HTML. The words of a table's head need not stand before its cells, since on
    narrow paper each cell follows the words of its column; nor need those of a drawing follow each other, since readers
    take words that stand beside each other as one line.
    """
    printed, start = printed_letters(pdf), 0
    for tree in trees:
        for field in tree.iter("field"):
            field.set("name", field.get("prompt", ""))  # the number of a second name is for those who listen
        replace_fields(tree, words)
        for word, is_free in shown_words(tree, words):
            at = start
            for letters in PIECE.findall(visible(word)):
                at = _end_of(letters, printed, at)
                if at < 0:
                    return word
            start = start if is_free else at
    return None


def printed_letters(pdf: bytes) -> str:
    """Return the letters of a PDF in reading order, without white space: a word may be broken at the end of a line."""
    return _bare("".join(printed_text(pdf).replace(HYPHEN_AT_LINE_END, "-").split()))


@lru_cache(maxsize=1)  # asked for twice while a PDF is made
def printed_text(pdf: bytes) -> str:
    """Return the text of all pages of a PDF in reading order. Raises PdfiumError if it is locked or damaged."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def _end_of(letters: str, printed: str, start: int) -> int:
    """Return where these letters end in `printed` from `start` on, or -1 if they are not there.

    A letter that the font sets from two glyphs, such as an h under a circumflex, may be extracted twice.
    """
    if letters.isascii():
        at = printed.find(letters, start)
        return at if at < 0 else at + len(letters)
    pattern = "".join(re.escape(_bare(c)) if c.isascii() else f"(?:{re.escape(_bare(c))}){{1,2}}?" for c in letters)
    match = re.compile(pattern).search(printed, start)
    return match.end() if match else -1


def _bare(text: str) -> str:
    """Return the visible letters without their marks: fonts have one glyph for letters that look alike."""
    if text.isascii():
        return visible(text)
    return "".join(c for c in unicodedata.normalize("NFKD", visible(text)) if not unicodedata.combining(c))


def shown_words(element: Element, words: Sheet, *, is_free: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the words that a page shows, numbers of lists included, each with whether its order is free."""
    classes = element.get("class", "").split()
    if UNCOMPARED.intersection(classes):
        return
    is_free = is_free or element.tag in FREE
    yield from ((word, is_free) for word in (element.text or "").split())
    if element.tag == "img" and element.get("alt"):
        yield from ((word, is_free) for word in words.picture(words=element.get("alt", "")).split())
    number = int(element.get("start", "1"))
    # On paper the words at the ends of a scale stand below its numbers.
    for child in sorted(element, key=lambda child: child.tag == "span") if "scale" in classes else element:
        if element.tag == "ol":
            yield f"{number}.", is_free
            number += 1
        yield from shown_words(child, words, is_free=is_free)
        yield from ((word, is_free) for word in (child.tail or "").split())
