"""The calendars, read with a second library."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples
from program_cases import PRESETS, as_document, full_preset, open_programs, small_libraries, standards, twelve_modules

from syllabus.programs.calendar import group_calendar, staff_calendar
from syllabus.programs.facts import Library
from syllabus.programs.plan import Plan, make_plan

START = date(2027, 1, 4)


def plan_of(slug: str, **changes: object) -> Plan:
    return make_plan(as_document({**full_preset(slug), **changes}, slug), twelve_modules(), standards(), START)


def times(plan: Plan, *, families: bool) -> list[datetime]:
    """When each visit begins, worked out from the weeks."""
    zone = ZoneInfo(plan.program.time_zone)
    return sorted(
        datetime.combine(plan.day(week.number, m.day) or START, datetime.min.time(), zone) + timedelta(minutes=m.start)
        for week in plan.weeks
        for m in week.meetings
        if families or not m.is_family
    )


def occurrences(events: Iterator[Any]) -> list[datetime]:
    """The beginnings that a client would show, from the rules alone."""
    return sorted(moment for event in events for moment in (event.getrruleset(addRDate=True) or [event.dtstart.value]))


def masters(data: bytes) -> list[Any]:
    events = vobject.readOne(data.decode()).vevent_list
    return [event for event in events if not hasattr(event, "recurrence_id")]


@pytest.mark.parametrize("slug", PRESETS)
def test_another_library_sees_every_visit_at_its_time(slug: str) -> None:
    plan = plan_of(slug)
    naive = [moment.replace(tzinfo=None) for moment in times(plan, families=True)]
    assert [m.replace(tzinfo=None) for m in occurrences(iter(masters(staff_calendar(plan, START))))] == naive
    group = [moment.replace(tzinfo=None) for moment in times(plan, families=False)]
    assert [m.replace(tzinfo=None) for m in occurrences(iter(masters(group_calendar(plan, START))))] == group


@pytest.mark.parametrize("zone", ["America/New_York", "America/Phoenix", "America/Puerto_Rico", "Europe/London"])
def test_clocks_that_change_keep_the_hour(zone: str) -> None:
    plan = plan_of("evening-program", time_zone=zone)
    read = vobject.readOne(group_calendar(plan, START).decode())
    for event in read.vevent_list:
        for moment in event.getrruleset(addRDate=True):
            local = moment.replace(tzinfo=None)
            assert local.hour == 18
            expected = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
            assert local.replace(tzinfo=event.dtstart.value.tzinfo).astimezone(UTC) == expected


def test_summer_time_begins_when_the_zone_says_so() -> None:
    text = group_calendar(plan_of("day-program"), START).decode()
    assert "DTSTART:20270314T020000\r\nTZNAME:EDT\r\nTZOFFSETFROM:-0500" in text
    assert "DTSTART:20271107T020000\r\nTZNAME:EST\r\nTZOFFSETFROM:-0400" in text


def test_every_occurrence_for_staff_says_what_it_holds() -> None:
    plan = plan_of("day-program")
    events = vobject.readOne(staff_calendar(plan, START).decode()).vevent_list
    singles = [event for event in events if hasattr(event, "recurrence_id")]
    assert len(singles) == 48
    by_uid = {event.uid.value: event for event in events if not hasattr(event, "recurrence_id")}
    for event in singles:
        assert event.recurrence_id.value == event.dtstart.value
        assert event.recurrence_id.value in list(by_uid[event.uid.value].getrruleset(addRDate=True))
    first = next(event for event in singles if event.dtstart.value.date() == START)
    assert first.description.value.split("\n")[:3] == [
        "Week 1",
        "Process group",
        first.description.value.split("\n")[2],
    ]


def test_the_calendar_of_the_group_gives_nothing_away() -> None:
    text = group_calendar(plan_of("day-program"), START).decode().lower()
    assert text.count("summary:group\r\n") == 3
    for word in ("prevention", "process", "program, ", "family", "cbt", "description"):
        assert word not in text


@pytest.mark.parametrize("slug", PRESETS)
def test_same_bytes_and_unique_lasting_uids(slug: str) -> None:
    plan = plan_of(slug)
    data = staff_calendar(plan, START)
    assert data == staff_calendar(plan_of(slug), START)
    uids = [event.uid.value for event in masters(data)]
    assert len(uids) == len(set(uids))
    changed = plan_of(slug, title="Another title", notes=[])
    assert [event.uid.value for event in masters(staff_calendar(changed, START))] == uids
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert icalendar.Calendar.from_ical(data).errors == []


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
    for later in (
        moved(plan_of("day-program"), START + timedelta(weeks=1)),
        moved(plan_of("day-program", revision=1), START - timedelta(weeks=60)),
        moved(
            plan_of(
                "day-program",
                revision=1,
                plan=later_starts["plan"],
                family_evening=later_starts.get("family_evening"),
            )
        ),
        moved(plan_of("day-program", revision=2, time_zone="America/Chicago")),
    ):
        assert later.keys() <= first.keys()
        assert len([uid for uid in first if "-visit-" in uid]) == len([uid for uid in later if "-visit-" in uid])
        assert all(later[uid] > first[uid] and later[uid][1] > first[uid][1] for uid in later)


@examples(40)
@given(data=st.data(), library=small_libraries(), weeks=st.integers(-60, 600))
def test_any_program_becomes_a_calendar_that_can_be_read(data: st.DataObject, library: Library, weeks: int) -> None:
    start = START + timedelta(weeks=weeks)
    program = data.draw(open_programs(sorted(library)))
    document = as_document(full_preset("day-program")).model_copy(update={"record": program})
    plan = make_plan(document, library, standards(), start)
    found = occurrences(iter(masters(staff_calendar(plan, start))))
    assert [m.replace(tzinfo=None) for m in found] == [m.replace(tzinfo=None) for m in times(plan, families=True)]
