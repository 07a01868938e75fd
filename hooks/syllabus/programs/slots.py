"""Where and when the visits of a week take place, with the program's closed days and changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .day_types import DAYS, Change, Day
from .model import Part, ProgramRecord, Visit

Off = Literal["", "skip", "shift"]


@dataclass(frozen=True)
class Slot:
    """A place for a visit or a family evening in a week, with its day and start after all changes.

    `planned` is the day (Monday is 0) and the start in minutes that the plan gives it. `off` says that nothing takes
    place, and what becomes of what it would have held. `swap` is which session takes the place of which.
    """

    week: int
    planned: tuple[int, int]
    day: Day
    start: int
    is_family: bool = False
    off: Off = ""
    why: str = ""
    room: str = ""
    swap: Mapping[str, str] | None = None


def minutes_of(clock: str) -> int:
    """Return a time such as 09:30 in minutes after midnight."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def visit_key(visit: Visit) -> tuple[int, int]:
    """Return the day of the week (Monday is 0) and the start in minutes after midnight."""
    return DAYS.index(visit.day), minutes_of(visit.start)


def part_of(program: ProgramRecord, week: int) -> Part | None:
    """Return the part of the plan that contains a week, or None."""
    return next((part for part in program.plan if part.first <= week <= part.last), None)


def group_visits(program: ProgramRecord, week: int) -> tuple[Visit, ...]:
    """Return the visits that the plan has in a week, in order.

    In an open program, people are in different weeks of their stay, so the visits of all parts take place every week.
    """
    if program.enrolment == "open":
        visits_by_key = {visit_key(visit): visit for part in reversed(program.plan) for visit in reversed(part.visits)}
        return tuple(visits_by_key[key] for key in sorted(visits_by_key))
    part = part_of(program, week)
    return tuple(sorted(part.visits, key=visit_key)) if part else ()


def date_of(program: ProgramRecord, week: int, day: Day) -> date | None:
    """Return the date of a day in a week, or None without a start or beyond the last date that there is."""
    try:
        return program.start + timedelta(weeks=week - 1, days=DAYS.index(day)) if program.start else None
    except OverflowError:
        return None


def planned(program: ProgramRecord, week: int) -> list[tuple[tuple[int, int], bool]]:
    """Return the keys of the visits and of the family evening that the plan has in a week, and which it is.

    What a closed program shifts beyond its last week follows the days of that week.
    """
    visits = group_visits(program, week if program.enrolment == "open" else min(week, program.weeks))
    keys = [(visit_key(visit), False) for visit in visits]
    evening = program.family_evening
    return [*keys, ((DAYS.index(evening.day), minutes_of(evening.start)), True)] if evening else keys


def slots(program: ProgramRecord, week: int) -> list[Slot]:
    """Return the places for visits and the family evening in a week, in the order in which they take place."""
    found = [_slot(program, week, key, is_family=is_family) for key, is_family in planned(program, week)]
    return sorted(found, key=lambda slot: (DAYS.index(slot.day), slot.start, slot.is_family))


def changes_for(program: ProgramRecord, week: int, key: tuple[int, int]) -> Iterator[Change]:
    """Yield the changes of the visit that the plan has at a day and time of a week."""
    day = date_of(program, week, DAYS[key[0]])
    for change in program.changes:
        if change.date == day and (change.at is None or minutes_of(change.at) == key[1]):
            yield change


def _slot(program: ProgramRecord, week: int, key: tuple[int, int], *, is_family: bool) -> Slot:
    day, start, room, why = DAYS[key[0]], key[1], program.room or "", ""
    off: Off = ""
    swap: dict[str, str] = {}
    for change in changes_for(program, week, key):
        day = DAYS[change.to.weekday()] if change.to else day
        start = minutes_of(change.start) if change.start else start
        room, why = change.room or room, change.why or why
        swap = {**swap, **change.swap}
        off = change.then if change.cancelled else off
    at = date_of(program, week, day)
    closed = next((closed for closed in program.closed if closed.date == at), None)
    if closed and not off:
        off, why = closed.then, closed.why
    return Slot(week, key, day, start, is_family, off, why, room, swap)
