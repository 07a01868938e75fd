"""An entry of the ledger: what is written reads back, and what nobody may claim is refused."""

from datetime import date
from typing import Any

import pytest
from curricula import example_project
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from syllabus.content.strict_yaml import parse
from syllabus.content.validate import validate
from syllabus.reviews.types import Comment, ReviewEntry, Reviewer, entry_path, entry_yaml, reviewed_text

WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u2028"), min_size=1)
REVIEWER = Reviewer(role="psychologist", initials="A. B.", license="PsyD", interests="none")


def entry(says: str = "Shorter, please.", **changes: Any) -> ReviewEntry:
    page = example_project().curriculum.modules[0].sessions[0].page
    values = {
        "kind": "clinical",
        "day": date(2026, 11, 20),
        "by": REVIEWER,
        "edition": "2026.1",
        "texts": (reviewed_text(page, "use-with-changes", (Comment(says=says),)),),
    }
    return ReviewEntry.model_validate({**values, **changes})


def read(text: str) -> ReviewEntry | None:
    parsed, problems = parse("x.yml", text)
    assert parsed is not None, problems
    return validate("x.yml", parsed, ReviewEntry)[0]


@given(WORDS.filter(str.strip))
def test_an_entry_reads_back_as_it_was_written(says: str) -> None:
    written = entry(says)
    assert read(entry_yaml(written)) == written


def test_an_entry_is_filed_by_its_year() -> None:
    assert entry_path(entry(), "walk") == "curriculum/reviews/2026/walk.yml"


@pytest.mark.parametrize(
    "changes",
    [
        {"by": REVIEWER.model_copy(update={"license": None})},
        {"by": {"role": "peer", "initials": "Ann Bell", "license": "none", "interests": "none"}},
        {"texts": ()},
        {"texts": (reviewed_text(example_project().curriculum.modules[0].sessions[0].page, "use"),) * 2},
        {"kind": "spiritual"},
        {"name": "Ann Bell"},
    ],
)
def test_what_no_entry_may_claim_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        entry(**changes)
