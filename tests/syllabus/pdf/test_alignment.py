"""Columns stand on paper as their author aligned them."""

import pytest
from pdf_sheets import OPTIONS, Letter, letter_boxes, pdf_of

from syllabus.pdf.sheet import PdfOptions

pytestmark = pytest.mark.pdf

TABLE = """| left words | center words | right words |
| :-- | :-: | --: |
| Q | K | Z |
| left words | center words | right words |
"""
BODIES = {"of a page": TABLE, "of a grid": f"/// grid | Days\n\n{TABLE}///\n"}


def edges(letters: list[Letter], words: str) -> tuple[float, float]:
    """The left and right edge of words that stand once in a line of their own letters."""
    text = "".join(letter.letter for letter in letters)
    at = text.rindex(words)
    return letters[at].left, letters[at + len(words) - 1].right


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_each_column_has_the_alignment_that_was_asked_for(body: str, options: PdfOptions) -> None:
    letters = letter_boxes(pdf_of(body, options))
    q, x, z = (next(letter for letter in letters if letter.letter == sign) for sign in "QKZ")
    below = [letter for letter in letters if letter.bottom < x.bottom]
    left, center, right = (edges(below, f"{name}words") for name in ("left", "center", "right"))
    assert q.left == pytest.approx(left[0], abs=2)
    assert x.left + x.right == pytest.approx(sum(center), abs=4)
    assert z.right == pytest.approx(right[1], abs=2)
