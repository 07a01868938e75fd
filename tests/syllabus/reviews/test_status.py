"""What the ledger says of a text: a draft, reviewed, or reviewed with so many parts changed since."""

from datetime import date
from typing import Any

import pytest
from curricula import example_project
from hypothesis import given
from hypothesis import strategies as st
from reviewed import PAGE, PASSAGE, documents, entry, with_words

from syllabus.content.digest import content_hash
from syllabus.content.model import Document
from syllabus.content.standing import Standing
from syllabus.content.units import units_of
from syllabus.editions.locks import snapshot
from syllabus.pages.page_info import review_words
from syllabus.reviews.status import differences, included, standings
from syllabus.reviews.types import ReviewEntry, ReviewKind

HASHES = st.lists(st.sampled_from("abcdef"), max_size=12)


def standing(*entries: Document[ReviewEntry], among: Any = None, path: str = PAGE) -> Standing | None:
    return standings(entries, among or documents()).get(path)


def test_nothing_is_reviewed_without_an_entry() -> None:
    assert standings((), documents()) == {}


def test_an_approval_holds_for_the_text_as_it_is() -> None:
    found = standing(entry(PAGE, PASSAGE))
    assert found is not None
    assert (found.changed, found.on) == (0, date(2026, 11, 1))
    assert found.total == len(units_of(documents()[PAGE])) + len(units_of(documents()[PASSAGE]))


def test_one_changed_sentence_is_one_part() -> None:
    found = standing(entry(PAGE, PASSAGE), among=with_words(PAGE, "Tell somebody", "Do not tell anybody"))
    assert found is not None
    assert found.changed == 1


def test_other_breaks_of_lines_change_nothing() -> None:
    broken = with_words(PAGE, "Tell somebody which", "Tell somebody\nwhich")
    assert content_hash(broken[PAGE]) != content_hash(documents()[PAGE])
    found = standing(entry(PAGE, PASSAGE), among=broken)
    assert found is not None
    assert found.changed == 0


def test_a_passage_that_changes_or_that_nobody_read_lapses_each_page_with_it() -> None:
    first_word = documents()[PASSAGE].body.split()[0]
    changed = standing(entry(PAGE, PASSAGE), among=with_words(PASSAGE, first_word, "Never"))
    unread = standing(entry(PAGE))
    assert changed is not None
    assert unread is not None
    assert 0 < changed.changed <= unread.changed == len(units_of(documents()[PASSAGE]))
    assert included(documents(), PAGE) == [PASSAGE]


@pytest.mark.parametrize(
    ("later", "is_approved"),
    [
        ({"decision": "use-with-changes"}, False),
        ({"decision": "do-not-use"}, False),
        ({"decision": "not-my-field"}, True),
        ({"decision": "do-not-use", "kind": "legal"}, True),
        ({"decision": "use-with-changes", "on": 1}, False),  # of the same day: the later name
    ],
)
def test_the_last_clinical_decision_counts(later: dict[str, Any], *, is_approved: bool) -> None:
    second = entry(PAGE, PASSAGE, **{"on": 2, **later}).model_copy(update={"slug": "entry-2"})
    for entries in ((entry(PAGE, PASSAGE), second), (second, entry(PAGE, PASSAGE))):
        assert (standing(*entries) is not None) == is_approved


@pytest.mark.parametrize("kind", ["lived-experience", "family", "plain-language", "translation", "legal"])
def test_only_a_clinician_approves(kind: ReviewKind) -> None:
    assert standing(entry(PAGE, PASSAGE, kind=kind)) is None


def test_a_page_says_what_it_is() -> None:
    curriculum, page = example_project().curriculum, documents()[PAGE]
    assert review_words(curriculum, PAGE, page) == "Draft: not yet reviewed by a licensed clinician."
    values = {"role": "counselor", "initials": "A. B.", "on": date(2026, 11, 1), "total": 40}
    for changed, expected in (
        (0, "Reviewed on 2026-11-01 (counselor, A. B.); to be looked at again by 2027-11-01."),
        (3, "Reviewed on 2026-11-01 (counselor, A. B.); 3 of 40 paragraphs changed since."),
    ):
        told = curriculum.model_copy(update={"standings": {PAGE: Standing(changed=changed, **values)}})
        assert review_words(told, PAGE, page) == expected


def test_the_example_has_two_approved_texts() -> None:
    sheet = "curriculum/modules/small-steps/a-short-walk/worksheets/walk-plan.md"
    assert example_project().curriculum.standings.keys() == {PASSAGE, sheet}


def test_an_approval_reprints_nothing() -> None:
    curriculum = example_project().curriculum
    without = curriculum.model_copy(update={"standings": {}})
    assert snapshot(curriculum, "2026.1", ()) == snapshot(without, "2026.1", ())


@given(HASHES, HASHES)
def test_as_many_parts_differ_as_there_are_at_most_and_none_in_the_same_text(then: list[str], now: list[str]) -> None:
    changed, total = differences(then, now)
    assert (changed == 0) == (then == now)
    assert changed <= total
    assert total >= len(now)
