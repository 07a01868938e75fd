"""Where translations lie, and which page leads to each."""

import pytest

from syllabus.translating.places import reached_from


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("curriculum/modules/cbt/parts/worksheets/four-parts.md", "curriculum/modules/cbt/parts/session.md"),
        ("curriculum/modules/cbt/parts/session.md", "curriculum/modules/cbt/module.yml"),
        ("curriculum/modules/cbt/module.yml", None),
        ("curriculum/forms/agreement.md", None),
        ("curriculum/reference/passages/tolerance.md", None),
        ("docs/help.md", None),
    ],
)
def test_a_sheet_is_reached_from_its_session_and_that_from_its_module(path: str, page: str | None) -> None:
    assert reached_from(path) == page
