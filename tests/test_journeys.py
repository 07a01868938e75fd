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
JOURNEYS = [(reader, journey) for reader, journeys in ALL.items() for journey in journeys]
A_TUESDAY = "2026-11-24T17:50:00"


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        base_url=address,
        viewport={"width": WIDTH, "height": HEIGHT},
        has_touch=True,
        java_script_enabled=request.param,
        reduced_motion="reduce",
    )
    context.clock.set_fixed_time(A_TUESDAY)
    yield context.new_page()
    context.close()


def screens_to(place: Locator) -> int:
    """Return how many screens somebody scrolls from where the page stands until a place is in view as a whole."""
    box = place.bounding_box()
    assert box is not None
    return max(0, -int(-(box["y"] + min(box["height"], HEIGHT) - HEIGHT) // HEIGHT))


def tap(page: Page, name: str) -> int:
    """Tap the first link or button of a name, and return how many screens away it was."""
    pattern = re.compile(name)
    scope = page.locator("dialog[open]" if page.locator("dialog[open]").count() else "body")
    way = scope.get_by_role("link", name=pattern).or_(scope.get_by_role("button", name=pattern)).first
    screens = screens_to(way)
    if (way.get_attribute("href") or "").startswith(("tel:", "sms:")):
        expect(way).to_be_in_viewport(ratio=1)
    else:
        way.tap()
        page.wait_for_load_state()
    return screens


def fill(page: Page, step: dict[str, str]) -> int:
    """Choose from a list or type into a field, by its label, and return how many screens away it was."""
    field = page.get_by_label(step.get("choose") or step["into"], exact=True)
    screens = screens_to(field)
    if "choose" in step:
        field.select_option(step["as"])
    else:
        field.fill(step["type"])
    return screens


@pytest.mark.parametrize(("reader", "journey"), JOURNEYS, ids=[f"{r}: {j['who']}" for r, j in JOURNEYS])
def test_journey_takes_no_more_taps_and_screens_than_it_may(
    page: Page, reader: str, journey: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    if reader == "leaders" and "no scripts" in request.node.callspec.id:
        pytest.skip("what is led tonight is chosen by a script; without, the lists of guides do the same")
    page.goto(journey["from"])
    if down := journey.get("scrolled"):
        page.mouse.wheel(0, down)
        page.wait_for_timeout(200)
    screens = sum(tap(page, step) if isinstance(step, str) else fill(page, step) for step in journey["way"])
    if there := journey["there"]:
        place = page.get_by_role("heading", name=there, exact=True).first
        expect(place).to_be_visible()
        page.wait_for_timeout(100)  # until an anchor has been scrolled to
        screens += screens_to(place)
    assert len(journey["way"]) <= journey["taps"]
    assert screens <= journey["screens"], f"{reader}: {screens} screens"
