"""The pieces that a text is read as: paragraphs, headings, cells and labels, with their marks."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from xml.etree.ElementTree import Element

from ..content.scan import Mark
from .expand import CITE_SIGN, HELP_LINE_SIGN

Kind = Literal["prose", "item", "heading", "cell", "code", "label", "picture", "quoted"]
# In `Piece.signed`, each mark, blank or code span is enclosed in its sign and END.
CODE_SIGN, BLANK_SIGN, END = "\ue002", "\ue003", "\ue004"
CITED = "\ue005"  # stands for a citation in `Piece.text`
STRAY = "\ue006"  # precedes the key of a mark that did not become a link, such as one in code
CITE_SPAN = re.compile(rf"\({CITE_SIGN}[^{CITE_SIGN}{END}]*+{END}\)")
KEY_SPAN = re.compile(f"[{HELP_LINE_SIGN}{BLANK_SIGN}][^{HELP_LINE_SIGN}{BLANK_SIGN}{END}]*+{END}")
CODE_SPAN = re.compile(f"{CODE_SIGN}[^{CODE_SIGN}{END}]*+{END}")
SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
SIGNS = re.compile(f"[{HELP_LINE_SIGN}{CODE_SIGN}{BLANK_SIGN}{END}{STRAY}]")


@dataclass(frozen=True)
class Piece:
    """A run of text that reads as a unit: a paragraph, item, cell, heading, label or alternative text.

    `signed` is the text with private-use characters around marks and code; its line ends are those of the source.
    """

    kind: Kind
    line: int
    signed: str

    @cached_property
    def text(self) -> str:
        """The visible text, including code, with plain spaces.

        Help lines and blanks are left out, and a citation becomes `CITED`.
        """
        if not SIGNS.search(self.signed):  # as in most texts
            return _plain_spaces(self.signed)
        return _plain_spaces(SIGNS.sub("", KEY_SPAN.sub(" ", CITE_SPAN.sub(CITED, self.signed))))

    @cached_property
    def prose(self) -> str:
        """The visible text without code. Help lines and blanks are left out, and a citation becomes `CITED`."""
        if self.kind == "code":
            return ""
        if CODE_SIGN not in self.signed:
            return self.text
        return Piece(self.kind, self.line, CODE_SPAN.sub(_line_ends, self.signed)).text

    @property
    def has_stray_mark(self) -> bool:
        """Whether a custom mark appears literally, as in code, instead of as a link."""
        return STRAY in self.signed

    def line_of(self, position: int) -> int:
        """Return the line of a position in `text` or `prose`."""
        return self.line + self.text.count("\n", 0, position)


@dataclass(frozen=True)
class Note:
    """A footnote: the line that defines it, its key, and what there is of it."""

    line: int
    key: str
    is_marked: bool
    is_twice: bool
    is_empty: bool
    has_fields: bool


@dataclass(frozen=True)
class Reading:
    """The content of a text.

    `links` are the targets of links and pictures, `parts` the names of its blocks, and `odd_rows` the rows of tables
    that have not as many cells as their head, each with the number of cells that it should have. `notes` are the
    footnotes, and `misplaced_notes` the marks of notes where none may stand: in headings and fields.
    """

    root: Element
    pieces: tuple[Piece, ...] = ()
    links: tuple[Mark, ...] = ()
    headings: tuple[Mark, ...] = ()
    cites: tuple[Mark, ...] = ()
    help_lines: tuple[Mark, ...] = ()
    blanks: tuple[Mark, ...] = ()
    parts: tuple[str, ...] = ()
    odd_rows: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()
    misplaced_notes: tuple[Mark, ...] = ()


def _plain_spaces(text: str) -> str:
    """Return `text` as it is read: spaces of all kinds, however many, are one, and none stands at the end of a line."""
    return SPACES.sub(" ", text).replace(" \n", "\n").replace("\n ", "\n")


def _line_ends(match: re.Match[str]) -> str:
    return " " + "\n" * match.group().count("\n")
