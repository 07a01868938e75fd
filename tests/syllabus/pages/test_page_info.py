"""What a page says of itself."""

import pytest

from syllabus.pages.page_info import LEAVE


@pytest.mark.parametrize(
    ("text", "may_have_to_be_hidden"),
    [
        ("/// passage | violence\n///", True),
        ("Some words.\n\n/// passage | suicide\n///", True),
        ("/// passage | withdrawal\n///", False),
        ("Call [line: domestic-violence].", True),
        ("Day or night, call [line: sexual-assault].", True),
        ("You can talk with [line: child-abuse].", True),
        ("Ask [line: poison-help], or call [line: 988].", False),
    ],
)
def test_violence_abuse_and_suicide_ask_for_a_quick_way_out(text: str, may_have_to_be_hidden: bool) -> None:
    assert bool(LEAVE.search(text)) is may_have_to_be_hidden
