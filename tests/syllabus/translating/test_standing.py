"""A translation is called current only if its English is exactly what it was made from."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from syllabus.content.units import Unit, body_units
from syllabus.translating.danger import is_safety
from syllabus.translating.lock import DIGITS, LockedUnit, lock_text, read_units_lock
from syllabus.translating.locking import locked_units
from syllabus.translating.reading import English, Twin
from syllabus.translating.standing import compared, headings_of

WORDS = st.lists(
    st.sampled_from(["walk", "rest", "call", "a friend", "[line: 988]", "5 minutes"]), min_size=1, max_size=4
)
PARTS = WORDS.map(" ".join).flatmap(
    lambda words: st.sampled_from([words, f"## {words}", f"- {words}", f"/// write | {words}\n    lines: 2\n///"])
)
BODIES = st.lists(PARTS, max_size=8).map("\n\n".join)
SAID = {"walk": "andar", "rest": "calma", "call": "llame", "friend": "amigo", "minutes": "minutos"}
EDITS = ("rename", "swap", "split", "merge", "drop", "add", "reorder")


def units(body: str) -> tuple[Unit, ...]:
    return tuple(body_units(body))


def said(body: str) -> str:
    """The same body in another language: every word has another ending."""
    for word, other in SAID.items():
        body = body.replace(word, other)
    return body


def locked(body: str, target: str) -> tuple[LockedUnit, ...]:
    pairs = zip(units(body), units(target), strict=True)
    return tuple(
        LockedUnit(kind=one.kind, source=one.hash[:DIGITS], target=other.hash[:DIGITS]) for one, other in pairs
    )


def edited(parts: list[str], edit: str, at: int) -> list[str]:
    """The parts of a body after an edit at one of them."""
    at %= len(parts)
    if edit == "rename":
        parts[at] += " now"
    elif edit == "swap":
        parts[at], parts[0] = parts[0], parts[at]
    elif edit == "split":
        first, _, rest = parts[at].partition(" ")
        parts[at : at + 1] = [first, rest] if rest else [first]
    elif edit == "merge":
        parts[at : at + 2] = [" ".join(parts[at : at + 2])]
    elif edit == "drop":
        del parts[at]
    elif edit == "add":
        parts.insert(at, "One more thing.")
    else:
        parts.reverse()
    return parts


def text_of(body: str) -> list[tuple[Any, str]]:
    return [(unit.shape, unit.text) for unit in units(body)]


@given(body=BODIES.filter(bool), edits=st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9)), max_size=4))
def test_no_edit_of_the_english_is_missed(body: str, edits: list[tuple[str, int]]) -> None:
    target = said(body)
    parts = body.split("\n\n")
    for edit, at in edits:
        parts = edited(parts, edit, at) if parts else parts
    now = "\n\n".join(parts)
    found = compared(units(now), units(target), locked(body, target))
    assert (found.standing == "current") == (text_of(now) == text_of(body))
    assert not found.is_edited
    if found.standing == "stale":
        assert found.changed or found.gone


@given(body=BODIES.filter(bool), at=st.integers(0, 9))
def test_an_edited_part_is_named_with_its_heading(body: str, at: int) -> None:
    source = units(body)
    heading = "".join([f"## The {at}th\n\n", "Something new here.\n\n", body])
    found = compared(units(heading), source, locked(body, body))
    assert [unit.text for unit in found.changed] == [f"The {at}th", "Something new here."]
    assert headings_of(units(heading), found.changed) == (f"The {at}th",)


def twin(body: str, target: str, lock: tuple[LockedUnit, ...] | None) -> Twin:
    english = English("curriculum/forms/a.md")
    vars(english)["units"] = units(body)  # without a record
    comparison = compared(english.units, units(target), lock)
    return Twin(english, "curriculum/forms/es/a.md", object(), units(target), comparison, lock)


@given(body=BODIES.filter(lambda body: "rest" in body))
def test_a_text_that_stays_while_its_english_moves_needs_a_reason(body: str) -> None:
    target, now = said(body), body.replace("rest", "sleep", 1)
    lock = locked(body, target)
    rows, problems = locked_units(twin(now, target, lock))
    assert {problem.rule for problem in problems} == {"translation-unmoved"}
    rows, problems = locked_units(twin(now, target, lock), "the same word")
    assert not problems
    assert sum(row.still_right == "the same word" for row in rows) >= 1
    assert compared(units(now), units(target), rows).standing == "current"


def test_danger_is_marked_and_remembered() -> None:
    body, target = "Rest.\n\nCall [line: 911].", "Calma.\n\nLlame al [line: 911]."
    rows, _ = locked_units(twin(body, target, None))
    assert [row.safety for row in rows] == [False, True]
    assert compared(units("Rest."), units(target), rows).is_danger
    assert not compared(units("Call [line: 911]."), units(target), rows).is_danger
    assert is_safety(units("Initials are enough. Yes.")[0], ["Initials are enough."])


def test_a_lock_is_the_same_bytes_and_says_what_is_wrong_with_it(tmp_path: Any) -> None:
    rows = locked("One.\n\nTwo.", "Uno.\n\nDos.")
    text = lock_text({"b.md": rows, "a.md": rows[:1]})
    assert text == lock_text({"a.md": rows[:1], "b.md": rows})
    (tmp_path / "units.lock").write_text(text, encoding="utf-8")
    assert read_units_lock(tmp_path, "units.lock") == ({"a.md": rows[:1], "b.md": rows}, [])
    (tmp_path / "units.lock").write_text(text.replace('"paragraph"', '"verse"', 1), encoding="utf-8")
    found, problems = read_units_lock(tmp_path, "units.lock")
    assert found == {}
    assert str(problems[0]).startswith('units.lock:3 wrong-value: expected a known value, found "verse"')
