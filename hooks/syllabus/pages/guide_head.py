"""The head of a guide: its timetable, what to print and bring, and what to take care of."""

from collections.abc import Iterable

from ..content.guide import segments
from ..content.model import Document, Reference, Session
from ..content.record_types import GuideRecord
from ..markup.expand import expand_line
from ..markup.table import table

LEADERS = {"peer": "a peer", "counselor": "a counselor", "clinician": "a licensed clinician"}


def guide_head(session: Session, guide: Document[GuideRecord], reference: Reference) -> str:
    """What a facilitator needs in the first minute, computed from the records."""
    record = session.page.record
    leaders = " or ".join(LEADERS[leader] for leader in guide.record.lead)
    enrolment = "Anybody may join today." if record.core else "Best after some weeks in the program."
    page = f"People get the page [{record.title}](session.md)."
    parts = [
        f"**{record.minutes} minutes.** May be led by {leaders}. {enrolment} {page}",
        "## At a glance",
        "**By the end, people can:**",
        bullets(expand_line(item, reference) for item in record.objectives),
        "**Timetable**",
        _timetable(guide),
    ]
    if session.worksheets:
        parts += ["**Print**", _print_table(session, guide)]
    if guide.record.materials:
        parts += ["**Bring**", bullets(expand_line(item, reference) for item in guide.record.materials)]
    if record.cautions:
        parts += ["**Take care**", bullets(expand_line(item, reference) for item in record.cautions)]
    return "\n\n".join(parts)


def _timetable(guide: Document[GuideRecord]) -> str:
    """The timed parts as a table: when each starts (h:mm from the beginning), what it is, and its minutes."""
    rows: list[tuple[str, str, object]] = []
    start = 0
    for segment in segments(guide)[0]:
        rows.append((f"{start // 60}:{start % 60:02d}", segment.label, segment.minutes))
        start += segment.minutes
    rows.append((f"{start // 60}:{start % 60:02d}", "End", f"**{start}**"))
    return table(["Starts", "Part", "Minutes"], rows)


def _print_table(session: Session, guide: Document[GuideRecord]) -> str:
    copies = guide.record.print
    rows = [
        (f"[{sheet.record.title}](worksheets/{sheet.slug}.md)", each, each * 10)
        for sheet in session.worksheets
        for each in [copies.get(sheet.slug, 1)]
    ]
    return table(["Sheet", "For each person", "Group of 10"], rows)


def bullets(lines: Iterable[str]) -> str:
    """The lines as a list in Markdown."""
    return "\n".join(f"- {line}" for line in lines)
