"""What a group may see of a session while it is led: no word of the guide but the titles of its timed parts."""

from ..content.guide import PAGE_HEADINGS, segments
from ..content.model import Document, Module, Reference, Session
from ..content.record_types import GuideRecord
from ..content.scan import scan
from ..markup.expand import expand, expand_line
from ..words.catalogue import words_for


def group_body(module: Module, session: Session, guide: Document[GuideRecord], reference: Reference) -> str:
    """The group view as Markdown: the parts by title, the page's own prompts, and the key points.

    The order and number of the parts is the guide's, so that run mode can name a part by its number.
    """
    record, words = session.page.record, words_for(reference.language).group_view
    titles = [f"{number}. {segment.title}" for number, segment in enumerate(segments(guide)[0], start=1)]
    parts = [f"# {record.title}", f"## {words.today}", "\n".join(titles)]
    for heading in PAGE_HEADINGS[module.source.record.audience][:2]:
        parts += [f"## {heading}", expand(_section(session, heading), reference)]
    points = "\n".join(f"- {expand_line(point, reference)}" for point in record.key_points)
    return "\n\n".join([*parts, f"## {words.remember}", points]) + "\n"


def _section(session: Session, heading: str) -> str:
    """The text below a heading of a session's page, as it was written."""
    page = session.page
    lines = page.body.split("\n")
    scanned = scan(page.body, page.body_line)
    for found in scanned.headings:
        if found.text == heading and found.level == 2:
            numbers = [mark.line - page.body_line for mark in scanned.section(found)]
            return "\n".join(lines[numbers[0] : numbers[-1] + 1]).strip("\n") if numbers else ""
    return ""
