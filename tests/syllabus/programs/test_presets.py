"""The presets as they are shipped and over all twelve modules, and what each check says of a program changed for it."""

from typing import Any

import pytest
from program_cases import PRESETS, as_document, full_preset, standards, twelve_modules

from syllabus.checks.run import without_allowed
from syllabus.programs.checks import program_problems
from syllabus.programs.facts import ModuleFacts
from syllabus.programs.hours import week_minutes
from syllabus.programs.model import ProgramRecord
from syllabus.programs.schedule import laps, schedule
from syllabus.programs.stay import least_met

# Hours of treatment a week in the group in each part, its taught share in percent, and visits in a stay.
EXPECTED: dict[str, tuple[list[float], int, int]] = {
    "day-program": ([7.5], 67, 36),
    "evening-program": ([7.5], 67, 36),
    "weekday-program": ([9.17], 64, 20),
    "four-week-cohort": ([9.0, 9.0, 9.0, 9.0], 58, 16),
    "saturday-program": ([7.5], 67, 36),
    "three-week-program": ([10.0], 67, 12),
    "taper-program": ([7.5, 5.0, 2.5], 67, 36),
    "weekly-aftercare": ([1.83], 45, 12),
}


def told(program: dict[str, Any]) -> list[str]:
    document = as_document(program)
    found = program_problems(document, twelve_modules(), standards())
    return [str(p) for p in without_allowed(found, [(document.path, document.record.allow)])]


def test_each_preset_is_reckoned() -> None:
    assert set(PRESETS) == EXPECTED.keys()


@pytest.mark.parametrize("slug", PRESETS)
def test_full_preset_has_no_problems(slug: str) -> None:
    assert told(full_preset(slug)) == []


@pytest.mark.parametrize("slug", PRESETS)
def test_full_preset_keeps_its_arithmetic(slug: str) -> None:
    program = ProgramRecord.model_validate(full_preset(slug))
    treatment, share, visits = EXPECTED[slug]
    minutes = [week_minutes(program, part) for part in program.plan]
    assert [round(m.treatment / 60, 2) for m in minutes] == treatment
    weeks = [part.last - part.first + 1 for part in program.plan]
    taught = sum(m.taught * n for m, n in zip(minutes, weeks, strict=True))
    assert round(100 * taught / sum(m.treatment * n for m, n in zip(minutes, weeks, strict=True))) == share
    assert sum(len(part.visits) * n for part, n in zip(program.plan, weeks, strict=True)) == visits


@pytest.mark.parametrize("slug", ["day-program", "evening-program"])
def test_a_stay_holds_one_whole_lap_of_both_rings(slug: str) -> None:
    program = ProgramRecord.model_validate(full_preset(slug))
    for name, turning in laps(program, twelve_modules()).items():
        assert len(turning) == 35
        assert (
            least_met(program, twelve_modules(), turning, name)[0]
            == least_met(program, twelve_modules(), turning, name)[1]
            == 34
        )


def test_the_ninety_minute_session_takes_two_visits_that_follow_one_another() -> None:
    weeks = schedule(ProgramRecord.model_validate(full_preset("day-program")), twelve_modules())
    visits = [meeting for week in weeks for meeting in week.meetings if not meeting.is_family]
    at = [
        (index, item.turn.part)
        for index, visit in enumerate(visits)
        for item in visit.items
        if item.turn and item.session and item.session.slug == "build-my-prevention-plan"
    ]
    assert [part for _, part in at] == [1, 2]
    assert at[1][0] == at[0][0] + 1


def test_a_module_that_arrives_joins_a_ring_with_one_line() -> None:
    program = full_preset("day-program")
    assert "medication" in program["rings"]["topics"]["modules"]
    program["rings"]["topics"]["modules"].remove("medication")
    before = laps(ProgramRecord.model_validate(program), twelve_modules())["topics"]
    program["rings"]["topics"]["modules"].append("medication")
    after = laps(ProgramRecord.model_validate(program), twelve_modules())["topics"]
    held = [{turn.session.module for turn in turning.turns if turn.session} for turning in (before, after)]
    assert held[1] - held[0] == {"medication"}
    assert told(program) == []


def test_a_closed_program_gives_the_sessions_of_a_module_in_order() -> None:
    weeks = schedule(ProgramRecord.model_validate(full_preset("four-week-cohort")), twelve_modules())
    given = [i.session for w in weeks for m in w.meetings if not m.is_family for i in m.items if i.session]
    assert [s.slug for s in given if s.module == "orientation-and-safety"] == [
        s.slug for s in twelve_modules()["orientation-and-safety"].core
    ]
    assert [s.slug for s in given if s.module == "cbt"] == [s.slug for s in twelve_modules()["cbt"].core[:3]]
    assert len(given) == 25


@pytest.mark.parametrize("modules", [[], ["cbt"]])
def test_an_empty_library_gives_a_schedule_all_the_same(modules: list[str]) -> None:
    library = {name: ModuleFacts(name, "participants", ()) for name in modules}
    weeks = schedule(ProgramRecord.model_validate(full_preset("day-program")), library)
    assert len(weeks) == 12
