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
    parts += [
        part for title, items in to_have_ready(session, guide, reference) for part in (f"### {title}", bullets(items))
    ]
    if record.cautions:
        parts += [f"### {words.take_care}", bullets(expand_line(item, reference) for item in record.cautions)]
    return "\n\n".join(parts)


def to_have_ready(
    session: Session, guide: Document[GuideRecord], reference: Reference
) -> list[tuple[str, tuple[str, ...]]]:
    """Return what to print, to cut out and to bring, as titles with their items in Markdown; none without items."""
    words = words_for(reference.language)
    lists = (
        (words.guide.print, _copies(session, guide, words.guide)),
        (words.guide.cut, _cuts(session, guide, words)),
        (words.guide.bring, tuple(expand_line(item, reference) for item in guide.record.materials)),
    )
    return [(title, items) for title, items in lists if items]


def _timetable(guide: Document[GuideRecord], words: Guide) -> str:
    """Return a table of the timed parts: the start (h:mm from the beginning), the label, and the minutes."""
    rows: list[tuple[str, str, object]] = []
    start = 0
    for segment in segments(guide)[0]:
        rows.append((from_start(start), segment.label, segment.minutes))
        start += segment.minutes
    rows.append((from_start(start), words.end, f"**{start}**"))
    return table([words.starts, words.part, words.part_minutes], rows)


def _copies(session: Session, guide: Document[GuideRecord], words: Guide) -> tuple[str, ...]:
    return tuple(
        words.copies(sheet=link, each=each, people=USUAL_GROUP, all=each * USUAL_GROUP)
        for sheet in session.worksheets
        for link in [f"[{sheet.record.title}](worksheets/{sheet.slug}.md)"]
        for each in [guide.record.print.get(sheet.slug, 1)]
    )


def _cuts(session: Session, guide: Document[GuideRecord], words: Words) -> tuple[str, ...]:
    """Return the card sets: what is in one, who gets how many, and how many a usual group needs."""
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
    return tuple(items)


def bullets(lines: Iterable[str]) -> str:
    """Return the lines as a Markdown list."""
    return "\n".join(f"- {line}" for line in lines)
