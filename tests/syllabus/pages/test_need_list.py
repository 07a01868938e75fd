"""The list of needs, and the tiles that lead there and to the first step."""

from functools import cache

from curricula import real_project

from syllabus.content.model import Curriculum
from syllabus.pages.home import all_needs, home, tonight
from syllabus.pages.need_list import needs


def curriculum() -> Curriculum:
    return real_project().curriculum


@cache
def parts() -> dict[str, str]:
    return dict(part.split("\n", 1) for part in needs(curriculum()).removeprefix("## ").split("\n\n## "))


def test_every_need_has_its_part_a_drawing_and_at_most_three_pages_before_the_fold() -> None:
    for need, tile in zip(curriculum().reference.needs.values(), all_needs(curriculum()), strict=True):
        first = parts()[need.label].partition("\n### ")[0]
        assert tile.mark.startswith("<svg"), need.label
        assert len(need.best) >= 2
        assert 1 <= first.count("\n- ") <= 3, need.label


def test_the_best_page_comes_first_and_none_stands_twice() -> None:
    part = parts()["I can't sleep"]
    assert part.index("/when-sleep-will-not-come/") < part.index("/reset-the-body-clock/") < part.index("\n### ")
    lines = [line for line in part.splitlines() if line.startswith("- ")]
    assert len(lines) == len(set(lines))


def test_a_danger_stands_before_all_pages_with_its_line_and_first_step() -> None:
    for need in curriculum().reference.needs.values():
        if need.urgent:
            assert need.danger, need.label
    before = parts()["I stopped, and I feel sick"].partition("\n- ")[0]
    assert "tel:911" in before
    assert "Go to an emergency room" in before
    assert "[line:" not in needs(curriculum())
    assert "1-800-799-7233" in parts()["I don't feel safe"].partition("\n- ")[0]


def test_what_may_be_an_emergency_leads_to_help_and_not_to_a_lesson() -> None:
    for tile in (*home(curriculum()).needs, *tonight(curriculum())):
        if tile.urgent:
            assert tile.url.startswith("help/"), tile.title
