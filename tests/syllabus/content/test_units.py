"""The units of a document: they hold each of its words, and change with the words, not with the breaks of lines."""

import re
from typing import Any

import pytest
from curricula import example_project
from hypothesis import assume, example, given
from hypothesis import strategies as st

from syllabus.content.digest import content_hash
from syllabus.content.model import Document
from syllabus.content.record_types import CardSetRecord, WorksheetRecord
from syllabus.content.units import Unit, units_of

SHEET = WorksheetRecord(title="Plan", kind="schedule", purpose="To plan.", afterwards="Keep it.")
CARDS = CardSetRecord(title="Knocks", purpose="To answer.", kind="cards", per="pair", count=1)
BODY = """\
One line.
Its second sentence.

## A part ##

1. First
2. Second
    - Within
      it

    A paragraph of the item.

| Day | Mood |
| --- | :-: |
| Monday | - |

/// pick | Which?
    columns: 3
    other: true

- This
- That
///

> Quoted
> words

```
code  as
typed
```
"""
KINDS = (
    "paragraph heading item item item paragraph row row block option option item item paragraph code".split()  # noqa: SIM905
)
WORD = st.text(st.sampled_from("abcXYZ019.,!?'-*_é"), min_size=1, max_size=8)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=12)
SIGNS = re.compile(r"(?:[-+*]|\d+[.)])$")
BLOCKS = st.sampled_from([part for part in BODY.split("\n\n") if part])
BODIES = st.lists(BLOCKS | PARAGRAPH.map(" ".join), max_size=8).map("\n\n".join)


def sheet(body: str, record: Any = SHEET) -> Document[Any]:
    return Document(slug="plan", path="plan.md", record=record, body=body, body_line=7)


def body_units(body: str, record: Any = SHEET) -> list[Unit]:
    return [unit for unit in units_of(sheet(body, record)) if unit.kind not in ("value", "fact")]


def hashes(body: str, record: Any = SHEET) -> list[str]:
    return [unit.hash for unit in body_units(body, record)]


def documents() -> list[Document[Any]]:
    curriculum = example_project().curriculum
    found: list[Document[Any]] = [*curriculum.forms, *curriculum.reference.passages.values(), *example_project().docs]
    for module in curriculum.modules:
        found.append(module.source)
        for session in module.sessions:
            found += [session.page, *session.worksheets, *session.cards]
            found += [session.guide] if session.guide else []
    return found


def test_each_kind_is_found_on_its_line() -> None:
    found = body_units(BODY)
    assert [unit.kind for unit in found] == KINDS
    for unit in found:
        assert unit.text.split()[0] in BODY.split("\n")[unit.line - 7]


def test_a_unit_has_its_words_alone() -> None:
    texts = [unit.text for unit in body_units(BODY)]
    assert texts[:5] == ["One line. Its second sentence.", "A part", "First", "Second", "Within it"]
    assert texts[-2:] == ["Quoted words", "```\ncode  as\ntyped\n```"]


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path)
def test_each_word_of_a_document_is_in_a_unit_on_its_line(document: Document[Any]) -> None:
    units = units_of(document)
    words = re.findall(r"\w+", re.sub(r"^(/{3,} *\w+|\d+\.|  Back:|  Answer:)", "", document.body, flags=re.MULTILINE))
    assert [
        word for unit in units if unit.kind not in ("value", "fact") for word in re.findall(r"\w+", unit.text)
    ] == words
    for unit in units:
        if unit.line >= document.body_line and document.body:
            line = document.body.split("\n")[unit.line - document.body_line]
            assert "".join(unit.text.split()[:1]) in line


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.path)
def test_what_changes_the_content_hash_but_the_breaks_of_lines_changes_a_unit(document: Document[Any]) -> None:
    changes: list[dict[str, Any]] = [{"title": "Another"}, {"minutes": 45}, {"lead": ["peer"]}, {"foot": "child"}]
    for change in changes:
        if next(iter(change)) in type(document.record).model_fields:
            record = type(document.record).model_validate({**document.record.model_dump(by_alias=True), **change})
            after = document.model_copy(update={"record": record})
            assert content_hash(after) != content_hash(document)
            assert units_of(after) != units_of(document)


def test_notes_between_authors_are_no_units() -> None:
    before = next(document for document in documents() if document.path.endswith("a-short-walk/session.md"))
    change = {"asks": ["how do I start"], "changes": {"2026.2": "Shorter."}, "no_drawing": "no shape"}
    record = before.record.model_copy(update=change)
    assert units_of(before.model_copy(update={"record": record})) == units_of(before)


@given(PARAGRAPH, st.lists(st.sampled_from(["\n", "  ", " \n ", "\n   "]), min_size=12, max_size=12))
@example(["a", "-", "1."], ["\n"] * 12)
@example(["-", "0"], ["\n"] * 12)
def test_the_breaks_of_lines_make_no_difference(words: list[str], breaks: list[str]) -> None:
    broken = "".join(word + gap for word, gap in zip(words, breaks, strict=False))
    assume(not SIGNS.match(words[0]))  # which begins an item, or not, by what stands behind it
    assert hashes(broken) == hashes(" ".join(words))
    if not any(SIGNS.match(word) for word in words):  # which would begin an item of its own
        assert hashes(f"- {broken}") == hashes(f"- {' '.join(words)}")
        assert hashes(f"> {broken}") == hashes(f"> {' '.join(words)}")


@given(BODIES, BODIES)
def test_texts_with_other_words_are_never_the_same(one: str, other: str) -> None:
    assume(one.split() != other.split())
    assert hashes(one) != hashes(other)


@given(st.lists(PARAGRAPH.map(" ".join), min_size=2, max_size=6, unique=True), st.data())
def test_text_that_moves_splits_or_merges_is_never_the_same(parts: list[str], data: st.DataObject) -> None:
    before = hashes("\n\n".join(parts))
    moved = data.draw(st.permutations(parts))
    assert (hashes("\n\n".join(moved)) == before) == (moved == parts)
    at = data.draw(st.integers(1, len(parts) - 1))
    merged = [*parts[: at - 1], f"{parts[at - 1]} {parts[at]}", *parts[at + 1 :]]
    assert hashes("\n\n".join(merged)) != before


@given(BODIES, st.data())
def test_a_changed_letter_changes_a_unit(body: str, data: st.DataObject) -> None:
    places = [match.start() for match in re.finditer(r"[a-zA-Z]", body)]
    assume(places)
    at = data.draw(st.sampled_from(places))
    assert hashes(f"{body[:at]}ß{body[at + 1 :]}") != hashes(body)


@given(st.text(st.sampled_from("a1 \n#/|-*>`~[]().:é\t"), max_size=120))
def test_any_text_has_units_in_order_of_its_lines(body: str) -> None:
    lines = [unit.line for unit in body_units(body)]
    assert lines == sorted(lines)
    assert len(body_units(body, CARDS)) >= 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("# A", "## A"),
        ("- A", "A"),
        ("- A\n- B", "- A\n    - B"),
        ("2. A", "1. A"),
        ("1. A\n    4. B", "1. A\n    1. B"),
        ("/// card | A\nB\n///\n\nC", "/// card | A\nB\n\nC\n///"),
        ("/// write | A\n    lines: 2\n///", "/// write | A\n    lines: 3\n///"),
        ("/// pick | A\n///", "/// choose | A\n///"),
        ("/// passage | overdose\n///", "/// passage | withdrawal\n///"),
        ("| A |\n| --- |\n| B |", "| A |\n| :-: |\n| B |"),
        ("| A | B |\n| --- | --- |\n| - | - |", "| A | B |\n| --- | --- |\n| : | : |"),
        ("> A", "A"),
        ("```\na  b\n```", "```\na b\n```"),
        ("[A](b)", "[A](c)"),
        ("Call [line: 988].", "Call [line: 911]."),
    ],
)
def test_a_difference_of_form_is_a_difference(one: str, other: str) -> None:
    assert hashes(one) != hashes(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1. A\n2. B", "1. A\n1. B"),
        ("- A\n- B", "* A\n\n* B"),
        ("| A |\n| --- |", "|  A |\n|------|"),
        ("## A", "##  A ##"),
        ("A\n\n\n\nB\n", "A\n\nB"),
    ],
)
def test_a_difference_that_nobody_sees_is_none(one: str, other: str) -> None:
    assert hashes(one) == hashes(other)


def test_the_back_of_a_card_is_a_unit() -> None:
    body = "- A knock.\n  Back: Open.\n  Answer: Or not."
    assert [unit.text for unit in body_units(body, CARDS)] == ["A knock.", "Open.", "Or not."]
    assert hashes(body, CARDS) != hashes(body.replace("Back", "Answer", 1), CARDS)
