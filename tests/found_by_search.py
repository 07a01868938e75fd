"""The search of a built site in a real browser: what it answers, undrawn, and the parts of the open search."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, Page, expect

SESSION = "life-skills/make-a-spending-plan/"
NARROW = (320, 360)  # CSS pixels; there a button opens the search
HELP = ["Call 911", "Call 988", "Text 988"]
TARGET = 44  # CSS pixels, for a finger
ANSWERS = """all => all.map((typed) => {
  const { danger, pages, needs, isSpanish } = SiteSearch.answer(typed);
  const urls = pages.map((number) => searchIndex.pages[number].url);
  return [danger && danger.title, danger ? ["help/", ...urls] : urls, needs.map(({ url }) => url), isSpanish];
})"""


@dataclass(frozen=True)
class Answer:
    """What is found: the title of a danger, addresses of pages and of needs, and whether Spanish was typed."""

    danger: str | None
    urls: tuple[str, ...]
    needs: tuple[str, ...]
    is_spanish: bool


@contextmanager
def searching(browser: Browser, address: str) -> Iterator[Page]:
    """A page whose search has been opened, and has its index."""
    page = browser.new_page(base_url=address)
    page.goto(SESSION)
    page.get_by_role("textbox", name="Search").focus()
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("Type what is going on")
    yield page
    page.close()


def answers(page: Page, typed: list[str]) -> list[Answer]:
    """What each of these queries finds."""
    return [
        Answer(danger, tuple(urls), tuple(needs), is_spanish)
        for danger, urls, needs, is_spanish in page.evaluate(ANSWERS, typed)
    ]


def open_search(page: Page, typed: str, width: int = 1280, height: int = 740) -> None:
    """Open the search on a screen of this size, and type."""
    page.set_viewport_size({"width": width, "height": height})
    if width in NARROW:
        page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search").fill(typed)
    expect(status(page)).not_to_have_text("One moment")


def results(page: Page) -> Locator:
    """The links of what was found, in order."""
    return page.locator("#search ol > li > a")


def help_links(page: Page) -> Locator:
    """The ways to help that stay in view."""
    return page.get_by_role("search").get_by_role("list", name="Call or text for help").get_by_role("link")


def status(page: Page) -> Locator:
    """What is said of the results, to screen readers, too."""
    return page.get_by_role("search").get_by_role("status")


def boxes(found: Locator) -> list[dict[str, float]]:
    """Where each of them is, and how large, in CSS pixels."""
    sizes: list[dict[str, float]] = found.evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect().toJSON())"
    )
    return sizes
