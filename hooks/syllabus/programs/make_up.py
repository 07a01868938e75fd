"""What a person reads and fills in at home after a missed visit, and when the session repeats."""

from collections import Counter
from dataclasses import dataclass, replace

from ..words.catalogue import words_for
from .facts import Facts
from .meetings import Item
from .plan import Plan
from .rings import Turn
from .schedule import schedule
from .stay import all_weeks

_Key = tuple[str, int]


@dataclass(frozen=True)
class MakeUp:
    """A session that somebody may miss, and the visit at which it repeats (empty if it does not).

    `nobody` says that the whole group misses it, since the visit does not take place or holds another session.
    """

    week: int
    day: str
    session: Facts
    part: str
    again: str
    nobody: bool = False


def make_up(plan: Plan) -> tuple[MakeUp, ...]:
    """Return the sessions of a stay in order, each with its next occurrence."""
    words = words_for(plan.language)
    rows = []
    horizon = len(all_weeks(plan.program, plan.modules)) + plan.program.weeks
    weeks = schedule(plan.program, plan.modules, horizon) if plan.program.enrolment == "open" else plan.weeks
    held: dict[_Key, list[tuple[int, str]]] = {}
    for meeting in (meeting for week in weeks for meeting in week.meetings):
        for item in meeting.items:
            held.setdefault(_key(item), []).append((meeting.week, plan.day_words(meeting.week, meeting.day)))
    seen: Counter[_Key] = Counter()
    for meeting in (meeting for week in plan.weeks for meeting in week.every):
        day = plan.day_words(meeting.week, meeting.day)
        for item in meeting.items:
            seen[_key(item)] += not meeting.off
            missed = replace(item, turn=Turn(item.instead_of)) if item.instead_of else None
            for one, nobody in ((missed, True), (item, bool(meeting.off))):
                if one and one.session and one.turn:
                    later = held.get(_key(one), [])[seen[_key(one)] :]
                    again = words.program_make_up.again_on(week=later[0][0], day=later[0][1]) if later else ""
                    part = words.programs.part(part=one.turn.part, of=one.turn.of) if one.turn.of > 1 else ""
                    rows.append(MakeUp(meeting.week, day, one.session, part, again, nobody))
    return tuple(rows)


def _key(item: Item) -> _Key:
    return (item.session.id if item.session else "", item.turn.part if item.turn else 0)
