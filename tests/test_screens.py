"""Each kind of page as a small gray picture, kept to be compared: a change of how the site looks is seen, and meant.

`SCREENS=keep .venv/bin/pytest tests/test_screens.py` takes the pictures again. Look at them before they are committed.
"""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_sites import serving
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).parent / "screens"
KINDS = {
    "home": "",
    "help": "help/",
    "module": "small-steps/",
    "session": "small-steps/a-short-walk/",
    "sheet": "small-steps/a-short-walk/walk-plan/",
    "guide": "small-steps/a-short-walk/guide/",
    "group": "small-steps/a-short-walk/group/",
    "record": "small-steps/a-short-walk/record/",
    "families": "families/",
    "leaders": "facilitators/#program=two-mornings&week=1&day=Thu",
    "wrong": "404.html",
}
WIDTHS = (360, 1280)
SMALLER = 4  # times: words become gray, and what is left is where things stand
MOST_APART = 4.0  # of 255, on average over the picture


@pytest.fixture(scope="module")
def example_address(example_site: Path) -> Iterator[str]:
    with serving(example_site) as own:
        yield own


def screen(page: Page, address: str, width: int) -> Image.Image:
    """The first screen of a page, small and gray."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    whole = Image.open(io.BytesIO(page.screenshot())).convert("L")
    return whole.resize((width // SMALLER, 900 // SMALLER), Image.Resampling.BOX)


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures of one size are apart, on average over their dots."""
    return float(ImageStat.Stat(ImageChops.difference(one, other)).mean[0])


@pytest.mark.parametrize("width", WIDTHS)
def test_each_kind_of_page_looks_as_it_did(browser: Browser, example_address: str, width: int) -> None:
    page = browser.new_page(reduced_motion="reduce")
    seen = {}
    for kind, url in KINDS.items():
        now, kept = screen(page, example_address + url, width), PICTURES / f"{kind}-{width}.png"
        if os.environ.get("SCREENS") == "keep":
            PICTURES.mkdir(exist_ok=True)
            now.save(kept, optimize=True)
        distance = apart(now, Image.open(kept))
        if distance > MOST_APART:
            seen[kind] = round(distance, 1)
    page.close()
    assert seen == {}, "look at each of these, and keep its new picture if that is how it should look"


def test_another_look_is_seen(browser: Browser, example_address: str) -> None:
    """A heading of twice the size, a strip of another color, and a part that has moved."""
    page = browser.new_page()
    kept = screen(page, example_address, 360)
    for change in (
        ".page-text h1 { font-size: 4rem !important; }",
        ".help-strip { background: white !important; }",
        ".tiles { grid-template-columns: 1fr !important; }",
    ):
        page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", change
        )
        now = Image.open(io.BytesIO(page.screenshot())).convert("L").resize(kept.size, Image.Resampling.BOX)
        assert apart(now, kept) > MOST_APART, change
        page.goto(example_address, wait_until="networkidle")
    page.close()
