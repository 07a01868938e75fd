"""The group view of a session, for projection; of the guide it shows the titles of the timed parts and their lines."""

from collections.abc import Iterator, Sequence

from ..content.guide import PAGE_HEADINGS, segments
from ..content.model import Document, Module, Reference, Session
from ..content.record_types import GuideRecord
from ..content.scan import scan
from ..content.screen_lines import screen_lines
from ..markup.expand import expand, expand_line
from ..markup.notes import without_notes
from ..words.catalogue import words_for


def group_body(module: Module, session: Session, guide: Document[GuideRecord], reference: Reference) -> str:
    """Return the group view as Markdown: the parts, each with its line, the page's exercises, and the key points.

    The parts are in the guide's order, so that run mode can refer to them by number.
    """
    record, words = session.page.record, words_for(reference.language).group_view
    parts = [f"# {record.title}", f"## {words.today}", "\n".join(_parts(guide, reference))]
    for heading in PAGE_HEADINGS[module.source.record.audience][:2]:
        parts += [f"## {heading}", expand(without_notes(_section(session, heading)), reference)]
    shown = drawings(session, reference, below=PAGE_HEADINGS[module.source.record.audience][:2])
    points = "\n".join(f"- {expand_line(point, reference)}" for point in record.key_points)
    return "\n\n".join([*parts, f"## {words.remember}", points, *shown]) + "\n"


def drawings(session: Session, reference: Reference, *, below: Sequence[str] = ()) -> Iterator[str]:
    """Yield the source of each drawing on a session's page, but for those that stand `below` these headings."""
    page = session.page
    scanned = scan(page.body, page.body_line)
    whole = {mark.line for head in scanned.headings if head.text in below for mark in scanned.section(head)}
    for block in scanned.blocks:
        if block.name == "drawing" and block.line not in whole:
            opening = [f"/// drawing | {block.argument}", *block.options]
            yield expand(without_notes("\n".join([*opening, "", *block.content, "///"])), reference)


def _parts(guide: Document[GuideRecord], reference: Reference) -> Iterator[str]:
    """Yield the lines of a numbered list: the title of each part and, after a line break, its words for the screen."""
    lines = {line.part: line.words for line in screen_lines(guide.body, guide.body_line)}
    for number, segment in enumerate(segments(guide)[0], start=1):
        words = lines.get(segment.line)
        yield f"{number}. {segment.title}" + (f"  \n    {expand_line(words, reference)}" if words else "")


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
