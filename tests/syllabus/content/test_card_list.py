"""The list of a card set: what is a card, what stands on its back, and what is neither."""

from typing import get_args

import pytest

from syllabus.content.card_list import SIZES, Card, card_list, sets_for, size_of
from syllabus.content.record_types import CardKind, CardSetRecord, SetFor


def test_a_card_has_a_front_a_back_and_an_answer() -> None:
    found = card_list("\n- One.\n  Two.\n\n  Three.\n  Back: Four.\n  Five.\n\n  Answer: Six.\n- Seven.\n", 10)
    assert found.cards == (
        Card(11, "One.\nTwo.\n\nThree.", "Four.\nFive.", "Six."),
        Card(19, "Seven."),
    )
    assert found.stray == ()
    assert [(mark.line, mark.text) for mark in found.aside] == [(15, "Four.\nFive."), (18, "Six.")]


def test_fronts_stay_on_their_lines() -> None:
    text = "- One.\n  Back: Two.\nstray\n  Answer: Three.\n\n- Four.\n"
    assert card_list(text).fronts.split("\n") == ["- One.", "", "", "", "", "- Four.", ""]


@pytest.mark.parametrize(
    "text",
    [
        "Words.",
        "## Heading",
        "Back: at the margin",
        "- One.\n  Back:",
        "- One.\n  Back: two\n  Back: three",
        "- One.\n  - Two.",
        "- > One.",
        "- [One](../session.md)",
        "- ![One](one.svg)",
        "- I will [____ go]",
        "- One.\n  /// passage | overdose",
        "- | One | Two |",
    ],
)
def test_what_is_no_card_is_told(text: str) -> None:
    (stray,) = {mark.line for mark in card_list(text).stray}
    assert stray == text.count("\n") + 1


def test_help_lines_may_stand_on_a_card() -> None:
    assert card_list("- Call [line: 988].").stray == ()


@pytest.mark.parametrize(
    ("people", "per", "each", "sets"),
    [
        (10, "person", 1, 10),
        (11, "pair", 1, 6),
        (10, "trio", 2, 8),
        (9, "table", 1, 3),
        (12, "group", 2, 2),
        (1, "table", 1, 1),
    ],
)
def test_sets_are_enough_for_everybody(people: int, per: str, each: int, sets: int) -> None:
    assert sets_for(people, per, each) == sets


def test_each_kind_has_its_sizes_and_each_size_a_kind() -> None:
    assert set(SIZES) == set(get_args(CardKind))
    numbers = {number for sizes in SIZES.values() for number in sizes}
    annotation = CardSetRecord.model_fields["per_page"].annotation
    assert numbers == {number for part in get_args(annotation) for number in get_args(part)}
    assert all(columns * rows == number for sizes in SIZES.values() for number, (columns, rows) in sizes.items())
    assert size_of("signs", None) == (1, 1)
    assert size_of("signs", 18) == (1, 1)
    assert "table" in get_args(SetFor)
