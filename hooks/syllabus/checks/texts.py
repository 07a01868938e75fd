"""Every text of the project in one form, so that each check can be said once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ..content.audiences import Readers
from ..content.docs_pages import DocsRecord
from ..content.model import Curriculum, Document
from ..content.record_types import Allow, GuideRecord, ModuleRecord, Passage, SessionRecord, WorksheetRecord

# Keys of the records whose text people read; `cautions` and `objectives` are shown to facilitators only.
OPEN_KEYS = ("title", "summary", "key_points", "content_note", "purpose", "afterwards", "goals", "out_of_scope")
CLOSED_KEYS = ("cautions", "objectives", "materials")


@dataclass(frozen=True)
class Value:
    """A string of the front matter, with its line."""

    key: str
    line: int
    text: str


@dataclass(frozen=True)
class CheckedText:
    """A text to check: who reads it, its values and its body."""

    path: str
    kind: Literal["module", "page", "guide", "sheet", "passage", "docs"]
    readers: Readers
    values: tuple[Value, ...]
    body: str
    body_line: int
    allow: tuple[Allow, ...]

    @property
    def is_for_patients(self) -> bool:
        """Whether patients or families read it, so that the strictest rules hold."""
        return self.readers in ("participants", "families")


def curriculum_texts(curriculum: Curriculum) -> Iterator[CheckedText]:
    """The modules, pages, guides, sheets and passages."""
    for module in curriculum.modules:
        audience = module.source.record.audience
        yield _text(module.source, "module", audience)
        for session in module.sessions:
            yield _text(session.page, "page", audience)
            if session.guide:
                yield _text(session.guide, "guide", "facilitators")
            for sheet in session.worksheets:
                yield _text(sheet, "sheet", audience)
    for passage in curriculum.reference.passages.values():
        yield _text(passage, "passage", "everyone")


def docs_texts(docs: tuple[Document[DocsRecord], ...]) -> Iterator[CheckedText]:
    """The hand-written pages."""
    for page in docs:
        yield _text(page, "docs", "facilitators" if page.record.audience == "facilitators" else "everyone")


def _text(document: Document[Any], kind: Any, readers: Readers) -> CheckedText:
    record: ModuleRecord | SessionRecord | GuideRecord | WorksheetRecord | Passage | DocsRecord = document.record
    values = []
    for key in (*OPEN_KEYS, *CLOSED_KEYS):
        given = getattr(record, key, None)
        if isinstance(given, str):
            values.append(Value(key, document.line(key), given))
        elif isinstance(given, tuple):
            values += [Value(key, document.line(key, index), text) for index, text in enumerate(given)]
    return CheckedText(document.path, kind, readers, tuple(values), document.body, document.body_line, record.allow)
