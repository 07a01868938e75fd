"""Packets for a week: pages and sheets for each person, and all guides for whoever leads."""

from collections.abc import Iterator, Sequence

from ..pages.assemble import Page
from ..pdf.packets import Packet, PacketPart
from ..words.catalogue import words_for
from .facts import Facts
from .plan import Plan
from .schedule import Week

Key = tuple[str, str, str, str]  # kind, module, session and sheet of a page


def week_packets(plan: Plan, week: Week, pages: Sequence[Page]) -> Iterator[Packet]:
    """The packets of a week that hold something; `pages` are those of a site for everyone."""
    here: dict[Key, Page] = {(page.kind, page.module, page.session, page.sheet): page for page in pages}
    group = _sessions(week, is_family=False)
    families = _sessions(week, is_family=True)
    words, at = words_for(plan.language).packets, {"program": plan.program.title, "week": week.number}
    for who, sessions in (("participants", group), ("families", families)):
        if parts := tuple(part for session in sessions for part in _for_one_person(session, here)):
            yield Packet(_name(week, who), words.week(**at), words.week_about, parts, contents=True)
    guides = [here[key] for s in [*group, *families] if (key := ("guide", s.module, s.slug, "")) in here]
    if guides:
        parts = tuple(PacketPart(page) for page in guides)
        yield Packet(
            _name(week, "facilitators"), words.week_guides(**at), words.week_guides_about, parts, contents=True
        )


def _sessions(week: Week, *, is_family: bool) -> list[Facts]:
    """The sessions of a week, each once."""
    meetings = (meeting for meeting in week.meetings if meeting.is_family == is_family)
    return list(dict.fromkeys(item.session for meeting in meetings for item in meeting.items if item.session))


def _for_one_person(session: Facts, here: dict[Key, Page]) -> Iterator[PacketPart]:
    """The page, and the sheets as often as the guide says."""
    page = here.get(("session", session.module, session.slug, ""))
    if page:
        yield PacketPart(page)
    for slug, copies in session.copies:
        sheet = here.get(("worksheet", session.module, session.slug, slug))
        if sheet:
            yield from (PacketPart(sheet, 1) for _ in range(copies))


def _name(week: Week, who: str) -> str:
    return f"packets/week-{week.number:02d}-{who}.pdf"
