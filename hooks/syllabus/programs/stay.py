"""What a person meets during a stay, for any week of joining and any days of attendance."""

from itertools import combinations
from math import lcm

from .facts import Library
from .model import ProgramRecord
from .rings import Lap
from .schedule import Item, Week, group_visits, laps, schedule, visit_key

MOST_WEEKS = 2500  # about fifty years; limits the search for rings that share a module


def all_weeks(program: ProgramRecord, library: Library) -> tuple[Week, ...]:
    """Return enough weeks to contain everything that a person can meet: all weeks of a closed program.

    For an open program, these are a stay plus one lap of the longest ring; with rings that share modules, a stay plus
    the weeks until all rings are back at their start.
    """
    if program.enrolment == "closed":
        return schedule(program, library)
    lengths = [len(lap) for lap in laps(program, library).values() if len(lap)] or [1]
    share = any(set(a.modules) & set(b.modules) for a, b in combinations(program.rings.values(), 2))
    period = min(lcm(*lengths), MOST_WEEKS) if share else max(lengths)
    return schedule(program, library, period + program.weeks)


def repeats(program: ProgramRecord, library: Library) -> list[tuple[Week, Item, Week, Item]]:
    """Return pairs of weeks and items that repeat a session before the second item's ring has completed a lap.

    Nobody, for any week of joining and any days of attendance, meets a session twice before its ring is used up unless
    such a pair exists: whoever meets both has joined by the first. Comparing each occurrence with the previous one is
    enough, since a ring that completed a lap after the later of two occurrences did so after the earlier.
    """
    ring_laps = laps(program, library)
    last: dict[tuple[str, int], tuple[Week, Item, dict[str, int]]] = {}
    numbers: dict[str, int] = {}
    pairs = []
    for week in all_weeks(program, library):
        for item in (item for meeting in week.meetings if not meeting.is_family for item in meeting.items):
            if item.turn is None:
                continue
            numbers[item.ring] = item.number  # a turn of choice moves its ring on as well
            if item.session is None:
                continue
            key = (item.session.id, item.turn.part)
            if key in last:
                before, earlier_item, numbers_then = last[key]
                completed_lap = item.ring and item.number - numbers_then.get(item.ring, -1) >= len(ring_laps[item.ring])
                if not completed_lap and week.number - before.number < program.weeks:
                    pairs.append((before, earlier_item, week, item))
            last[key] = (week, item, dict(numbers))
    return pairs


def turns_attended(program: ProgramRecord, ring: str) -> int:
    """Return how many turns of a ring a person attends who comes to every visit of an open program.

    A newcomer spends the first visits in welcome, not at the ring.
    """
    parts = [part for part in program.plan for _ in range(part.first, part.last + 1)]
    visits = [visit for part in parts for visit in sorted(part.visits, key=visit_key)]
    welcome = program.welcome.visits if program.welcome else 0
    return sum(block.ring == ring for visit in visits[welcome:] for block in visit.blocks)


def turns_met(program: ProgramRecord, lap: Lap, ring: str, joined: int) -> set[int]:
    """Return the numbers of the turns that a person meets who joins in the group's week `joined` (from 1).

    The person attends all visits of the part of the plan for their own week. The first visits count too: a newcomer
    spends them in welcome and takes home what was missed.
    """
    visits = group_visits(program, 1)
    counts = [sum(block.ring == ring for block in visit.blocks) for visit in visits]
    met = set()
    for week in range(1, program.weeks + 1):
        part = next(part for part in program.plan if part.first <= week <= part.last)
        comes = {visit_key(visit) for visit in part.visits}
        number = (joined + week - 2) * sum(counts)
        for visit, count in zip(visits, counts, strict=True):
            if visit_key(visit) in comes:
                met |= {(number + k) % len(lap) for k in range(count)}
            number += count
    return met


def least_met(program: ProgramRecord, lap: Lap, ring: str) -> tuple[int, int, int]:
    """Return the number of core turns in a lap, the fewest that a person meets, and the week of joining for that.

    The person attends every visit of their stay.
    """
    core = {number for number, turn in enumerate(lap.turns) if turn.session and turn.session.core}
    met = [(len(core & turns_met(program, lap, ring, week)), week) for week in range(1, len(lap) + 1)]
    least, week = min(met)
    return len(core), least, week
