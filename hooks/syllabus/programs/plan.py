"""The plan of a program: the computed data that its pages and files are rendered from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..content.model import Document
from ..pages.card_pages import FOLDER
from ..words.catalogue import ENGLISH, words_for
from ..words.formats import number, percent, weekday, weekday_and_day
from .day_types import DAYS, Day
from .facts import Facts, Library
from .hours import Minutes, held_minutes, week_minutes
from .meetings import Week
from .model import Part, ProgramRecord, Standards
from .schedule import laps, schedule, uses
from .slots import date_of


@dataclass(frozen=True)
class HoursRow:
    """The hours in the weeks of one part of the plan, formatted as text."""

    weeks: str
    level: str
    needed: str
    on_site: str
    treatment: str
    counted: str
    education: str


@dataclass(frozen=True)
class RingRow:
    """How a ring rotates, formatted as text."""

    name: str
    modules: str
    turns: int
    a_week: int
    comes_round: str
    one_day: str


@dataclass(frozen=True)
class Plan:
    """A program with its schedule, in one language.

    `start` is the Monday of week 1, if known; `group` is the number of people per visit; `path` is the program's file.
    In another language than the site's, `spoken` has the ids of the sessions that have a page in it; in that of the
    site, it is None.
    """

    slug: str
    program: ProgramRecord
    modules: Library
    standards: Standards
    weeks: tuple[Week, ...]
    group: int
    start: date | None = None
    language: str = ENGLISH
    path: str = ""
    spoken: frozenset[str] | None = None

    @property
    def suffix(self) -> str:
        """What names of files and events end with, which tell those in another language from the usual ones."""
        return "" if self.spoken is None else f"-{self.language}"

    def day(self, week: int, day: Day) -> date | None:
        """Return the date of a day in a week, or None without a start date."""
        return date_of(self.program, week, day)

    def day_words(self, week: int, day: Day) -> str:
        """Return a day as text: "Mon", or "Mon, Jan 4" if the date is known."""
        date_of_day = self.day(week, day)
        return weekday_and_day(date_of_day, self.language) if date_of_day else weekday(DAYS.index(day), self.language)

    @cached_property
    def fingerprint(self) -> str:
        """A text that differs between different plans, for cache keys."""
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

    def held_hours(self, week: Week) -> str:
        """Return the hours that count in a week with meetings that are off, as text; otherwise an empty string.

        They are those of a person in the first part of the plan, and of everybody in a closed program.
        """
        if not week.off and week.number <= self.program.weeks:
            return ""
        return self._as_hours(held_minutes(self.program, self.program.plan[0], week))

    def _as_hours(self, minutes: int) -> str:
        return number(minutes / 60, 2, self.language)

    @property
    def rings(self) -> tuple[RingRow, ...]:
        """The rotation of each ring."""
        in_weeks = words_for(self.language).program_about.in_weeks
        rows = []
        for name, lap in laps(self.program, self.modules).items():
            if len(lap):
                a_week = uses(self.program, name)
                modules = [self.modules[m].title for m in self.program.rings[name].modules if m in self.modules]
                weeks = -(-len(lap) // a_week)
                rows.append(
                    RingRow(
                        name,
                        ", ".join(modules),
                        len(lap),
                        a_week,
                        in_weeks(weeks),
                        in_weeks(len(lap)),
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
    """Return the plan of a program without structural problems; `start` takes the place of the file's own."""
    record = program.record.model_copy(update={"start": start}) if start else program.record
    weeks = schedule(record, library)
    people = group or record.group
    return Plan(program.slug, record, library, standards, weeks, people, record.start, language, program.path)


def pages_by_sheet(pages_by_url: Mapping[str, int]) -> dict[str, int]:
    """Return the number of pages of each sheet and card set by id, given the number of pages of each PDF by URL."""
    return {url.rsplit("/", 1)[0]: pages for url, pages in pages_by_url.items() if _is_sheet(url)}


def _is_sheet(url: str) -> bool:
    parts = url.split("/")
    is_set = len(parts) == 5 and parts[2] == FOLDER
    return (len(parts) == 4 or is_set) and parts[-1] == f"{parts[-2]}.pdf"


def sheet_ids(session: Facts) -> list[str]:
    """Return the ids of a session's sheets, in order."""
    return [f"{session.id}/{slug}" for slug, _ in session.sheets]
