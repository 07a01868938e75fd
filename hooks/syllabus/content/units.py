"""Splits a document into the units that people review and translate, each with a hash of its words.

A unit is a heading, a paragraph, a list item, a row of a table, the first line or an option of a block, code, a string
of the front matter that readers are shown, or a fact: what else a content hash counts, such as the minutes.
Together the units hold every word of a document, so that texts with the same hashes in the same order say the same.
How the lines of a paragraph are broken makes no difference.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from .card_list import ANSWER, BACK
from .digest import NOT_CONTENT, SHORT_LENGTH
from .model import Document
from .record_types import CardSetRecord
from .scan import BLOCK_CLOSE, BLOCK_OPEN, HEADING, code_lines
from .shown import shown_texts

Kind = Literal["value", "fact", "heading", "paragraph", "item", "row", "block", "option", "code"]
_MARKER = re.compile(r"^( *)([-*+]|\d{1,9}[.)]) +(?=\S)")
_RULE = re.compile(r"^[ |:]*-[ |:-]*$")  # what stands under the head of a table
_HEAD = "head"
_OPTION = re.compile(r"^ {4}\S")
_QUOTE = re.compile(r"^(?: {0,3}> ?)+")
_INDENT = 4  # spaces that lead a step deeper
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Unit:
    """A piece of a document: its words as they are typed, without the signs before them, its line, and its hash.

    The hash, SHA-256 in hexadecimal, counts the kind, the place among blocks and lists, and the words. `shape` is the
    kind, the place and the signs alone: what a translation has in common with its source.
    """

    kind: Kind
    text: str
    line: int
    hash: str
    shape: tuple[str, str, str] = ("", "", "")

    @property
    def short(self) -> str:
        """The first digits of the hash."""
        return self.hash[:SHORT_LENGTH]

    @property
    def words(self) -> int:
        """How many words there are to read; none in a fact."""
        return 0 if self.kind == "fact" else len(_WORD.findall(self.text))


def units_of(document: Document[Any]) -> tuple[Unit, ...]:
    """Return the units of a document in reading order: first those of its record, and then those of its body."""
    parts = (BACK, ANSWER) if isinstance(document.record, CardSetRecord) else ()
    return (*_record_units(document), *body_units(document.body, document.body_line, parts))


def body_units(body: str, first_line: int = 1, parts: Sequence[str] = ()) -> list[Unit]:
    """Return the units of a body, which starts on `first_line` of its file; `parts` start parts of a card."""
    return _Body(body, first_line, parts).units()


def make_unit(kind: Kind, place: str, text: str, line: int, *, signs: str = "") -> Unit:
    """Return a unit. Its hash counts the `signs` before its words, too."""
    words = text if kind == "code" else " ".join(text.split())
    counted = json.dumps([kind, place, signs, words], ensure_ascii=False)
    digest = hashlib.sha256(counted.encode("utf-8", "surrogatepass")).hexdigest()
    return Unit(kind, words, line, digest, (kind, place, signs))


def _record_units(document: Document[Any]) -> Iterator[Unit]:
    """Yield the strings of the front matter that are shown, and then the facts."""
    told = set()
    for key_path, text, shown in shown_texts(document.record):
        key = str(key_path[0])
        if key not in NOT_CONTENT and shown != "quoted":
            told.add(key)
            place = "/".join(step for step in key_path if isinstance(step, str))
            yield make_unit("value", place, text, document.line(*key_path))
    facts = document.record.model_dump(mode="json", by_alias=True, exclude=NOT_CONTENT, exclude_defaults=True)
    for key in sorted(facts.keys() - told):
        fact = json.dumps(facts[key], sort_keys=True, ensure_ascii=False)
        yield make_unit("fact", key, f"{key}: {fact}", document.line(key))


@dataclass
class _Open:
    """A unit while it is read: where it starts, and its lines."""

    kind: Kind
    line: int
    signs: str = ""
    lines: list[str] = field(default_factory=list)


class _Body:
    """Walks the lines of a body once; `parts` are words that start a part of a card."""

    def __init__(self, body: str, first_line: int, parts: Sequence[str]) -> None:
        self.lines, self.first_line, self.parts = body.split("\n"), first_line, parts
        self.blocks: list[tuple[int, str]] = []  # those that are open: how many slashes they have, and their names
        self.open: _Open | None = None
        self.found: list[Unit] = []
        self.in_table = self.in_options = False
        self.depth = -1  # of the last list item; -1 outside a list

    def units(self) -> list[Unit]:
        is_code, _ = code_lines(self.lines)
        for at, (line, code) in enumerate(zip(self.lines, is_code, strict=True)):
            if code:
                self.code(line, at)
            elif self.open and self.open.kind == "code":
                self.end()
                self.line(line, at)
            else:
                self.line(line, at)
        self.end()
        return self.found

    def code(self, line: str, at: int) -> None:
        if self.open is None or self.open.kind != "code":
            self.start("code", at)
        self.add(line)

    def line(self, line: str, at: int) -> None:
        """Read a line that is no code."""
        if not line.strip():
            self.end()
            self.in_table = self.in_options = False
        elif line.startswith("///") and self.block(line, at):
            pass
        elif self.in_options and line.startswith(" " * _INDENT):
            if _OPTION.match(line) or self.open is None:
                self.start("option", at)
            self.add(line)
        elif heading := HEADING.match(line):
            self.start("heading", at, heading.group(1))
            self.add(heading.group(2).rstrip().rstrip("#"))
            self.end()
        else:
            self.in_options = False
            self.words(line, at)

    def block(self, line: str, at: int) -> bool:
        """Read the first or the last line of a block, and return whether it is one."""
        if opening := BLOCK_OPEN.match(line):
            slashes, name, argument = opening.groups()
            self.start("block", at, name)
            self.add(argument or "")
            self.end()
            self.blocks.append((len(slashes), name))
            self.in_options, self.in_table, self.depth = True, False, -1
            return True
        closing = BLOCK_CLOSE.match(line)
        if closing and self.blocks and self.blocks[-1][0] == len(closing.group(1)):
            self.end()
            self.blocks.pop()
            self.in_options, self.in_table, self.depth = False, False, -1
            return True
        return False

    def words(self, line: str, at: int) -> None:
        """Read a line of a paragraph, a list or a table."""
        rule = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        marker = _MARKER.match(line)
        depth = (len(line) - len(line.lstrip(" "))) // _INDENT
        if self.in_table:
            if self.open and self.open.signs == _HEAD:
                self.open.signs += re.sub(
                    "-+| ", lambda sign: sign.group()[:1].strip(), line
                )  # how columns are aligned
            else:
                self.start("row", at)
                self.add(line)
        elif self.open is None and "|" in line and "|" in rule and _RULE.match(rule):
            self.in_table = True
            self.start("row", at, _HEAD)
            self.add(line)
        elif marker and (self.open is None or self.open.kind == "item"):
            self.item(marker, line, at)
        elif self.open is None:
            self.depth = self.depth if depth else -1
            quote = _QUOTE.match(line)
            self.start("paragraph", at, f"{depth}{'>' if quote else ''}")
            self.add(line[quote.end() :] if quote else line)
        elif word := next((part for part in self.parts if line.strip().startswith(part)), ""):
            self.start("item", at, word)
            self.add(line.strip().removeprefix(word))
        else:
            self.add(_QUOTE.sub("", line) if self.open.signs.endswith(">") else line)

    def item(self, marker: re.Match[str], line: str, at: int) -> None:
        """Start a list item. Of the numbers of a list only the first counts, since the others follow from it."""
        sign, depth = marker.group(2), len(marker.group(1)) // _INDENT
        if sign in "-*+":
            sign = "-"
        elif depth <= self.depth:
            sign = "1."
        self.start("item", at, f"{depth}{sign}")
        self.add(line[marker.end() :])
        self.depth = depth

    def start(self, kind: Kind, at: int, signs: str = "") -> None:
        self.end()
        self.open = _Open(kind, self.first_line + at, signs)

    def add(self, words: str) -> None:
        if self.open is not None:
            self.open.lines.append(words)

    def end(self) -> None:
        """Record the unit that is open."""
        if unit := self.open:
            place = "/".join(name for _, name in self.blocks)
            self.found.append(make_unit(unit.kind, place, "\n".join(unit.lines), unit.line, signs=unit.signs))
        self.open = None
