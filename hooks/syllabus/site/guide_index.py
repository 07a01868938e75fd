"""The index of guides for facilitators: what is led when, what it needs, and what finds it."""

import json
from collections.abc import Iterator, Mapping, Sequence

from ..content.card_list import SHARED_BY
from ..content.model import Document, Module, Reference, Session
from ..content.record_types import GuideRecord
from ..markup.reading import read_value
from ..pages.card_pages import set_id, set_pdf_url
from ..pages.form_pages import sign_in_url
from ..programs.day_types import DAYS
from ..programs.meetings import Item
from ..programs.plan import Plan
from ..project import Project
from ..words.catalogue import Words, words_for
from ..words.formats import any_of, time_of_day

INDEX_URL = "facilitators/guides.js"
SHOWN = ("session", "process")  # of a visit; circles, breaks and the welcome of newcomers have no guide of their own


def guide_index(project: Project, lengths: Mapping[str, int] | None = None) -> str:
    """Return the script that defines `guides` for facilitators, which holds words of guides.

    `guides` has each session with a guide: its URL below the site's root, its title, module, minutes, leaders and tags;
    the words of its needs; what to print, with `each` copies for `share` people (0: for the whole group); and what to
    bring. `programs` has the meetings of each program by week, whose items name a guide by its number, or are a text
    alone; the `number` of a day is 0 on Sunday, and `start` is the Monday of week 1, or empty. `first` is the clinic's
    own program, or empty; `list` is the URL of the form that people sign. `lengths` are the pages of PDFs by URL; a
    sheet without any counts as one page.
    """
    curriculum = project.curriculum
    words = words_for(curriculum.language)
    led = [(m, s, s.guide) for m in curriculum.modules for s in m.sessions if s.guide]
    numbers = {f"{module.slug}/{session.slug}": number for number, (module, session, _) in enumerate(led)}
    clinic = curriculum.reference.clinic
    index = {
        "guides": [_guide(*found, curriculum.reference, lengths or {}) for found in led],
        "list": sign_in_url(curriculum),
        "programs": [_program(plan, numbers, words) for plan in project.plans],
        "first": (clinic.program if clinic else None) or "",
    }
    return f"window.guides = {json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n"


def _guide(
    module: Module, session: Session, guide: Document[GuideRecord], reference: Reference, lengths: Mapping[str, int]
) -> Mapping[str, object]:
    words, record = words_for(reference.language), session.page.record
    base = f"{module.slug}/{session.slug}"
    needs = [reference.needs[need] for need in record.needs if need in reference.needs]
    return {
        "url": f"{base}/",
        "title": record.title,
        "module": module.source.record.title,
        "minutes": record.minutes,
        "leads": any_of((words.leaders_short.of(leader) for leader in guide.record.lead), words.language),
        "tags": guide.record.tags,
        "needs": " ".join(text for need in needs for text in (need.label, *need.words)),
        "prints": [
            {"title": title, "url": url, "each": each, "share": SHARED_BY.get(per, 0), "for": told, "pages": pages}
            for title, url, each, per in _prints(module, session, guide)
            for pages in [lengths.get(set_pdf_url(url) if url.endswith("/") else url, 1)]
            for told in [words.cards.each(each=each, whom=words.cards.per.of(per))]
        ],
        "brings": [_plain(item, reference) for item in guide.record.materials],
    }


def _prints(module: Module, session: Session, guide: Document[GuideRecord]) -> Iterator[tuple[str, str, int, str]]:
    """Yield the title, the URL, the copies and for whom they are, of each sheet and card set that is printed."""
    copies = guide.record.print
    for sheet in session.worksheets:
        if each := copies.get(sheet.slug, 1):
            yield sheet.record.title, f"{module.slug}/{session.slug}/{sheet.slug}/", each, "person"
    for cards in session.cards:
        if each := copies.get(cards.slug, 1):
            yield cards.record.title, set_pdf_url(f"{set_id(module, session, cards)}/"), each, cards.record.per


def _plain(item: str, reference: Reference) -> str:
    return "".join(piece.text for piece in read_value(item, reference).pieces)


def _program(plan: Plan, numbers: Mapping[str, int], words: Words) -> Mapping[str, object]:
    weeks = [
        [
            {
                "day": meeting.day,
                "number": (DAYS.index(meeting.day) + 1) % 7,
                "name": words.program_schedule.family_evening(day=day) if meeting.is_family else day,
                "items": [_item(item, numbers, words) for item in meeting.items if item.kind in SHOWN],
            }
            for meeting in week.meetings
            for day in [plan.day_words(meeting.week, meeting.day)]
        ]
        for week in plan.weeks
    ]
    own = plan.program
    start = own.start.isoformat() if own.start else ""
    return {
        "slug": plan.slug,
        "title": own.title,
        "isOpen": own.enrolment == "open",
        "start": start,
        "weeks": weeks,
    }


def _item(item: Item, numbers: Mapping[str, int], words: Words) -> Sequence[object]:
    """Return the start of a part of a visit, its minutes, the number of its guide or -1, and what it is called."""
    number = numbers.get(item.session.id, -1) if item.session else -1
    return time_of_day(item.start, words.language), item.minutes, number, _name(item, words)


def _name(item: Item, words: Words) -> str:
    own = words.programs
    if item.session is None or item.turn is None:
        return own.process if item.kind == "process" else own.choice_again
    name = item.session.title
    if item.turn.of > 1:
        name = own.part_of(session=name, part=item.turn.part, of=item.turn.of)
    return own.choice_such_as(session=name) if item.turn.options else name
