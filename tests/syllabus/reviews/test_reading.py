"""Reading the ledger: each file is read or reported, whatever it holds, and nothing else lies beside them."""

import tempfile
from pathlib import Path

import pytest
from curricula import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from syllabus.reviews.reading import read_reviews

NAME = "curriculum/reviews/2026/a-short-walk-with-a-peer.yml"
TEXT = (EXAMPLE / NAME).read_bytes()


def written(root: Path, path: str, data: bytes) -> None:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)


def test_the_example_has_two_entries_in_the_order_of_their_ids() -> None:
    entries, problems = read_reviews(EXAMPLE)
    assert [entry.slug for entry in entries] == ["a-short-walk-with-a-peer", "overdose-and-walk-plan"]
    assert problems == []


def test_a_project_without_a_ledger_has_no_entries(tmp_path: Path) -> None:
    assert read_reviews(tmp_path) == ((), [])


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("curriculum/reviews/walk.yml", "file-unexpected"),
        ("curriculum/reviews/last-year/walk.yml", "file-unexpected"),
        ("curriculum/reviews/2026/walk.md", "file-unexpected"),
        ("curriculum/reviews/2026/A walk.yml", "slug-form"),
    ],
)
def test_what_is_no_entry_is_reported(tmp_path: Path, path: str, rule: str) -> None:
    written(tmp_path, path, TEXT)
    assert [problem.rule for problem in read_reviews(tmp_path)[1]] == [rule]


@examples(60)
@given(data=st.binary(max_size=200), at=st.integers(0, len(TEXT)), cut=st.integers(0, 40))
def test_any_bytes_give_an_entry_or_a_problem(data: bytes, at: int, cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        written(Path(folder), NAME, TEXT[:at] + data + TEXT[at + cut :])
        entries, problems = read_reviews(Path(folder))
        assert bool(entries) != bool(problems)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("lived-experience", "clinical", ":3 wrong-value: expected a `license` with a clinical review, found none"),
        ("C. D.", "Cora Dean", ":5 wrong-value: expected text that matches"),
        ("use-with-changes", "fine", ":10 wrong-value: expected a known value"),
        ("  hash: fea5", "  hash: xyz5", ":11 wrong-value: expected text that matches"),
        ("day: 2026-11-09", "day: soon", ":2 wrong-value: expected a date such as"),
        ("edition: DRAFT", "approved: yes", ":7 unknown-key: expected a documented key"),
    ],
)
def test_what_no_entry_may_say_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old.encode() in TEXT
    written(tmp_path, NAME, TEXT.replace(old.encode(), new.encode()))
    assert any(f"{NAME}{said}" in str(problem) for problem in read_reviews(tmp_path)[1])
