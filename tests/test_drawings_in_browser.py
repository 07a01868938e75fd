"""Each drawing of the site, as Chromium sets it: no words touch each other or leave the drawing, on any screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
PLACE = "authoring/drawings/"
LEAST_LETTER = 12  # CSS pixels, of the words of a drawing on the smallest screen
# The boxes of all words of drawings in sight, in units of the drawing; the room between lines is more than their ink.
BOXES = """() => [...document.querySelectorAll('figure.drawing')].filter(one => one.checkVisibility()).map(figure => {
  const svg = figure.querySelector('svg'), view = svg.viewBox.baseVal, frame = svg.getBoundingClientRect();
  return {
    name: svg.getAttribute('aria-label'), width: view.width, height: view.height,
    scale: frame.width / view.width, fits: frame.right <= innerWidth && frame.left >= 0,
    says: figure.querySelector('figcaption').innerText.trim(),
    texts: [...svg.querySelectorAll('text')].map(text => {
      const box = text.getBBox();
      return {words: text.textContent, left: box.x, right: box.x + box.width,
              top: box.y + 1, bottom: box.y + box.height - 1};
    }),
  };
})"""
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


def faults(drawing: dict[str, Any]) -> Iterator[str]:
    name = drawing["name"]
    if not name or not drawing["says"] or not drawing["fits"]:
        yield f"{name}: without a name or words, or wider than the screen"
    if drawing["texts"] and drawing["scale"] * 17 < LEAST_LETTER:
        yield f"{name}: small letters"
    for index, text in enumerate(drawing["texts"]):
        if (
            text["left"] < 0
            or text["top"] < 0
            or text["right"] > drawing["width"]
            or text["bottom"] > drawing["height"]
        ):
            yield f"{name}: {text['words']} leaves the drawing"
        for other in drawing["texts"][:index]:
            if (
                text["left"] < other["right"]
                and other["left"] < text["right"]
                and text["top"] < other["bottom"]
                and other["top"] < text["bottom"]
            ):
                yield f"{name}: {text['words']} touches {other['words']}"


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_words_touch_each_other_or_leave_their_drawing(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    seen = 0
    for url in with_drawings(site):
        page.goto(url)
        page.evaluate("document.fonts.ready")
        drawings = page.evaluate(BOXES)
        seen += len(drawings)
        assert [fault for drawing in drawings for fault in faults(drawing)] == [], url
    assert seen >= 15


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
    assert max(len((site / url / "index.html").read_bytes()) for url in with_drawings(site)) < 60_000
