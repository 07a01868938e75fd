"""What one person's stay brings, whichever week they join and whichever days they come."""

from itertools import combinations
from math import lcm

from .facts import Library
from .model import ProgramRecord
from .rings import Lap
from .schedule import Item, Week, group_visits, laps, schedule, visit_key

MOST_WEEKS = 2500  # fifty years, for rings that share a module; others need one lap


def all_weeks(program: ProgramRecord, library: Library) -> tuple[Week, ...]:
    """The weeks after which everything an open program can do to a person has been seen, and those of a closed one.

    Rings that share no module are looked at for one lap of the longest, others until all stand as in the first week.
    """
    if program.enrolment == "closed":
        return schedule(program, library)
    lengths = [len(turning) for turning in laps(program, library).values() if len(turning)] or [1]
    share = any(set(a.modules) & set(b.modules) for a, b in combinations(program.rings.values(), 2))
    period = min(lcm(*lengths), MOST_WEEKS) if share else max(lengths)
    return schedule(program, library, period + program.weeks)


def repeats(program: ProgramRecord, library: Library) -> list[tuple[Week, Item, Week, Item]]:
    """Pairs of weeks and blocks with one session that are too close: the second's ring has not gone round since.

    Nobody, whichever week they join and whichever days they come, meets a session twice before its ring is used up
    unless there is such a pair: whoever meets both has joined by the first. Looking at neighbors is enough, since a
    ring that has gone round since the later of two blocks has gone round since the earlier.
    """
    turning = laps(program, library)
    last: dict[tuple[str, int], tuple[Week, Item, dict[str, int]]] = {}
    used: dict[str, int] = {}
    found = []
    for week in all_weeks(program, library):
        for item in (item for meeting in week.meetings if not meeting.is_family for item in meeting.items):
            if item.turn is None:
                continue
            used[item.ring] = item.number  # a turn of choice moves its ring on as well
            if item.session is None:
                continue
            key = (item.session.id, item.turn.part)
            if key in last:
                before, block, then = last[key]
                gone_round = item.ring and item.number - then.get(item.ring, -1) >= len(turning[item.ring])
                if not gone_round and week.number - before.number < program.weeks:
                    found.append((before, block, week, item))
            last[key] = (week, item, dict(used))
    return found


def turns_met(program: ProgramRecord, turning: Lap, ring: str, joined: int) -> set[int]:
    """The turns of a lap that a person meets who joins in the group's week `joined` (from 1) and misses no visit.

    A person comes to the visits of the part of the plan that their own week is in. The first visits are counted too,
    though a newcomer spends them in welcome and gets what was missed to take home.
    """
    visits = group_visits(program, 1)
    counts = [sum(block.ring == ring for block in visit.blocks) for visit in visits]
    met = set()
    for own in range(1, program.weeks + 1):
        part = next(part for part in program.plan if part.first <= own <= part.last)
        comes = {visit_key(visit) for visit in part.visits}
        number = (joined + own - 2) * sum(counts)
        for visit, count in zip(visits, counts, strict=True):
            if visit_key(visit) in comes:
                met |= {(number + k) % len(turning) for k in range(count)}
            number += count
    return met


def least_met(program: ProgramRecord, turning: Lap, ring: str) -> tuple[int, int, int]:
    """The core turns of a lap, how many of them a person meets at least who misses no visit, and from which week."""
    core = {number for number, turn in enumerate(turning.turns) if turn.session and turn.session.core}
    met = [(len(core & turns_met(program, turning, ring, week)), week) for week in range(1, len(turning) + 1)]
    least, week = min(met)
    return len(core), least, week
