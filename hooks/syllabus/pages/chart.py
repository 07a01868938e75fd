"""What goes into a chart: note stems to copy, and a log of sheets. Nothing in it is about a person."""

from dataclasses import dataclass

from ..content.digest import short_hash
from ..content.guide import list_items
from ..content.model import Curriculum, Document, Module, Reference, Session
from ..content.record_types import GuideRecord
from ..content.scan import CITE
from ..markup.expand import plain_line
from ..markup.table import table
from .assemble import Page, session_url, sheet_id
from .page_info import cite


@dataclass(frozen=True)
class Note:
    """A text to copy into a note, and what it is called."""

    label: str
    text: str


def notes(curriculum: Curriculum, page: Page | None, site: str, edition: str) -> tuple[Note, ...]:
    """The group note and the individual stems of the guide on `page`, ready to copy; none for other pages."""
    if page is None or page.kind != "guide":
        return ()
    module = next(module for module in curriculum.modules if module.slug == page.module)
    session = next(session for session in module.sessions if session.slug == page.session)
    if session.guide is None:
        return ()
    about = _about(module, session, session.guide, curriculum.reference, f"{site}, edition {edition}")
    found = []
    for item in list_items(session.guide, "Write it down"):
        label, _, stem = item.removeprefix("**").partition("**")
        label, stem = label.rstrip(":"), CITE.sub("", plain_line(stem.strip(" :"), curriculum.reference)).strip()
        is_group = label == "Group note"
        kind = "Group note" if is_group else f"Individual note, {label[0].lower()}{label[1:]}"
        rest = ["Day and minutes led: ", f"Note: {stem}", *(["Left out or changed: "] if is_group else [])]
        found.append(Note(kind, "\n".join([kind, *about, *rest])))
    return tuple(found)


def _about(
    module: Module, session: Session, guide: Document[GuideRecord], reference: Reference, edition: str
) -> list[str]:
    record = session.page.record
    objectives = " ".join(
        f"({number}) {plain_line(objective, reference)}" for number, objective in enumerate(record.objectives, start=1)
    )
    sheets = "; ".join(cite(module, session, sheet) for sheet in session.worksheets)
    return [
        f"Session: {record.title}; module: {module.source.record.title}",
        f"Planned: {record.minutes} minutes",
        f"Objectives: {objectives}",
        f"Sheets: {sheets or 'none'}",
        f"Source: {edition}; guide {session_url(module, session)}guide, {short_hash(guide)}",
    ]


def sheet_log(curriculum: Curriculum, edition: str) -> str:
    """Every sheet by module, with its edition and room for a day and a hand, as Markdown."""
    parts = []
    for module in curriculum.modules:
        rows = [
            (sheet.record.title, f"`{sheet_id(module, session, sheet)}`", f"{edition}, {short_hash(sheet)}", "", "")
            for session in module.sessions
            for sheet in session.worksheets
        ]
        heads = ["Sheet", "Id", "Edition and hash", "Days given", "Given by"]
        parts += [f"## {module.source.record.title}", table(heads, rows)]
    return "\n\n".join(parts)
