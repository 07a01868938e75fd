"""A program as iCalendar files (RFC 5545): one for staff, and one for the group that reveals nothing about its purpose.

Output is deterministic. An event's id says which visit it is and not when, so a second import moves it; its sequence
number and time stamp come from the program's `revision` and start, so that the later export wins.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from ..words.catalogue import Words, words_for
from .day_types import DAYS
from .meetings import Item, Meeting
from .plan import Plan

PER_REVISION = 10_000_000  # more than the ordinal of any day, so that a revision outweighs a start
FIRST_STAMP = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Series:
    """A visit that repeats weekly at the same time, in consecutive weeks.

    `number` counts the series of its kind that begin in the same week.
    """

    meetings: tuple[Meeting, ...]
    number: int

    @property
    def first(self) -> Meeting:
        """The first meeting of the series."""
        return self.meetings[0]


def series(plan: Plan) -> Iterator[Series]:
    """Yield the visits of a plan as weekly series; a week without the visit ends a series."""
    meetings_by_time: dict[tuple[int, int, int, bool], list[Meeting]] = {}
    for week in plan.weeks:
        for meeting in week.meetings:
            key = (*meeting.key, meeting.end, meeting.is_family)
            meetings_by_time.setdefault(key, []).append(meeting)
    numbers: Counter[tuple[int, bool]] = Counter()
    for _, meetings in sorted(meetings_by_time.items()):
        for run in _runs(meetings):
            begins = run[0].week, run[0].is_family
            numbers[begins] += 1
            yield Series(tuple(run), numbers[begins])


def _runs(meetings: list[Meeting]) -> Iterator[list[Meeting]]:
    """Yield the meetings of consecutive weeks together."""
    run: list[Meeting] = []
    for meeting in meetings:
        if run and meeting.week != run[-1].week + 1:
            yield run
            run = []
        run.append(meeting)
    yield run


def staff_calendar(plan: Plan, start: date) -> bytes:
    """Return the calendar of all visits with their sessions. `start` is the Monday of week 1."""
    words = words_for(plan.language).program_schedule
    calendar = _calendar(plan.program.title)
    for weekly in series(plan):
        title = words.family_calendar(program=plan.program.title) if weekly.first.is_family else plan.program.title
        calendar.add_component(_event(plan, start, weekly, title, "staff"))
        for meeting in weekly.meetings:
            occurrence = _occurrence(plan, start, weekly, meeting, title)
            occurrence.add("description", description(plan, meeting))
            calendar.add_component(occurrence)
    return _finished(calendar, plan, start)


def group_calendar(plan: Plan, start: date) -> bytes:
    """Return the calendar for participants' phones, whose lock screens show only the word Group."""
    name = words_for(plan.language).program_schedule.group
    calendar = _calendar(name)
    for weekly in series(plan):
        if not weekly.first.is_family:
            calendar.add_component(_event(plan, start, weekly, name, "group"))
    return _finished(calendar, plan, start)


def description(plan: Plan, meeting: Meeting) -> str:
    """Return the blocks of a visit, one per line."""
    words = words_for(plan.language)
    lines = [
        words.programs.week(number=meeting.week),
        *filter(None, (_item_text(item, words) for item in meeting.items)),
    ]
    return "\n".join(lines if plan.program.enrolment == "closed" else [*lines, words.program_schedule.open])


def _item_text(item: Item, words: Words) -> str:
    phrases = words.programs
    if item.kind == "process":
        return phrases.process
    if item.session and item.turn:
        title, turn = item.session.title, item.turn
        part = phrases.part_of(session=title, part=turn.part, of=turn.of) if turn.of > 1 else title
        return f"{phrases.choice_such_as(session=part) if turn.options else part} ({item.session.id})"
    return {"welcome": phrases.welcome_by_staff, "session": phrases.choice}.get(item.kind, "")


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Nine Hours//Programs//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    return calendar


def _event(plan: Plan, start: date, weekly: Series, title: str, audience: str) -> Event:
    """Return the weekly event of a series."""
    event = _base_event(plan, start, weekly.first, title, _uid(plan, weekly, audience))
    if len(weekly.meetings) > 1:
        event.add("rrule", {"freq": "weekly", "count": len(weekly.meetings)})
    return event


def _occurrence(plan: Plan, start: date, weekly: Series, meeting: Meeting, title: str) -> Event:
    """Return the staff event for one occurrence in a series, which overrides the weekly event's description."""
    event = _base_event(plan, start, meeting, title, _uid(plan, weekly, "staff"))
    event.add("recurrence-id", _local_time(plan, start, meeting, meeting.start))
    return event


def _base_event(plan: Plan, start: date, meeting: Meeting, title: str, uid: str) -> Event:
    event = Event()
    event.add("uid", uid)
    number = sequence(plan, start)
    event.add("dtstamp", FIRST_STAMP + timedelta(seconds=number))
    event.add("sequence", number)
    event.add("dtstart", _local_time(plan, start, meeting, meeting.start))
    event.add("dtend", _local_time(plan, start, meeting, meeting.end))
    event.add("summary", title)
    event.add("class", "PRIVATE")
    return event


def sequence(plan: Plan, start: date) -> int:
    """Return the sequence number of all events: higher for a later start, and always for a higher revision."""
    return plan.program.revision * PER_REVISION + start.toordinal()


def _uid(plan: Plan, weekly: Series, audience: str) -> str:
    """Return an event id without days and times, so that a second import moves the event."""
    kind = "family" if weekly.first.is_family else "visit"
    return f"{plan.slug}-{kind}-{weekly.first.week}-{weekly.number}-{audience}@nine-hours.example"


def _local_time(plan: Plan, start: date, meeting: Meeting, minutes: int) -> datetime:
    day = start + timedelta(weeks=meeting.week - 1, days=DAYS.index(meeting.day) + minutes // 1440)
    return datetime.combine(day, time(minutes % 1440 // 60, minutes % 60), ZoneInfo(plan.program.time_zone))


def _finished(calendar: Calendar, plan: Plan, start: date) -> bytes:
    """Return the calendar as bytes, with its time zone for the years that it covers."""
    end = start + timedelta(weeks=len(plan.weeks) + 1)
    calendar.add_missing_timezones(date(start.year, 1, 1), date(end.year + 1, 1, 1))
    for zone in calendar.timezones:
        for change in zone.subcomponents:
            _correct_onset(change, ZoneInfo(plan.program.time_zone))
    return bytes(calendar.to_ical())


def _correct_onset(change: Any, zone: ZoneInfo) -> None:
    """Set the onset of a UTC offset change in the local time before it (RFC 5545, section 3.6.5).

    The icalendar library gives some onsets in the local time after the change.
    """
    before, after = change["TZOFFSETFROM"].td, change["TZOFFSETTO"].td
    given_onset: datetime = change["DTSTART"].dt
    for onset in (given_onset, given_onset - (after - before)):
        moment = onset.replace(tzinfo=timezone(before))
        second = timedelta(seconds=1)
        if (moment - second).astimezone(zone).utcoffset() == before and moment.astimezone(zone).utcoffset() == after:
            change["DTSTART"].dt = onset
            return
