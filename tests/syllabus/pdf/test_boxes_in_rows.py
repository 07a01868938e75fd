"""Rows of boxes on paper: each box has its place, its name and its group, and stands below its own words."""

import pytest
from pdf_sheets import OPTIONS, letter_boxes, misplaced_letters, pdf_of, places

from syllabus.pdf.sheet import PdfOptions

pytestmark = pytest.mark.pdf

ROWS = "- I went outside, even if it was for a few minutes only and I did not feel like it\n- I slept\n- I ate\n"
LONG = "[Zero of these, Not on most days, Sometimes, Half of the days, Often, Mostly, Unquestionably]"


def matrix(choices: str, several: bool) -> str:
    return f"/// matrix | How often?\n    choices: {choices}\n    several: {str(several).lower()}\n\n{ROWS}///\n"


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("choices", ["[Never, Always]", LONG])
@pytest.mark.parametrize("several", [False, True])
def test_each_box_has_a_place_and_a_name(choices: str, several: bool, options: PdfOptions) -> None:
    sheet = pdf_of(matrix(choices, several), options)
    boxes, count = places(sheet), len(choices.split(","))
    assert len(boxes) == 3 * count
    assert {box.kind for box in boxes} == {"check" if several else "radio"}
    slept = [box for box in boxes if box.name.startswith("How often?: I slept")]
    assert len(slept) == count
    own = [box.label.rpartition(": ")[2] for box in slept]
    assert own == choices.strip("[]").split(", ")
    assert len({box.name for box in slept}) == (count if several else 1)
    assert all(box.width == pytest.approx(box.height, abs=0.2) and box.width > 4 for box in boxes)
    assert misplaced_letters(sheet) == []


def test_boxes_stand_below_the_middle_of_their_words() -> None:
    sheet = pdf_of(matrix("[K, Z]", several=False))
    for sign in "KZ":
        head = next(letter for letter in letter_boxes(sheet) if letter.letter == sign)
        below = [box for box in places(sheet) if box.label == sign]
        assert len(below) == 3
        assert all((box.left + box.right) / 2 == pytest.approx((head.left + head.right) / 2, abs=2) for box in below)
