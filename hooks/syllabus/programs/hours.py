"""Hours a week, and what they are made of."""

from dataclasses import dataclass

from .model import Part, ProgramRecord, VisitKind

TALK = 2 / 3  # of a taught block at most: at least a third is practice (rule practice-share)


@dataclass(frozen=True)
class Minutes:
    """A week's minutes. Breaks are on site and are no treatment.

    `counted` is treatment with the family evening (if the program counts it) and the individual sessions of everybody.
    """

    on_site: int
    treatment: int
    taught: int
    counted: int

    @property
    def education(self) -> float:
        """Talk about facts as a share of the treatment in the group, in percent, at most."""
        return 100 * self.taught * TALK / self.treatment if self.treatment else 0.0


def visit_minutes(kind: VisitKind) -> tuple[int, int]:
    """Minutes on site and of treatment of one kind of visit: blocks and circles are treatment, breaks are not."""
    treatment = sum(kind.blocks) + sum(kind.circles)
    return treatment + sum(kind.breaks), treatment


def week_minutes(program: ProgramRecord, part: Part) -> Minutes:
    """The minutes of a week of this part of the plan, for one person who comes to every visit."""
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


def hours(minutes: float) -> str:
    """Minutes as hours with at most two decimals, such as 7.5."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def weeks_words(first: int, last: int) -> str:
    """Such as "week 3" or "weeks 1 to 12"."""
    return f"week {first}" if first == last else f"weeks {first} to {last}"
