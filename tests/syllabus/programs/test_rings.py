"""The arithmetic of rings, for any modules and any number of uses a week."""

from itertools import chain
from math import gcd

from hypothesis import given
from hypothesis import strategies as st
from program_cases import small_libraries

from syllabus.programs.facts import Facts, Library, ModuleFacts
from syllabus.programs.model import Ring
from syllabus.programs.rings import Lap, lap

PLAIN = Ring(modules=("a", "b", "c", "d"))


def whole(turning: Lap) -> list[str]:
    return [f"{turn.session.id} {turn.part}" for turn in turning.turns if turn.session]


@given(library=small_libraries(), uses=st.integers(1, 7), choice=st.integers(0, 3))
def test_a_lap_holds_each_core_session_once_and_in_order(library: Library, uses: int, choice: int) -> None:
    turning = lap(PLAIN.model_copy(update={"choice": choice}), library, 50, uses)
    parts = [f"{s.id} {n}" for m in library.values() for s in m.core for n in range(1, -(-s.minutes // 50) + 1)]
    assert sorted(whole(turning)) == sorted(parts)
    for module in library.values():
        order = [turn.session for turn in turning.turns if turn.session in module.core]
        assert order == sorted(order, key=module.core.index)
    for one, two in zip(turning.turns, (*turning.turns[1:], *turning.turns[:1]), strict=True):
        assert one.part == one.of or (two.session, two.part) == (one.session, one.part + 1)


@given(library=small_libraries(), uses=st.integers(1, 7), choice=st.integers(0, 3))
def test_who_comes_on_one_day_meets_every_turn_and_none_twice(library: Library, uses: int, choice: int) -> None:
    turning = lap(PLAIN.model_copy(update={"choice": choice}), library, 50, uses)
    if len(turning) == 0:
        return
    assert gcd(len(turning), uses) == 1
    for day in range(uses):
        met = [(day + week * uses) % len(turning) for week in range(len(turning))]
        assert sorted(met) == list(range(len(turning)))


@given(library=small_libraries(), uses=st.integers(1, 7), choice=st.integers(1, 3))
def test_a_choice_is_not_proposed_twice_in_any_one_lap(library: Library, uses: int, choice: int) -> None:
    turning = lap(PLAIN.model_copy(update={"choice": choice}), library, 50, uses)
    slots = [set(turn.options) for turn in turning.turns if turn.is_choice]
    assert sum(map(len, slots)) == len(set(chain.from_iterable(slots)))
    assert all(not session.core for session in chain.from_iterable(slots))


def test_sessions_are_spread_evenly() -> None:
    library = {
        name: ModuleFacts(name, "participants", tuple(Facts(name, f"{name}{k}", "", 50, True) for k in range(count)))
        for name, count in (("a", 6), ("b", 3), ("c", 2))
    }
    given_order = "".join(turn.session.module for turn in lap(PLAIN, library, 50, 1).turns if turn.session)
    assert given_order == "abacaabacaba"[: len(given_order)] or "aaa" not in given_order
