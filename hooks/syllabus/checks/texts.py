"""A uniform view of all texts in the project, so that each check is written once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from ..content.audiences import Readers, is_for_patients
from ..content.card_list import card_list
from ..content.data_file import DataFile
from ..content.docs_pages import DocsRecord
from ..content.folder_reader import Text
from ..content.model import Curriculum, Document, Reference
from ..content.record_types import Allow, FormRecord, SessionRecord
from ..content.reference_types import Passage
from ..content.scan import CITE, Mark
from ..content.screen_lines import for_leaders, for_screen
from ..content.shown import Shown, shown_texts
from ..markup.pieces import Piece, Reading
from ..markup.reading import read, read_value
from .prose import Sentence, sentences

Kind = Literal["module", "page", "guide", "screen", "sheet", "cards", "passage", "docs", "data", "settings", "loose"]


@dataclass(frozen=True)
class Value:
    """A text from a record or data file that appears on pages, with its key, its line and its readers."""

    key: str
    line: int
    text: str
    shown: Shown = "readers"


@dataclass(frozen=True)
class CheckedText:
    """A text to check: its readers, the values of its record, and its body.

    The kind `settings` is for texts that are no Markdown, and `loose` for a body whose record could not be read.
    `is_core` is true for texts of a core session.
    `quotes` are the words that a guide has from texts for others, and `screen` those that it has for the group to see.
    `sought` are phrases that the session's record says are in one of its texts.
    """

    path: str
    kind: Kind
    readers: Readers
    values: tuple[Value, ...]
    body: str
    body_line: int
    allow: tuple[Allow, ...]
    is_core: bool = False
    quotes: tuple[Value, ...] = ()
    screen: "CheckedText | None" = None
    sought: tuple[str, ...] = ()

    @property
    def is_for_patients(self) -> bool:
        """Whether patients or families may read the text, so that the strictest rules apply."""
        return is_for_patients(self.readers)

    @property
    def is_for_leaders(self) -> bool:
        """Whether facilitators alone read the words, so that no text for others may have them."""
        return self.kind == "guide" or (self.kind == "sheet" and self.readers == "facilitators")

    @property
    def own_body(self) -> str:
        """The body without the words for the screen, which others than its readers are shown."""
        return for_leaders(self.body, self.body_line) if self.screen else self.body


class ReadText:
    """A text together with its rendered content, parsed once for all checks."""

    def __init__(self, text: CheckedText, reference: Reference) -> None:
        self.text = text
        self.body: Reading = read(text.body, reference, text.body_line)
        self.values = [
            read_value(value.text, reference, value.line, "quoted" if value.shown == "quoted" else "label")
            for value in text.values
        ]

    @cached_property
    def pieces(self) -> list[Piece]:
        """All pieces of rendered text in reading order: the values, then the body."""
        return [*(piece for reading in self.values for piece in reading.pieces), *self.body.pieces]

    @cached_property
    def links(self) -> list[Mark]:
        """The targets of all links and pictures."""
        return [*(link for reading in self.values for link in reading.links), *self.body.links]

    @cached_property
    def cites(self) -> list[Mark]:
        """The keys of all sources that the body cites, including unknown ones."""
        unknown = [
            Mark(piece.line_of(match.start()), match.group(1))
            for piece in self.body.pieces
            for match in CITE.finditer(piece.prose)
        ]
        return sorted([*self.body.cites, *unknown])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in the body's running text."""
        return sentences(self.body.root, self.text.body, self.text.body_line)

    def own_words(self, piece: Piece) -> str:
        """Return the words of a piece that the wording rules apply to; only texts for patients include code."""
        if piece.kind == "quoted":
            return ""
        return piece.text if self.text.is_for_patients else piece.prose


def curriculum_texts(curriculum: Curriculum) -> Iterator[CheckedText]:
    """Yield the texts of all modules, pages, guides, sheets, forms and passages."""
    for module in curriculum.modules:
        audience = module.source.record.audience
        yield document_text(module.source, "module", audience)
        for session in module.sessions:
            core, sought = session.page.record.core, sought_phrases(session.page.record)
            yield replace(document_text(session.page, "page", audience, is_core=core), sought=sought)
            if session.guide:
                guide = document_text(session.guide, "guide", "facilitators", is_core=core)
                yield replace(guide, screen=_screen_text(guide, audience), sought=sought)
            for sheet in session.worksheets:
                yield replace(document_text(sheet, "sheet", audience, is_core=core), sought=sought)
            for cards in session.cards:
                yield card_text(cards, audience, is_core=core)
    for form in curriculum.forms:
        yield replace(document_text(form, "sheet", form.record.audience), sought=_for_reviewers(form.record))
    for passage in curriculum.reference.passages.values():
        yield replace(document_text(passage, "passage", "everyone"), sought=_for_reviewers(passage.record))


def sought_phrases(record: SessionRecord) -> tuple[str, ...]:
    """Return what a session's record says is in one of its texts: sentences for reviewers, and names of people."""
    return (*_for_reviewers(record), *(story.name for story in record.stories))


def _for_reviewers(record: SessionRecord | FormRecord | Passage) -> tuple[str, ...]:
    return tuple(entry.sentence for entry in record.for_reviewers)


def _screen_text(guide: CheckedText, audience: Readers) -> CheckedText | None:
    """Return the words of a guide that the group sees, as a text for the group."""
    body = for_screen(guide.body, guide.body_line)
    return replace(guide, kind="screen", readers=audience, values=(), body=body, quotes=()) if body else None


def card_text(cards: Document[Any], audience: Readers, *, is_core: bool) -> CheckedText:
    """Return a card set as a text whose body is its fronts; backs and answers are words for facilitators."""
    text, found = document_text(cards, "cards", audience, is_core=is_core), card_list(cards.body, cards.body_line)
    aside = tuple(Value("aside", mark.line, " ".join(mark.text.split()), "facilitators") for mark in found.aside)
    return replace(text, values=(*text.values, *aside), body=found.fronts)


def docs_texts(docs: tuple[Document[DocsRecord], ...]) -> Iterator[CheckedText]:
    """Yield the texts of the hand-written pages."""
    for page in docs:
        yield document_text(page, "docs", "facilitators" if page.record.audience == "facilitators" else "everyone")


def program_texts(programs: Iterable[Document[Any]]) -> Iterator[CheckedText]:
    """Yield the texts of program files, whose titles and summaries appear on pages."""
    for program in programs:
        yield replace(document_text(program, "data", "everyone"), allow=())  # its entries apply to the program checks


def data_texts(files: Iterable[DataFile]) -> Iterator[CheckedText]:
    """Yield the texts of YAML files that appear on pages."""
    for file in files:
        values = tuple(Value(text.key, text.line, text.text, text.shown) for text in file.texts)
        yield CheckedText(file.path, "data", "everyone", values, "", 1, ())


def setting_texts(files: Iterable[DataFile]) -> Iterator[CheckedText]:
    """Yield the texts of the settings, which pages show as they are typed."""
    for text in data_texts(files):
        yield replace(text, kind="settings")


def loose_texts(texts: Iterable[Text], known: Iterable[CheckedText]) -> Iterator[CheckedText]:
    """Yield the bodies in `texts` that are missing from `known` because their record could not be read."""
    paths = {text.path for text in known}
    for text in texts:
        if text.path not in paths:
            yield CheckedText(text.path, "loose", "everyone", (), text.body, text.body_line, ())


def document_text(document: Document[Any], kind: Kind, readers: Readers, *, is_core: bool = False) -> CheckedText:
    """Return a document's record and body as one text to check."""
    values = tuple(
        Value(str(key_path[-1]), document.line(*key_path), text, shown)
        for key_path, text, shown in shown_texts(document.record)
    )
    allow = getattr(document.record, "allow", ())
    quotes = tuple(
        Value("quotes", document.line("quotes", at), words)
        for at, words in enumerate(getattr(document.record, "quotes", ()))
    )
    return CheckedText(document.path, kind, readers, values, document.body, document.body_line, allow, is_core, quotes)
