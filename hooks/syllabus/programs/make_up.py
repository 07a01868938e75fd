"""What a person reads and fills in at home after a missed visit, and when the session repeats."""

from dataclasses import dataclass

from ..words.catalogue import words_for
from .facts import Facts
from .plan import Plan
from .schedule import Item, schedule
from .stay import all_weeks


@dataclass(frozen=True)
class MakeUp:
    """A session that somebody may miss, and the visit at which it repeats (empty if it does not)."""

    week: int
    day: str
    session: Facts
    part: str
    again: str


def make_up(plan: Plan) -> tuple[MakeUp, ...]:
    """Return the sessions of a stay in order, each with its next occurrence."""
    words = words_for(plan.language)
    rows = []
    horizon = len(all_weeks(plan.program, plan.modules)) + plan.program.weeks
    visits: dict[tuple[str, int], list[tuple[int, str]]] = {}
    weeks = schedule(plan.program, plan.modules, horizon) if plan.program.enrolment == "open" else plan.weeks
    for week in weeks:
        for meeting in week.meetings:
            for item in meeting.items:
                visits.setdefault(_key(item), []).append((week.number, plan.day_words(week.number, meeting.day)))
    seen: dict[tuple[str, int], int] = {}
    for week in plan.weeks:
        for meeting in week.meetings:
            for item in meeting.items:
                key = _key(item)
                seen[key] = seen.get(key, 0) + 1
                if item.session and item.turn:
                    later = visits[key][seen[key] :]
                    again = words.program_make_up.again_on(week=later[0][0], day=later[0][1]) if later else ""
                    part = words.programs.part(part=item.turn.part, of=item.turn.of) if item.turn.of > 1 else ""
                    day = plan.day_words(week.number, meeting.day)
                    rows.append(MakeUp(week.number, day, item.session, part, again))
    return tuple(rows)


def _key(item: Item) -> tuple[str, int]:
    return (item.session.id if item.session else "", item.turn.part if item.turn else 0)
