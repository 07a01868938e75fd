"""Each entry of the word lists brings its own sentences: some must match, some must not."""

import re

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syllabus.checks.check_data import CheckData, Pattern, read_check_data
from syllabus.checks.patterns import find_matches, occurs_in, pattern_problems
from syllabus.checks.required_words import alternatives, may_match
from syllabus.checks.texts import CheckedText, ReadText
from syllabus.content.model import Reference
from syllabus.content.record_types import Crisis, StripEntry


def data() -> CheckData:
    found, problems = read_check_data(ROOT)
    assert found is not None, problems
    return found


ENTRIES = [*data().words, *data().safety]


STRIP = StripEntry(when="In danger?", line="988")
REFERENCE = Reference(
    needs={},
    plan_problems={},
    crisis=Crisis(lines={}, help_block=(), help_strip=(STRIP,), sheet_footer="x"),
    sources={},
    passages={},
)


def hits(entry: Pattern, sentence: str) -> int:
    text = CheckedText("a.md", "page", "participants", (), sentence, 1, ())
    return len(list(pattern_problems(ReadText(text, REFERENCE), [entry], "word-choice")))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_entry_finds_what_it_should_and_nothing_else(entry: Pattern) -> None:
    assert [sentence for sentence in entry.hit if not hits(entry, sentence)] == []
    assert [sentence for sentence in entry.ok if hits(entry, sentence)] == []


@pytest.mark.parametrize("entries", [data().words, data().safety])
def test_ids_are_unique(entries: tuple[Pattern, ...]) -> None:
    assert len({entry.id for entry in entries}) == len(entries)


def test_nothing_from_memory_blocks_a_build() -> None:
    assert [entry.id for entry in data().words if entry.level == "error" and entry.verified == "memory"] == []


def test_names_of_organisations_are_not_words_to_avoid() -> None:
    names = (
        "Substance Abuse and Mental Health Services Administration. Alcoholics Anonymous. "
        "National Institute on Drug Abuse. Narcotics Anonymous. Journal of Substance Abuse Treatment."
    )
    assert [entry.id for entry in data().words if entry.level != "review" and hits(entry, names)] == []


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(st.data())
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_no_match_is_passed_by(entry: Pattern, data: st.DataObject) -> None:
    """Whatever a pattern can match holds one of the pieces that are looked for first, as does one alternative of it."""
    text = data.draw(st.from_regex(re.compile(entry.avoid, re.IGNORECASE | re.ASCII)))
    assert may_match(entry.avoid, text.lower())
    assert occurs_in(entry.avoid, text, text.lower()) == bool(re.search(entry.avoid, text, re.IGNORECASE))


def test_an_expression_is_split_only_where_all_of_it_is_a_choice() -> None:
    assert alternatives(r"a|b(?:c|d)|[|)]e|\|f|[]|]g") == ("a", "b(?:c|d)", "[|)]e", r"\|f", "[]|]g")
    assert alternatives(r"(?P<one>a)|b") == (r"(?P<one>a)|b",)
    assert alternatives(r"(a)b\1|c") == (r"(a)b\1|c",)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(st.data())
def test_case_makes_no_difference_to_what_is_found(data: st.DataObject) -> None:
    """Looking for small letters in small letters finds what the engine finds when it ignores case."""
    entry = data.draw(st.sampled_from([*ENTRIES]))
    sentence = data.draw(st.sampled_from([*entry.hit, *entry.ok]))
    text = "".join(data.draw(st.sampled_from([letter, letter.upper(), letter.lower()])) for letter in sentence)
    text += data.draw(st.sampled_from(["", " \u0130", " \u00df", " \u2019S"]))
    expected = [match.span() for match in re.finditer(entry.avoid, text, re.IGNORECASE)]
    assert [match.span() for match in find_matches(entry.avoid, text)] == expected
