"""The hours of a program's week, and their composition."""

from dataclasses import dataclass

from .meetings import Week
from .model import Part, ProgramRecord, VisitKind
from .slots import visit_key

TALK = 2 / 3  # the most of a taught block, since at least a third is practice (rule practice-share)


@dataclass(frozen=True)
class Minutes:
    """The minutes of a week; breaks count as time on site but not as treatment.

    `counted` is treatment plus individual sessions, and the family evening if the program counts it.
    """

    on_site: int
    treatment: int
    taught: int
    counted: int

    @property
    def education(self) -> float:
        """The maximum share of talk about facts in group treatment, in percent."""
        return 100 * self.taught * TALK / self.treatment if self.treatment else 0.0


def visit_minutes(kind: VisitKind) -> tuple[int, int]:
    """Return the minutes on site and of treatment in a kind of visit; breaks do not count as treatment."""
    treatment = sum(kind.blocks) + sum(kind.circles)
    return treatment + sum(kind.breaks), treatment


def week_minutes(program: ProgramRecord, part: Part) -> Minutes:
    """Return the minutes of a week in this part of the plan, for a person who attends every visit."""
    on_site = treatment = taught = 0
    for visit in part.visits:
        kind = program.visit_kinds[visit.kind]
        site, treated = visit_minutes(kind)
        on_site += site
        treatment += treated
        taught += sum(m for b, m in zip(visit.blocks, kind.blocks, strict=True) if b.what != "process")
    evening = program.family_evening
    counted = treatment + program.individual + (evening.minutes if evening and evening.counts else 0)
    return Minutes(on_site, treatment, taught, counted)


def held_minutes(program: ProgramRecord, part: Part, week: Week) -> int:
    """Return the minutes that count in a week as it takes place, for a person in this part of the plan."""
    comes = {visit_key(visit) for visit in part.visits} if program.enrolment == "open" else None
    evening = program.family_evening
    counted = program.individual
    for meeting in week.meetings:
        if meeting.is_family:
            counted += evening.minutes if evening and evening.counts else 0
        elif comes is None or meeting.slot in comes:
            counted += sum(item.minutes for item in meeting.items if item.kind != "break")
    return counted


def hours(minutes: float) -> str:
    """Return minutes as hours with at most two decimals, such as 7.5."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def weeks_words(first: int, last: int) -> str:
    """Return a range of weeks in words, such as "week 3" or "weeks 1 to 12"."""
    return f"week {first}" if first == last else f"weeks {first} to {last}"
