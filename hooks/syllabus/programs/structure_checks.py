"""Checks of a program's structure (weeks, visits, rings and names), which all other checks depend on."""

from collections.abc import Iterator

from ..content.model import Document
from ..content.problem import Problem, did_you_mean, quoted
from ..words.catalogue import ENGLISH
from ..words.formats import time_of_day
from .date_checks import date_structure_problems
from .day_types import DAYS
from .facts import Library
from .hours import visit_minutes, weeks_words
from .model import Block, ProgramRecord, Standards, Visit
from .slots import minutes_of, visit_key

Program = Document[ProgramRecord]


def structure_problems(program: Program, library: Library, standards: Standards) -> list[Problem]:
    """Return the problems that prevent a program from being scheduled."""
    return [
        *_levels(program, standards),
        *_weeks(program),
        *_visits(program),
        *_overlaps(program),
        *_rings(program, library),
        *_blocks(program, library),
        *_welcome_and_evening(program, library),
        *date_structure_problems(program),
    ]


def _levels(program: Program, standards: Standards) -> Iterator[Problem]:
    references = [(program.record.level, program.line("level"))]
    references += [(p.level, program.line("plan", i, "level")) for i, p in enumerate(program.record.plan) if p.level]
    for level, line in references:
        if level not in standards.levels:
            fix = did_you_mean(level, standards.levels)
            yield Problem(program.path, line, "reference-unknown", "a level of care", quoted(level), fix)


def _weeks(program: Program) -> Iterator[Problem]:
    next_week = 1
    for index, part in enumerate(program.record.plan):
        if part.first != next_week or part.last < part.first:
            found = weeks_words(part.first, part.last)
            fix = "let each part of the plan begin where the one before it ends"
            at = program.line("plan", index, "from")
            yield Problem(program.path, at, "program-weeks", f"a part from week {next_week} on", found, fix)
        next_week = part.last + 1
    if next_week != program.record.weeks + 1:
        at = program.line("plan", len(program.record.plan) - 1, "to")
        fix = "change `weeks`, or the last part of the plan"
        expected = f"a plan of {program.record.weeks} weeks"
        yield Problem(program.path, at, "program-weeks", expected, f"{next_week - 1}", fix)


def _visits(program: Program) -> Iterator[Problem]:
    record = program.record
    for index, part in enumerate(record.plan):
        for number, visit in enumerate(part.visits):
            key_path = ("plan", index, "visits", number)
            kind = record.visit_kinds.get(visit.kind)
            if kind is None:
                fix = did_you_mean(visit.kind, record.visit_kinds)
                at = program.line(*key_path, "kind")
                yield Problem(program.path, at, "reference-unknown", "a kind of visit", quoted(visit.kind), fix)
            elif len(kind.blocks) != len(visit.blocks):
                expected = f"{len(kind.blocks)} blocks, as in {quoted(visit.kind)}"
                at = program.line(*key_path, "blocks")
                fix = "add or take out blocks, or give the visit another kind"
                yield Problem(program.path, at, "visit-blocks", expected, f"{len(visit.blocks)}", fix)


def _overlaps(program: Program) -> Iterator[Problem]:
    """Yield problems for overlapping visits and family evenings; in an open program, all parts share one week."""
    record = program.record
    seen: list[tuple[int, int, int, Visit | None]] = []
    for index, part in enumerate(record.plan):
        if record.enrolment == "closed":
            seen = []
        for number, visit in enumerate(part.visits):
            kind = record.visit_kinds.get(visit.kind)
            if kind is None:
                continue
            day, start = visit_key(visit)
            end = start + visit_minutes(kind)[0]
            at = program.line("plan", index, "visits", number)
            same_part = [other for other in part.visits[:number] if other == visit]
            for other_day, other_start, other_end, other in seen:
                if other_day == day and start < other_end and other_start < end and (other != visit or same_part):
                    found = f"{visit.day} {time_of_day(start, ENGLISH)} and {time_of_day(other_start, ENGLISH)}"
                    fix = "move one of them; in an open program every part shares the group's week"
                    yield Problem(program.path, at, "visit-overlap", "visits one after another", found, fix)
                    break
            seen.append((day, start, end, visit))
        evening = record.family_evening
        if evening:
            start, end = minutes_of(evening.start), minutes_of(evening.start) + evening.minutes
            for other_day, other_start, other_end, _ in seen:
                if other_day == DAYS.index(evening.day) and start < other_end and other_start < end:
                    found = f"{evening.day} {time_of_day(start, ENGLISH)} and {time_of_day(other_start, ENGLISH)}"
                    fix = "move the family evening or the visit"
                    at = program.line("family_evening")
                    yield Problem(program.path, at, "visit-overlap", "visits one after another", found, fix)


def _rings(program: Program, library: Library) -> Iterator[Problem]:
    for name, ring in program.record.rings.items():
        for index, module in enumerate(ring.modules):
            at = program.line("rings", name, "modules", index)
            if module in ring.modules[:index]:
                found = f"{quoted(module)} again"
                yield Problem(program.path, at, "slug-duplicate", "each slug once", found, "delete one")
            else:
                yield from _module(program, library, module, at, "participants")


def _module(program: Program, library: Library, module: str, at: int, audience: str) -> Iterator[Problem]:
    if module not in library:
        named = [name for name in library if module in name.split("-")]  # such as dbt, which is nearer to cbt
        fix = f'did you mean "{named[0]}"?' if named else did_you_mean(module, library)
        yield Problem(program.path, at, "reference-unknown", "a module", quoted(module), fix)
    elif library[module].audience != audience:
        expected = f"a module for {audience}"
        found = f"{quoted(module)}, for {library[module].audience}"
        yield Problem(program.path, at, "program-audience", expected, found, "take a module made for these people")


def _blocks(program: Program, library: Library) -> Iterator[Problem]:
    record = program.record
    unused = dict.fromkeys(record.rings)
    for index, part in enumerate(record.plan):
        for number, visit in enumerate(part.visits):
            for position, block in enumerate(visit.blocks):
                at = program.line("plan", index, "visits", number, "blocks", position)
                unused.pop(block.ring or "", None)
                yield from _block(program, library, block, at)
    for name in unused:
        fix = "use it in a visit, or take it out"
        at = program.line("rings", name)
        yield Problem(program.path, at, "ring-unused", "a ring that a visit uses", quoted(name), fix)


def _block(program: Program, library: Library, block: Block, at: int) -> Iterator[Problem]:
    record = program.record
    what = block.what or ""
    module, _, session = what.partition("/")
    if block.ring:
        if block.ring not in record.rings:
            fix = did_you_mean(block.ring, record.rings) if record.rings else "describe it under `rings`"
            yield Problem(program.path, at, "reference-unknown", "a ring of this program", quoted(block.ring), fix)
    elif what == "process":
        return
    elif record.enrolment == "open":
        fix = "use a ring; `welcome` says what a newcomer does in the first visits"
        yield Problem(
            program.path, at, "block-open", "process or a ring, since people join any week", quoted(what), fix
        )
    elif what != "welcome":
        yield from _module(program, library, module, at, "participants")
        known = [s.slug for s in library[module].sessions] if module in library else []
        if session and known and session not in known:
            fix = did_you_mean(session, known)
            yield Problem(program.path, at, "reference-unknown", f"a session of {module}", quoted(session), fix)


def _welcome_and_evening(program: Program, library: Library) -> Iterator[Problem]:
    record = program.record
    if record.welcome and record.welcome.module:
        yield from _module(program, library, record.welcome.module, program.line("welcome", "module"), "participants")
    if record.family_evening:
        at = program.line("family_evening", "module")
        yield from _module(program, library, record.family_evening.module, at, "families")
