"""The weeks of a program: what happens at which visit. An open program's weeks are the group's, and never end."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .facts import Facts, Library
from .model import DAYS, Block, Day, Part, ProgramRecord, Visit, VisitKind
from .rings import Lap, Turn, lap

ItemKind = Literal["circle", "process", "welcome", "session", "break"]
FAMILY = "family evening"  # stands for the ring of the family evening; no ring can have this name


@dataclass(frozen=True)
class Item:
    """A part of a visit. Times are minutes after midnight.

    `ring` and `number` say which turn of which ring it is; `turn` holds the session of a `session` or `welcome` item.
    """

    kind: ItemKind
    start: int
    minutes: int
    turn: Turn | None = None
    ring: str = ""
    number: int = -1

    @property
    def session(self) -> Facts | None:
        """The session, where there is one."""
        return self.turn.session if self.turn else None


@dataclass(frozen=True)
class Meeting:
    """One visit, or the family evening, of one week."""

    week: int
    day: Day
    start: int
    items: tuple[Item, ...]
    is_family: bool = False

    @property
    def end(self) -> int:
        """When it ends, in minutes after midnight."""
        return self.items[-1].start + self.items[-1].minutes

    @property
    def key(self) -> tuple[int, int]:
        """Day of the week (Monday is 0) and start: what sets it apart within its week."""
        return DAYS.index(self.day), self.start


@dataclass(frozen=True)
class Week:
    """A week, counted from 1, and its meetings in order."""

    number: int
    meetings: tuple[Meeting, ...]


def minutes_of(clock: str) -> int:
    """Minutes after midnight of a time such as 09:30."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def visit_key(visit: Visit) -> tuple[int, int]:
    """Day of the week (Monday is 0) and start in minutes after midnight."""
    return DAYS.index(visit.day), minutes_of(visit.start)


def part_of(program: ProgramRecord, week: int) -> Part | None:
    """The part of the plan that holds a week."""
    return next((part for part in program.plan if part.first <= week <= part.last), None)


def group_visits(program: ProgramRecord, week: int) -> tuple[Visit, ...]:
    """The visits that take place in a week, in order.

    In an open program people are in different weeks of their stay, so every visit of every part takes place each week.
    """
    if program.enrolment == "open":
        found = {visit_key(visit): visit for part in reversed(program.plan) for visit in reversed(part.visits)}
        return tuple(found[key] for key in sorted(found))
    part = part_of(program, week)
    return tuple(sorted(part.visits, key=visit_key)) if part else ()


def uses(program: ProgramRecord, ring: str) -> int:
    """How often a week the ring is used; in a closed program the weeks differ, and nobody comes on some days only."""
    if program.enrolment == "closed":
        return 1
    return sum(block.ring == ring for visit in group_visits(program, 1) for block in visit.blocks)


def laps(program: ProgramRecord, library: Library) -> dict[str, Lap]:
    """The lap of each ring; blocks are as long as the shortest in which the ring is used."""
    found = {}
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
            found[name] = lap(ring, library, min(lengths), uses(program, name))
    return found


def schedule(program: ProgramRecord, library: Library, weeks: int | None = None) -> tuple[Week, ...]:
    """The first `weeks` weeks of a program without problems of structure; as many as one stay has, if not given."""
    return tuple(_weeks(program, library, weeks or program.weeks))


def _weeks(program: ProgramRecord, library: Library, weeks: int) -> Iterator[Week]:
    turning = laps(program, library)
    used: Counter[str] = Counter()
    evening = program.family_evening
    for number in range(1, weeks + 1):
        meetings = []
        for visit in group_visits(program, number):
            items = _items(visit, program, library, turning, used)
            meetings.append(Meeting(number, visit.day, minutes_of(visit.start), tuple(items)))
        if evening and evening.module in library:
            sessions = library[evening.module].core
            turn = Turn(sessions[(number - 1) % len(sessions)]) if sessions else Turn(None)
            start = minutes_of(evening.start)
            item = Item("session", start, evening.minutes, turn, FAMILY, number - 1)
            meetings.append(Meeting(number, evening.day, start, (item,), is_family=True))
        yield Week(number, tuple(sorted(meetings, key=lambda meeting: meeting.key)))


def _items(
    visit: Visit, program: ProgramRecord, library: Library, turning: Mapping[str, Lap], used: Counter[str]
) -> Iterator[Item]:
    """The parts of a visit in order: circle, block, break, block, ... circle."""
    start = minutes_of(visit.start)
    for kind, minutes, block in frame(program.visit_kinds[visit.kind], visit.blocks):
        if block is None:
            yield Item(kind, start, minutes)
        else:
            yield _block_item(block, start, minutes, program, library, turning, used)
        start += minutes


def frame(kind: VisitKind, blocks: tuple[Block, ...]) -> Iterator[tuple[ItemKind, int, Block | None]]:
    """The parts of a kind of visit with their minutes."""
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
    turning: Mapping[str, Lap],
    used: Counter[str],
) -> Item:
    if block.ring:
        number = used[block.ring]
        used[block.ring] += 1
        turns = turning[block.ring]
        return Item("session", start, minutes, turns.at(number) if turns else Turn(None), block.ring, number)
    what = block.what or ""
    if what == "process":
        return Item("process", start, minutes)
    if "/" in what:
        return Item("session", start, minutes, Turn(named(what, library)))
    module = (program.welcome.module if program.welcome else None) if what == "welcome" else what
    sessions = library[module].core if module and module in library else ()
    number = used[what]
    used[what] += 1
    turn = Turn(sessions[number]) if number < len(sessions) else Turn(None)
    return Item("welcome" if what == "welcome" else "session", start, minutes, turn)


def named(what: str, library: Library) -> Facts | None:
    """The session with an id such as cbt/parts-of-a-moment."""
    module, _, slug = what.partition("/")
    sessions = library[module].sessions if module in library else ()
    return next((session for session in sessions if session.slug == slug), None)
