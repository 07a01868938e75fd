"""The computed head of a guide: its objectives, timetable, materials and cautions."""

from collections.abc import Iterable

from ..content.card_list import sets_for
from ..content.guide import from_start, segments
from ..content.model import Document, Reference, Session
from ..content.record_types import GuideRecord
from ..markup.expand import expand_line
from ..markup.table import table
from ..words.catalogue import Words, words_for
from ..words.formats import any_of
from ..words.group_words import Guide

USUAL_GROUP = 10  # people; the basis for counting copies


def guide_head(session: Session, guide: Document[GuideRecord], reference: Reference) -> str:
    """Return the head of a guide as Markdown, computed from the records."""
    record, catalogue = session.page.record, words_for(reference.language)
    words = catalogue.guide
    leaders = any_of((catalogue.leaders.of(leader) for leader in guide.record.lead), catalogue.language)
    enrolment = words.anybody if record.core else words.later
    page = words.people_get(page=f"[{record.title}](session.md)")
    parts = [
        f"**{words.minutes(record.minutes)}.** {words.leads(leaders=leaders)} {enrolment} {page}",
        f"## {words.glance}",
        f"### {words.objectives}",
        bullets(expand_line(item, reference) for item in record.objectives),
        f"### {words.timetable}",
        _timetable(guide, words),
    ]
    if session.worksheets:
        parts += [f"### {words.print}", _copies(session, guide, words)]
    if session.cards:
        parts += [f"### {words.cut}", _cuts(session, guide, catalogue)]
    if guide.record.materials:
        parts += [f"### {words.bring}", bullets(expand_line(item, reference) for item in guide.record.materials)]
    if record.cautions:
        parts += [f"### {words.take_care}", bullets(expand_line(item, reference) for item in record.cautions)]
    return "\n\n".join(parts)


def _timetable(guide: Document[GuideRecord], words: Guide) -> str:
    """Return a table of the timed parts: the start (h:mm from the beginning), the label, and the minutes."""
    rows: list[tuple[str, str, object]] = []
    start = 0
    for segment in segments(guide)[0]:
        rows.append((from_start(start), segment.label, segment.minutes))
        start += segment.minutes
    rows.append((from_start(start), words.end, f"**{start}**"))
    return table([words.starts, words.part, words.part_minutes], rows)


def _copies(session: Session, guide: Document[GuideRecord], words: Guide) -> str:
    return bullets(
        words.copies(sheet=link, each=each, people=USUAL_GROUP, all=each * USUAL_GROUP)
        for sheet in session.worksheets
        for link in [f"[{sheet.record.title}](worksheets/{sheet.slug}.md)"]
        for each in [guide.record.print.get(sheet.slug, 1)]
    )


def _cuts(session: Session, guide: Document[GuideRecord], words: Words) -> str:
    """Return a list of the card sets: what is in one, who gets how many, and how many a usual group needs."""
    copies, own = guide.record.print, words.cards
    items = []
    for cards in session.cards:
        record, each = cards.record, copies.get(cards.slug, 1)
        items.append(
            words.guide.cuts(
                set=f"[{record.title}](cards/{cards.slug}.md)",
                holds=own.count_of(record.kind, record.count).rstrip("."),
                whom=own.each(each=each, whom=own.per.of(record.per)),
                people=USUAL_GROUP,
                all=sets_for(USUAL_GROUP, record.per, each),
            )
        )
    return bullets(items)


def bullets(lines: Iterable[str]) -> str:
    """Return the lines as a Markdown list."""
    return "\n".join(f"- {line}" for line in lines)
