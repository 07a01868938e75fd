"""What people meet, against an oracle that follows every possible person through their stay."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, combinations
from math import lcm

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples
from program_cases import START, as_document, dated_programs, full_preset, open_programs, small_libraries

from syllabus.programs.day_types import DAYS
from syllabus.programs.facts import Library
from syllabus.programs.first_week import unfit_in_first_weeks, why_not_first
from syllabus.programs.meetings import Item
from syllabus.programs.model import FirstWeek, ProgramRecord
from syllabus.programs.schedule import laps, schedule
from syllabus.programs.stay import MOST_DATED_WEEKS, all_weeks, last_dated_week, least_met, repeats
from syllabus.words.catalogue import words_for

RULE = FirstWeek(stage="early", not_on=("grief",), why="A reason.")
SMALL = examples(50)


@dataclass(frozen=True)
class Met:
    """A block with a session, and how often each ring had been used when it was over."""

    item: Item
    used: dict[str, int]


def stays(program: ProgramRecord, library: Library) -> Iterator[list[Met]]:
    """What each possible person meets in order: every joining week of a whole period, every choice of days."""
    turning = [lap for lap in laps(program, library).values() if len(lap)]
    choices = (len(turn.options) or 1 for lap in turning for turn in lap.turns)
    period = lcm(*map(len, turning)) * lcm(*choices) + disturbed_weeks(program)
    used: dict[str, int] = {}
    weeks: list[list[tuple[int, Met]]] = []
    for week in schedule(program, library, period + program.weeks):
        weeks.append([])
        for meeting in week.every:
            for item in meeting.items:
                if item.ring:
                    used[item.ring] = used.get(item.ring, 0) + 1
                if item.session and not meeting.off:
                    weeks[-1].append((meeting.slot[0], Met(item, dict(used))))
    days = sorted({DAYS.index(visit.day) for part in program.plan for visit in part.visits})
    for joined in range(period):
        for some in chain.from_iterable(combinations(days, count) for count in range(1, len(days) + 1)):
            yield [met for week in weeks[joined : joined + program.weeks] for day, met in week if day in some]


def disturbed_weeks(program: ProgramRecord) -> int:
    """How many weeks pass until the last closed day or change is over."""
    days = [*(closed.date for closed in program.closed), *(change.date for change in program.changes)]
    return max(((day - START).days // 7 + 1 for day in days), default=0)


def meets_too_soon(stay: list[Met], lengths: dict[str, int]) -> bool:
    """Whether a session comes again although its ring has not gone round since this person met it."""
    return any(
        (a.item.session, a.item.turn.part) == (b.item.session, b.item.turn.part)
        and b.used[b.item.ring] - a.used.get(b.item.ring, 0) < lengths[b.item.ring]
        for a, b in combinations(stay, 2)
        if a.item.turn and b.item.turn
    )


@SMALL
@given(data=st.data(), library=small_libraries())
def test_a_repeat_is_reported_exactly_when_somebody_meets_it(data: st.DataObject, library: Library) -> None:
    program = data.draw(st.one_of(open_programs(sorted(library)), dated_programs(sorted(library))))
    lengths = {name: len(turning) for name, turning in laps(program, library).items()}
    somebody = any(meets_too_soon(stay, lengths) for stay in stays(program, library))
    assert bool(repeats(program, library)) == somebody


@SMALL
@given(data=st.data(), library=small_libraries())
def test_rings_that_share_no_module_repeat_nothing(data: st.DataObject, library: Library) -> None:
    program = data.draw(st.one_of(open_programs(sorted(library)), dated_programs(sorted(library))))
    modules = [module for ring in program.rings.values() for module in ring.modules]
    if len(modules) == len(set(modules)):
        assert repeats(program, library) == []


@SMALL
@given(data=st.data(), library=small_libraries())
def test_core_sessions_are_counted_as_a_person_would(data: st.DataObject, library: Library) -> None:
    program = data.draw(st.one_of(open_programs(sorted(library)), dated_programs(sorted(library))))
    for name, turning in laps(program, library).items():
        if len(turning) == 0:
            continue
        core = {(t.session, t.part) for t in turning.turns if t.session and t.session.core}
        joining = len(turning) + disturbed_weeks(program)
        weeks = schedule(program, library, joining + program.weeks)
        met = []
        for joined in range(joining):
            seen = set()
            for own, week in enumerate(weeks[joined : joined + program.weeks], start=1):
                part = next(part for part in program.plan if part.first <= own <= part.last)
                days = {DAYS.index(visit.day) for visit in part.visits}
                for item in (item for meeting in week.meetings if meeting.slot[0] in days for item in meeting.items):
                    if item.ring == name and item.turn:
                        seen.add((item.session, item.turn.part))
            met.append(len(seen & core))
        assert least_met(program, library, turning, name)[:2] == (len(core), min(met))


@SMALL
@given(data=st.data(), library=small_libraries())
def test_a_first_week_is_reported_exactly_when_somebody_has_it(data: st.DataObject, library: Library) -> None:
    program = data.draw(st.one_of(open_programs(sorted(library)), dated_programs(sorted(library))))
    meetings = [meeting for week in schedule(program, library, 100) for meeting in week.meetings]
    visits = len({(visit.day, visit.start) for part in program.plan for visit in part.visits})
    gate = program.welcome.visits if program.welcome else 0
    first_weeks = (meetings[joined : joined + visits][gate:] for joined in range(len(meetings) - visits))
    offered = {
        session
        for week in first_weeks
        for meeting in week
        for item in meeting.items
        if item.turn
        for session in (*item.turn.options, item.session)
        if session
    }
    somebody = any(why_not_first(session, RULE, words_for("en")) for session in offered)
    assert bool(unfit_in_first_weeks(program, all_weeks(program, library), RULE)) == somebody


DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@pytest.mark.parametrize(
    ("closed", "changed", "expected"),
    [
        ([], [], 0),
        ([START], [], 1),
        ([START + WEEK - DAY], [], 1),
        ([START + WEEK], [], 2),
        ([START + 5 * WEEK, START], [], 6),
        ([START], [START + 2 * WEEK], 3),
        ([START - DAY], [], 0),
        ([START + (MOST_DATED_WEEKS - 1) * WEEK], [], MOST_DATED_WEEKS),
        ([START + MOST_DATED_WEEKS * WEEK], [], 0),
        ([START + MOST_DATED_WEEKS * WEEK, START + WEEK], [], 2),
    ],
)
def test_last_dated_week_is_that_of_the_latest_day_that_is_no_slip(
    closed: list[date], changed: list[date], expected: int
) -> None:
    program = {
        **full_preset("day-program"),
        "start": START,
        "closed": [{"date": day, "why": "A reason."} for day in closed],
        "changes": [{"date": day, "cancelled": True} for day in changed],
    }
    assert last_dated_week(as_document(program).record) == expected
    assert last_dated_week(as_document({**program, "start": None}).record) == 0
