"""The record of one session on paper: how long each part took, and the fidelity checklist, with room to tick."""

from ..content.guide import list_items, segments
from ..content.model import Document, Module, Reference, Session
from ..content.record_types import GuideRecord
from ..markup.expand import expand_line
from ..markup.table import table


def record_body(module: Module, session: Session, guide: Document[GuideRecord], reference: Reference) -> str:
    """The record as Markdown; it names nobody, and its sheets are added where the edition is known."""
    record = session.page.record
    return "\n\n".join(
        [
            f"# Record: {record.title}",
            f"{module.source.record.title}. Planned for {record.minutes} minutes.",
            "It is about the session: write nothing here about a person in the group.",
            table(["Day", "Started", "Ended", "Led by", "How many came"], [[""] * 5]),
            "## How long it took",
            table(["Part", "Planned", "Took", "Left out or changed"], _timed(guide)),
            "## Did we do it?",
            table(
                ["What", "Yes", "Partly", "No"],
                [[expand_line(item, reference), "", "", ""] for item in list_items(guide, "Did we do it?")],
            ),
        ]
    )


def _timed(guide: Document[GuideRecord]) -> list[list[str]]:
    return [[segment.label, str(segment.minutes), "", ""] for segment in segments(guide)[0]]
