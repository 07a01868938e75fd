"""The readers and the Markdown, on hundreds of times more texts than `make test` has time for."""

import random
from collections.abc import Callable
from typing import Any

import fuzzed_text
import pytest
from fuzzed_text import BYTES, FILES, TEXT
from hypothesis import given, seed, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.soak
LONG_TEXT = st.lists(TEXT, min_size=1, max_size=10).map("\n\n".join)
# Each with what it is given, and how many examples make a round of a few seconds.
PROPERTIES: dict[str, tuple[Callable[..., None], dict[str, st.SearchStrategy[Any]], int]] = {
    "files": (
        fuzzed_text.any_file_gives_problems_or_a_model,
        {"name": FILES, "data": BYTES | LONG_TEXT.map(str.encode), "keep": st.booleans()},
        40,
    ),
    "bytes": (fuzzed_text.decoding_gives_text_or_problems, {"data": st.binary(max_size=3000)}, 1000),
    "yaml": (fuzzed_text.yaml_gives_a_value_or_problems, {"text": LONG_TEXT}, 400),
    "tree": (fuzzed_text.text_without_problems_has_a_tree_without_html, {"text": LONG_TEXT}, 400),
    "same tree": (fuzzed_text.text_gives_the_same_tree_twice, {"text": LONG_TEXT}, 200),
}


@pytest.mark.parametrize("number", range(100))
@pytest.mark.parametrize("name", PROPERTIES)
def test_property_holds(name: str, number: int, chance: random.Random) -> None:
    holds, strategies, count = PROPERTIES[name]
    round_of = settings(max_examples=count, database=None)  # the seed alone decides what is looked at
    seed(f"{number} {chance.random()}")(round_of(given(**strategies)(holds)))()
