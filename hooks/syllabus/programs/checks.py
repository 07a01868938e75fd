"""Checks of a program: dates, hours, repeats, core sessions, first week, share of education and facilitators."""

from collections.abc import Iterator, Sequence

from ..content.model import Document
from ..content.problem import Problem, quoted
from ..content.record_types import Leader
from .date_checks import date_problems
from .facts import Facts, Library
from .first_week import unfit_in_first_weeks
from .holiday_notices import holiday_notices
from .hours import hours, week_minutes, weeks_words
from .meetings import Week
from .model import ProgramRecord, Standards
from .schedule import laps, schedule
from .stay import all_weeks, least_met, repeats, turns_attended
from .structure_checks import structure_problems

Program = Document[ProgramRecord]
LADDER: tuple[Leader, ...] = ("peer", "counselor", "clinician")


def program_problems(program: Program, library: Library, standards: Standards) -> list[Problem]:
    """Return the problems of a program; its schedule is checked only if its structure is valid."""
    problems = structure_problems(program, library, standards)
    if problems:
        return problems
    return [
        *_hours(program, standards),
        *_education(program, standards),
        *_repeats(program, library),
        *_short_rings(program, library),
        *_core(program, library),
        *_first_week(program, library, standards),
        *_lengths(program, library),
        *_facilitators(program, library, standards),
        *date_problems(program, library, standards),
        *holiday_notices(program, library),
    ]


def _hours(program: Program, standards: Standards) -> Iterator[Problem]:
    for index, part in enumerate(program.record.plan):
        level = standards.levels[part.level or program.record.level]
        counted = week_minutes(program.record, part).counted
        found = f"{hours(counted)} in {weeks_words(part.first, part.last)}"
        at = program.line("plan", index)
        if counted < level.least * 60:
            expected = f"at least {level.least:g} hours of treatment a week for {quoted(level.title)}"
            fix = "add a block, count what staff lead and write down, or name another `level` for these weeks"
            yield Problem(program.path, at, "program-hours", expected, found, fix)
        elif counted >= level.below * 60:
            expected = f"less than {level.below:g} hours of treatment a week for {quoted(level.title)}"
            yield Problem(program.path, at, "program-hours", expected, found, "name another `level`", "warning")


def _education(program: Program, standards: Standards) -> Iterator[Problem]:
    most = standards.education_share.most
    for index, part in enumerate(program.record.plan):
        share = week_minutes(program.record, part).education
        if share > most:
            found = f"up to {share:.0f} percent in {weeks_words(part.first, part.last)}"
            fix = "turn a taught block into a process block"
            at = program.line("plan", index)
            expected = f"at most {most:g} percent of treatment as talk about facts"
            yield Problem(program.path, at, "education-share", expected, found, fix)


def _repeats(program: Program, library: Library) -> Iterator[Problem]:
    reported = set()
    for first, block, second, again in repeats(program.record, library):
        session = again.session
        if session is None or (session.module, block.ring, again.ring) in reported:
            continue
        reported.add((session.module, block.ring, again.ring))
        found = f"{session.id} in week {first.number} and again in week {second.number}"
        if again.ring and block.ring:
            expected = f"no session twice before the ring {quoted(again.ring)} has gone round"
            fix = f"let one ring hold the module {session.module}"
        else:
            expected, fix = "no session twice in a closed program", "name another session"
        yield Problem(program.path, program.line("plan"), "session-repeated", expected, found, fix)


def _short_rings(program: Program, library: Library) -> Iterator[Problem]:
    """Yield a problem for each ring that starts again within a stay while sessions of its modules have not come."""
    if program.record.enrolment == "closed":
        return
    for name, lap in laps(program.record, library).items():
        attended = turns_attended(program.record, name)
        proposed = {turn.session for number in range(attended) if lap and (turn := lap.at(number)).session}
        waiting = len(set(lap.spare) - proposed)
        if lap and attended > len(lap) and waiting:
            missing = min(attended - len(lap), waiting)
            expected = f"no session twice in a stay while others of the ring {quoted(name)} wait"
            found = f"{attended} turns in a stay, {len(lap)} in a lap, and {waiting} waiting"
            fix = f"set `choice: {program.record.rings[name].choice + missing}`, or allow it with the reason"
            at = program.line("rings", name)
            yield Problem(program.path, at, "ring-short", expected, found, fix, "warning", f"ring {name}")


def _core(program: Program, library: Library) -> Iterator[Problem]:
    if program.record.enrolment == "closed":
        return
    for name, lap in laps(program.record, library).items():
        if program.record.rings[name].holds != "electives" and len(lap):
            whole, least, week = least_met(program.record, library, lap, name)
            if least < whole:
                expected = f"all {whole} core turns of the ring {quoted(name)} within a stay"
                found = f"{least} for a person who joins in week {week}"
                fix = "use the ring more often, give it fewer modules, or allow it with the reason"
                at = program.line("rings", name)
                yield Problem(program.path, at, "core-unmet", expected, found, fix, "warning", f"ring {name}")


def _first_week(program: Program, library: Library, standards: Standards) -> Iterator[Problem]:
    unfit = unfit_in_first_weeks(program.record, all_weeks(program.record, library), standards.first_week)
    if unfit:
        week, day, session, why = unfit[0]
        more = f", and {len(unfit) - 1} more" if len(unfit) > 1 else ""
        if program.record.enrolment == "open":
            fix = "let `welcome.visits` cover a whole week, or say under `welcome.otherwise` where a newcomer goes"
        else:
            fix = "move it to a later week"
        found = f"{session.id} ({why}) on {day} of week {week}{more}"
        at = program.line("welcome") if program.record.welcome else program.line("plan")
        yield Problem(program.path, at, "first-week", "sessions that fit a first week", found, fix)


def _lengths(program: Program, library: Library) -> Iterator[Problem]:
    """Yield problems for sessions longer than their block; in a ring, a session may take two blocks."""
    reported: set[str] = set()
    for week in _one_lap(program.record, library):
        for meeting in week.meetings:
            for item in meeting.items:
                session = item.session
                if session is None or item.turn is None or session.id in reported:
                    continue
                room = 2 if item.ring and not meeting.is_family else 1
                if item.turn.of > room or session.minutes > item.minutes * room:
                    reported.add(session.id)
                    found = f"{session.id} with {session.minutes} minutes in week {week.number}"
                    expected = f"a session of at most {item.minutes * room} minutes"
                    fix = "give it a longer block, or name another session"
                    at = program.line("plan")
                    yield Problem(program.path, at, "block-short", expected, found, fix)


def _one_lap(program: ProgramRecord, library: Library) -> tuple[Week, ...]:
    longest = max([len(lap) for lap in laps(program, library).values()], default=0)
    return schedule(program, library, max(program.weeks, longest) if program.enrolment == "open" else None)


def _facilitators(program: Program, library: Library, standards: Standards) -> Iterator[Problem]:
    record = program.record
    most = standards.people_per_facilitator.most
    if record.group > most * len(record.facilitators):
        found = f"{record.group} people and {len(record.facilitators)} in {weeks_words(1, record.weeks)}"
        fix = "add a facilitator, or make the group smaller"
        expected = f"one facilitator for at most {most:g} people"
        yield Problem(program.path, program.line("facilitators"), "facilitator-count", expected, found, fix)
    needed = "clinician"
    if needed not in record.facilitators and any(
        block.what == "process" for part in record.plan for visit in part.visits for block in visit.blocks
    ):
        fix = "add that role to `facilitators`; a process block is group therapy"
        found = f"{', '.join(record.facilitators)} for the process blocks from week 1 on"
        at = program.line("facilitators")
        yield Problem(program.path, at, "facilitator-role", f"a {needed}", found, fix)
    reported: set[tuple[str, ...]] = set()
    for week in _one_lap(record, library):
        for session in sessions_of(week):
            if not may_lead(record.facilitators, session.leaders) and session.leaders not in reported:
                reported.add(session.leaders)
                found = f"{', '.join(record.facilitators)} for {session.id} in week {week.number}"
                expected = f"somebody who may lead it: {' or '.join(session.leaders)}"
                at = program.line("facilitators")
                yield Problem(program.path, at, "facilitator-role", expected, found, "add that role to `facilitators`")


def may_lead(present: Sequence[Leader], needed: Sequence[Leader]) -> bool:
    """Return whether somebody present may lead what requires one of `needed`; a higher role includes the lower ones."""
    if not needed:
        return True
    return max(map(LADDER.index, present)) >= min(map(LADDER.index, needed))


def sessions_of(week: Week) -> Iterator[Facts]:
    """Yield the sessions of a week in order."""
    for meeting in week.meetings:
        for item in meeting.items:
            if item.session:
                yield item.session
