"""Drawings as Chromium sets them: how their words are measured, and their colors on screens and on paper.

Each drawing of the site is measured where all pages are visited.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawn_words import faults
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
PLACE = "authoring/drawings/"
COLORS = """() => [...document.querySelectorAll('figure.drawing svg')].flatMap(svg => {
  const color = getComputedStyle(document.querySelector('figure.drawing figcaption p')).color;
  const style = (name, what) => [...svg.querySelectorAll(name)].map(e => getComputedStyle(e)[what]);
  return [...style('text', 'fill'), ...style('path:not(.tint)', 'stroke'), ...style('.you', 'stroke')]
    .filter(found => found !== color).concat(style('.tint', 'fill').filter(found => found !== 'none'));
})"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
    yield page
    page.close()


def with_drawings(site: Path) -> list[str]:
    """The addresses of all pages that have drawings."""
    pages = [place for place in site.rglob("*.html") if '<figure class="drawing' in place.read_text(encoding="utf-8")]
    return sorted(place.relative_to(site).as_posix().removesuffix("index.html") for place in pages)


def test_the_measure_finds_what_touches() -> None:
    text = {"words": "One", "left": 10, "right": 40, "top": 10, "bottom": 30}
    drawing = {"name": "a", "says": "b", "fits": True, "scale": 1, "width": 100, "height": 100, "texts": [text]}
    assert not list(faults(drawing))
    assert list(faults({**drawing, "texts": [text, {**text, "words": "Two", "left": 39}]})) == ["a: Two touches One"]
    assert list(faults({**drawing, "width": 39})) == ["a: One leaves the drawing"]
    assert list(faults({**drawing, "scale": 0.5})) == ["a: small letters"]
    assert list(faults({**drawing, "says": ""}))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colors_reach_every_line_and_word(browser: Browser, address: str, scheme: Any) -> None:
    page = browser.new_page(base_url=address, forced_colors="active", color_scheme=scheme)
    page.goto(PLACE)
    assert page.evaluate(COLORS) == []
    page.close()


def test_paper_has_no_tint_and_black_lines(page: Page) -> None:
    page.goto(PLACE)
    assert page.evaluate(COLORS) != []  # on a screen there is light
    page.emulate_media(media="print")
    assert page.evaluate(COLORS) == []
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.drawing path:not(.tint)')).stroke") == "rgb(0, 0, 0)"
    )


def test_a_page_of_drawings_is_small(site: Path) -> None:
    assert max(len((site / url / "index.html").read_bytes()) for url in with_drawings(site)) < 65_000
