"""The quick look at a text misses none that the close look would refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syllabus.content import bounds

pytestmark = pytest.mark.quick
PIECES = (
    "[",
    "](",
    "{",
    "}",
    ")",
    "> ",
    "- ",
    "1. ",
    "12) ",
    "* ",
    "/",
    "    ",
    "a",
    "\n",
    "\n\n",
    "\n \n",
    "\t",
    "\x0b",
)


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.integers(1, 45)), max_size=8))
def test_no_text_that_is_out_of_bounds_is_passed_over(pieces: list[tuple[str, int]]) -> None:
    """A text that is not looked at line by line has no problem in any of its lines."""
    text = "".join(piece * times for piece, times in pieces)
    if not bounds.may_be_out_of_bounds(text):
        assert not list(bounds.out_of_bounds("a.md", text, 1)), text


@pytest.mark.parametrize(
    "text",
    [
        "a" * (bounds.MOST_LETTERS_OF_LINE + 1),
        "a\n" * bounds.MOST_LINES + "a",
        "a\n\n" * bounds.MOST_LINES_OF_TEXT,
        "(" * (bounds.MOST_LEVELS + 1),
        " " * bounds.MOST_INDENT + "- a",
        "   " + "/" * (bounds.MOST_SLASHES + 1),
        f"{'a' * 1251}\n" * 4,
    ],
)
def test_each_bound_is_kept(text: str) -> None:
    """A text that is just past a bound is refused, wherever in a file it stands."""
    for around in (text, f"Words.\n\n{text}", f"{text}\n\nWords."):
        assert bounds.markdown_bounds("a.md", around, 1)
