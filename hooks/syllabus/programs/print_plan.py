"""What to print for each visit, and how much paper that takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .plan import Plan
from .schedule import Meeting


@dataclass(frozen=True)
class PrintRow:
    """A sheet for one visit. `paper` counts pieces printed on both sides; None where the pages are not known."""

    week: int
    day: str
    session: str
    sheet: str
    id: str
    each: int
    people: int
    paper: int | None

    @property
    def copies(self) -> int:
        """Copies for the whole group."""
        return self.each * self.people


@dataclass(frozen=True)
class PrintWeek:
    """A week's rows."""

    number: int
    rows: tuple[PrintRow, ...]

    @property
    def copies(self) -> int:
        """Copies of all sheets."""
        return sum(row.copies for row in self.rows)

    @property
    def paper(self) -> int | None:
        """Pieces of paper, or None where the pages of a sheet are not known."""
        found = [row.paper for row in self.rows]
        return None if None in found else sum(paper for paper in found if paper is not None)


def print_plan(plan: Plan, pages: Mapping[str, int]) -> tuple[PrintWeek, ...]:
    """The rows of each week; `pages` are the pages of each sheet by id."""
    return tuple(
        PrintWeek(week.number, tuple(row for meeting in week.meetings for row in _rows(plan, meeting, pages)))
        for week in plan.weeks
    )


def _rows(plan: Plan, meeting: Meeting, pages: Mapping[str, int]) -> Iterator[PrintRow]:
    for item in meeting.items:
        session = item.session
        if session is None or item.turn is None or item.turn.part > 1:  # the second half goes on with the same sheets
            continue
        titles = dict(session.sheets)
        for slug, each in session.copies:
            name = f"{session.id}/{slug}"
            length = pages.get(name)
            paper = None if length is None else each * plan.group * -(-length // 2)
            day = plan.day_words(meeting.week, meeting.day)
            yield PrintRow(meeting.week, day, session.title, titles.get(slug, slug), name, each, plan.group, paper)
