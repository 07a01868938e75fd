"""The paper record of a session: the time that each part took, and the fidelity checklist."""

from ..content.guide import list_items, segments
from ..content.model import Document, Module, Reference, Session
from ..content.record_types import GuideRecord
from ..markup.expand import expand_line
from ..markup.table import table
from ..words.catalogue import words_for


def record_body(module: Module, session: Session, guide: Document[GuideRecord], reference: Reference) -> str:
    """Return the record as Markdown; it names nobody, and the template adds the sheets, which depend on the edition."""
    record, words = session.page.record, words_for(reference.language).record
    measured = (words.part, words.planned_head, words.took, words.changed)
    return "\n\n".join(
        [
            f"# {words.title(session=record.title)}",
            words.planned(record.minutes, module=module.source.record.title),
            words.about,
            table([words.day, words.started, words.ended, words.led_by, words.came], [[""] * 5]),
            f"## {words.how_long}",
            table(measured, _timed(guide)),
            f"## {words.did_we}",
            table(
                [words.what, words.yes, words.partly, words.no],
                [[expand_line(item, reference), "", "", ""] for item in list_items(guide, "Did we do it?")],
            ),
        ]
    )


def _timed(guide: Document[GuideRecord]) -> list[list[str]]:
    return [[segment.label, str(segment.minutes), "", ""] for segment in segments(guide)[0]]
