"""What closed days, cancelled visits and moved ones do to rings, closed programs, family evenings and hours."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples
from program_cases import START, dated_programs, full_preset, small_libraries, standards, twelve_modules

from syllabus.content.model import Document
from syllabus.programs.date_checks import date_problems
from syllabus.programs.facts import Facts, Library, ModuleFacts
from syllabus.programs.make_up import make_up
from syllabus.programs.meetings import FAMILY, Item, Meeting, Week
from syllabus.programs.model import ProgramRecord
from syllabus.programs.plan import make_plan
from syllabus.programs.schedule import laps, schedule
from syllabus.programs.stay import repeats

SMALL = examples(60)
EVENINGS = ModuleFacts("Families", "families", tuple(Facts("families", f"f{n}", "One", 60, True) for n in range(3)))
CLEAN = {"start": None, "closed": (), "changes": ()}


def turns(weeks: Sequence[Week], ring: str) -> list[int]:
    return [item.number for week in weeks for m in week.meetings for item in m.items if item.ring == ring]


def sessions(meetings: Iterator[Meeting]) -> list[Facts]:
    return [item.session for meeting in meetings for item in meeting.items if item.session]


def without_times(item: Item) -> tuple[Any, ...]:
    return item.kind, item.minutes, item.turn, item.ring, item.number


@SMALL
@given(data=st.data(), library=small_libraries())
def test_shift_loses_no_turn_of_a_ring_and_no_family_evening(data: st.DataObject, library: Library) -> None:
    with_families = {**library, "families": EVENINGS}
    program = data.draw(dated_programs(sorted(library), then=("shift",)))
    weeks = schedule(program, with_families, 3 * program.weeks + 9)
    for ring in (*laps(program, library), FAMILY):
        assert turns(weeks, ring) == list(range(len(turns(weeks, ring))))


@SMALL
@given(data=st.data(), library=small_libraries())
def test_skip_leaves_every_other_day_as_it_was(data: st.DataObject, library: Library) -> None:
    with_families = {**library, "families": EVENINGS}
    program = data.draw(dated_programs(sorted(library), then=("skip",)))
    undisturbed = schedule(program.model_copy(update=CLEAN), with_families, 3 * program.weeks)
    for week, before in zip(schedule(program, with_families, 3 * program.weeks), undisturbed, strict=True):
        assert [m.items for m in week.every] == [m.items for m in before.meetings]
        off = {(m.slot, m.is_family) for m in week.off}
        assert [m.items for m in week.meetings] == [
            m.items for m in before.meetings if (m.slot, m.is_family) not in off
        ]


@SMALL
@given(data=st.data(), library=small_libraries())
def test_only_what_is_skipped_is_lost_and_turns_stay_in_order(data: st.DataObject, library: Library) -> None:
    with_families = {**library, "families": EVENINGS}
    program = data.draw(dated_programs(sorted(library)))
    weeks = schedule(program, with_families, 3 * program.weeks)
    for ring in (*laps(program, library), FAMILY):
        held = turns(weeks, ring)
        skipped = [i.number for week in weeks for m in week.off for i in m.items if i.ring == ring]
        assert all(one < two for one, two in pairwise(held))
        assert sorted([*held, *skipped]) == list(range(len(held) + len(skipped)))
    assert {m.off for week in weeks for m in week.off if m.items and any(i.ring for i in m.items)} <= {"skip"}


@SMALL
@given(data=st.data(), library=small_libraries())
def test_closed_days_never_bring_a_session_back_too_soon(data: st.DataObject, library: Library) -> None:
    program = data.draw(dated_programs(sorted(library)))
    modules = [module for ring in program.rings.values() for module in ring.modules]
    if len(modules) == len(set(modules)):
        assert repeats(program, library) == []


@SMALL
@given(data=st.data(), library=small_libraries())
def test_a_repeat_is_of_visits_that_take_place(data: st.DataObject, library: Library) -> None:
    program = data.draw(dated_programs(sorted(library), then=("skip",)))
    for first, one, second, two in repeats(program, library):
        for week, item in ((first, one), (second, two)):
            assert any(item is held for meeting in week.meetings for held in meeting.items)


@SMALL
@given(data=st.data(), library=small_libraries())
def test_numbers_of_visits_do_not_depend_on_closed_days(data: st.DataObject, library: Library) -> None:
    program = data.draw(dated_programs(sorted(library)))
    numbers = [
        sorted((m.week, m.slot, m.is_family) for week in schedule(some, library, 9) for m in week.every)
        for some in (program, program.model_copy(update=CLEAN))
    ]
    assert numbers[0] == numbers[1]
    counted = [m.number for week in schedule(program, library, 9) for m in week.every if not m.is_family]
    assert sorted(counted) == list(range(1, len(counted) + 1))


def cohort(**changes: Any) -> ProgramRecord:
    return ProgramRecord.model_validate({**full_preset("four-week-cohort"), "start": START, **changes})


@pytest.mark.parametrize(
    ("days", "more"),
    [
        (["2027-01-04"], 1),
        (["2027-01-07", "2027-01-12"], 1),
        (["2027-01-06", "2027-01-27", "2027-02-01"], 2),  # two family evenings need two weeks more
    ],
)
def test_a_closed_group_that_shifts_ends_later_and_gets_everything(days: list[str], more: int) -> None:
    library = twelve_modules()
    before = schedule(cohort(), library)
    weeks = schedule(cohort(closed=[{"date": day, "why": "Snow", "then": "shift"} for day in days]), library)
    assert len(weeks) == len(before) + more
    for is_family in (False, True):
        whole = [[without_times(i) for i in m.items] for w in before for m in w.meetings if m.is_family == is_family]
        assert [
            [without_times(i) for i in m.items] for w in weeks for m in w.meetings if m.is_family == is_family
        ] == whole
    on_slots = {(m.day, m.start) for week in before for m in week.meetings}
    assert {(m.day, m.start) for week in weeks for m in week.meetings} <= on_slots


def test_a_closed_group_that_skips_ends_on_its_day() -> None:
    library = twelve_modules()
    before = schedule(cohort(), library)
    weeks = schedule(cohort(closed=[{"date": "2027-01-12", "why": "Snow"}]), library)
    assert len(weeks) == len(before)
    assert weeks[1].off[0].items == before[1].meetings[1].items
    assert weeks[2:] == before[2:]


def test_the_whole_group_gets_to_make_up_what_was_skipped_or_swapped() -> None:
    library = twelve_modules()
    first = next(s for s in sessions(m for w in schedule(cohort(), library) for m in w.meetings) if s.module == "cbt")
    swap = {first.id: "wellness/reset-the-body-clock"}
    program = cohort(
        closed=[{"date": "2027-01-07", "why": "Snow"}],
        changes=[{"date": "2027-01-12", "swap": swap, "why": "Asked for."}],
    )
    plan = make_plan(Document(slug="a", path="a.yml", record=program), library, standards())
    nobody = [row for row in make_up(plan) if row.nobody]
    assert [(row.week, row.day, row.session.id) for row in nobody] == [
        (1, "Thu, Jan 7", next(s.id for s in library["relapse-prevention"].core)),
        (2, "Tue, Jan 12", first.id),
    ]
    assert "wellness/reset-the-body-clock" in [row.session.id for row in make_up(plan) if row.week == 2]


@SMALL
@given(data=st.data(), library=small_libraries())
def test_weeks_that_lose_their_hours_are_named_and_no_others(data: st.DataObject, library: Library) -> None:
    with_families = {**library, "families": EVENINGS}
    program = data.draw(dated_programs(sorted(library)))
    level = standards().levels["iop-adults"].model_copy(update={"least": data.draw(st.integers(1, 6))})
    rules = standards().model_copy(update={"levels": {"outpatient": level}})
    document: Document[ProgramRecord] = Document(slug="a", path="a.yml", record=program)
    found = {p.context for p in date_problems(document, with_families, rules) if p.rule == "week-hours"}
    length, expected = sum(program.visit_kinds["visit"].blocks), set()
    for week in schedule(program, with_families):
        gone = {m.slot for m in week.off if not m.is_family}
        for part in program.plan:
            keys = {(["Mon", "Tue", "Wed", "Thu", "Fri"].index(visit.day), 540) for visit in part.visits}
            if len(keys) * length >= level.least * 60 > len(keys - gone) * length:
                expected.add(f"week {week.number}")
    assert found == expected
