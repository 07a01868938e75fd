"""What people reach on a phone, with how many taps, and how far they have to scroll for it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from curricula import ROOT
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser
WIDTH, HEIGHT = 360, 740  # CSS pixels
ALL = yaml.safe_load((ROOT / "tests" / "journeys.yml").read_text(encoding="utf-8"))
JOURNEYS = [(reader, journey) for reader in ("patients", "families") for journey in ALL[reader]]


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    viewport = {"width": WIDTH, "height": HEIGHT}
    page = browser.new_page(base_url=address, viewport=viewport, has_touch=True, java_script_enabled=request.param)  # type: ignore[arg-type]
    yield page
    page.close()


def screens_to(place: Locator) -> int:
    """Return how many screens somebody scrolls from where the page stands until a place is in view as a whole."""
    box = place.bounding_box()
    assert box is not None
    return max(0, -int(-(box["y"] + min(box["height"], HEIGHT) - HEIGHT) // HEIGHT))


@pytest.mark.parametrize(("reader", "journey"), JOURNEYS, ids=[f"{r}: {j['who']}" for r, j in JOURNEYS])
def test_journey_takes_no_more_taps_and_screens_than_it_may(page: Page, reader: str, journey: dict[str, Any]) -> None:
    page.goto(journey["from"])
    if down := journey.get("scrolled"):
        page.mouse.wheel(0, down)
        page.wait_for_timeout(200)
    screens = 0
    for name in journey["way"]:
        link = page.get_by_role("link", name=re.compile(name)).first
        screens += screens_to(link)
        if (link.get_attribute("href") or "").startswith(("tel:", "sms:")):
            expect(link).to_be_in_viewport(ratio=1)
        else:
            link.tap()
            page.wait_for_load_state()
    if there := journey["there"]:
        place = page.get_by_role("heading", name=there, exact=True).first
        expect(place).to_be_visible()
        page.wait_for_timeout(100)  # until an anchor has been scrolled to
        screens += screens_to(place)
    assert len(journey["way"]) <= journey["taps"]
    assert screens <= journey["screens"], f"{reader}: {screens} screens"
