"""The calendars, read with other libraries: vobject, and for time zones dateutil as well."""

import io
import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples
from program_cases import (
    PRESETS,
    START,
    as_document,
    dated_programs,
    full_preset,
    open_programs,
    small_libraries,
    standards,
    twelve_modules,
)

from syllabus.content.model import Document
from syllabus.programs.calendar import group_calendar, staff_calendar
from syllabus.programs.facts import Library
from syllabus.programs.model import ProgramRecord
from syllabus.programs.plan import Plan, make_plan

ADDRESS = "ours.example/nine"
SNOW = {"date": "2027-01-12", "cancelled": True, "why": "Snow"}


def plan_of(slug: str, start: date = START, **changes: object) -> Plan:
    return make_plan(as_document({**full_preset(slug), **changes}, slug), twelve_modules(), standards(), start)


def times(plan: Plan, *, families: bool) -> list[datetime]:
    """When each meeting begins, those that are off included, worked out from the weeks."""
    zone = ZoneInfo(plan.program.time_zone)
    return sorted(
        datetime.combine(plan.day(week.number, m.day) or START, datetime.min.time(), zone) + timedelta(minutes=m.start)
        for week in plan.weeks
        for m in week.every
        if families or not m.is_family
    )


def read(data: bytes) -> list[Any]:
    """The events; vobject would go on to use the time zone of the same name that it read first."""
    zones = vars(vobject.icalendar)["__tzidMap"]
    for name in set(zones) - {"UTC"}:
        del zones[name]
    found: list[Any] = vobject.readOne(data.decode()).vevent_list
    return found


def uids(data: bytes) -> list[str]:
    return [event.uid.value for event in read(data)]


def instants(data: bytes) -> list[datetime]:
    """When each event begins, by the time zones that the file itself describes."""
    return sorted(event.dtstart.value.astimezone(UTC) for event in read(data))


def instants_by_dateutil(data: bytes) -> list[datetime]:
    """The same, from the text alone and the time zones as dateutil reads them."""
    text = data.decode().replace("\r\n ", "")
    zones = tzical(io.StringIO("\n".join(re.findall(r"BEGIN:VTIMEZONE.*?END:VTIMEZONE", text, re.DOTALL))))
    found = re.findall(r"BEGIN:VEVENT.*?DTSTART;TZID=([^:]+):(\d{8}T\d{6})", text, re.DOTALL)
    return sorted(
        datetime.strptime(when, "%Y%m%dT%H%M%S").replace(tzinfo=zones.get(zone)).astimezone(UTC) for zone, when in found
    )


def assert_times(plan: Plan, start: date = START) -> None:
    for data, families in ((staff_calendar(plan, start, ADDRESS), True), (group_calendar(plan, start), False)):
        expected = sorted(moment.astimezone(UTC) for moment in times(plan, families=families))
        assert instants(data) == expected
        assert instants_by_dateutil(data) == expected


@pytest.mark.parametrize("slug", PRESETS)
def test_other_libraries_see_every_visit_at_its_time(slug: str) -> None:
    assert_times(plan_of(slug))


TRIALS: dict[str, tuple[str, date, dict[str, Any], tuple[int, date]]] = {
    # preset, start, changes, cancelled events for staff, and the day of the last event
    "a group that ends": ("four-week-cohort", START, {}, (0, date(2027, 1, 28))),
    "a group that ends later": (
        "four-week-cohort",
        START,
        {"closed": [{"date": "2027-01-18", "why": "Closed", "then": "shift"}]},
        (1, date(2027, 2, 1)),
    ),
    "saturdays": ("saturday-program", START, {}, (0, date(2027, 3, 27))),
    "a closed saturday": (
        "saturday-program",
        START,
        {"closed": [{"date": "2027-01-16", "why": "Closed"}]},
        (2, date(2027, 3, 27)),
    ),
    "across new year": (
        "day-program",
        date(2026, 12, 14),
        {"closed": [{"date": day, "why": "Closed", "then": "shift"} for day in ("2026-12-24", "2026-12-31")]},
        (2, date(2027, 3, 4)),
    ),
    "into summer time": ("evening-program", date(2027, 2, 22), {}, (0, date(2027, 5, 13))),
    "out of summer time": ("evening-program", date(2027, 10, 4), {}, (0, date(2027, 12, 23))),
    "into summer time in europe": (
        "evening-program",
        date(2027, 3, 1),
        {"time_zone": "Europe/Berlin"},
        (0, date(2027, 5, 20)),
    ),
    "a leap year": (
        "day-program",
        date(2028, 2, 14),
        {"closed": [{"date": "2028-02-29", "why": "Leap day"}]},
        (1, date(2028, 5, 4)),
    ),
    "hawaii": ("day-program", START, {"time_zone": "Pacific/Honolulu"}, (0, date(2027, 3, 25))),
    "arizona": ("evening-program", START, {"time_zone": "America/Phoenix"}, (0, date(2027, 3, 25))),
    "half an hour off": ("evening-program", START, {"time_zone": "Asia/Kolkata"}, (0, date(2027, 3, 25))),
}


@pytest.mark.parametrize("name", TRIALS)
def test_trial(name: str) -> None:
    slug, start, changes, (cancelled, last) = TRIALS[name]
    plan = plan_of(slug, start, **changes)
    assert_times(plan, start)
    events = read(staff_calendar(plan, start))
    assert sum(event.status.value == "CANCELLED" for event in events) == cancelled
    assert max(event.dtstart.value.date() for event in events) == last
    clocks = {m.start for week in plan.weeks for m in week.every}
    assert {event.dtstart.value.hour * 60 + event.dtstart.value.minute for event in events} == clocks


def test_two_groups_side_by_side_share_no_event() -> None:
    spring, summer = (plan_of("four-week-cohort", cohort=name) for name in ("spring", "summer"))
    apart = set(uids(staff_calendar(spring, START))) | set(uids(staff_calendar(summer, START)))
    assert len(apart) == 2 * len(uids(staff_calendar(spring, START)))
    assert {uid.split(".")[1] for uid in apart} == {"spring", "summer"}


def test_summer_time_begins_when_the_zone_says_so() -> None:
    text = group_calendar(plan_of("day-program"), START).decode()
    assert "DTSTART:20270314T020000\r\nTZNAME:EDT\r\nTZOFFSETFROM:-0500" in text
    assert "DTSTART:20271107T020000\r\nTZNAME:EST\r\nTZOFFSETFROM:-0400" in text


def test_staff_see_sessions_links_and_room_and_hear_no_alarm() -> None:
    plan = plan_of("day-program", room="Room 2; east, wing")
    data = staff_calendar(plan, START, ADDRESS)
    first, *_ = sorted(read(data), key=lambda event: event.dtstart.value)
    titles = [item.session.title for item in plan.weeks[0].meetings[0].items if item.session]
    assert first.summary.value == " / ".join(titles)
    assert first.location.value == "Room 2; east, wing"
    assert first.url.value in first.description.value
    assert first.url.value.startswith(f"https://{ADDRESS}/")
    assert first.description.value.split("\n")[:2] == ["Week 1", "Process group"]
    assert "ALARM" not in data.decode()


def test_the_calendar_of_the_group_gives_nothing_away() -> None:
    text = group_calendar(plan_of("day-program", room="Room 2", changes=[SNOW]), START).decode().lower()
    assert text.count("summary:group\r\n") == 35
    assert text.count("summary:no group\r\n") == 1
    assert text.count("location:room 2\r\n") == 36
    for word in ("prevention", "process", "program, ", "family", "cbt", "description", "http", "snow", "alarm"):
        assert word not in text


@pytest.mark.parametrize("slug", PRESETS)
def test_same_bytes_and_unique_lasting_uids(slug: str) -> None:
    plan = plan_of(slug)
    data = staff_calendar(plan, START, ADDRESS)
    assert data == staff_calendar(plan_of(slug), START, ADDRESS)
    found = uids(data)
    assert len(found) == len(set(found))
    assert uids(staff_calendar(plan_of(slug, title="Another title", notes=[]), START)) == found
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert icalendar.Calendar.from_ical(data).errors == []


def test_a_cancelled_visit_stays_and_no_other_event_changes_its_id() -> None:
    before, after = (plan_of("day-program", changes=changes) for changes in ([], [SNOW]))
    told = {event.uid.value: event.status.value for event in read(staff_calendar(after, START))}
    assert sorted(told) == sorted(uids(staff_calendar(before, START)))
    assert [uid for uid, status in told.items() if status == "CANCELLED"] == [
        "day-program.visit-5.staff@nine-hours.example"
    ]
    (event,) = [event for event in read(staff_calendar(after, START)) if event.status.value == "CANCELLED"]
    assert event.summary.value.startswith("No group: ")
    assert "Snow" in event.description.value


def moved(plan: Plan, start: date = START) -> dict[str, tuple[int, datetime]]:
    """The sequence number and time stamp of each event, by its id."""
    calendar = icalendar.Calendar.from_ical(staff_calendar(plan, start))
    return {
        str(event["UID"]): (event.decoded("SEQUENCE"), event.decoded("DTSTAMP")) for event in calendar.walk("VEVENT")
    }


def test_moved_visits_keep_their_ids_and_win_over_the_ones_before() -> None:
    first = moved(plan_of("day-program"))
    later_starts = json.loads(re.sub(r'("start": "\d\d:)\d\d"', r'\g<1>05"', json.dumps(full_preset("day-program"))))
    assert later_starts != full_preset("day-program")
    next_week, year_before = START + timedelta(weeks=1), START - timedelta(weeks=60)
    for later in (
        moved(plan_of("day-program", next_week), next_week),
        moved(plan_of("day-program", year_before, revision=1), year_before),
        moved(
            plan_of(
                "day-program",
                revision=1,
                plan=later_starts["plan"],
                family_evening=later_starts.get("family_evening"),
            )
        ),
        moved(plan_of("day-program", revision=2, time_zone="America/Chicago")),
        moved(plan_of("day-program", revision=1, changes=[{"date": "2027-01-12", "to": "2027-01-13"}])),
    ):
        assert later.keys() == first.keys()
        assert all(later[uid] > first[uid] and later[uid][1] > first[uid][1] for uid in later)


@examples(40)
@given(data=st.data(), library=small_libraries(), weeks=st.integers(-60, 600))
def test_any_program_becomes_a_calendar_that_can_be_read(data: st.DataObject, library: Library, weeks: int) -> None:
    start = START + timedelta(weeks=weeks)
    modules = sorted(library)
    program = data.draw(st.one_of(open_programs(modules), dated_programs(modules)))
    document: Document[ProgramRecord] = Document(slug="a", path="a.yml", record=program)
    plan = make_plan(document, library, standards(), start)
    assert_times(plan, start)
