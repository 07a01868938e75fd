"""The curriculum: documents, each a record with the text it came with, put together to sessions and modules."""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from .record_types import (
    Clinic,
    Crisis,
    GuideRecord,
    HelpLine,
    ModuleRecord,
    Need,
    Passage,
    Record,
    SessionRecord,
    SourceRecord,
    WorksheetRecord,
)

R = TypeVar("R", bound=Record)


class Document(BaseModel, Generic[R]):
    """A record together with the file it was read from.

    `path` is relative to the project, `body` is what follows the front matter and `body_line` is the line of the
    file on which the body starts.
    """

    model_config = ConfigDict(frozen=True)

    slug: str
    path: str
    record: R
    body: str = ""
    body_line: int = 1
    lines: dict[tuple[str | int, ...], int] = Field(default_factory=dict, repr=False)

    def line(self, *place: str | int) -> int:
        """The line of a value in the front matter, or of its nearest ancestor that was written down."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class Session(BaseModel):
    """A session: its page, its guide and its worksheets in order."""

    model_config = ConfigDict(frozen=True)

    slug: str
    page: Document[SessionRecord]
    guide: Document[GuideRecord] | None
    worksheets: tuple[Document[WorksheetRecord], ...]


class Module(BaseModel):
    """A module and its sessions in the order they are taught."""

    model_config = ConfigDict(frozen=True)

    slug: str
    source: Document[ModuleRecord]
    sessions: tuple[Session, ...]


PassageDocument = Document[Passage]  # a name in this module, by which helper processes can find the type


class Reference(BaseModel):
    """The data that pages point to by key, and the language that it and the texts are in."""

    model_config = ConfigDict(frozen=True)

    language: str = "en"

    needs: dict[str, Need]
    plan_problems: dict[str, str]
    crisis: Crisis
    sources: dict[str, SourceRecord]
    passages: dict[str, PassageDocument]
    clinic: Clinic | None = None

    @property
    def help_block(self) -> tuple[HelpLine, ...]:
        """The lines of the help block: the national ones first, then the clinic's own."""
        own = self.clinic.lines.values() if self.clinic else ()
        return (*(self.crisis.lines[key] for key in self.crisis.help_block if key in self.crisis.lines), *own)

    @property
    def help_strip(self) -> tuple[tuple[str, HelpLine], ...]:
        """The lines at the top of every page, each behind the question that leads to it."""
        lines = self.crisis.lines
        return tuple((entry.when, lines[entry.line]) for entry in self.crisis.help_strip if entry.line in lines)

    @property
    def sheet_footer(self) -> str:
        """The help line at the foot of every sheet, with the clinic's own behind it."""
        own = self.clinic.sheet_line if self.clinic else None
        return f"{self.crisis.sheet_footer} {own}" if own else self.crisis.sheet_footer


class Curriculum(BaseModel):
    """Everything below `curriculum/`, read and typed."""

    model_config = ConfigDict(frozen=True)

    modules: tuple[Module, ...]
    reference: Reference

    @property
    def language(self) -> str:
        """The tag of the language that its texts are in."""
        return self.reference.language
