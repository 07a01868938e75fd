"""Packets for a week: pages and sheets for each person, and all guides and card sets for facilitators."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..pages.assemble import Page
from ..pdf.packets import Packet, PacketPart
from ..words.catalogue import words_for
from .facts import Facts
from .make_up import make_up
from .meetings import Meeting, Week
from .other_plan import other_name
from .plan import Plan

Key = tuple[str, str, str, str]  # kind, module, session and sheet of a page


def week_packets(plan: Plan, week: Week, pages: Sequence[Page]) -> Iterator[Packet]:
    """Yield the packets of a week that are not empty; `pages` are those of a site for everyone."""
    pages_by_key = _by_key(pages)
    group = _sessions(week, is_family=False)
    families = _sessions(week, is_family=True)
    words, values = words_for(plan.language).packets, {"program": plan.program.title, "week": week.number}
    for audience, sessions in (("participants", group), ("families", families)):
        if parts := tuple(part for session in sessions for part in _for_one_person(session, pages_by_key)):
            yield Packet(
                packet_name(week, f"{audience}.pdf"), words.week(**values), words.week_about, parts, contents=True
            )
    if parts := tuple(part for session in (*group, *families) for part in _for_leaders(session, pages_by_key)):
        yield Packet(
            packet_name(week, "facilitators.pdf"),
            words.week_guides(**values),
            words.week_guides_about,
            parts,
            contents=True,
        )


def whole_packets(usual: Plan, pages: Sequence[Page], own: Plan, own_pages: Sequence[Page]) -> Iterator[Packet]:
    """Yield the packets of weeks in the language of the plan `own`, all of whose parts its pages have."""
    for week, own_week in zip(usual.weeks, own.weeks, strict=True):
        parts = {packet.url: len(packet.parts) for packet in week_packets(usual, week, pages)}
        for packet in week_packets(own, own_week, own_pages):
            if len(packet.parts) == parts[packet.url]:
                yield replace(packet, url=other_name(packet.url, own))


def _by_key(pages: Sequence[Page]) -> dict[Key, Page]:
    return {(page.kind, page.module, page.session, page.sheet): page for page in pages}


def _sessions(week: Week, *, is_family: bool) -> list[Facts]:
    """Return the distinct sessions of a week, for the group or for families."""
    meetings = (meeting for meeting in week.meetings if meeting.is_family == is_family)
    return list(dict.fromkeys(item.session for meeting in meetings for item in meeting.items if item.session))


def _for_one_person(session: Facts, pages_by_key: dict[Key, Page]) -> Iterator[PacketPart]:
    """Yield the page of a session, and as many copies of its sheets as the guide says."""
    page = pages_by_key.get(("session", session.module, session.slug, ""))
    if page:
        yield PacketPart(page)
    for slug, copies in session.copies:
        sheet = pages_by_key.get(("worksheet", session.module, session.slug, slug))
        if sheet:
            yield from (PacketPart(sheet, 1) for _ in range(copies))


def _for_leaders(session: Facts, pages_by_key: dict[Key, Page]) -> Iterator[PacketPart]:
    """Yield the guide of a session, and one of each card set that it prints."""
    if guide := pages_by_key.get(("guide", session.module, session.slug, "")):
        yield PacketPart(guide)
        for cards in session.sets:
            yield PacketPart(pages_by_key["cards", session.module, session.slug, cards.slug], 1)


def missed_packets(plan: Plan, pages: Sequence[Page]) -> Iterator[Packet]:
    """Yield what a person takes home who missed a session of a stay: its page, and each of its sheets once."""
    pages_by_key = _by_key(pages)
    for session in dict.fromkeys(row.session for row in make_up(plan)):
        keys = [("session", ""), *(("worksheet", slug) for slug, _ in session.sheets)]
        found = (pages_by_key.get((kind, session.module, session.slug, sheet)) for kind, sheet in keys)
        parts = tuple(PacketPart(page) for page in found if page)
        if parts:
            yield Packet(missed_name(session), session.title, "", parts, contents=False)


def missed_name(session: Facts) -> str:
    """Return the file name of what a person takes home who missed a session."""
    return f"make-up/{session.module}-{session.slug}.pdf"


def packet_name(week: Week, kind: str) -> str:
    """Return the file name of a week's packet; `kind` is for whom it is, with the ending, such as families.pdf."""
    return f"packets/week-{week.number:02d}-{kind}"


def night_name(meeting: Meeting) -> str:
    """Return the file name of a meeting's night."""
    hours, minutes = divmod(meeting.start, 60)
    return f"nights/week-{meeting.week:02d}-{meeting.day}-{hours:02d}{minutes:02d}.pdf"


def nights_of(week: Week) -> list[Meeting]:
    """Return the meetings of a week that take place and have a session with a guide, in order."""
    return [meeting for meeting in week.meetings if not meeting.off and led(meeting)]


def led(meeting: Meeting) -> list[Facts]:
    """Return the sessions of a meeting that have a guide, in order."""
    return [item.session for item in meeting.items if item.session and item.session.has_guide]
