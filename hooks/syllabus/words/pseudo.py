"""A language that nobody speaks: English with accents and 40% longer, to show what is outside the catalogue."""

import re
from typing import Any

PSEUDO = "en-XA"  # as Unicode's CLDR names it
PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = "àßćđéƒğĥíĵķļµñóþġŕšţúŵŵžýžÀßĆĐÉÞĞĤÍĴĶĻÑŃÓÞĠŔŠŢÚŴŴŽÝŽ"  # letters that our fonts have
LETTERS = str.maketrans(PLAIN, ACCENTED)
PIECE = re.compile(r"(\{\w*\})")
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
LONGER = 0.4


def accented(entries: Any) -> Any:
    """Return texts, or nested mappings of them, in the pseudo-language; the places in a text stay as they are."""
    if isinstance(entries, dict):
        return {key: accented(value) for key, value in entries.items()}
    parts = PIECE.split(entries)
    return "".join(part if PIECE.fullmatch(part) else _longer(part.translate(LETTERS)) for part in parts)


def _longer(text: str) -> str:
    """Return `text` with the last letter of each word said again."""
    return WORD.sub(lambda word: word[0] + word[0][-1] * round(len(word[0]) * LONGER), text)
