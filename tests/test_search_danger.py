"""Help comes first for whoever types what people in danger type, in two languages, and for nobody else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from curricula import ROOT
from found_by_search import answers, searching
from playwright.sync_api import Browser, Page

from syllabus.site.search_words import LANGUAGES

pytestmark = pytest.mark.browser
DANGERS: dict[str, Any] = yaml.safe_load((ROOT / "curriculum/reference/danger.yml").read_text(encoding="utf-8"))
TYPED = yaml.safe_load((ROOT / "tests/search-danger.yml").read_text(encoding="utf-8"))
LINE = re.compile(r"\[line: ([a-z0-9-]+)\]")


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    with searching(browser, address) as page:
        yield page


def plain(phrase: str) -> str:
    """A phrase of danger.yml as somebody would type it."""
    return LINE.sub(r"\1", phrase).replace('"', "")


@pytest.mark.parametrize("name", DANGERS)
def test_every_phrase_of_danger_leads_to_its_own_help_and_no_exception_does(page: Page, name: str) -> None:
    group = DANGERS[name]
    meant = [plain(phrase) for phrase in (*group["en"], *group["es"])]
    assert [t for t, a in zip(meant, answers(page, meant), strict=True) if a.danger != group["title"]] == []
    others = [plain(phrase) for phrase in group.get("unless", ())]
    assert [t for t, a in zip(others, answers(page, others), strict=True) if a.danger == group["title"]] == []


def test_there_are_many_phrases_in_two_languages() -> None:
    count = {language: sum(len(group[language]) for group in DANGERS.values()) for language in LANGUAGES}
    assert count["en"] >= 150
    assert count["es"] >= 75


def test_whatever_people_in_danger_type_leads_to_help(page: Page) -> None:
    typed = TYPED["in danger"]
    assert [t for t, a in zip(typed, answers(page, typed), strict=True) if a.urls[:1] != ("help/",)] == []


def test_what_only_sounds_like_danger_leads_elsewhere(page: Page) -> None:
    typed = TYPED["not in danger"]
    assert [t for t, a in zip(typed, answers(page, typed), strict=True) if a.danger] == []


def test_what_brings_help_without_danger_is_known(page: Page) -> None:
    typed = TYPED["help all the same"]
    assert [t for t, a in zip(typed, answers(page, typed), strict=True) if not a.danger] == []


@pytest.mark.parametrize("name", DANGERS)
def test_help_has_the_part_that_a_danger_leads_to(site: Path, name: str) -> None:
    address, _, anchor = DANGERS[name]["page"].partition("#")
    text = (site / address / "index.html").read_text(encoding="utf-8")
    assert not anchor or f'id="{anchor}"' in text
