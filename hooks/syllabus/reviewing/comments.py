"""Finds the places of a reviewer's comments and suggested words in the files of the curriculum."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..content.model import Document
from ..content.problem import shortened, visible
from ..content.units import Unit, units_of
from ..reviews.translated import Pairs
from ..reviews.types import unit_key
from ..words.review_words import Reviewing
from .trace import Trace
from .unit_markdown import plain_words
from .word_file import Paragraph, WordFile

MARK = re.compile(r"p_([0-9a-f]{8})(?:_(\d{1,5}))?")
NUMBER = re.compile(r"\((\d{1,5})\)")
LEAST_ALIKE = 0.6  # the share of words that a paragraph without marks has in common with its text
LEAST_WORDS = 3
MOST_SHOWN = 120  # letters of what is quoted
MOST_SAID = 600

How = Literal["bookmark", "number", "words", "nowhere"]


@dataclass(frozen=True)
class Place:
    """Where a paragraph of a packet comes from: its file and the hash it was read with, and how that was found.

    `line` is 0 where the words are no longer in the file.
    """

    path: str
    unit: str
    line: int
    how: How


NOWHERE = Place("", "", 0, "nowhere")


@dataclass(frozen=True)
class Remark:
    """A comment or a suggestion, with the words it was made on, and its place."""

    kind: Literal["comment", "suggestion"]
    author: str
    says: str
    on: str
    place: Place


class Finder:
    """Finds the units of paragraphs in the texts as they are now."""

    def __init__(self, trace: Trace, documents: Mapping[str, Document[Any]], pairs: Pairs | None = None) -> None:
        """Take the texts as they are now: documents, and translations, of which the translated units are meant."""
        self.trace = trace
        self.units: dict[tuple[str, str], Unit] = {}
        self.words: list[tuple[str, Unit, Counter[str]]] = []
        for text in trace.texts:
            document, pair = documents.get(text.read.document), (pairs or {}).get(text.read.document)
            for unit in pair.target if pair else units_of(document) if document else ():
                self.units.setdefault((text.read.document, unit_key(unit)), unit)
                self.words.append((text.read.document, unit, Counter(plain_words(unit.text))))

    def place(self, paragraphs: Iterable[Paragraph]) -> Place:
        """Return the place of the paragraphs of one row, or of one paragraph: by bookmark, by number, or by words."""
        known = list(paragraphs)
        for name in (name for paragraph in known for name in paragraph.marks):
            if (found := MARK.fullmatch(name)) and (
                unit := self.trace.marked(found.group(1), int(found.group(2) or 1))
            ):
                return self._placed(*unit, "bookmark")
        for paragraph in known:
            if (number := NUMBER.match(paragraph.old.lstrip())) and (unit := self.trace.unit(int(number.group(1)))):
                return self._placed(*unit, "number")
        return self._by_words(" ".join(paragraph.old for paragraph in known))

    def _placed(self, path: str, unit: str, how: How) -> Place:
        found = self.units.get((path, unit))
        return Place(path, unit, found.line if found else 0, how)

    def _by_words(self, text: str) -> Place:
        words = Counter(plain_words(text))
        if words.total() < LEAST_WORDS:
            return NOWHERE
        alike = [(_share(words, other), at) for at, (_, _, other) in enumerate(self.words)]
        share, at = max(alike, key=lambda pair: (pair[0], -pair[1]), default=(0.0, 0))
        if share < LEAST_ALIKE:
            return NOWHERE
        path, unit, _ = self.words[at]
        return Place(path, unit_key(unit), unit.line, "words")


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def remarks(file: WordFile, finder: Finder, words: Reviewing) -> list[Remark]:
    """Return the comments and the suggested words of a file, in the order of its paragraphs.

    What is filled in on the page to sign is no suggestion.
    """
    titles = [paragraph.new.strip() for paragraph in file.paragraphs]
    end = titles.index(words.sign_off) if words.sign_off in titles else len(titles)
    rows: dict[int, list[Paragraph]] = {}
    for paragraph in file.paragraphs:
        if paragraph.row:
            rows.setdefault(paragraph.row, []).append(paragraph)

    def place(at: int) -> Place:
        if not 0 <= at < len(file.paragraphs):
            return NOWHERE
        paragraph = file.paragraphs[at]
        return finder.place(rows[paragraph.row] if paragraph.row else [paragraph])

    found = [
        (comment.at, Remark("comment", comment.author, comment.says, comment.on, place(comment.at)))
        for comment in file.comments
    ]
    for at, paragraph in enumerate(file.paragraphs[:end]):
        if paragraph.authors:
            says = " ".join(_without_number(paragraph.new).split())
            says = words.joined(words=says) if paragraph.is_joined else says
            here = place(at)
            if here is NOWHERE and not paragraph.old.strip():
                here = place(at - 1)  # a new paragraph stands behind the one it belongs to
            old = " ".join(_without_number(paragraph.old).split())
            found.append((at, Remark("suggestion", ", ".join(paragraph.authors), says, old, here)))
    return [remark for _, remark in sorted(found, key=lambda pair: pair[0])]


def _without_number(text: str) -> str:
    bare = text.lstrip()
    number = NUMBER.match(bare)
    return bare[number.end() :] if number else bare


def lines_of(found: Iterable[Remark], name: str) -> Iterator[str]:
    """Yield a line for each remark: where it is, who made it on which words, and what it says."""
    for remark in found:
        place = remark.place
        where = f"{place.path}:{place.line}" if place.line else place.path or name
        changed = ", the text has changed since" if place.path and not place.line else ""
        by = f" by {shortened(visible(remark.author), 60)}" if remark.author else ""
        on = f' on "{shortened(visible(remark.on), MOST_SHOWN)}"' if remark.on else ""
        yield f"{where} {remark.kind}{by}{on}{changed}: {shortened(visible(remark.says), MOST_SAID) or '(no words)'}"
