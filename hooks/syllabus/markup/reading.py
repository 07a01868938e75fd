"""A text as the site shows it: every word, link, heading and field of its element tree, each with its line.

This is what checks judge. The tree is the one that the site renders; the source is only searched for the lines.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from ..content.model import Reference
from ..content.scan import Mark, code_lines
from .expand import CITE_SIGN, HELP_LINE_SIGN, expand_signed
from .locator import Locator, without_marks
from .parser import parse
from .pieces import BLANK_SIGN, CITE_SPAN, CODE_SIGN, END, SIGNS, STRAY, Kind, Piece, Reading

INLINE = frozenset({"a", "strong", "em", "code", "br", "img", "blank"})
KINDS: dict[str, Kind] = {"td": "cell", "th": "cell", "pre": "code", "li": "item", "choice": "item"}
KINDS |= dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading")
NAMED_BY_KEY = frozenset({"passage", "insert"})
SHOWN_WITHIN_LINES: tuple[tuple[str, Kind], ...] = (("alt", "picture"), ("title", "label"))
# Attributes of our neutral elements that nobody reads; every other one is shown, so it is read.
UNSHOWN = frozenset(
    {
        "kind", "id", "name", "lines", "columns", "other", "low_number", "high_number", "row_height",
        "rows", "height", "per_page", "sum_columns", "minus_from",
    }
)  # fmt: skip
FENCE_SIGNS = re.compile(r"`{3,}|~{3,}")
SIGNIFICANT = re.compile(r"[`*_\[\]<>&\\|~]|^\s*(?:[#+=-]|\d+[.)]|///)")  # that Markdown may act on
NEAR = 40  # lines behind the beginning of a text in which a link's target is looked for


def read(body: str, reference: Reference, first_line: int = 1) -> Reading:
    """Read a Markdown body whose first line is `first_line` of its file.

    A fence that went wrong is read as if it were not there, so that what it may have been meant to hold is judged.
    """
    lines = body.split("\n")
    for index in code_lines(lines)[1]:
        lines[index] = FENCE_SIGNS.sub("", lines[index])
    root, definitions = parse(expand_signed("\n".join(lines), reference))
    return _Reader(body, first_line).read(root, definitions)


def read_value(value: str, reference: Reference, line: int = 1, kind: Kind = "label") -> Reading:
    """Read a text of a record, which stands on one `line` and may hold the marks and emphasis of a line."""
    if not SIGNIFICANT.search(value):
        return Reading(Element("div"), (Piece(kind, line, value),))
    reading = read(value, reference, line)
    return replace(reading, pieces=tuple(replace(piece, kind=kind) for piece in reading.pieces))


class _Reader:
    """Walks a tree once, in reading order, and gathers what there is to read."""

    def __init__(self, source: str, first_line: int) -> None:
        self.lines, self.first_line = source.split("\n"), first_line
        self.locator = Locator(without_marks(source), first_line)
        self.pieces: list[Piece] = []
        self.links: list[Mark] = []
        self.headings: list[Mark] = []
        self.cites: list[Mark] = []
        self.help_lines: list[Mark] = []
        self.blanks: list[Mark] = []
        self.parts: list[str] = []
        self.labels: list[tuple[Kind, str]] = []  # of the piece at hand; they are read after it
        self.found: list[tuple[int, list[Mark], str]] = []  # likewise: where in it a link or a mark stands

    def read(self, root: Element, definitions: Mapping[str, str]) -> Reading:
        self.block(root)
        for name, target in definitions.items():
            self.links.append(
                Mark(self.line_of_target(target, self.line_of_target(f"[{name}]:", self.first_line)), target)
            )
        return Reading(
            root,
            tuple(self.pieces),
            tuple(dict.fromkeys(self.links)),
            tuple(self.headings),
            tuple(self.cites),
            tuple(self.help_lines),
            tuple(self.blanks),
            tuple(self.parts),
        )

    def block(self, element: Element) -> None:
        kind = KINDS.get(element.tag, "prose")
        if element.tag in ("field", "aside", "section"):
            self.part(element)
        run = [_typed(element.text)]
        for child in element:
            if child.tag in INLINE:
                self.inline(child, run)
            else:
                self.end(kind, run, element)
                self.block(child)
            run.append(_typed(child.tail))
        self.end(kind, run, element)

    def part(self, element: Element) -> None:
        """A block of ours: its words stand in its attributes."""
        name = element.get("kind", "")
        self.parts.append(name)
        shown = [value for key, value in element.items() if key not in UNSHOWN]
        for words in () if name in NAMED_BY_KEY else shown:
            self.piece("label", words)

    def inline(self, element: Element, run: list[str]) -> None:
        """Put what an element within a line shows at the end of `run`, which is emptied when its piece ends."""
        href = element.get("href", "")
        if element.tag == "code":
            run.append(CODE_SIGN + _typed("".join(element.itertext())) + END)
        elif element.tag == "blank":
            if element.get("width") != "cell":
                self.labels.append(("label", element.get("label", "")))
                self.mark(self.blanks, BLANK_SIGN, element.get("label", ""), run)
        elif href.startswith(HELP_LINE_SIGN):
            self.mark(self.help_lines, HELP_LINE_SIGN, href[1:], run)
        elif href.startswith(CITE_SIGN):
            self.mark(self.cites, CITE_SIGN, href[1:], run)
        else:
            self.link(element, run)
            run.append(" " if element.tag == "img" else _typed(element.text))
            for child in element:
                self.inline(child, run)
                run.append(_typed(child.tail))

    def mark(self, marks: list[Mark], sign: str, key: str, run: list[str]) -> None:
        """A mark of ours, which stands in `run` between signs."""
        self.found.append((sum(map(len, run)), marks, key))
        run.append(sign + key + END)

    def link(self, element: Element, run: list[str]) -> None:
        """The target of a link or a picture, and its words that are shown elsewhere than in the line."""
        for key in ("href", "src"):
            if key in element.attrib:
                self.found.append((sum(map(len, run)), self.links, element.get(key, "")))
        for key, kind in SHOWN_WITHIN_LINES:
            if element.get(key):
                self.labels.append((kind, element.get(key, "")))

    def end(self, kind: Kind, run: list[str], element: Element) -> None:
        """Make a piece of `run` and empty it; what was found in it gets its line."""
        signed = "".join(run)
        run.clear()
        line = self.piece(kind, signed)
        for at, marks, words in self.found:
            here = line + signed.count("\n", 0, at)
            marks.append(Mark(self.line_of_target(words, here) if marks is self.links else here, words))
        if kind == "heading":
            self.headings.append(
                Mark(line, " ".join(self.pieces[-1].text.split()) if self.pieces else "", int(element.tag[1]))
            )
        labels, self.labels, self.found = self.labels, [], []
        for label_kind, words in labels:
            self.piece(label_kind, words)

    def piece(self, kind: Kind, signed: str) -> int:
        """Keep a piece that has anything to read, and return its line."""
        lead = len(signed) - len(signed.lstrip())
        line = self.locator.line(SIGNS.sub("", CITE_SPAN.sub("", signed)))
        if signed.strip():
            self.pieces.append(Piece(kind, line, signed[lead:]))
        return line - signed.count("\n", 0, lead)

    def line_of_target(self, target: str, line: int) -> int:
        """Return the line at or behind `line` that holds a link's target as it was typed, or else `line`."""
        start = line - self.first_line
        near = (at for at in range(start, min(start + NEAR, len(self.lines))) if target and target in self.lines[at])
        return self.first_line + next(near, start)


def _typed(text: str | None) -> str:
    """Return a text of the tree; a sign in it means that a mark of ours did not become a link."""
    return (text or "").replace(HELP_LINE_SIGN, STRAY).replace(CITE_SIGN, STRAY)
