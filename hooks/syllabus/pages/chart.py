"""Text for clinical charts: note stems to copy, and a log of sheets; none of it is about a person."""

from dataclasses import dataclass

from ..content.digest import short_hash
from ..content.guide import list_items
from ..content.model import Curriculum, Module, Reference, Session
from ..content.scan import CITE
from ..markup.expand import plain_line
from ..markup.table import table
from ..words.catalogue import words_for
from .assemble import Page, session_url, sheet_id
from .page_info import cite

GROUP_NOTE = "Group note"  # the label of that stem in a guide


@dataclass(frozen=True)
class Note:
    """A text to copy into a note, and its label; when it was led is known between `before` and `after`."""

    label: str
    before: str
    after: str

    @property
    def text(self) -> str:
        """The whole text, with that left open."""
        return self.before + self.after


def notes(curriculum: Curriculum, page: Page | None, site: str, edition: str) -> tuple[Note, ...]:
    """Return the group note and the individual notes from the guide on `page`; none for other kinds of pages."""
    if page is None or page.kind != "guide":
        return ()
    module = next(module for module in curriculum.modules if module.slug == page.module)
    session = next(session for session in module.sessions if session.slug == page.session)
    if session.guide is None:
        return ()
    words = words_for(curriculum.language).chart
    source = words.source(
        site=site, edition=edition, guide=f"{session_url(module, session)}guide", hash=short_hash(session.guide)
    )
    lead = [*_about(module, session, curriculum.reference), source]
    result = []
    for item in list_items(session.guide, "Write it down"):
        label, _, stem = item.removeprefix("**").partition("**")
        label, stem = label.rstrip(":"), CITE.sub("", plain_line(stem.strip(" :"), curriculum.reference)).strip()
        is_group = label == GROUP_NOTE
        kind = words.group_note if is_group else words.individual_note(about=f"{label[0].lower()}{label[1:]}")
        before = [kind, *lead, words.day]
        after = ["", words.note(stem=stem), *([words.changed] if is_group else [])]
        result.append(Note(kind, "\n".join(before), "\n".join(after)))
    return tuple(result)


def _about(module: Module, session: Session, reference: Reference) -> list[str]:
    words = words_for(reference.language).chart
    record = session.page.record
    objectives = " ".join(
        f"({number}) {plain_line(objective, reference)}" for number, objective in enumerate(record.objectives, start=1)
    )
    sheets = "; ".join(cite(module, session, sheet) for sheet in session.worksheets)
    return [
        words.session(session=record.title, module=module.source.record.title),
        words.planned(record.minutes),
        words.objectives(objectives=objectives),
        words.sheets(sheets=sheets or words.no_sheets),
    ]


def sheet_log(curriculum: Curriculum, edition: str) -> str:
    """Return a Markdown table of all sheets by module, with their editions and blank cells to fill in by hand."""
    words = words_for(curriculum.language).chart
    heads = (words.sheet_head, words.id_head, words.edition_head, words.days_head, words.given_by_head)
    parts = []
    for module in curriculum.modules:
        rows = [
            (sheet.record.title, f"`{sheet_id(module, session, sheet)}`", f"{edition}, {short_hash(sheet)}", "", "")
            for session in module.sessions
            for sheet in session.worksheets
        ]
        parts += [f"## {module.source.record.title}", table(heads, rows)]
    return "\n\n".join(parts)
