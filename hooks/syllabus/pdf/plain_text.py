"""Text as it is handed to the layout: every visible letter as it stands, nothing that acts on the letters round it."""

import re
import unicodedata
from itertools import pairwise

LONGEST_WORD = 24  # letters; a longer one may be broken, so that it never runs off the paper
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_INVISIBLE = ("Cc", "Cf", "Cs")  # control characters, direction and joining marks, halves of letters
_PIECE = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def visible(text: str) -> str:
    """`text` without control characters and marks that change the direction of reading; line ends and tabs stay."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _INVISIBLE)


def one_line(text: str) -> str:
    """The visible text with each run of white space as one space."""
    return _SPACES.sub(" ", visible(text))


def pieces(text: str) -> list[str]:
    """`text` cut where a very long word may be broken; joined together it is `text` again."""
    cuts = [0, *(match.end() for match in _PIECE.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]
