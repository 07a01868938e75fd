"""The arithmetic of rings, whose laps contain each session once; turns are counted from the program's first week.

In week w (from zero), the i-th use (from zero) of a ring with N turns that is used u times a week is turn u*w + i, and
turn n has the content at n mod N. If N and u have no common factor, the multiples of u cover all remainders modulo N
(Bezout's identity). So a person who comes on one day a week still meets every turn in N visits, none of them twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, gcd, lcm

from .facts import Facts, Library
from .model import Ring


@dataclass(frozen=True)
class Turn:
    """The content of one use of a ring. A session longer than its block takes `of` consecutive turns.

    `options` are the sessions proposed in a choice turn, one per lap. Without any, the group picks a session and uses
    the alternative in its guide.
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
    """One rotation of a ring: its turns in order. `spare` are the sessions that fit and have no turn of their own."""

    turns: tuple[Turn, ...]
    spare: tuple[Facts, ...] = ()

    def __len__(self) -> int:
        return len(self.turns)

    @property
    def period(self) -> int:
        """How many turns pass until the ring is at its start again, and its choice turns propose the same sessions."""
        return len(self) * lcm(*(len(turn.options) or 1 for turn in self.turns))

    def at(self, number: int) -> Turn:
        """Return the turn with this number, counted from zero; a choice turn proposes the session for this lap."""
        turn = self.turns[number % len(self)]
        if turn.options:
            return Turn(turn.options[number // len(self) % len(turn.options)], options=turn.options)
        return turn


def lap(ring: Ring, library: Library, block_minutes: int, uses: int) -> Lap:
    """Return the lap of a ring that is used `uses` times a week in blocks of `block_minutes`.

    Modules that are missing from the library are skipped. The sessions of each module keep their order and are evenly
    distributed. Choice turns are added until the number of turns has no common factor with `uses`.
    """
    streams: list[list[list[Turn]]] = []
    spare: list[Facts] = []
    for name in ring.modules:
        if name in library:
            module = library[name]
            sessions = {"core": module.core, "electives": module.electives, "all": module.sessions}[ring.holds]
            streams.append([_parts(session, block_minutes) for session in sessions])
            spare += module.electives if ring.holds == "core" else ()
    length = sum(len(parts) for stream in streams for parts in stream)
    if length == 0:
        return Lap(())
    choices = ring.choice
    while gcd(length + choices, uses) > 1:
        choices += 1
    fitting = [session for session in spare if session.minutes <= block_minutes]
    streams.append([[Turn(None, options=tuple(fitting[i::choices]))] for i in range(choices)])
    return Lap(tuple(turn for parts in spread(streams) for turn in parts), tuple(fitting))


def spread(streams: Sequence[Sequence[list[Turn]]]) -> list[list[Turn]]:
    """Return the items of all streams, each in order and evenly distributed: item k of p has position (k + 1/2) / p."""
    positioned = [
        ((2 * k + 1) / (2 * len(stream)), number, k, item)
        for number, stream in enumerate(streams)
        for k, item in enumerate(stream)
    ]
    return [item for *_, item in sorted(positioned, key=lambda entry: entry[:3])]


def _parts(session: Facts, block_minutes: int) -> list[Turn]:
    of = ceil(session.minutes / block_minutes)
    return [Turn(session, part, of) for part in range(1, of + 1)]
