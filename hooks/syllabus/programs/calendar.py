"""A program as iCalendar files (RFC 5545): one for staff, and one for the group that reveals nothing about its purpose.

Each visit is an event of its own, with no alarm. Output is deterministic. An event's id says which visit it is and not
when, so a second import moves it; its sequence number and time stamp come from the program's `revision` and start, so
that the later export wins. A visit that does not take place stays, as cancelled, since a client keeps what is left out.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from ..words.catalogue import Words, words_for
from .day_types import DAYS
from .meetings import Item, Meeting
from .plan import Plan
from .time_zone import time_zone

PER_REVISION = 10_000_000  # more than the ordinal of any day, so that a revision outweighs a start
FIRST_STAMP = datetime(2026, 1, 1, tzinfo=UTC)
REFRESHED = timedelta(days=1)  # how often a phone that subscribes may look again


def staff_calendar(plan: Plan, start: date, address: str = "") -> bytes:
    """Return the calendar of all visits and family evenings, named by their sessions.

    `start` is the Monday of week 1. `address` is where the site is published, without https; with it, events link to
    their guides, and in another language to the pages in it first.
    """
    name = " ".join(filter(None, (plan.program.title, plan.program.cohort)))
    calendar = _calendar(name, plan)
    for meeting in _meetings(plan):
        event = _event(plan, start, meeting, staff_title(plan, meeting), f"staff{plan.suffix}")
        event.add("description", description(plan, meeting, address))
        links = [link for item in meeting.items for link in session_links(plan, item, address)]
        if links and not meeting.off:
            event.add("url", links[0])
        calendar.add_component(event)
    return _finished(calendar, plan, start)


def group_calendar(plan: Plan, start: date) -> bytes:
    """Return the calendar for participants' phones, whose lock screens show only the word Group, and a room."""
    words = words_for(plan.language).program_schedule
    calendar = _calendar(words.group, plan)
    for meeting in _meetings(plan):
        if not meeting.is_family:
            title = words.group_off if meeting.off else words.group
            calendar.add_component(_event(plan, start, meeting, title, f"group{plan.suffix}"))
    return _finished(calendar, plan, start)


def outline(plan: Plan) -> dict[str, int | list[str]]:
    """Return what does not differ between calendars of a plan: the lines before and after their name, and more.

    That is what stands before and after each local time, what a revision adds to a sequence, and the first stamp in
    seconds (POSIX).
    """
    event, moment = Event(), datetime(FIRST_STAMP.year, 1, 1, tzinfo=ZoneInfo(plan.program.time_zone))
    event.add("dtstart", moment)
    name, line = "X-WR-CALNAME:\r\n", event.to_ical().decode().splitlines()[1]
    return {
        "head": _calendar("", plan).to_ical().decode().removesuffix("END:VCALENDAR\r\n").split(name),
        "time": line.removeprefix("DTSTART").split(f"{moment:%Y%m%dT%H%M%S}"),
        "revision": PER_REVISION,
        "stamp": int(FIRST_STAMP.timestamp()),
    }


def _meetings(plan: Plan) -> Iterator[Meeting]:
    return (meeting for week in plan.weeks for meeting in week.every)


def staff_title(plan: Plan, meeting: Meeting) -> str:
    """Return the sessions of a meeting in one line, or what it is if it has none."""
    words = words_for(plan.language)
    titles = [item.session.title for item in meeting.items if item.session]
    if not titles:
        is_process = any(item.kind == "process" for item in meeting.items)
        titles = [words.programs.process if is_process and not meeting.off else plan.program.title]
    title = words.program_schedule.titles_joined.join(dict.fromkeys(titles))
    title = words.program_schedule.family_title(session=title) if meeting.is_family else title
    return words.program_schedule.cancelled(session=title) if meeting.off else title


def guide_url(address: str, session: str) -> str:
    """Return the address of a session's guide on the published site."""
    return f"https://{address}/{session}/guide/"


def session_links(plan: Plan, item: Item, address: str) -> list[str]:
    """Return where a session leads: to its page in another language, and to its guide; nowhere without an `address`."""
    session = item.session
    if session is None or not address:
        return []
    is_spoken = session.id in (plan.spoken or ())
    own = [f"https://{address}/{plan.language}/{session.id}/"] if is_spoken else []
    return [*own, *([guide_url(address, session.id)] if session.has_guide else [])]


def description(plan: Plan, meeting: Meeting, address: str = "") -> str:
    """Return the blocks of a visit, one per line, and below each where it leads."""
    words = words_for(plan.language)
    lines = [words.programs.week(number=meeting.week), meeting.why]
    for item in meeting.items:
        lines.append(item_text(item, words))
        lines += session_links(plan, item, address)
    is_open = plan.program.enrolment == "open" and not meeting.off
    return "\n".join(filter(None, [*lines, words.program_schedule.open if is_open else ""]))


def item_text(item: Item, words: Words) -> str:
    """Return what a calendar says of a part of a visit; nothing of circles and breaks."""
    phrases = words.programs
    if item.kind == "process":
        return phrases.process
    if item.session and item.turn:
        title, turn = item.session.title, item.turn
        part = phrases.part_of(session=title, part=turn.part, of=turn.of) if turn.of > 1 else title
        return f"{phrases.choice_such_as(session=part) if turn.options else part} ({item.session.id})"
    return {"welcome": phrases.welcome_by_staff, "session": phrases.choice}.get(item.kind, "")


def _calendar(name: str, plan: Plan) -> Calendar:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Nine Hours//Programs//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", plan.program.time_zone)
    calendar.add("refresh-interval", REFRESHED, parameters={"value": "DURATION"})
    return calendar


def _event(plan: Plan, start: date, meeting: Meeting, title: str, audience: str) -> Event:
    event = Event()
    event.add("uid", _uid(plan, meeting, audience))
    number = sequence(plan, start)
    event.add("dtstamp", FIRST_STAMP + timedelta(seconds=number))
    event.add("sequence", number)
    event.add("dtstart", _local_time(plan, start, meeting, meeting.start))
    event.add("dtend", _local_time(plan, start, meeting, meeting.end))
    event.add("summary", title)
    event.add("status", "CANCELLED" if meeting.off else "CONFIRMED")
    if meeting.room:
        event.add("location", meeting.room)
    event.add("class", "PRIVATE")
    return event


def sequence(plan: Plan, start: date) -> int:
    """Return the sequence number of all events: higher for a later start, and always for a higher revision."""
    return plan.program.revision * PER_REVISION + start.toordinal()


def _uid(plan: Plan, meeting: Meeting, audience: str) -> str:
    """Return an event id without days and times, so that a second import moves the event."""
    kind = "family" if meeting.is_family else "visit"
    cohort = f".{plan.program.cohort}" if plan.program.cohort else ""
    return f"{plan.slug}{cohort}.{kind}-{meeting.number}.{audience}@nine-hours.example"


def _local_time(plan: Plan, start: date, meeting: Meeting, minutes: int) -> datetime:
    day = start + timedelta(weeks=meeting.week - 1, days=DAYS.index(meeting.day) + minutes // 1440)
    return datetime.combine(day, time(minutes % 1440 // 60, minutes % 60), ZoneInfo(plan.program.time_zone))


def _finished(calendar: Calendar, plan: Plan, start: date) -> bytes:
    """Return the calendar as bytes, with its time zone for the years that it covers."""
    end = start + timedelta(weeks=len(plan.weeks) + 1)
    if calendar.get_used_tzids():
        calendar.subcomponents.insert(0, time_zone(plan.program.time_zone, start.year, end.year))
    return bytes(calendar.to_ical())
