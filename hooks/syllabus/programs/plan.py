"""Everything that a program's pages and files are made from, worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ..content.model import Document
from ..words.catalogue import ENGLISH, words_for
from ..words.formats import number, percent, weekday, weekday_and_day
from .facts import Facts, Library
from .hours import Minutes, week_minutes
from .model import DAYS, Day, Part, ProgramRecord, Standards
from .schedule import Week, laps, schedule, uses


@dataclass(frozen=True)
class HoursRow:
    """The hours of the weeks of one part of the plan, as words."""

    weeks: str
    level: str
    needed: str
    on_site: str
    treatment: str
    counted: str
    education: str


@dataclass(frozen=True)
class RingRow:
    """How a ring turns, as words."""

    name: str
    modules: str
    turns: int
    a_week: int
    comes_round: str
    one_day: str


@dataclass(frozen=True)
class Plan:
    """A program with its weeks, told in a language.

    `start` is the Monday of week 1, where it is known; `group` is people per visit.
    """

    slug: str
    program: ProgramRecord
    modules: Library
    standards: Standards
    weeks: tuple[Week, ...]
    group: int
    start: date | None = None
    language: str = ENGLISH

    def day(self, week: int, day: Day) -> date | None:
        """The date of a day of a week."""
        return self.start + timedelta(weeks=week - 1, days=DAYS.index(day)) if self.start else None

    def day_words(self, week: int, day: Day) -> str:
        """A day as people say it: Mon, or Mon, Jan 4 where the date is known."""
        found = self.day(week, day)
        return weekday_and_day(found, self.language) if found else weekday(DAYS.index(day), self.language)

    @cached_property
    def told(self) -> str:
        """All of it as one text, which differs when anything differs."""
        return repr(self)

    @property
    def hours(self) -> tuple[HoursRow, ...]:
        """The hours of each part of the plan."""
        return tuple(self._hours(part, week_minutes(self.program, part)) for part in self.program.plan)

    def _hours(self, part: Part, minutes: Minutes) -> HoursRow:
        level, words = self.standards.levels[part.level or self.program.level], words_for(self.language)
        below = words.program_about.below(hours=number(level.below, 2, self.language))
        is_one = part.first == part.last
        weeks = words.programs.weeks(first=part.first, last=part.last)
        return HoursRow(
            words.programs.week(number=part.first) if is_one else weeks,
            level.title,
            number(level.least, 2, self.language) if level.least else below,
            self._as_hours(minutes.on_site),
            self._as_hours(minutes.treatment),
            self._as_hours(minutes.counted),
            percent(minutes.education / 100, self.language),
        )

    def _as_hours(self, minutes: int) -> str:
        return number(minutes / 60, 2, self.language)

    @property
    def rings(self) -> tuple[RingRow, ...]:
        """How each ring turns."""
        in_weeks = words_for(self.language).program_about.in_weeks
        rows = []
        for name, turning in laps(self.program, self.modules).items():
            if len(turning):
                a_week = uses(self.program, name)
                modules = [self.modules[m].title for m in self.program.rings[name].modules if m in self.modules]
                weeks = -(-len(turning) // a_week)
                rows.append(
                    RingRow(
                        name,
                        ", ".join(modules),
                        len(turning),
                        a_week,
                        in_weeks(weeks),
                        in_weeks(len(turning)),
                    )
                )
        return tuple(rows)


def make_plan(
    program: Document[ProgramRecord],
    library: Library,
    standards: Standards,
    start: date | None = None,
    group: int | None = None,
    language: str = ENGLISH,
) -> Plan:
    """The plan of a program without problems."""
    record = program.record
    weeks = schedule(record, library)
    return Plan(program.slug, record, library, standards, weeks, group or record.group, start, language)


def pages_by_sheet(made: Mapping[str, int]) -> dict[str, int]:
    """Pages of each sheet by its id, from the pages of each PDF by its address."""
    return {url.rsplit("/", 1)[0]: pages for url, pages in made.items() if _is_sheet(url)}


def _is_sheet(url: str) -> bool:
    parts = url.split("/")
    return len(parts) == 4 and parts[3] == f"{parts[2]}.pdf"


def sheet_ids(session: Facts) -> list[str]:
    """The ids of a session's sheets, in order."""
    return [f"{session.id}/{slug}" for slug, _ in session.sheets]
