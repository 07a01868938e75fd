"""Any bytes in: problems or a model out, never an exception. The soak looks at many more of them."""

import fuzzed_text
from fuzzed_text import BYTES, FILES, TEXT
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples


@examples(20)
@given(name=FILES, data=BYTES, keep=st.booleans())
def test_any_bytes_in_any_file(name: str, data: bytes, *, keep: bool) -> None:
    fuzzed_text.any_file_gives_problems_or_a_model(name, data, keep=keep)


@given(data=st.binary(max_size=300))
def test_decoding_gives_text_or_problems(data: bytes) -> None:
    fuzzed_text.decoding_gives_text_or_problems(data)


@given(text=TEXT)
def test_yaml_gives_a_value_or_problems(text: str) -> None:
    fuzzed_text.yaml_gives_a_value_or_problems(text)


@given(text=TEXT)
def test_text_without_problems_has_a_tree_without_html(text: str) -> None:
    fuzzed_text.text_without_problems_has_a_tree_without_html(text)
