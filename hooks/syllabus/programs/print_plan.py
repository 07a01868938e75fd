"""The print plan: what to print for each visit, and how much paper it takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..content.card_list import sets_for
from ..pages.card_pages import FOLDER
from .meetings import Meeting
from .plan import Plan


@dataclass(frozen=True)
class PrintRow:
    """A sheet or card set to print for a visit: `each` copies for each person, pair, trio, table or group (`per`).

    `paper` is the number of pieces of paper, or None: sheets are printed on both sides, cards without backs on one.
    """

    week: int
    day: str
    session: str
    sheet: str
    id: str
    each: int
    people: int
    paper: int | None
    per: str = "person"

    @property
    def copies(self) -> int:
        """The number of copies for the whole group."""
        return sets_for(self.people, self.per, self.each)


@dataclass(frozen=True)
class PrintWeek:
    """The sheets and card sets to print for a week."""

    number: int
    rows: tuple[PrintRow, ...]

    @property
    def copies(self) -> int:
        """The number of copies of all sheets and card sets."""
        return sum(row.copies for row in self.rows)

    @property
    def paper(self) -> int | None:
        """The number of pieces of paper, or None if the length of any sheet is unknown."""
        papers = [row.paper for row in self.rows]
        return None if None in papers else sum(paper for paper in papers if paper is not None)


def print_plan(plan: Plan, pages: Mapping[str, int]) -> tuple[PrintWeek, ...]:
    """Return the print plan of each week; `pages` is the number of pages of each sheet by id."""
    return tuple(
        PrintWeek(week.number, tuple(row for meeting in week.meetings for row in _rows(plan, meeting, pages)))
        for week in plan.weeks
    )


def _rows(plan: Plan, meeting: Meeting, pages: Mapping[str, int]) -> Iterator[PrintRow]:
    for item in meeting.items:
        session = item.session
        if session is None or item.turn is None or item.turn.part > 1:  # later parts reuse the sheets
            continue
        titles, day = dict(session.sheets), plan.day_words(meeting.week, meeting.day)
        for slug, each in session.copies:
            name = f"{session.id}/{slug}"
            length = pages.get(name)
            paper = None if length is None else each * plan.group * -(-length // 2)
            yield PrintRow(meeting.week, day, session.title, titles.get(slug, slug), name, each, plan.group, paper)
        for cards in session.sets:
            name = f"{session.id}/{FOLDER}/{cards.slug}"
            length, sets = pages.get(name), sets_for(plan.group, cards.per, cards.each)
            key = None if length is None else -(-(length - cards.sides) // 2)  # the leader's page, once
            paper = None if key is None else sets * cards.paper + key * bool(sets)
            yield PrintRow(
                meeting.week, day, session.title, cards.title, name, cards.each, plan.group, paper, cards.per
            )
