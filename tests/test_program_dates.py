"""The dates that a page puts on a program, against the compiler's: each visit, each list and each byte of calendars."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from curricula import ROOT
from hypothesis import assume, given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from profiles import examples
from program_cases import (
    PRESETS,
    any_programs,
    as_document,
    full_preset,
    open_programs,
    small_libraries,
    standards,
    twelve_modules,
)

from syllabus.content.model import Document
from syllabus.pages.assemble import Page as OwnPage
from syllabus.programs.calendar import group_calendar, staff_calendar
from syllabus.programs.dated_script import YEARS, dated_data
from syllabus.programs.day_types import Closed, Day
from syllabus.programs.facts import Facts, Library, ModuleFacts, SetFacts
from syllabus.programs.hours import held_minutes
from syllabus.programs.meetings import Item
from syllabus.programs.model import ProgramRecord
from syllabus.programs.other_plan import other_plan
from syllabus.programs.plan import Plan, make_plan
from syllabus.programs.print_plan import print_plan
from syllabus.programs.render import block_html
from syllabus.programs.schedule import schedule
from syllabus.programs.structure_checks import structure_problems
from syllabus.words.formats import time_of_day, weekday_and_day
from syllabus.words.pseudo import PSEUDO, accented

pytestmark = pytest.mark.browser
ADDRESS = "ours.example/nine"
ZONES = ["America/New_York", "America/Phoenix", "Pacific/Honolulu", "Europe/London", "Africa/Casablanca", "UTC"]
ROOMS = [
    "",
    "Room 4",
    "A, b; c\\d",
    "\\" * 60,
    "\U0001f388 up, " * 9,
    "one\ntwo\r\nthree\rfour \\North",
    "x" * 200,
    "é^" * 40,
]
FIRST, LAST = date(YEARS[0], 1, 5), date(YEARS[1], 12, 25)
RUN = """([data, asked]) => {
  const weeks = ProgramWeeks.weeks(data, asked);
  const told = ({ number, monday, meetings }) => [number, Days.textOf(monday), meetings.map((m) => [
    Days.textOf(m.day), m.start, m.end, m.isFamily, m.off, m.why, m.room, m.number,
    m.parts.map(({ start, minutes, turn }) => [start, minutes, turn.title, turn.html]),
  ])];
  return {
    weeks: weeks.map(told),
    hours: weeks.map((week) => ProgramWeeks.heldMinutes(data, week)),
    prints: weeks.map((week) => ProgramWeeks.prints(week, asked.people).map(
      ({ day, print, copies, paper }) => [Days.textOf(day), print.id, print.each, copies, paper])),
    staff: ProgramCalendar.staff(data, asked, weeks),
    group: ProgramCalendar.group(data, asked, weeks),
  };
}"""
RUN_OTHER = """([data, asked]) => {
  const own = Object.assign({}, data, data.others[0]);
  const weeks = ProgramWeeks.weeks(own, asked);
  return [ProgramCalendar.staff(own, asked, weeks), ProgramCalendar.group(own, asked, weeks)];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with our scripts, in another time zone than any program."""
    page = browser.new_page(timezone_id="Asia/Kolkata")
    assets = ROOT / "docs" / "assets"
    page.goto((assets / "days.js").as_uri())  # scripts ask for the address that they came from
    page.evaluate("document.documentElement.lang = 'en'")
    for name in ("guide-data", "days", "program-weeks", "program-calendar", "program-show"):
        page.add_script_tag(url=(assets / f"{name}.js").as_uri())
    yield page
    page.close()


def dated(record: ProgramRecord, asked: dict[str, Any]) -> ProgramRecord:
    """A program with what was asked for in its file. A room may be one that files are refused."""
    closed = tuple(Closed(date=day["date"], why=day["why"], then=day["off"]) for day in asked["closed"])
    changed = {
        "start": date.fromisoformat(asked["start"]),
        "closed": closed,
        "group": asked["people"],
        "revision": asked["revision"],
    }
    return record.model_copy(update={**changed, "room": asked["room"] or None, "cohort": asked["cohort"] or None})


def by_the_compiler(plan: Plan, pages: dict[str, int]) -> dict[str, Any]:
    """What the compiler says of a plan with a start, as RUN returns it."""
    assert plan.start is not None
    first = plan.program.plan[0]

    def day(number: int, name: Day) -> str:
        return str(plan.day(number, name))

    def html(item: Item) -> str:
        return block_html(plan, item, "../../")

    weeks = [
        [
            week.number,
            day(week.number, "Mon"),
            [
                [
                    *(day(m.week, m.day), m.start, m.end, m.is_family, m.off, m.why, m.room, m.number),
                    [[i.start, i.minutes, i.session.title if i.session else "", html(i)] for i in m.items],
                ]
                for m in week.every
            ],
        ]
        for week in plan.weeks
    ]
    rows = [
        [
            [meeting_day, row.id, row.each, row.copies, row.paper]
            for row, meeting_day in zip(week.rows, days, strict=True)
        ]
        for week, days in ((week, _days(plan, week.number, pages)) for week in print_plan(plan, pages))
    ]
    return {
        "weeks": weeks,
        "hours": [held_minutes(plan.program, first, week) if plan.held_hours(week) else None for week in plan.weeks],
        "prints": rows,
        "staff": staff_calendar(plan, plan.start, ADDRESS).decode(),
        "group": group_calendar(plan, plan.start).decode(),
    }


def _days(plan: Plan, number: int, pages: dict[str, int]) -> list[str]:
    week = plan.weeks[number - 1]
    found = []
    for meeting in week.meetings:
        alone = replace(plan, weeks=(replace(week, meetings=(meeting,), off=()),))
        found += [str(plan.day(number, meeting.day))] * len(print_plan(alone, pages)[0].rows)
    return found


def assert_same(page: Page, document: Document[ProgramRecord], library: Library, asked: dict[str, Any]) -> None:
    pages = {"a/a0/a0-sheet": 3, "a/a0/cards/a0-set": 5, "b/b0/b0-sheet": 1}
    undated = make_plan(document, library, standards())
    record = dated(document.record, asked)
    plan = Plan(document.slug, record, library, standards(), schedule(record, library), asked["people"], record.start)
    found = page.evaluate(RUN, [dated_data(undated, pages, ADDRESS), asked])
    expected = by_the_compiler(plan, pages)
    for name, value in expected.items():
        assert found[name] == value, name


def with_paper(library: Library) -> Library:
    """The same modules, each session with a sheet and a set of cards."""

    def session(facts: Facts) -> Facts:
        sheet, cards = f"{facts.slug}-sheet", f"{facts.slug}-set"
        per = ("person", "pair", "trio", "table", "group")[len(facts.slug) % 5]
        found = SetFacts(cards, "Cards", per, 2, 1, 2)
        return replace(facts, copies=((sheet, 2),), sheets=((sheet, "A sheet, with a comma"),), sets=(found,))

    return {
        name: ModuleFacts(module.title, module.audience, tuple(session(facts) for facts in module.sessions))
        for name, module in library.items()
    }


@st.composite
def asked_for(draw: st.DrawFn, weeks: int) -> dict[str, Any]:
    """A start, closed days around the stay, and all else that a person may type."""
    most = (LAST - FIRST).days // 7 - weeks
    start = FIRST + timedelta(weeks=draw(st.integers(0, most)))
    days = draw(st.sets(st.integers(-7, 7 * weeks + 20), max_size=12))
    why = st.sampled_from(["Closed", "Snow; ice, wind", "Día de la Independencia"])
    off = st.sampled_from(["skip", "shift"])
    return {
        "start": str(start),
        "closed": [{"date": str(start + timedelta(days=d)), "why": draw(why), "off": draw(off)} for d in sorted(days)],
        "people": draw(st.integers(1, 60)),
        "revision": draw(st.integers(0, 200)),
        "room": draw(st.sampled_from(ROOMS) | st.text(max_size=90)),
        "cohort": draw(st.sampled_from(["", "spring-2027", "a"])),
    }


def test_days_and_times_are_written_as_by_the_compiler(page: Page) -> None:
    times = page.evaluate("Array.from({ length: 1500 }, (_, minutes) => ProgramShow.timeOf(minutes))")
    assert times == [time_of_day(minutes, "en") for minutes in range(1500)]
    days = [FIRST + timedelta(days=number) for number in range(800)]
    found = page.evaluate("all => all.map((day) => ProgramShow.dayName(Days.numberOf(day)))", list(map(str, days)))
    assert found == [weekday_and_day(day, "en") for day in days]


@pytest.mark.parametrize("slug", PRESETS)
@examples(5)
@given(data=st.data())
def test_presets_are_dated_as_by_the_compiler(page: Page, slug: str, data: st.DataObject) -> None:
    document = as_document(full_preset(slug), slug)
    assert_same(page, document, twelve_modules(), data.draw(asked_for(document.record.weeks)))


@examples(300)
@given(data=st.data(), library=small_libraries())
def test_any_program_is_dated_as_by_the_compiler(page: Page, data: st.DataObject, library: Library) -> None:
    families = {
        "f": ModuleFacts("Families", "families", (Facts("f", "f0", "An evening", 90, core=True),)),
        "families": ModuleFacts("Families", "families", (Facts("families", "f1", "Another", 60, core=True),)),
    }
    whole = with_paper({**library, **families})
    own = list(library)
    if data.draw(st.booleans()):
        record = data.draw(open_programs(own))
    else:
        record = as_document(data.draw(any_programs(whole))).record
    record = record.model_copy(update={"time_zone": data.draw(st.sampled_from(ZONES)), "start": None})
    document: Document[ProgramRecord] = Document(slug="a-program", path="p.yml", record=record, lines={})
    assume(not structure_problems(document, whole, standards()))
    assert_same(page, document, whole, data.draw(asked_for(record.weeks)))


@pytest.mark.parametrize("every", [1, 2])
@pytest.mark.parametrize("slug", PRESETS)
def test_calendars_in_another_language_are_the_compilers(page: Page, slug: str, every: int) -> None:
    """In that language are all sessions, or each second one."""
    document, library = as_document(full_preset(slug), slug), twelve_modules()
    undated = make_plan(document, library, standards())
    ids = [facts.id for module in library.values() for facts in module.sessions][::every]
    pages = {f"{one}/": OwnPage("", "", "session", accented(one), "", "", "") for one in ids}
    closed = [{"date": "2027-01-11", "off": "skip", "why": "Closed; all day"}]
    asked = {"start": "2027-01-04", "people": 9, "room": "Room 4", "cohort": "a", "revision": 2, "closed": closed}
    record = dated(document.record, asked)
    other = other_plan(undated, PSEUDO, pages)
    plan = other_plan(make_plan(document.model_copy(update={"record": record}), library, standards()), PSEUDO, pages)
    assert other is not None
    assert plan is not None
    assert plan.start is not None
    found = page.evaluate(RUN_OTHER, [dated_data(undated, {}, ADDRESS, [other]), asked])
    expected = [staff_calendar(plan, plan.start, ADDRESS), group_calendar(plan, plan.start)]
    assert found == [data.decode() for data in expected]
    assert f"staff-{PSEUDO}@" in found[0]
