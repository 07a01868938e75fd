"""The words of the United States: each entry of the list is tried, and odd spellings of a phrase."""

import pytest
from curricula import real_check_data
from hypothesis import given
from hypothesis import strategies as st

from syllabus.checks.check_data import Usage
from syllabus.checks.us_english import _index, found

USAGES = real_check_data().us_english
WHOLE = _index(USAGES)


def test_the_list_is_long_and_names_no_phrase_twice() -> None:
    phrases = [phrase for usage in USAGES for phrase in usage.avoid]
    assert len(USAGES) >= 120
    assert len(set(phrases)) == len(phrases)


@pytest.mark.parametrize("usage", USAGES, ids=lambda usage: usage.avoid[0])
def test_an_entry_finds_its_sentence_and_leaves_the_other_alone(usage: Usage) -> None:
    assert [use for _, _, use in found(usage.hit, WHOLE)] == [usage.use]
    assert list(found(usage.ok, WHOLE)) == []
    own = _index((usage,))
    assert [phrase for phrase in usage.avoid if not list(found(f"({phrase.capitalize()}!)", own))] == []
    assert [phrase for phrase in usage.unless if list(found(f"Then {phrase}.", own))] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The car-park is full.", "car-park"),
        ("The car\npark is full.", "car\npark"),
        ("The CAR PARK is full.", "CAR PARK"),
        ("She hasn\u2019t got one.", "hasn\u2019t got"),
    ],
)
def test_a_phrase_is_found_however_it_is_set(text: str, expected: str) -> None:
    assert [text[start:end] for start, end, _ in found(text, WHOLE)] == [expected]


@pytest.mark.parametrize("text", ["The car, park it.", "A scar parked.", "Her mate\u0301 is here.", ""])
def test_words_that_do_not_make_the_phrase_are_left_alone(text: str) -> None:
    assert [text[start:end] for start, end, _ in found(text, WHOLE) if "park" in text] == []


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for start, end, _ in found(text, WHOLE):
        assert 0 <= start < end <= len(text)
