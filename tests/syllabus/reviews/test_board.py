"""The board: how far the texts are reviewed, what nobody has seen, and what waits for an answer."""

import re
from datetime import date
from typing import Any

import pytest
from curricula import ROOT, example_project
from reviewed import PAGE, PASSAGE, documents, entry, with_words

from syllabus.content.docs_pages import read_docs
from syllabus.content.model import Document
from syllabus.markup.reading import read
from syllabus.pages.review_board import review_board, review_summary
from syllabus.reviews.board import board, counts
from syllabus.reviews.types import Comment, ReviewEntry
from syllabus.words.catalogue import words_for

WORDS = words_for("en")
HOSTILE = "</li> <script>x</script> [line: 988] `` ` [@who-made-up-2020] ![](x) | **b** [____ what] [^1]"


def with_comment(says: str, *, on: int = 1, decision: Any = "use-with-changes") -> Document[ReviewEntry]:
    found = entry(PAGE, decision=decision, on=on)
    unit = next(unit for unit in reversed(found.record.texts[0].units))
    text = found.record.texts[0].model_copy(update={"comments": (Comment(says=says, unit=unit),)})
    return found.model_copy(update={"record": found.record.model_copy(update={"texts": (text,)})})


def markdown(*entries: Document[ReviewEntry]) -> str:
    return review_board(example_project().curriculum, board(entries, documents()))


def test_without_entries_nobody_has_seen_anything() -> None:
    found = counts(board((), documents()).texts)
    assert found.unseen == found.texts > 10
    assert (found.approved, found.changed) == (0, 0)
    assert found.left == sum(text.words for text in board((), documents()).texts)
    text = markdown()
    assert "| **All** |" in text
    assert "- **For families:** all 5 texts" in text
    assert "No comment is open." in text


def test_what_is_approved_is_read_and_what_changed_is_left() -> None:
    whole = counts(board((entry(PAGE, PASSAGE),), documents()).texts)
    nothing = counts(board((), documents()).texts)
    assert whole.approved == 2
    assert whole.left < nothing.left
    changed = with_words(PAGE, "Tell somebody which", "Tell nobody which")
    after = counts(board((entry(PAGE, PASSAGE),), changed).texts)
    assert (after.approved, after.changed) == (1, 1)
    assert after.left - whole.left == len(["Tell", "nobody", "which", "hour", "is", "yours"])


def test_who_does_not_know_the_field_has_not_seen_it() -> None:
    assert counts(board((entry(PAGE, decision="not-my-field"),), documents()).texts) == counts(
        board((), documents()).texts
    )


@pytest.mark.parametrize(
    ("later", "is_open"),
    [
        ({"decision": "use"}, False),
        ({"decision": "not-my-field"}, True),
        ({"decision": "use", "kind": "family"}, True),
    ],
)
def test_a_comment_is_open_until_somebody_of_the_field_decides_again(later: dict[str, Any], *, is_open: bool) -> None:
    found = board((with_comment("Shorter."), entry(PAGE, on=2, **later)), documents()).comments
    assert [comment.says for comment in found] == ["Shorter."] * is_open


def test_a_comment_says_where_its_words_stand_or_that_they_changed() -> None:
    (comment,) = board((with_comment("Shorter."),), documents()).comments
    line = comment.line - documents()[PAGE].body_line
    last = documents()[PAGE].body.split("\n")[line]
    assert last.startswith("In the middle stands your hour")
    (moved,) = board((with_comment("Shorter."),), with_words(PAGE, "In the middle", "At the edge")).comments
    assert moved.line == 0


def test_whatever_a_reviewer_writes_does_nothing() -> None:
    text = markdown(with_comment(HOSTILE))
    reading = read(text, example_project().curriculum.reference)
    assert not reading.links
    assert not reading.cites
    assert not reading.blanks
    assert "<script>x</script>" in "".join(piece.text for piece in reading.pieces if "script" in piece.text)


def test_participants_are_shown_nothing_of_it() -> None:
    assert "Say what he does on a bad morning." in example_project().lists["review-board"]
    assert example_project().open_lists["review-board"] == ""


def test_the_summary_is_that_of_the_board() -> None:
    project = example_project()
    summary = review_summary(board(project.reviews, project.reviewable), WORDS)
    assert project.lists["review-board"].startswith(summary)
    assert "reviewed 2 of" in summary


def test_the_outline_of_the_lists_has_the_headings_of_the_board() -> None:
    project = example_project()
    heads = [
        re.findall("^#.*$", lists["review-board"], re.MULTILINE) for lists in (project.lists, project.outline_lists)
    ]
    assert heads[0] == heads[1] != []


def test_the_page_of_the_board_is_left_out_for_participants() -> None:
    (page,) = [page for page in read_docs(ROOT)[0] if "/// insert | review-board" in page.body]
    assert page.record.audience == "facilitators"


def test_changes_that_nobody_named_are_open_too() -> None:
    (comment,) = board((entry(PAGE, decision="use-with-changes"),), documents()).comments
    assert (comment.says, comment.line) == ("", 1)
    assert "line 1: changes, not said which (Clinical, counselor, 2026-11-01)" in markdown(
        entry(PAGE, decision="use-with-changes")
    )


def test_texts_are_counted_by_the_year_in_which_they_were_last_seen() -> None:
    old = entry(PAGE)
    old = old.model_copy(update={"record": old.record.model_copy(update={"day": date(2024, 3, 1)})})
    rows = re.findall(r"^\| (\d{4}|never) \| (\d+) \|", markdown(old, entry(PASSAGE)), re.MULTILINE)
    assert rows[:2] == [("2026", "1"), ("2024", "1")]
    assert rows[2][0] == "never"
