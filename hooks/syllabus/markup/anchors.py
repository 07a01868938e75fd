"""The anchors of headings: one function for pages, links and checks, so that all have the same."""

import re
import unicodedata

from markdown.extensions.toc import slugify, unique

KEPT = frozenset("_- \t\n")
LATIN = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae",
                       "Æ": "AE", "œ": "oe", "Œ": "OE"})  # fmt: skip
FEW = 1 / 12  # of the letters: a stray one, as in a name, does not change the anchor of English words


def anchor(words: str, separator: str = "-") -> str:
    """Return the anchor of a heading with these words: in lower case, with `separator` between words.

    Latin letters lose their accents. Where more than a few letters have no Latin base, as in Cyrillic or Arabic, all
    letters stay as they are, with their vowel signs.
    """
    if words.isascii():
        return slugify(words, separator)
    latin = words.translate(LATIN)
    letters = list(filter(str.isalpha, latin))
    if sum(not _has_latin_base(letter) for letter in letters) <= len(letters) * FEW:
        return slugify(latin, separator)
    whole = unicodedata.normalize("NFC", words.strip().lower())
    kept = "".join(c for c in whole if c.isalnum() or c in KEPT or unicodedata.category(c).startswith("M"))
    return re.sub(rf"[{re.escape(separator)}\s]+", separator, kept).strip(separator)


def anchors_of(headings: list[str]) -> frozenset[str]:
    """Return the anchors of a page with these headings; of two that are alike, the second gets a number."""
    return frozenset(in_order(headings))


def in_order(headings: list[str]) -> list[str]:
    """Return the same in the order of the headings."""
    used: set[str] = set()
    return [unique(anchor(heading), used) for heading in headings]


def _has_latin_base(letter: str) -> bool:
    return unicodedata.normalize("NFKD", letter)[0].isascii()
