"""The arithmetic of rings: a lap holds each session once, and a ring's turns are counted from the program's first week.

A ring of N turns that is used u times a week comes to turn u*w + i in week w (both counted from zero) at its i-th
use, and turn n gives what stands at n mod N. When N and u share no factor, the multiples of u run through all
remainders of N (Bezout), so a person who comes on one day a week still meets every turn, in N visits, none twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, gcd

from .facts import Facts, Library
from .model import Ring


@dataclass(frozen=True)
class Turn:
    """What one use of a ring gives. A session longer than its block takes `of` turns that follow one another.

    `options` are the sessions of a turn of choice, one for each time the ring comes round; it may have none, and then
    the group picks any session and does it the guide's other way.
    """

    session: Facts | None
    part: int = 1
    of: int = 1
    options: tuple[Facts, ...] = ()

    @property
    def is_choice(self) -> bool:
        """Whether the group may pick another session."""
        return self.session is None


@dataclass(frozen=True)
class Lap:
    """One time round: the turns in order."""

    turns: tuple[Turn, ...]

    def __len__(self) -> int:
        return len(self.turns)

    def at(self, number: int) -> Turn:
        """The turn with this number, counted from zero; a turn of choice comes with this round's proposal."""
        turn = self.turns[number % len(self)]
        if turn.options:
            return Turn(turn.options[number // len(self) % len(turn.options)], options=turn.options)
        return turn


def lap(ring: Ring, library: Library, block_minutes: int, uses: int) -> Lap:
    """The lap of a ring that is used `uses` times a week in blocks of this length (minutes).

    Modules that the library does not have are passed over. The sessions of each module keep their order and are
    spread evenly; turns of choice are added until the number of turns shares no factor with `uses`.
    """
    streams: list[list[list[Turn]]] = []
    spare: list[Facts] = []
    for name in ring.modules:
        if name in library:
            module = library[name]
            held = {"core": module.core, "electives": module.electives, "all": module.sessions}[ring.holds]
            streams.append([_parts(session, block_minutes) for session in held])
            spare += module.electives if ring.holds == "core" else ()
    length = sum(len(parts) for stream in streams for parts in stream)
    if length == 0:
        return Lap(())
    choices = ring.choice
    while gcd(length + choices, uses) > 1:
        choices += 1
    fitting = [session for session in spare if session.minutes <= block_minutes]
    streams.append([[Turn(None, options=tuple(fitting[i::choices]))] for i in range(choices)])
    return Lap(tuple(turn for parts in spread(streams) for turn in parts))


def spread(streams: Sequence[Sequence[list[Turn]]]) -> list[list[Turn]]:
    """The items of all streams in one list, each stream in order and evenly spread: item k of p at (k + 1/2) / p."""
    placed = [
        ((2 * k + 1) / (2 * len(stream)), number, k, item)
        for number, stream in enumerate(streams)
        for k, item in enumerate(stream)
    ]
    return [item for *_, item in sorted(placed, key=lambda entry: entry[:3])]


def _parts(session: Facts, block_minutes: int) -> list[Turn]:
    of = ceil(session.minutes / block_minutes)
    return [Turn(session, part, of) for part in range(1, of + 1)]
