"""The units of a text as Markdown of numbered paragraphs, which a reviewer can point at."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from ..content.model import Document, Reference
from ..content.scan import BLANK, BLOCK_CLOSE, BLOCK_OPEN
from ..content.shown import SHOWN
from ..markup.expand import expand, expand_line
from ..words.review_words import Reviewing
from .numbered import Numbered

SIGN = re.compile(r"[*_`\[\]<>|\\~#]")  # of Markdown
# What no reader sees: keys of the record that name other things, and options that are numbers.
SETTING = re.compile(
    r"(?:core|needs|plan_problems|sources|worksheets|kind|foot|print|materials|quick_exit|mark|sessions|pictures|in_guides"
    r"|per_page|count|no_drawing)\b.*|[\w-]+: *(?:\d+|true|false|yes|no)\s*$"
)
QUOTE_OF_FACT = str.maketrans("", "", '"[]{}')
DRAWING, PASSAGE = "drawing", "passage"
LEAST_LEVEL = 2  # of a heading of the text, below the title of its part


def literal(text: str) -> str:
    """Return a text as Markdown that shows its signs as they are."""
    return SIGN.sub(lambda sign: "\\" + sign.group(), text)


def mark_of(unit: Numbered, *, is_linked: bool) -> str:
    """Return the printed number of a unit, with its bookmark where a file can hold one."""
    return f"[({unit.number})](mark:{unit.mark})" if is_linked else f"({unit.number})"


def units_markdown(
    document: Document[Any], units: Iterable[Numbered], reference: Reference, words: Reviewing, *, is_linked: bool
) -> str:
    """Return the Markdown of units: each is a heading, a paragraph or a row that begins with its number.

    With `is_linked`, the numbers carry bookmarks. A drawing stands before the words it is made of. Settings, such as
    how many lines a field has, are left out, and so are their numbers.
    """
    lines = document.body.split("\n")
    units = [unit for unit in units if not SETTING.match(unit.unit.text) or unit.unit.kind not in ("fact", "option")]
    parts: list[str] = []
    level = LEAST_LEVEL - 1  # of the last heading; none may be more than one deeper
    for is_row, run in groupby(units, lambda unit: unit.unit.kind == "row"):
        writers = [_Writer(document, lines, unit, reference, words, is_linked) for unit in run]
        for writer in writers:
            if writer.unit.kind == "heading":
                level = writer.level = max(LEAST_LEVEL, min(writer.level, level + 1))
        written = [writer.markdown() for writer in writers]
        parts += [_table(written)] if is_row else written
    return "\n\n".join(parts)


def readable(text: str, reference: Reference) -> str:
    """Return words with their help lines and sources as they are printed, and lines for what is to fill in."""
    blank = BLANK.sub(lambda found: rf"\_\_\_\_ ({found.group(2)})" if found.group(2) else r"\_\_\_\_", text)
    return expand_line(blank, reference)


def _table(rows: list[str]) -> str:
    columns = max(len(re.findall(r"(?<!\\)\|", row)) - 1 for row in rows)
    return "\n".join([rows[0], "|" + " --- |" * columns, *rows[1:]])


class _Writer:
    """Writes one unit, found again in the lines of its text."""

    def __init__(
        self,
        document: Document[Any],
        lines: list[str],
        unit: Numbered,
        reference: Reference,
        words: Reviewing,
        is_linked: bool,
    ) -> None:
        self.document, self.lines, self.numbered, self.unit = document, lines, unit, unit.unit
        self.reference, self.words = reference, words
        self.mark = mark_of(unit, is_linked=is_linked)
        self.at = self.unit.line - document.body_line
        self.source = lines[self.at] if 0 <= self.at < len(lines) else ""
        self.level = len(self.source) - len(self.source.lstrip("#"))

    def markdown(self) -> str:
        unit = self.unit
        text = self.readable(unit.text)
        if unit.kind == "heading":
            return f"{'#' * self.level} {self.mark} {text}"
        if unit.kind == "row":
            return f"| {self.mark} {text if text.startswith('|') else f'| {text} |'}"
        if unit.kind == "item":
            return f"{self.mark} {self.sign()} {text}"
        if unit.kind == "block":
            return self.block(text)
        if unit.kind == "value":
            return f"{self.mark} *{self.key()}:* {text}"
        if unit.kind in ("fact", "option"):
            return f"{self.mark} *{literal(unit.text.translate(QUOTE_OF_FACT))}*"
        return f"{self.mark} {literal(' '.join(unit.text.split())) if unit.kind == 'code' else text}"

    def readable(self, text: str) -> str:
        """Return words with their help lines and sources as they are printed, and lines for what is to fill in."""
        return readable(text, self.reference)

    def sign(self) -> str:
        first = self.source.split(maxsplit=1)[0] if self.source.strip() else ""
        return "•" if first in ("-", "*", "+", "") else literal(first)

    def key(self) -> str:
        """Return the name of the value in the file, which stands on its line."""
        paths = sorted((path for path, line in self.document.lines.items() if line == self.unit.line and path), key=len)
        if not paths:
            return self.words.value
        key = str(paths[0][0])
        name = literal(key.replace("_", " "))
        is_hidden = SHOWN[type(self.document.record).__name__].get(key) == "facilitators"
        return self.words.hidden(name=name) if is_hidden else name

    def block(self, text: str) -> str:
        found = BLOCK_OPEN.match(self.source)
        name = found.group(2) if found else ""
        if name == PASSAGE and text in self.reference.passages:
            return f"{self.mark} *{self.words.passage(title=self.reference.passages[text].record.title)}*"
        said = f"{self.mark} *{literal(name)}:* {text}"
        return f"{self.drawing()}\n\n{said}" if name == DRAWING else said

    def drawing(self) -> str:
        """Return the block of a drawing as it stands in the file, so that it is drawn."""
        found = BLOCK_OPEN.match(self.source)
        slashes = found.group(1) if found else ""
        end = next(
            (at for at in range(self.at + 1, len(self.lines)) if _closes(self.lines[at], slashes)), len(self.lines)
        )
        return expand("\n".join(self.lines[self.at : end + 1]), self.reference)


def _closes(line: str, slashes: str) -> bool:
    closing = BLOCK_CLOSE.match(line)
    return bool(closing and closing.group(1) == slashes)


def plain_words(text: str) -> Iterator[str]:
    """Yield the words of a text in small letters, without its signs, to find it again among others."""
    return (word.lower() for word in re.findall(r"\w+", text))
