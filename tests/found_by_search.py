"""What the search of a built site answers, asked in a real browser without drawing it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

SESSION = "life-skills/make-a-spending-plan/"
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
