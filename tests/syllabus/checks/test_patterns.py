"""Each entry of the word lists brings its own sentences: some must match, some must not."""

import re

import pytest
from curricula import real_check_data
from hypothesis import given, note
from hypothesis import strategies as st
from profiles import examples

from syllabus.checks.check_data import Pattern
from syllabus.checks.patterns import Haystack, find_matches, occurs_in, pattern_problems
from syllabus.checks.required_words import alternatives, may_match
from syllabus.checks.texts import CheckedText, ReadText
from syllabus.content.model import Reference
from syllabus.content.reference_types import Crisis, StripEntry


def entries() -> list[Pattern]:
    return [*real_check_data().words, *real_check_data().safety]


STRIP = StripEntry(when="In danger?", short="Danger", line="988")
REFERENCE = Reference(
    needs={},
    plan_problems={},
    crisis=Crisis(lines={}, help_block=(), help_strip=(STRIP,), sheet_footer="x", child_sheet_footer="x"),
    sources={},
    passages={},
)


def hits(entry: Pattern, sentence: str) -> int:
    text = CheckedText("a.md", "page", "participants", (), sentence, 1, ())
    return len(list(pattern_problems(ReadText(text, REFERENCE), [entry], "word-choice")))


def test_entries_find_what_they_should_and_nothing_else() -> None:
    assert [(e.id, sentence) for e in entries() for sentence in e.hit if not hits(e, sentence)] == []
    assert [(e.id, sentence) for e in entries() for sentence in e.ok if hits(e, sentence)] == []


@pytest.mark.parametrize("kind", ["words", "safety"])
def test_ids_are_unique(kind: str) -> None:
    listed: tuple[Pattern, ...] = getattr(real_check_data(), kind)
    assert len({entry.id for entry in listed}) == len(listed) > 10


def test_nothing_from_memory_blocks_a_build() -> None:
    assert [
        entry.id for entry in real_check_data().words if entry.level == "error" and entry.verified == "memory"
    ] == []


def test_names_of_organisations_are_not_words_to_avoid() -> None:
    names = (
        "Substance Abuse and Mental Health Services Administration. Alcoholics Anonymous. "
        "National Institute on Drug Abuse. Narcotics Anonymous. Journal of Substance Abuse Treatment."
    )
    assert [entry.id for entry in real_check_data().words if entry.level != "review" and hits(entry, names)] == []


@pytest.mark.slow
def test_no_match_is_passed_by() -> None:
    """Whatever a pattern can match holds one of the pieces that are looked for first, as does one alternative of it."""
    for entry in entries():
        finds_whatever_it_matches(entry)


def finds_whatever_it_matches(entry: Pattern) -> None:
    @examples(15)
    @given(st.from_regex(re.compile(entry.avoid, re.IGNORECASE | re.ASCII)))
    def each(text: str) -> None:
        note(f"{entry.id}: {text!r}")
        assert may_match(entry.avoid, text.lower())
        assert occurs_in(entry.avoid, Haystack(text)) == bool(re.search(entry.avoid, text, re.IGNORECASE))

    each()


def test_an_expression_is_split_only_where_all_of_it_is_a_choice() -> None:
    assert alternatives(r"a|b(?:c|d)|[|)]e|\|f|[]|]g") == ("a", "b(?:c|d)", "[|)]e", r"\|f", "[]|]g")
    assert alternatives(r"(?P<one>a)|b") == (r"(?P<one>a)|b",)
    assert alternatives(r"(a)b\1|c") == (r"(a)b\1|c",)


@examples(300)
@given(st.data())
def test_case_makes_no_difference_to_what_is_found(data: st.DataObject) -> None:
    """Looking for small letters in small letters finds what the engine finds when it ignores case."""
    entry = data.draw(st.sampled_from(entries()))
    sentence = data.draw(st.sampled_from([*entry.hit, *entry.ok]))
    text = "".join(data.draw(st.sampled_from([letter, letter.upper(), letter.lower()])) for letter in sentence)
    text += data.draw(st.sampled_from(["", " \u0130", " \u00df", " \u2019S", "\u2026", "\u201c", " \u2013 "]))
    expected = [match.span() for match in re.finditer(entry.avoid, text, re.IGNORECASE)]
    assert [match.span() for match in find_matches(entry.avoid, Haystack(text))] == expected
