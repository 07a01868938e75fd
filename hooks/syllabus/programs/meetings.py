"""What a week of a program consists of: meetings, and their parts."""

from dataclasses import dataclass
from typing import Literal

from .day_types import DAYS, Day
from .facts import Facts
from .rings import Turn
from .slots import Off

ItemKind = Literal["circle", "process", "welcome", "session", "break"]
FAMILY = "family evening"  # used as a ring name; a space is not valid in the name of a real ring


@dataclass(frozen=True)
class Item:
    """A part of a visit, with its start in minutes after midnight.

    `ring` and `number` identify the turn of a ring; `turn` holds the session of a `session` or `welcome` item.
    `instead_of` is the session whose place it takes on this day alone.
    """

    kind: ItemKind
    start: int
    minutes: int
    turn: Turn | None = None
    ring: str = ""
    number: int = -1
    instead_of: Facts | None = None

    @property
    def session(self) -> Facts | None:
        """The session, or None."""
        return self.turn.session if self.turn else None


@dataclass(frozen=True)
class Meeting:
    """A visit or family evening in one week.

    `number` counts the visits of the plan from its first week, and family evenings apart, whether they take place or
    not. `slot` is the day (Monday is 0) and start that the plan gives it, which tells it from others of its week. A
    meeting that is `off` does not take place, for the reason `why`.
    """

    week: int
    day: Day
    start: int
    end: int
    items: tuple[Item, ...]
    is_family: bool = False
    slot: tuple[int, int] = (0, 0)
    number: int = 0
    off: Off = ""
    why: str = ""
    room: str = ""

    @property
    def key(self) -> tuple[int, int]:
        """The day of the week (Monday is 0) and the start."""
        return DAYS.index(self.day), self.start


@dataclass(frozen=True)
class Week:
    """A week, counted from 1: its meetings in order, and those that do not take place."""

    number: int
    meetings: tuple[Meeting, ...]
    off: tuple[Meeting, ...] = ()

    @property
    def every(self) -> tuple[Meeting, ...]:
        """All meetings in order, those that are off included."""
        return tuple(sorted((*self.meetings, *self.off), key=lambda meeting: (meeting.key, meeting.is_family)))
