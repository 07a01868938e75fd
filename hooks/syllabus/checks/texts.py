"""Every text of the project in one form, so that each check can be said once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from ..content.audiences import Readers, is_for_patients
from ..content.data_file import DataFile, Place, texts_in
from ..content.docs_pages import DocsRecord
from ..content.folder_reader import Text
from ..content.model import Curriculum, Document, Reference
from ..content.record_types import Allow
from ..content.scan import CITE, Mark
from ..markup.pieces import Piece, Reading
from ..markup.reading import read, read_value
from .prose import Sentence, sentences

Kind = Literal["module", "page", "guide", "sheet", "passage", "docs", "data", "loose"]
# Keys whose texts no page shows: keys of other records, choices from closed lists, and what authors tell each other.
UNSHOWN = frozenset(
    {
        "allow", "audience", "blocks", "checked_on", "core", "day", "dead", "enrolment", "facilitators",
        "forms", "help_block", "holds", "kind", "lead", "level", "module", "modules", "needs", "not_on",
        "notes", "plan_problems", "print", "ring", "rings", "sessions", "sms", "sources", "stage", "start",
        "tel", "template", "time_zone", "url", "what", "worksheets",
    }
)  # fmt: skip
QUOTED_FILE = "curriculum/reference/sources.yml"  # titles and findings of others, figures included
TYPED = "words"  # what people type into the search; the page on needs shows it, hand-written pages do not


@dataclass(frozen=True)
class Value:
    """A text of a record or a data file that pages show, with its line.

    What `is_quoted` is in other people's words, such as the title of a paper: rules for our own do not hold for it.
    """

    key: str
    line: int
    text: str
    is_quoted: bool = False


@dataclass(frozen=True)
class CheckedText:
    """A text to check: who reads it, its values and its body.

    One that is `loose` stands in no session or page. A text of a core session `is_core`.
    """

    path: str
    kind: Kind
    readers: Readers
    values: tuple[Value, ...]
    body: str
    body_line: int
    allow: tuple[Allow, ...]
    is_core: bool = False

    @property
    def is_for_patients(self) -> bool:
        """Whether patients or families may read it, so that the strictest rules hold."""
        return is_for_patients(self.readers)


class ReadText:
    """A text with what the site shows of it, read once for all checks."""

    def __init__(self, text: CheckedText, reference: Reference) -> None:
        self.text = text
        self.body: Reading = read(text.body, reference, text.body_line)
        self.values = [
            read_value(value.text, reference, value.line, "quoted" if value.is_quoted else "label")
            for value in text.values
        ]

    @cached_property
    def pieces(self) -> list[Piece]:
        """Everything that is read, in order: first the values, then the body."""
        return [*(piece for reading in self.values for piece in reading.pieces), *self.body.pieces]

    @cached_property
    def links(self) -> list[Mark]:
        """The targets of all links and pictures."""
        return [*(link for reading in self.values for link in reading.links), *self.body.links]

    @cached_property
    def cites(self) -> list[Mark]:
        """The keys of all sources that the body cites, known or not."""
        unknown = [
            Mark(piece.line_of(match.start()), match.group(1))
            for piece in self.body.pieces
            for match in CITE.finditer(piece.prose)
        ]
        return sorted([*self.body.cites, *unknown])

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the body's running text."""
        return sentences(self.body.root, self.text.body, self.text.body_line)

    def judged(self, piece: Piece) -> str:
        """What the rules for words look at: for patients all of our own words, for others all of them but code."""
        if piece.kind == "quoted":
            return ""
        return piece.text if self.text.is_for_patients else piece.prose


def curriculum_texts(curriculum: Curriculum) -> Iterator[CheckedText]:
    """The modules, pages, guides, sheets and passages."""
    for module in curriculum.modules:
        audience = module.source.record.audience
        yield document_text(module.source, "module", audience)
        for session in module.sessions:
            core = session.page.record.core
            yield document_text(session.page, "page", audience, is_core=core)
            if session.guide:
                yield document_text(session.guide, "guide", "facilitators", is_core=core)
            for sheet in session.worksheets:
                yield document_text(sheet, "sheet", audience, is_core=core)
    for passage in curriculum.reference.passages.values():
        yield document_text(passage, "passage", "everyone")


def docs_texts(docs: tuple[Document[DocsRecord], ...]) -> Iterator[CheckedText]:
    """The hand-written pages."""
    for page in docs:
        yield document_text(page, "docs", "facilitators" if page.record.audience == "facilitators" else "everyone")


def program_texts(programs: Iterable[Document[Any]]) -> Iterator[CheckedText]:
    """The files of programs, whose titles and summaries pages show."""
    for program in programs:
        yield replace(document_text(program, "data", "everyone"), allow=())  # they excuse findings of its own checks


def data_texts(files: Iterable[DataFile]) -> Iterator[CheckedText]:
    """What pages show of YAML files."""
    for file in files:
        found = [(text.place[file.is_map :], text) for text in file.texts]
        values = tuple(
            Value(_name(text.place), text.line, text.text, file.path == QUOTED_FILE or TYPED in place)
            for place, text in found
            if _is_shown(place, UNSHOWN)
        )
        yield CheckedText(file.path, "data", "everyone", values, "", 1, ())


def loose_texts(texts: Iterable[Text], known: Iterable[CheckedText]) -> Iterator[CheckedText]:
    """Bodies whose record could not be read, so that what is wrong in them is reported all the same."""
    paths = {text.path for text in known}
    for text in texts:
        if text.path not in paths:
            yield CheckedText(text.path, "loose", "everyone", (), text.body, text.body_line, ())


def document_text(document: Document[Any], kind: Kind, readers: Readers, *, is_core: bool = False) -> CheckedText:
    """A record and its body as one text."""
    hidden = UNSHOWN | {TYPED} if kind == "docs" else UNSHOWN
    values = tuple(
        Value(_name(place), document.line(*place), text)
        for place, text in texts_in(document.record.model_dump(exclude_none=True, by_alias=True))
        if _is_shown(place, hidden)
    )
    allow = getattr(document.record, "allow", ())
    return CheckedText(document.path, kind, readers, values, document.body, document.body_line, allow, is_core)


def _is_shown(place: Place, hidden: frozenset[str]) -> bool:
    names = [step for step in place if isinstance(step, str)]
    return not names or not {names[0], names[-1]} & hidden


def _name(place: Place) -> str:
    return ".".join(map(str, place))
