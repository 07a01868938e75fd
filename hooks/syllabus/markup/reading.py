"""Reads a text as the site renders it: each word, link, heading and field of its element tree, with its line.

Checks work on the result. It comes from the same element tree as the site; the source serves only to find the lines.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from ..content.model import Reference
from ..content.scan import Mark, code_lines
from .expand import CITE_SIGN, HELP_LINE_SIGN, expand_signed
from .field_table import EXAMPLE_MARK
from .fields import UNSHOWN
from .locator import Locator, without_marks
from .parser import parse
from .pieces import BLANK_SIGN, CITE_SPAN, CODE_SIGN, END, SIGNS, STRAY, Kind, Note, Piece, Reading

INLINE = frozenset({"a", "strong", "em", "code", "br", "img", "blank", "sup"})
KINDS: dict[str, Kind] = {"td": "cell", "th": "cell", "pre": "code", "li": "item", "choice": "item"}
KINDS |= dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading")
NAMED_BY_KEY = frozenset({"passage", "insert", "drawing"})
SHOWN_WITHIN_LINES: tuple[tuple[str, Kind], ...] = (("alt", "picture"), ("title", "label"))
FENCE_SIGNS = re.compile(r"`{3,}|~{3,}")
SIGNIFICANT = re.compile(r"[`*_\[\]<>&\\|~]|^\s*(?:[#+=-]|\d+[.)]|///)")  # may have a meaning in Markdown
NEAR = 40  # lines after the start of a piece in which to search for a link target


def read(body: str, reference: Reference, first_line: int = 1) -> Reading:
    """Return the content of a Markdown body that starts on `first_line` of its file.

    The signs of a malformed fence are removed first, so that its intended content is checked as text.
    """
    lines = body.split("\n")
    for index in code_lines(lines)[1]:
        lines[index] = FENCE_SIGNS.sub("", lines[index])
    root, definitions = parse(expand_signed("\n".join(lines), reference))
    for cell in root.iter("td"):  # no author wrote this word, so no rule reads it
        for mark in cell.findall(f"strong[@class='{EXAMPLE_MARK}']"):
            cell.remove(mark)
    return _Reader(body, first_line).read(root, definitions)


def read_value(value: str, reference: Reference, line: int = 1, kind: Kind = "label") -> Reading:
    """Return the content of a record's value on `line`, as pieces of `kind`; the value may contain inline Markdown."""
    if not SIGNIFICANT.search(value):
        return Reading(Element("div"), (Piece(kind, line, value),))
    reading = read(value, reference, line)
    return replace(reading, pieces=tuple(replace(piece, kind=kind) for piece in reading.pieces))


class _Reader:
    """Walks an element tree once, in reading order, and collects its content."""

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
        self.odd_rows: list[Mark] = []
        self.notes: list[Note] = []
        self.note_marks: list[Mark] = []
        self.in_field = False
        self.labels: list[tuple[Kind, str]] = []  # of the current piece, which they follow
        self.found: list[tuple[int, list[Mark], str]] = []  # of the current piece: position, list and text

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
            tuple(self.odd_rows),
            tuple(self.notes),
            tuple(self.note_marks),
        )

    def block(self, element: Element) -> None:
        kind = KINDS.get(element.tag, "prose")
        was_in_field, self.in_field = self.in_field, self.in_field or element.tag == "field"
        if element.tag in ("field", "aside", "section", "figure"):
            self.part(element)
        run, first = [_typed(element.text)], len(self.pieces)
        for child in element:
            if child.tag in INLINE:
                self.inline(child, run)
            else:
                self.end(kind, run, element)
                self.block(child)
            run.append(_typed(child.tail))
        self.end(kind, run, element)
        if "written" in element.attrib:
            line = self.pieces[first].line if first < len(self.pieces) else self.locator.line("")
            row = SIGNS.sub("", CITE_SPAN.sub("", element.get("written", "")))
            self.odd_rows.append(Mark(line, row, len(element)))
        if "marked" in element.attrib:
            self.note(element)
        self.in_field = was_in_field

    def note(self, item: Element) -> None:
        """Record a footnote, whose words have been read."""
        key, is_twice = item.get("key", ""), item.get("times") != "1"
        lines = [number for number, line in enumerate(self.lines, self.first_line) if f"[^{key}]:" in line]
        line = (lines or [self.first_line])[-1 if is_twice else 0]
        is_empty = not "".join(item.itertext()).strip()
        has_fields = any(part.tag in ("field", "blank", "aside", "section") for part in item.iter())
        self.notes.append(Note(line, key, item.get("marked") == "True", is_twice, is_empty, has_fields))

    def part(self, element: Element) -> None:
        """Record a custom block and the words in its attributes."""
        name = element.get("kind", "")
        self.parts.append(name)
        visible = [value for key, value in element.items() if key not in UNSHOWN]
        for words in () if name in NAMED_BY_KEY else "|".join(visible).split("|"):
            self.piece("label", words)

    def inline(self, element: Element, run: list[str]) -> None:
        """Append the visible text of an inline element to `run`, the text of the current piece."""
        href = element.get("href", "")
        if element.tag == "code":
            run.append(CODE_SIGN + _typed("".join(element.itertext())) + END)
        elif element.tag == "blank":
            if element.get("width") != "cell":
                self.labels.append(("label", element.get("label", "")))
                self.mark(self.blanks, BLANK_SIGN, element.get("label", ""), run)
        elif element.tag == "sup":
            self.found.append((sum(map(len, run)), self.note_marks, element.get("id", "").partition(":")[2]))
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
        """Append a custom mark to `run`, enclosed in its signs."""
        self.found.append((sum(map(len, run)), marks, key))
        run.append(sign + key + END)

    def link(self, element: Element, run: list[str]) -> None:
        """Record the target of a link or picture, and its alternative text and title as labels."""
        for key in ("href", "src"):
            if key in element.attrib:
                self.found.append((sum(map(len, run)), self.links, element.get(key, "")))
        for key, kind in SHOWN_WITHIN_LINES:
            if element.get(key):
                self.labels.append((kind, element.get(key, "")))

    def end(self, kind: Kind, run: list[str], element: Element) -> None:
        """Turn `run` into a piece and empty it, and give a line to each link and mark found in it."""
        signed = "".join(run)
        run.clear()
        if not (signed.strip() or self.found or self.labels or kind == "heading"):
            return
        line = self.piece(kind, signed)
        for at, marks, words in self.found:
            here = line + signed.count("\n", 0, at)
            if marks is self.note_marks and not (self.in_field or kind == "heading"):
                continue
            marks.append(Mark(self.line_of_target(words, here) if marks is self.links else here, words))
        if kind == "heading":
            self.headings.append(
                Mark(line, " ".join(self.pieces[-1].text.split()) if self.pieces else "", int(element.tag[1]))
            )
        labels, self.labels, self.found = self.labels, [], []
        for label_kind, words in labels:
            self.piece(label_kind, words)

    def piece(self, kind: Kind, signed: str) -> int:
        """Record a piece unless it is blank, and return its line."""
        lead = len(signed) - len(signed.lstrip())
        line = self.locator.line(SIGNS.sub("", CITE_SPAN.sub("", signed)))
        if signed.strip():
            self.pieces.append(Piece(kind, line, signed[lead:]))
        return line - signed.count("\n", 0, lead)

    def line_of_target(self, target: str, line: int) -> int:
        """Return the first line from `line` on, up to `NEAR` lines, that contains a link target; otherwise `line`."""
        start = line - self.first_line
        near = (at for at in range(start, min(start + NEAR, len(self.lines))) if target and target in self.lines[at])
        return self.first_line + next(near, start)


def _typed(text: str | None) -> str:
    """Return text of the tree with the signs of marks that did not become links replaced by `STRAY`."""
    return (text or "").replace(HELP_LINE_SIGN, STRAY).replace(CITE_SIGN, STRAY)
