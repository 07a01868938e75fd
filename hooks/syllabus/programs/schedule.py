"""The weekly schedule of a program. The weeks of an open program are those of the group, and never end.

A visit that is off by `skip` uses up what it would have held: rings go on as if it had taken place. By `shift` it
leaves that to the next visit, so that rings stand still, and a closed program ends later.
"""

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count

from .facts import Facts, Library
from .meetings import FAMILY, Item, ItemKind, Meeting, Week
from .model import Block, ProgramRecord, VisitKind
from .rings import Lap, Turn, lap
from .slots import Slot, group_visits, slots, visit_key


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
    """Return the first `weeks` weeks of a program without structural problems.

    By default, these are as many as a stay has, and what a closed program needs beyond to hold what was shifted.
    """
    return tuple(_weeks(program, library, weeks))


def _weeks(program: ProgramRecord, library: Library, weeks: int | None) -> Iterator[Week]:
    builder = _Builder(program, library)
    is_closed = program.enrolment == "closed"
    for number in count(1):
        if number > (weeks or program.weeks) and not (is_closed and weeks is None and builder.owes()):
            return
        places = [slot for slot in slots(program, number) if builder.has_evenings or not slot.is_family]
        found = [builder.meeting(slot) for slot in places if not is_closed or builder.owes(slot)]
        ordered = sorted(found, key=lambda meeting: (meeting.key, meeting.is_family))
        held = tuple(meeting for meeting in ordered if not meeting.off)
        yield Week(number, held, tuple(meeting for meeting in ordered if meeting.off))


class _Builder:
    """Makes the meetings of a program one after another, and counts what has been used."""

    def __init__(self, program: ProgramRecord, library: Library) -> None:
        self.program, self.modules = program, library
        self.laps = laps(program, library)
        self.used: Counter[str] = Counter()
        self.numbers: Counter[bool] = Counter()
        weeks = range(1, program.weeks + 1) if program.enrolment == "closed" else ()
        self.waiting = deque(visit for week in weeks for visit in group_visits(program, week))
        evening = program.family_evening
        self.has_evenings = evening is not None and evening.module in library
        self.sessions = library[evening.module].core if evening and evening.module in library else ()
        self.evenings = 0

    def owes(self, slot: Slot | None = None) -> bool:
        """Return whether a closed program still has something for a slot, or for any."""
        evenings_left = self.has_evenings and self.evenings < self.program.weeks
        if slot is None:
            return bool(self.waiting) or evenings_left
        return evenings_left if slot.is_family else bool(self.waiting)

    def meeting(self, slot: Slot) -> Meeting:
        """Return what takes place in a slot, or does not."""
        self.numbers[slot.is_family] += 1
        items, minutes = self.evening(slot) if slot.is_family else self.visit(slot)
        return Meeting(
            slot.week,
            slot.day,
            slot.start,
            slot.start + minutes,
            tuple(_swapped(item, slot, self.modules) for item in items),
            slot.is_family,
            slot.planned,
            self.numbers[slot.is_family],
            slot.off,
            slot.why,
            slot.room,
        )

    def evening(self, slot: Slot) -> tuple[list[Item], int]:
        """Return the items and the length of a family evening."""
        evening = self.program.family_evening
        if evening is None:
            return [], 0
        if slot.off == "shift":
            return [], evening.minutes
        number, self.evenings = self.evenings, self.evenings + 1
        turn = Turn(self.sessions[number % len(self.sessions)]) if self.sessions else Turn(None)
        return [Item("session", slot.start, evening.minutes, turn, FAMILY, number)], evening.minutes

    def visit(self, slot: Slot) -> tuple[list[Item], int]:
        """Return the items and the length of a visit: circle, block, break, block, ... circle."""
        if self.waiting:
            visit = self.waiting[0] if slot.off == "shift" else self.waiting.popleft()
        else:
            visit = next(v for v in group_visits(self.program, slot.week) if visit_key(v) == slot.planned)
        parts = list(frame(self.program.visit_kinds[visit.kind], visit.blocks))
        minutes = sum(length for _, length, _ in parts)
        if slot.off == "shift":
            return [], minutes
        items, start = [], slot.start
        for kind, length, block in parts:
            items.append(Item(kind, start, length) if block is None else self.block(block, start, length))
            start += length
        return items, minutes

    def block(self, block: Block, start: int, minutes: int) -> Item:
        """Return the item of a block, and count what it uses."""
        return block_item(block, start, minutes, self.program, self.modules, self.laps, self.used)


def _swapped(item: Item, slot: Slot, library: Library) -> Item:
    """Return an item with the session that takes its place on this day, if any does."""
    new = find_session((slot.swap or {}).get(item.session.id, ""), library) if item.session else None
    return replace(item, turn=Turn(new), instead_of=item.session) if new else item


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


def block_item(
    block: Block,
    start: int,
    minutes: int,
    program: ProgramRecord,
    library: Library,
    ring_laps: Mapping[str, Lap],
    used: Counter[str],
) -> Item:
    """Return the item of a block, whose turn is the next one by `used`, which is counted up."""
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
    number = used[f"module:{what}"]  # a ring may have the name of a module
    used[f"module:{what}"] += 1
    turn = Turn(sessions[number]) if number < len(sessions) else Turn(None)
    return Item("welcome" if what == "welcome" else "session", start, minutes, turn)


def find_session(what: str, library: Library) -> Facts | None:
    """Return the session with an id such as cbt/parts-of-a-moment, or None."""
    module, _, slug = what.partition("/")
    sessions = library[module].sessions if module in library else ()
    return next((session for session in sessions if session.slug == slug), None)
