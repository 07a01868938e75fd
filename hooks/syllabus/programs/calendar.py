"""A program as calendars (iCalendar, RFC 5545): one for staff, and one for people in the group that gives nothing away.

The same program with the same start gives the same bytes: the time stamp of every event is the start.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from ..words.catalogue import Words, words_for
from .model import DAYS
from .plan import Plan
from .schedule import Item, Meeting


@dataclass(frozen=True)
class Series:
    """A visit that comes every week at the same time, for some weeks on end."""

    meetings: tuple[Meeting, ...]

    @property
    def first(self) -> Meeting:
        """The first of them."""
        return self.meetings[0]


def series(plan: Plan) -> Iterator[Series]:
    """The visits of a plan, gathered by day and time; weeks without the visit end a series."""
    gathered: dict[tuple[int, int, int, bool], list[Meeting]] = {}
    for week in plan.weeks:
        for meeting in week.meetings:
            key = (*meeting.key, meeting.end, meeting.is_family)
            gathered.setdefault(key, []).append(meeting)
    for _, meetings in sorted(gathered.items()):
        run: list[Meeting] = []
        for meeting in meetings:
            if run and meeting.week != run[-1].week + 1:
                yield Series(tuple(run))
                run = []
            run.append(meeting)
        yield Series(tuple(run))


def staff_calendar(plan: Plan, start: date) -> bytes:
    """Every visit with its sessions. `start` is the Monday of week 1."""
    words = words_for(plan.language).program_schedule
    calendar = _calendar(plan.program.title)
    for one in series(plan):
        title = words.family_calendar(program=plan.program.title) if one.first.is_family else plan.program.title
        calendar.add_component(_event(plan, start, one, title, "staff"))
        for meeting in one.meetings:
            again = _single(plan, start, one, meeting, title)
            again.add("description", description(plan, meeting))
            calendar.add_component(again)
    return _finished(calendar, plan, start)


def group_calendar(plan: Plan, start: date) -> bytes:
    """The times of the group alone, for people's own phones: a lock screen shows the word Group and nothing more."""
    name = words_for(plan.language).program_schedule.group
    calendar = _calendar(name)
    for one in series(plan):
        if not one.first.is_family:
            calendar.add_component(_event(plan, start, one, name, "group"))
    return _finished(calendar, plan, start)


def description(plan: Plan, meeting: Meeting) -> str:
    """The blocks of a visit, one on a line."""
    words = words_for(plan.language)
    lines = [words.programs.week(number=meeting.week), *filter(None, (_told(item, words) for item in meeting.items))]
    return "\n".join(lines if plan.program.enrolment == "closed" else [*lines, words.program_schedule.open])


def _told(item: Item, words: Words) -> str:
    own = words.programs
    if item.kind == "process":
        return own.process
    if item.session and item.turn:
        title, turn = item.session.title, item.turn
        part = own.part_of(session=title, part=turn.part, of=turn.of) if turn.of > 1 else title
        return f"{own.choice_such_as(session=part) if turn.options else part} ({item.session.id})"
    return {"welcome": own.welcome_by_staff, "session": own.choice}.get(item.kind, "")


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Nine Hours//Programs//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    return calendar


def _event(plan: Plan, start: date, one: Series, title: str, whose: str) -> Event:
    """The weekly event of a series."""
    event = _bare(plan, start, one.first, title, _uid(plan, start, one, whose))
    if len(one.meetings) > 1:
        event.add("rrule", {"freq": "weekly", "count": len(one.meetings)})
    return event


def _single(plan: Plan, start: date, one: Series, meeting: Meeting, title: str) -> Event:
    """One occurrence of a series for staff, to say what it holds."""
    event = _bare(plan, start, meeting, title, _uid(plan, start, one, "staff"))
    event.add("recurrence-id", _moment(plan, start, meeting, meeting.start))
    return event


def _bare(plan: Plan, start: date, meeting: Meeting, title: str, uid: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(start, time(), UTC))
    event.add("dtstart", _moment(plan, start, meeting, meeting.start))
    event.add("dtend", _moment(plan, start, meeting, meeting.end))
    event.add("summary", title)
    event.add("class", "PRIVATE")
    return event


def _uid(plan: Plan, start: date, one: Series, whose: str) -> str:
    """The same for the same program, start, visit and reader, so that a second import changes events and adds none."""
    first = one.first
    kind = "family" if first.is_family else "visit"
    return f"{plan.slug}-{start}-{kind}-{first.day.lower()}-{first.start:04d}-{first.week}-{whose}@nine-hours.example"


def _moment(plan: Plan, start: date, meeting: Meeting, minutes: int) -> datetime:
    day = start + timedelta(weeks=meeting.week - 1, days=DAYS.index(meeting.day) + minutes // 1440)
    return datetime.combine(day, time(minutes % 1440 // 60, minutes % 60), ZoneInfo(plan.program.time_zone))


def _finished(calendar: Calendar, plan: Plan, start: date) -> bytes:
    """The calendar with its time zone, for the years that it spans."""
    end = start + timedelta(weeks=len(plan.weeks) + 1)
    calendar.add_missing_timezones(date(start.year, 1, 1), date(end.year + 1, 1, 1))
    for zone in calendar.timezones:
        for change in zone.subcomponents:
            _correct_onset(change, ZoneInfo(plan.program.time_zone))
    return bytes(calendar.to_ical())


def _correct_onset(change: Any, zone: ZoneInfo) -> None:
    """Tell a change by the clock before it (RFC 5545, section 3.6.5); the library tells some by the clock after."""
    before, after = change["TZOFFSETFROM"].td, change["TZOFFSETTO"].td
    told: datetime = change["DTSTART"].dt
    for onset in (told, told - (after - before)):
        moment = onset.replace(tzinfo=timezone(before))
        second = timedelta(seconds=1)
        if (moment - second).astimezone(zone).utcoffset() == before and moment.astimezone(zone).utcoffset() == after:
            change["DTSTART"].dt = onset
            return
