"""Nothing that was typed is found by whoever uses the computer next, by Back, by opening the page again or otherwise.

Browsers bring typed text back in two ways: they show the page that they kept as it was, or they fill the fields of a
new one. Against the first only our script helps; against the second the fields ask not to be filled, and it does too.
"""

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from built_sites import CHROMIUM_FLAGS, chromium_path
from playwright.sync_api import Browser, Error, Page, Route, expect

pytestmark = pytest.mark.browser
SHEET = "cbt/do-first-feel-later/do-it-first-week/"
PLACES = {
    "sheet": SHEET,
    "basket": f"basket/#{SHEET.rstrip('/')},life-skills/make-a-spending-plan/monthly-spending-plan",
}
SCRIPT = "**/assets/worksheet.js"
FIELDS = ".sheet textarea, .sheet input"
TYPED = "Duane"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address)
    yield page
    page.close()


@pytest.fixture
def keeping(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a Chromium that keeps pages as they are for Back, as browsers of people do."""
    keeping = browser.browser_type.launch(
        executable_path=chromium_path(),
        args=CHROMIUM_FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    page = keeping.new_page(base_url=address)
    page.add_init_script("addEventListener('pageshow', ({ persisted }) => { window.wasKept = persisted; })")
    yield page
    keeping.close()


def type_everywhere(page: Page, place: str) -> None:
    """Open a place and fill or tick every field of it."""
    page.goto(PLACES[place])
    expect(page.locator(".sheet")).to_have_count(len(PLACES[place].split(",")))
    for field in page.locator(FIELDS).all():
        if field.get_attribute("readonly") is None:
            field.check() if field.get_attribute("type") in ("checkbox", "radio") else field.fill(TYPED)
    page.get_by_label("Large print").check()


def found(page: Page) -> list[str]:
    """What stands in the fields, and which of them are ticked or marked."""
    values: list[str] = page.locator(f"{FIELDS}, #large-print").evaluate_all(
        """all => all.flatMap(({ type, checked, value, id, ariaInvalid }) => [
          ...(type === "checkbox" || type === "radio" ? (checked ? [id] : []) : (value ? [value] : [])),
          ...(ariaInvalid === "true" ? [`${id} is marked`] : [])
        ])"""
    )
    return values


def fillable(route: Route) -> None:
    """A page whose fields do not ask to be left alone, as if the browser did not care."""
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r' ?autocomplete="off"', "", answer.text()))


def wait_until_kept(page: Page) -> None:
    """Ask again and again; the policy of a page lets no wait of the browser's own evaluate anything."""
    for _ in range(100):
        with suppress(Error):  # the page before may still be going
            if page.evaluate("window.wasKept === true"):
                return
        page.wait_for_timeout(50)
    pytest.fail("the browser did not keep the page")


@pytest.mark.parametrize("place", PLACES)
def test_a_page_that_the_browser_kept_is_blank_after_back(keeping: Page, place: str) -> None:
    type_everywhere(keeping, place)
    assert TYPED in found(keeping)
    keeping.goto("help/")
    keeping.go_back(wait_until="commit")
    wait_until_kept(keeping)
    assert found(keeping) == []
    assert TYPED not in keeping.locator("body").inner_text()


@pytest.mark.parametrize("place", PLACES)
def test_without_the_script_it_would_not_be(keeping: Page, place: str) -> None:
    """What the test above is worth."""
    keeping.route(SCRIPT, lambda route: route.fulfill(body=""))
    type_everywhere(keeping, place)
    keeping.goto("help/")
    keeping.go_back(wait_until="commit")
    wait_until_kept(keeping)
    assert TYPED in found(keeping)


def test_fields_that_the_browser_fills_again_are_cleared(page: Page) -> None:
    page.route(f"**/{SHEET}", fillable)
    type_everywhere(page, "sheet")
    again(page, "back")
    assert found(page) == []
    page.route(SCRIPT, lambda route: route.fulfill(body=""))
    type_everywhere(page, "sheet")
    again(page, "back")
    assert TYPED in found(page)  # or else this test would be worth nothing


@pytest.mark.parametrize("way", ["back", "reload"])
@pytest.mark.parametrize("place", PLACES)
def test_fields_ask_not_to_be_filled_again(page: Page, place: str, way: str) -> None:
    page.route(SCRIPT, lambda route: route.fulfill(body=""))
    type_everywhere(page, place)
    again(page, way)
    expect(page.locator(".sheet")).to_have_count(len(PLACES[place].split(",")))
    assert found(page) == []


def again(page: Page, way: str) -> None:
    """Come to the page anew."""
    if way == "reload":
        with page.expect_navigation():
            page.evaluate("location.reload()")
        return
    page.goto("help/")
    page.go_back()


@pytest.mark.parametrize("place", PLACES)
def test_every_field_of_every_page_asks_so(page: Page, place: str) -> None:
    type_everywhere(page, place)
    asks = page.locator("input, textarea, select").evaluate_all(
        "all => all.filter(f => f.autocomplete !== 'off' && !(f.form && f.form.autocomplete === 'off')).map(f => f.id)"
    )
    assert asks == []


@pytest.mark.parametrize("place", PLACES)
def test_clear_everything_clears_all_sheets(page: Page, place: str) -> None:
    type_everywhere(page, place)
    page.get_by_label("Large print").uncheck()
    page.get_by_role("button", name="Clear everything").click()
    assert found(page) == []
    page.keyboard.press("Control+z")
    assert found(page) == []


def test_sums_of_fetched_sheets_cannot_be_typed_over(page: Page) -> None:
    page.goto(PLACES["basket"])
    total = page.get_by_label("All money in, Plan")
    expect(total).to_have_attribute("readonly", "")


def test_what_was_typed_stays_while_sheets_are_added_and_goes_with_its_own(page: Page) -> None:
    page.goto(PLACES["basket"])
    field = page.get_by_label("Day and time, 1")
    field.fill(TYPED)
    page.get_by_role("checkbox", name="Craving wave log").check()
    expect(page.locator(".basket-sheets .sheet")).to_have_count(3)
    expect(field).to_have_value(TYPED)
    for _ in range(2):
        page.get_by_role("checkbox", name="Do-it-first week").click()
    expect(field).to_have_value("")
