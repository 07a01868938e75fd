"""The model of the curriculum: documents (records with their texts), combined into sessions and modules."""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from .record_types import CardSetRecord, FormRecord, GuideRecord, ModuleRecord, Record, SessionRecord, WorksheetRecord
from .reference_types import (
    Clinic,
    Crisis,
    Danger,
    HelpLine,
    MedicineNames,
    Need,
    Passage,
    SourceRecord,
    StripEntry,
    Tonight,
)
from .standing import Standing

R = TypeVar("R", bound=Record)


class Document(BaseModel, Generic[R]):
    """A record and the file it was read from.

    `path` is relative to the project, `body` is the text after the front matter, and `body_line` is the line of the
    file that the body starts on.
    """

    model_config = ConfigDict(frozen=True)

    slug: str
    path: str
    record: R
    body: str = ""
    body_line: int = 1
    lines: dict[tuple[str | int, ...], int] = Field(default_factory=dict, repr=False)

    def line(self, *key_path: str | int) -> int:
        """Return the line of a value in the front matter, or of its nearest ancestor that is in the file."""
        while key_path and key_path not in self.lines:
            key_path = key_path[:-1]
        return self.lines.get(key_path, 1)


class Session(BaseModel):
    """A session: its page, its guide, and its worksheets and card sets in order."""

    model_config = ConfigDict(frozen=True)

    slug: str
    page: Document[SessionRecord]
    guide: Document[GuideRecord] | None
    worksheets: tuple[Document[WorksheetRecord], ...]
    cards: tuple[Document[CardSetRecord], ...] = ()


class Module(BaseModel):
    """A module and its sessions in teaching order."""

    model_config = ConfigDict(frozen=True)

    slug: str
    source: Document[ModuleRecord]
    sessions: tuple[Session, ...]


def check_slug_of(module: str) -> str:
    """Return the name of the form that asks how sure people are of a module's goals, before it and after."""
    return f"check-{module}"


PassageDocument = Document[Passage]  # a module-level name, which pickle needs
FormDocument = Document[FormRecord]


class Reference(BaseModel):
    """The data that pages refer to by key, and the language of the texts.

    `marks` and `pictograms` are drawings, as SVG elements: for titles, and for the steps of passages.
    """

    model_config = ConfigDict(frozen=True)

    language: str = "en"

    needs: dict[str, Need]
    plan_problems: dict[str, str]
    crisis: Crisis
    sources: dict[str, SourceRecord]
    passages: dict[str, PassageDocument]
    danger: dict[str, Danger] = {}
    medicines: dict[str, MedicineNames] = {}
    tonight: dict[str, Tonight] = {}
    clinic: Clinic | None = None
    marks: dict[str, str] = {}
    pictograms: dict[str, str] = {}

    @property
    def help_block(self) -> tuple[HelpLine, ...]:
        """The lines of the help block: the national ones, then the clinic's own."""
        clinic_lines = self.clinic.lines.values() if self.clinic else ()
        return (*(self.crisis.lines[key] for key in self.crisis.help_block if key in self.crisis.lines), *clinic_lines)

    @property
    def help_strip(self) -> tuple[tuple[StripEntry, HelpLine], ...]:
        """The lines at the top of every page, each with the question that introduces it."""
        lines = self.crisis.lines
        return tuple((entry, lines[entry.line]) for entry in self.crisis.help_strip if entry.line in lines)

    @property
    def sheet_footer(self) -> str:
        """The help line in the footer of every sheet, followed by the clinic's own line if it has one."""
        return self._with_clinic_line(self.crisis.sheet_footer)

    @property
    def child_sheet_footer(self) -> str:
        """The same on a sheet that a child keeps or sees."""
        return self._with_clinic_line(self.crisis.child_sheet_footer)

    def _with_clinic_line(self, line: str) -> str:
        clinic_line = self.clinic.sheet_line if self.clinic else None
        return f"{line} {clinic_line}" if clinic_line else line


class Curriculum(BaseModel):
    """The typed content of the folder `curriculum/`.

    `standings` has the texts that a licensed clinician approved, by path; each other text is a draft.
    """

    model_config = ConfigDict(frozen=True)

    modules: tuple[Module, ...]
    reference: Reference
    forms: tuple[FormDocument, ...] = ()
    standings: dict[str, Standing] = {}

    @property
    def language(self) -> str:
        """The language tag of the texts."""
        return self.reference.language
