"""Leave this page quickly: where the way out stands, that it forgets, and that it needs neither mouse nor scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser
LEAVE = re.compile("^Leave")


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield page
    page.close()


def elsewhere(page: Page) -> list[str]:
    """Stands in for the world outside, and says what was asked of it."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="<h1>Weather</h1>", content_type="text/html")

    page.route("https://**", answer)
    return asked


SENSITIVE = "family-education/help-in-ways-that-help/"


def test_way_out_stands_where_it_is_needed_and_nowhere_else(page: Page) -> None:
    link = page.get_by_role("link", name=LEAVE)
    for url in (SENSITIVE, SENSITIVE + "today-and-next-month/", "family-education/", "help/"):
        page.goto(url)
        expect(link).to_be_visible()
    for url in ("cbt/", "cbt/do-first-feel-later/", "cbt/do-first-feel-later/do-it-first-week/"):
        page.goto(url)
        expect(link).to_have_count(0)


def test_way_out_by_link_forgets_and_back_does_not_reveal(page: Page) -> None:
    asked = elsewhere(page)
    page.goto("")
    page.goto(SENSITIVE + "today-and-next-month/")
    page.locator("textarea").first.fill("where I keep it")
    page.get_by_role("link", name=LEAVE).click()
    expect(page.get_by_role("heading", name="Weather")).to_be_visible()
    assert asked == ["https://www.weather.gov/"]
    page.go_back()
    assert "family-education" not in page.url
    assert "family-education" not in page.content().partition("</title>")[0]


def test_way_out_by_shift_three_times_tells_what_it_does(page: Page) -> None:
    elsewhere(page)
    page.goto(SENSITIVE)
    said = page.locator(".leave-said")
    page.keyboard.press("Shift+A")  # a capital letter is no press
    expect(said).to_have_text("")
    page.keyboard.press("Shift")
    expect(said).to_contain_text("2 more")
    page.keyboard.press("a")  # another key begins again
    expect(said).to_have_text("")
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page.get_by_role("heading", name="Weather")).to_be_visible()


def test_way_out_covers_the_page_before_the_next_one_comes(page: Page) -> None:
    elsewhere(page)
    page.goto(SENSITIVE)
    at_once = page.evaluate("""() => {
      document.querySelector('.leave-link').click();
      return [document.title, document.body.innerText, document.querySelector('[role=alert]') !== null];
    }""")
    assert at_once == ["Loading", "Loading", True]


def test_way_out_works_without_scripts_and_is_not_printed(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    elsewhere(page)
    page.goto(SENSITIVE)
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name=LEAVE)).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("link", name=LEAVE).click()
    expect(page.get_by_role("heading", name="Weather")).to_be_visible()
    context.close()
