"""Every place to fill of a sheet is a content control of its Word copy, once, with its name."""

import pytest
from curricula import real_sheets
from word_files import control_of, controls, copy_of, document_of, faulty_controls, paragraphs, text_of

from syllabus.docx.content_controls import MOST_LETTERS, shortened
from syllabus.docx.fields import FORMS
from syllabus.pdf import field_data


def test_every_field_has_its_form_in_word_and_nothing_else_has() -> None:
    assert FORMS.keys() == field_data.FORMS.keys()


def test_the_example_has_each_field_once() -> None:
    body = real_sheets()["walk-plan"].body
    assert faulty_controls(body, copy_of(body)) == []


def test_a_field_that_is_missing_would_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMS, "write", lambda *_: [])
    body = "/// write | Why\n///\n\nI go [____ there].\n"
    assert faulty_controls(body, copy_of(body)) == ["missing: Why"]


def test_text_is_typed_into_ruled_lines_that_give_way() -> None:
    root = document_of(copy_of("/// write | Why\n    lines: 3\n///\n"))
    (control,) = controls(root)
    assert (control.title, control.tag, control.kind, control.lock) == ("Why", "f1", "text", "")
    sdt = control_of(root, "Why")
    assert [sdt.find(f".//{{*}}{name}") is not None for name in ("showingPlcHdr", "text")] == [True, True]
    content = sdt.find("{*}sdtContent")
    assert content is not None
    assert [part.tag.rpartition("}")[2] for part in content[0]] == ["tab", "br", "tab", "br", "tab"]
    assert ("Prompt", "Why") in paragraphs(root)


def test_boxes_are_marked_and_have_the_words_beside_them() -> None:
    root = document_of(copy_of("/// choose | Which\n    other: true\n\n- First **one**\n- Second\n///\n"))
    assert [(c.title, c.kind) for c in controls(root)] == [
        ("Which: First one", "box"),
        ("Which: Second", "box"),
        ("Which: Something else", "box"),
        ("Which: what else", "text"),
    ]
    assert [text for style, text in paragraphs(root) if style == "Choice"][:2] == ["☐ First one", "☐ Second"]


def test_one_of_several_is_chosen_from_a_list_and_marked_on_paper() -> None:
    root = document_of(copy_of("/// pick | How far\n    other: true\n\n- To the door\n- To the corner\n///\n"))
    choice = next(control for control in controls(root) if control.kind == "list")
    assert (choice.title, choice.choices) == ("How far", ("To the door", "To the corner", "Something else"))
    assert [text for style, text in paragraphs(root) if style == "Pick"][:2] == ["To the door", "To the corner"]


def test_a_scale_shows_its_numbers_and_the_words_at_both_ends() -> None:
    root = document_of(copy_of("/// scale | Mood\n    from: 1\n    to: 3\n    low: low\n    high: high\n///\n"))
    (choice,) = controls(root)
    assert (choice.title, choice.kind, choice.choices) == ("Mood", "list", ("1", "2", "3"))
    assert " ".join(text_of(root).split()).endswith("A sheet Mood 1 2 3 low high Your answer:")


def test_choices_that_are_alike_stay_apart_in_a_list() -> None:
    root = document_of(copy_of("/// pick | P\n\n- a\n- a\n- a (2)\n- " + "long " * 80 + "\n///\n"))
    (choice,) = controls(root)
    assert choice.choices[:3] == ("a", "a (2)", "a (2) (2)")
    assert len(set(choice.choices)) == 4
    assert max(map(len, choice.choices)) <= 255


@pytest.mark.parametrize("text", ["short", "x" * 64])
def test_a_short_title_stays_as_it_is(text: str) -> None:
    assert shortened(text) == text


def test_a_long_title_keeps_both_its_ends() -> None:
    title = shortened("Things that help me when the evening is long and nobody is there to talk to: call somebody")
    assert len(title) <= MOST_LETTERS
    assert title.startswith("Things that help me when")
    assert title.endswith(": call somebody")
