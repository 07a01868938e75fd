"""What an edition may be called, and which is newer."""

import pytest

from syllabus.editions.locks import in_order, is_edition


@pytest.mark.parametrize(("name", "good"), [
    ("2026.1", True), ("2026.12.3", True), ("2026", False), ("2026.0", False), ("2026.01", False), ("latest", False),
    (".git", False), ("../2026.1", False), ("2026.1 ", False), ("v2026.1", False), ("2026.1.1.1", False),
])  # fmt: skip
def test_names_of_editions(name: str, *, good: bool) -> None:
    assert is_edition(name) == good


def test_editions_are_in_order_of_their_numbers() -> None:
    assert in_order(["2026.10", "2026.2", "2027.1", "2026.2.1"]) == ["2026.2", "2026.2.1", "2026.10", "2027.1"]
