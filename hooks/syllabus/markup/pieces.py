"""What there is to read in a text: its pieces, and what stands in them."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from xml.etree.ElementTree import Element

from ..content.scan import Mark
from .expand import CITE_SIGN, HELP_LINE_SIGN

Kind = Literal["prose", "item", "heading", "cell", "code", "label", "picture", "quoted"]
# In `Piece.signed` a mark, a blank or code stands between its sign and END.
CODE_SIGN, BLANK_SIGN, END = "\ue002", "\ue003", "\ue004"
CITED = "\ue005"  # what is left of a cite in `Piece.text`
STRAY = "\ue006"  # before the key of a mark that is shown as the link it was written out to, such as in code
CITE_SPAN = re.compile(rf"\({CITE_SIGN}[^{END}]*{END}\)")
KEY_SPAN = re.compile(f"[{HELP_LINE_SIGN}{BLANK_SIGN}][^{END}]*{END}")
CODE_SPAN = re.compile(f"{CODE_SIGN}[^{END}]*{END}")
SIGNS = re.compile(f"[{HELP_LINE_SIGN}{CODE_SIGN}{BLANK_SIGN}{END}{STRAY}]")


@dataclass(frozen=True)
class Piece:
    """A run of text that reads as one: a paragraph, an item, a cell, a heading, a label, the words for a picture.

    `signed` has marks and code between signs; line ends are those of the source.
    """

    kind: Kind
    line: int
    signed: str

    @cached_property
    def text(self) -> str:
        """What is read, code included. Help lines and blanks are left out, and a cite is one sign, `CITED`."""
        return SIGNS.sub("", KEY_SPAN.sub(" ", CITE_SPAN.sub(CITED, self.signed)))

    @cached_property
    def prose(self) -> str:
        """The same without code."""
        if self.kind == "code":
            return ""
        return Piece(self.kind, self.line, CODE_SPAN.sub(_line_ends, self.signed)).text

    @property
    def has_stray_mark(self) -> bool:
        """Whether a mark of ours is shown as the link that it was written out to."""
        return STRAY in self.signed

    def line_of(self, position: int) -> int:
        """Return the line of a position in `text` or in `prose`."""
        return self.line + self.text.count("\n", 0, position)


@dataclass(frozen=True)
class Reading:
    """What stands in a text. `links` has the targets of links and pictures, `parts` the blocks of ours by name."""

    root: Element
    pieces: tuple[Piece, ...] = ()
    links: tuple[Mark, ...] = ()
    headings: tuple[Mark, ...] = ()
    cites: tuple[Mark, ...] = ()
    help_lines: tuple[Mark, ...] = ()
    blanks: tuple[Mark, ...] = ()
    parts: tuple[str, ...] = ()


def _line_ends(match: re.Match[str]) -> str:
    return " " + "\n" * match.group().count("\n")
