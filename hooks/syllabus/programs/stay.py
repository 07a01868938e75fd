"""What a person meets during a stay, for any week of joining and any days of attendance."""

from collections.abc import Sequence
from itertools import combinations
from math import lcm

from .day_types import OnDay
from .facts import Library
from .meetings import Item, Week
from .model import ProgramRecord
from .rings import Lap
from .schedule import laps, schedule
from .slots import visit_key

MOST_DATED_WEEKS = 300  # a date that is years off is a slip of the pen, and would take long to follow
MOST_WEEKS = 2500  # about fifty years; limits the search for rings that share a module


def all_weeks(program: ProgramRecord, library: Library) -> tuple[Week, ...]:
    """Return enough weeks to contain everything that a person can meet: all weeks of a closed program.

    For an open program, these are a stay plus one lap of the longest ring; with rings that share modules, a stay plus
    the weeks until all rings are back at their start, and propose the same in turns of choice. Weeks with closed days
    and changes come on top.
    """
    if program.enrolment == "closed":
        return schedule(program, library)
    turning = [lap for lap in laps(program, library).values() if len(lap)]
    share = any(set(a.modules) & set(b.modules) for a, b in combinations(program.rings.values(), 2))
    period = min(lcm(*(lap.period for lap in turning)), MOST_WEEKS) if share else max(map(len, turning), default=1)
    return schedule(program, library, last_dated_week(program) + period + program.weeks)


def last_dated_week(program: ProgramRecord) -> int:
    """Return the last week that a closed day or a change falls into, or 0; after it, rings turn without disturbance."""
    entries: tuple[OnDay, ...] = (*program.closed, *program.changes)
    weeks = ((entry.date - program.start).days // 7 + 1 for entry in entries) if program.start else ()
    return max((week for week in weeks if 0 < week <= MOST_DATED_WEEKS), default=0)


def repeats(program: ProgramRecord, library: Library) -> list[tuple[Week, Item, Week, Item]]:
    """Return pairs of weeks and items that repeat a session before the second item's ring has completed a lap.

    Nobody, for any week of joining and any days of attendance, meets a session twice before its ring is used up unless
    such a pair exists: whoever meets both has joined by the first. Comparing each occurrence with the previous one is
    enough, since a ring that completed a lap after the later of two occurrences did so after the earlier. What takes
    the place of another session on one day is left to whoever wrote that.
    """
    ring_laps = laps(program, library)
    last: dict[tuple[str, int], tuple[Week, Item, dict[str, int]]] = {}
    numbers: dict[str, int] = {}
    pairs = []
    for week in all_weeks(program, library):
        visits = [meeting for meeting in week.every if not meeting.is_family]
        for is_off, item in ((bool(visit.off), item) for visit in visits for item in visit.items):
            if item.turn is None:
                continue
            numbers[item.ring] = item.number  # a turn of choice, or one that is skipped, moves its ring on as well
            if item.session is None or item.instead_of or is_off:
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


def turns_met(program: ProgramRecord, weeks: Sequence[Week], lap: Lap, ring: str, joined: int) -> set[int]:
    """Return the numbers of the turns that a person meets who joins in the group's week `joined` (from 1) of `weeks`.

    The person attends all visits of the part of the plan for their own week. The first visits count too: a newcomer
    spends them in welcome and takes home what was missed. A visit that does not take place, nobody attends.
    """
    met = set()
    for own, week in enumerate(weeks[joined - 1 : joined - 1 + program.weeks], start=1):
        part = next(part for part in program.plan if part.first <= own <= part.last)
        comes = {visit_key(visit) for visit in part.visits}
        for meeting in week.meetings:
            if not meeting.is_family and meeting.slot in comes:
                items = (item for item in meeting.items if item.ring == ring and not item.instead_of)
                met |= {item.number % len(lap) for item in items}
    return met


def least_met(program: ProgramRecord, library: Library, lap: Lap, ring: str) -> tuple[int, int, int]:
    """Return the number of core turns in a lap, the fewest that a person meets, and the week of joining for that.

    The person attends every visit of their stay.
    """
    core = {number for number, turn in enumerate(lap.turns) if turn.session and turn.session.core}
    last = len(lap) + last_dated_week(program)
    weeks = schedule(program, library, last + program.weeks)
    met = [(len(core & turns_met(program, weeks, lap, ring, week)), week) for week in range(1, last + 1)]
    least, week = min(met)
    return len(core), least, week
