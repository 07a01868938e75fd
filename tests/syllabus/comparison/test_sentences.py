"""Sentences that differ, with their words marked."""

from hypothesis import given
from hypothesis import strategies as st

from syllabus.comparison.sentences import text_changes

LINES = st.lists(st.text(alphabet="ab .\n*<`", max_size=12), max_size=12).map("\n".join)


def told(old: str | None, new: str | None) -> list[str]:
    """The changed lines, with what is gone between hyphens and what came between pluses."""
    signs = {"old": "-", "new": "+", "same": ""}
    (change,) = text_changes({"a": old} if old is not None else {}, {"a": new} if new is not None else {})
    return [
        f"{edit.line} " + "".join(f"{signs[run.kind]}{run.text}{signs[run.kind]}" for run in edit.runs)
        for edit in change.edits
    ]


def test_words_of_a_sentence_are_marked() -> None:
    assert told("A short walk counts.\nStop.", "A long walk counts.\nStop.") == [
        "1 A -short --long +walk counts.".replace("--long", "-+long")
    ]


def test_another_sentence_is_gone_and_new() -> None:
    assert told("One two three.\nStay.", "Never mind at all.\nStay.") == [
        "1 -One two three.-",
        "1 +Never mind at all.+",
    ]


def test_a_changed_sentence_is_found_again_where_it_went() -> None:
    assert told("a b c d\nw x y z", "w x y zz\na b c dd") == ["1 w x y -z-+zz+", "2 a b c -d-+dd+"]


def test_a_new_text_and_one_that_is_gone() -> None:
    assert told(None, "Hello.\n\nThere.") == ["1 +Hello.+", "3 +There.+"]
    assert told("Hello.\n", None) == ["1 -Hello.-"]


def test_what_did_not_change_is_not_told() -> None:
    assert text_changes({"a": "x"}, {"a": "x"}) == []


@given(LINES, LINES)
def test_no_word_gets_lost(old: str, new: str) -> None:
    for change in text_changes({"a": old}, {"a": new}):
        for kind, text in (("old", old), ("new", new)):
            lines = set(text.split("\n"))
            for edit in change.edits:
                runs = [run.text for run in edit.runs if run.kind in ("same", kind)]
                assert not runs or "".join(runs) in lines
