"""The group view of a session, for projection; of the guide it shows only the titles of the timed parts."""

from ..content.guide import PAGE_HEADINGS, segments
from ..content.model import Document, Module, Reference, Session
from ..content.record_types import GuideRecord
from ..content.scan import scan
from ..markup.expand import expand, expand_line
from ..markup.notes import without_notes
from ..words.catalogue import words_for


def group_body(module: Module, session: Session, guide: Document[GuideRecord], reference: Reference) -> str:
    """Return the group view as Markdown: the titles of the parts, the page's exercises, and the key points.

    The parts are in the guide's order, so that run mode can refer to them by number.
    """
    record, words = session.page.record, words_for(reference.language).group_view
    titles = [f"{number}. {segment.title}" for number, segment in enumerate(segments(guide)[0], start=1)]
    parts = [f"# {record.title}", f"## {words.today}", "\n".join(titles)]
    for heading in PAGE_HEADINGS[module.source.record.audience][:2]:
        parts += [f"## {heading}", expand(without_notes(_section(session, heading)), reference)]
    points = "\n".join(f"- {expand_line(point, reference)}" for point in record.key_points)
    return "\n\n".join([*parts, f"## {words.remember}", points]) + "\n"


def _section(session: Session, heading: str) -> str:
    """Return the source text below a level 2 heading of a session's page."""
    page = session.page
    lines = page.body.split("\n")
    scanned = scan(page.body, page.body_line)
    for candidate in scanned.headings:
        if candidate.text == heading and candidate.level == 2:
            numbers = [mark.line - page.body_line for mark in scanned.section(candidate)]
            return "\n".join(lines[numbers[0] : numbers[-1] + 1]).strip("\n") if numbers else ""
    return ""
