"""Checks of the dates in a program's file: closed days, changes, and weeks that lose hours by them."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..content.model import Document
from ..content.problem import Problem, did_you_mean, quoted
from ..words.catalogue import ENGLISH
from ..words.formats import time_of_day, weekday_and_day
from .day_types import DAYS, Change, OnDay
from .facts import Facts, Library
from .hours import held_minutes, hours, week_minutes
from .meetings import Meeting, Week
from .model import ProgramRecord, Standards
from .schedule import find_session, schedule
from .slots import planned

Program = Document[ProgramRecord]


def date_structure_problems(program: Program) -> Iterator[Problem]:
    """Yield the problems with dates that prevent a program from being scheduled."""
    record = program.record
    dated = "closed" if record.closed else "changes" if record.changes else ""
    if record.start is None:
        if dated:
            found, fix = f"{quoted(dated)} and no `start`", "add `start:` with the Monday of week 1, or give START"
            yield Problem(program.path, program.line(dated), "start-missing", "the first week's date", found, fix)
        return
    if (latest := date(9000, 1, 1)) < record.start:
        at, expected = program.line("start"), f"a start before {latest}"
        yield Problem(program.path, at, "change-unfit", expected, f"{record.start}", "correct `start`")
        return
    yield from _twice(program)
    for index, change in enumerate(record.changes):
        yield from _which_visit(program, index, change, record.start)


def _dated(record: ProgramRecord) -> tuple[tuple[str, tuple[OnDay, ...]], ...]:
    return ("closed", record.closed), ("changes", record.changes)


def _twice(program: Program) -> Iterator[Problem]:
    seen: set[object] = set()
    for key, entries in _dated(program.record):
        for index, entry in enumerate(entries):
            name = (key, entry.date, getattr(entry, "at", None))
            if name in seen:
                at, fix = program.line(key, index), "keep one of them"
                yield Problem(
                    program.path, at, "day-duplicate", f"each day once in `{key}`", f"{entry.date} again", fix
                )
            seen.add(name)


def _which_visit(program: Program, index: int, change: Change, start: date) -> Iterator[Problem]:
    """Yield a problem if a change belongs to no visit of the plan, or to several, or leads out of its week."""
    record, at = program.record, program.line("changes", index)
    week = (change.date - start).days // 7 + 1
    keys = [key for key, _ in planned(record, week)] if week > 0 else []
    on_day = [minutes for day, minutes in keys if day == change.date.weekday()]
    times = [f"{minutes // 60:02}:{minutes % 60:02}" for minutes in on_day]
    told = f"{change.date}, a {change.date:%A}"
    if not on_day:
        days = ", ".join(dict.fromkeys(DAYS[day] for day, _ in sorted(keys)))
        expected, fix = "a day with a visit", f"take a {days or 'day from ' + str(start) + ' on'}".replace(", ", " or ")
        yield Problem(program.path, at, "change-unfit", expected, told, fix)
    elif change.at is None and len(on_day) > 1:
        found, fix = f"{len(on_day)} on {change.date}", f"add `at:` with one of {', '.join(times)}"
        yield Problem(program.path, at, "change-unfit", "which visit of that day", found, fix)
    elif change.at is not None and change.at not in times:
        fix = f"use {' or '.join(times)}; `start` is for the new time"
        yield Problem(program.path, at, "change-unfit", "`at` as in the plan", quoted(change.at), fix)
    monday = change.date - timedelta(days=change.date.weekday())
    if change.to and not monday <= change.to < monday + timedelta(days=7):
        expected, fix = f"a day of the week from {monday}", "take one, or cancel the visit"
        yield Problem(program.path, program.line("changes", index, "to"), "change-unfit", expected, f"{change.to}", fix)
    if closed := next((day for day in record.closed if day.date == (change.to or change.date)), None):
        at = program.line("changes", index)
        found, fix = (
            f"{closed.date}, closed for {quoted(closed.why)}",
            "take one of them out, or move the visit by `to`",
        )
        yield Problem(program.path, at, "change-unfit", "a day that is open", found, fix)


def date_problems(program: Program, library: Library, standards: Standards) -> Iterator[Problem]:
    """Yield the problems with the dates of a program whose structure is valid."""
    if program.record.start is None:
        return
    weeks = schedule(program.record, library)
    yield from _outside(program, len(weeks))
    yield from _overlaps(program, weeks)
    yield from _swaps(program, weeks, library)
    yield from _short_weeks(program, weeks, standards)


def _outside(program: Program, weeks: int) -> Iterator[Problem]:
    start = program.record.start
    if start is None:
        return
    last = start + timedelta(weeks=weeks, days=-1)
    for key, entries in _dated(program.record):
        for index, entry in enumerate(entries):
            if not start <= entry.date <= last:
                at, fix = program.line(key, index, "date"), "correct the year or the day, or take it out"
                expected = f"a day from {start} to {last}"
                yield Problem(
                    program.path, at, "day-outside", expected, f"{entry.date}", fix, "warning", f"{entry.date}"
                )


def _overlaps(program: Program, weeks: tuple[Week, ...]) -> Iterator[Problem]:
    """Yield a problem for each meeting that a change has moved into another."""
    for week in weeks:
        for one, two in zip(week.meetings, week.meetings[1:], strict=False):
            is_moved = one.key != one.slot or two.key != two.slot
            if one.day == two.day and two.start < one.end and (is_moved or week.number > program.record.weeks):
                times = [time_of_day(meeting.start, ENGLISH) for meeting in (two, one)]
                found, fix = f"{two.day} {' and '.join(times)} in week {week.number}", "give one of them another time"
                at = program.line("changes")
                yield Problem(program.path, at, "visit-overlap", "visits one after another", found, fix)


def _swaps(program: Program, weeks: tuple[Week, ...], library: Library) -> Iterator[Problem]:
    for index, change in enumerate(program.record.changes):
        held = {session.id for meeting in _of(program, change, weeks) for session in _planned_sessions(meeting)}
        for old, new in change.swap.items():
            at = program.line("changes", index, "swap", old)
            if old not in held:
                fix = did_you_mean(old, held) if held else "name a session that the schedule shows on that day"
                expected = f"a session of {change.date}"
                yield Problem(program.path, at, "reference-unknown", expected, quoted(old), fix)
            if find_session(new, library) is None:
                known = [session.id for module in library.values() for session in module.sessions]
                fix = did_you_mean(new, known) if known else "add a session"
                yield Problem(program.path, at, "reference-unknown", "a session", quoted(new), fix)


def _of(program: Program, change: Change, weeks: tuple[Week, ...]) -> Iterator[Meeting]:
    """Yield the meetings that a change belongs to."""
    start = program.record.start
    number = (change.date - start).days // 7 if start else -1
    for meeting in weeks[number].every if 0 <= number < len(weeks) else ():
        hour, minute = (change.at or "0:0").split(":")
        is_time = change.at is None or meeting.slot[1] == int(hour) * 60 + int(minute)
        if meeting.slot[0] == change.date.weekday() and is_time:
            yield meeting


def _planned_sessions(meeting: Meeting) -> Iterator[Facts]:
    for item in meeting.items:
        if session := item.instead_of or item.session:
            yield session


def _short_weeks(program: Program, weeks: tuple[Week, ...], standards: Standards) -> Iterator[Problem]:
    """Yield a warning for each week that has its hours by the plan, and loses them by closed days and changes."""
    record = program.record
    for week in weeks:
        in_week = [p for p in record.plan if p.first <= min(week.number, record.weeks) <= p.last]
        for part in in_week if record.enrolment == "closed" else record.plan:
            level = standards.levels[part.level or record.level]
            counted = held_minutes(record, part, week)
            if counted < level.least * 60 <= week_minutes(record, part).counted:
                why = ", ".join(dict.fromkeys(f"{_date(record, m)}: {m.why or 'cancelled'}" for m in week.off))
                found = f"{hours(counted)} in week {week.number}" + (f" ({why})" if why else "")
                missing = hours(level.least * 60 - counted)
                fix = (
                    f"make up for {missing} h: move a visit by `to` under `changes`, plan individual time, or allow it"
                )
                expected = f"at least {level.least:g} hours of treatment for {quoted(level.title)}"
                at, context = program.line("closed" if record.closed else "changes"), f"week {week.number}"
                yield Problem(program.path, at, "week-hours", expected, found, fix, "warning", context)


def _date(record: ProgramRecord, meeting: Meeting) -> str:
    day = record.start + timedelta(weeks=meeting.week - 1, days=meeting.key[0]) if record.start else None
    return weekday_and_day(day, ENGLISH) if day else meeting.day
