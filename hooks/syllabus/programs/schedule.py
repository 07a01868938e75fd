"""The weekly schedule of a program. The weeks of an open program are those of the group, and never end."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .facts import Facts, Library
from .model import DAYS, Block, Day, Part, ProgramRecord, Visit, VisitKind
from .rings import Lap, Turn, lap

ItemKind = Literal["circle", "process", "welcome", "session", "break"]
FAMILY = "family evening"  # used as a ring name; a space is not valid in the name of a real ring


@dataclass(frozen=True)
class Item:
    """A part of a visit, with its start in minutes after midnight.

    `ring` and `number` identify the turn of a ring; `turn` holds the session of a `session` or `welcome` item.
    """

    kind: ItemKind
    start: int
    minutes: int
    turn: Turn | None = None
    ring: str = ""
    number: int = -1

    @property
    def session(self) -> Facts | None:
        """The session, or None."""
        return self.turn.session if self.turn else None


@dataclass(frozen=True)
class Meeting:
    """A visit or family evening in one week."""

    week: int
    day: Day
    start: int
    items: tuple[Item, ...]
    is_family: bool = False

    @property
    def end(self) -> int:
        """The end, in minutes after midnight."""
        return self.items[-1].start + self.items[-1].minutes

    @property
    def key(self) -> tuple[int, int]:
        """The day of the week (Monday is 0) and the start, which identify the meeting within its week."""
        return DAYS.index(self.day), self.start


@dataclass(frozen=True)
class Week:
    """A week, counted from 1, and its meetings in order."""

    number: int
    meetings: tuple[Meeting, ...]


def minutes_of(clock: str) -> int:
    """Return a time such as 09:30 in minutes after midnight."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def visit_key(visit: Visit) -> tuple[int, int]:
    """Return the day of the week (Monday is 0) and the start in minutes after midnight."""
    return DAYS.index(visit.day), minutes_of(visit.start)


def part_of(program: ProgramRecord, week: int) -> Part | None:
    """Return the part of the plan that contains a week, or None."""
    return next((part for part in program.plan if part.first <= week <= part.last), None)


def group_visits(program: ProgramRecord, week: int) -> tuple[Visit, ...]:
    """Return the visits that take place in a week, in order.

    In an open program, people are in different weeks of their stay, so the visits of all parts take place every week.
    """
    if program.enrolment == "open":
        visits_by_key = {visit_key(visit): visit for part in reversed(program.plan) for visit in reversed(part.visits)}
        return tuple(visits_by_key[key] for key in sorted(visits_by_key))
    part = part_of(program, week)
    return tuple(sorted(part.visits, key=visit_key)) if part else ()


def uses(program: ProgramRecord, ring: str) -> int:
    """Return how often a ring is used each week.

    In a closed program this is 1, since weeks differ and everybody comes to every visit.
    """
    if program.enrolment == "closed":
        return 1
    return sum(block.ring == ring for visit in group_visits(program, 1) for block in visit.blocks)


def laps(program: ProgramRecord, library: Library) -> dict[str, Lap]:
    """Return the lap of each ring, for the shortest block in which it is used."""
    result = {}
    for name, ring in program.rings.items():
        lengths = [
            minutes
            for part in program.plan
            for visit in part.visits
            if visit.kind in program.visit_kinds
            for block, minutes in zip(visit.blocks, program.visit_kinds[visit.kind].blocks, strict=False)
            if block.ring == name
        ]
        if lengths:
            result[name] = lap(ring, library, min(lengths), uses(program, name))
    return result


def schedule(program: ProgramRecord, library: Library, weeks: int | None = None) -> tuple[Week, ...]:
    """Return the first `weeks` weeks of a program without structural problems; by default, as many as a stay has."""
    return tuple(_weeks(program, library, weeks or program.weeks))


def _weeks(program: ProgramRecord, library: Library, weeks: int) -> Iterator[Week]:
    ring_laps = laps(program, library)
    used: Counter[str] = Counter()
    evening = program.family_evening
    for number in range(1, weeks + 1):
        meetings = []
        for visit in group_visits(program, number):
            items = _items(visit, program, library, ring_laps, used)
            meetings.append(Meeting(number, visit.day, minutes_of(visit.start), tuple(items)))
        if evening and evening.module in library:
            sessions = library[evening.module].core
            turn = Turn(sessions[(number - 1) % len(sessions)]) if sessions else Turn(None)
            start = minutes_of(evening.start)
            item = Item("session", start, evening.minutes, turn, FAMILY, number - 1)
            meetings.append(Meeting(number, evening.day, start, (item,), is_family=True))
        yield Week(number, tuple(sorted(meetings, key=lambda meeting: meeting.key)))


def _items(
    visit: Visit, program: ProgramRecord, library: Library, ring_laps: Mapping[str, Lap], used: Counter[str]
) -> Iterator[Item]:
    """Yield the parts of a visit in order: circle, block, break, block, ... circle."""
    start = minutes_of(visit.start)
    for kind, minutes, block in frame(program.visit_kinds[visit.kind], visit.blocks):
        if block is None:
            yield Item(kind, start, minutes)
        else:
            yield _block_item(block, start, minutes, program, library, ring_laps, used)
        start += minutes


def frame(kind: VisitKind, blocks: tuple[Block, ...]) -> Iterator[tuple[ItemKind, int, Block | None]]:
    """Yield the parts of a visit with their minutes."""
    if kind.circles:
        yield "circle", kind.circles[0], None
    for index, (block, minutes) in enumerate(zip(blocks, kind.blocks, strict=True)):
        yield "session", minutes, block
        if index < len(kind.breaks):
            yield "break", kind.breaks[index], None
    if len(kind.circles) > 1:
        yield "circle", kind.circles[1], None


def _block_item(
    block: Block,
    start: int,
    minutes: int,
    program: ProgramRecord,
    library: Library,
    ring_laps: Mapping[str, Lap],
    used: Counter[str],
) -> Item:
    if block.ring:
        number = used[block.ring]
        used[block.ring] += 1
        turns = ring_laps[block.ring]
        return Item("session", start, minutes, turns.at(number) if turns else Turn(None), block.ring, number)
    what = block.what or ""
    if what == "process":
        return Item("process", start, minutes)
    if "/" in what:
        return Item("session", start, minutes, Turn(find_session(what, library)))
    module = (program.welcome.module if program.welcome else None) if what == "welcome" else what
    sessions = library[module].core if module and module in library else ()
    number = used[what]
    used[what] += 1
    turn = Turn(sessions[number]) if number < len(sessions) else Turn(None)
    return Item("welcome" if what == "welcome" else "session", start, minutes, turn)


def find_session(what: str, library: Library) -> Facts | None:
    """Return the session with an id such as cbt/parts-of-a-moment, or None."""
    module, _, slug = what.partition("/")
    sessions = library[module].sessions if module in library else ()
    return next((session for session in sessions if session.slug == slug), None)
