"""How many screens of a phone a session's page takes before anything is opened, and what its folds keep."""

from collections import defaultdict
from pathlib import Path
from statistics import median

import pytest
from built_sites import catalogue
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser
WIDTH, HEIGHT = 360, 740
# The most of the page in the middle. What is left above 7 for families are steps and safety passages.
MOST: dict[str, float] = {"participants": 7, "families": 7.9}


def test_half_of_the_sessions_take_few_screens_of_a_phone(browser: Browser, site: Path, address: str) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True, reduced_motion="reduce")
    heights = defaultdict(list)
    for module in catalogue(site)["modules"]:
        for session in module["sessions"]:
            page.goto(address + session["url"])
            height = page.evaluate("document.fonts.ready.then(() => document.documentElement.scrollHeight)")
            heights[module["audience"]].append(height / HEIGHT)
    page.close()
    assert {readers for readers, found in heights.items() if median(found) > MOST[readers]} == set()
    assert heights.keys() == MOST.keys()


def test_folds_open_on_paper_on_wide_screens_and_where_a_link_leads(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.goto(address + "relapse-prevention/break-the-craving-chain/")
    fold = page.locator(".aside").first
    story, about = fold.get_by_text("It was awkward, and it worked."), fold.locator(".first-words")
    expect(story).not_to_be_visible()
    expect(about).to_be_visible()
    page.emulate_media(media="print")
    expect(story).to_be_visible()
    expect(about).not_to_be_visible()
    expect(page.locator(".help-block .on-paper").first).to_be_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": HEIGHT})
    expect(story).to_be_visible()
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    expect(story).not_to_be_visible()
    page.evaluate("window.location.hash = 'marvas-tuesday-night'")
    expect(story).to_be_visible()
    page.close()
