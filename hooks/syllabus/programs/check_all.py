"""Checks and plans for all programs of a curriculum."""

from collections.abc import Iterator

from ..checks.run import without_allowed
from ..content.model import Curriculum
from ..content.problem import Problem, did_you_mean, quoted
from .checks import program_problems
from .facts import library
from .plan import Plan, make_plan
from .reader import Programs, standards_problems
from .structure_checks import structure_problems

CLINIC = "local/clinic.yml"


def all_program_problems(programs: Programs, curriculum: Curriculum) -> Iterator[Problem]:
    """Yield the problems of all programs that no `allow` entry covers."""
    standards = programs.standards
    if standards is None:
        return
    facts = library(curriculum)
    yield from standards_problems(standards, facts, curriculum.reference.plan_problems)
    yield from _unknown_program(programs, curriculum)
    problems = [problem for program in programs.programs for problem in program_problems(program, facts, standards)]
    yield from without_allowed(problems, ((program.path, program.record.allow) for program in programs.programs))


def _unknown_program(programs: Programs, curriculum: Curriculum) -> Iterator[Problem]:
    clinic, known = curriculum.reference.clinic, [program.slug for program in programs.programs]
    if clinic and clinic.program and clinic.program not in known:
        fix = did_you_mean(clinic.program, known)
        yield Problem(CLINIC, 1, "reference-unknown", "a program", quoted(clinic.program), fix)


def all_plans(programs: Programs, curriculum: Curriculum) -> tuple[Plan, ...]:
    """Return the plans of all programs without structural problems."""
    standards = programs.standards
    if standards is None:
        return ()
    facts = library(curriculum)
    valid = [program for program in programs.programs if not structure_problems(program, facts, standards)]
    return tuple(make_plan(program, facts, standards, language=curriculum.language) for program in valid)
