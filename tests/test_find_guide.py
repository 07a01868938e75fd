"""Finding a guide on the leaders' page, in a real browser, while somebody types."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from built_sites import serving
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
WALK, QUIET = "A short walk", "A quiet hour"


@pytest.fixture
def page(browser: Browser, example_site: Path) -> Iterator[Page]:
    with serving(example_site) as address:
        page = browser.new_page(base_url=address)
        page.goto("facilitators/")
        yield page
        page.close()


def found(page: Page, query: str) -> list[str]:
    """The titles that are found for a query."""
    page.get_by_role("searchbox", name="Find a guide").fill(query)
    return page.locator(".guide-title").all_inner_texts()


def test_each_word_begins_a_word_of_the_title_the_module_or_a_need(page: Page) -> None:
    expect(page.get_by_role("combobox", name="Program")).to_have_value("two-mornings")  # the index is there
    for query in ("walk", "WÄLK sho", "small steps walk", "30 min walk", "short walk not with these"):
        assert found(page, query) == [WALK], query
    assert found(page, "") == []
    assert found(page, "50 steps") == [WALK]  # at most fifty minutes
    for query in ("alk", "walk hour", "29 walk"):
        assert found(page, query) == [], query
        expect(page.get_by_role("status").filter(has_text="No guide has all of this.")).to_be_visible()


def test_boxes_and_their_words_leave_out_guides(page: Page) -> None:
    tags = page.evaluate("GuideData.load().then(data => Object.fromEntries(data.guides.map(g => [g.title, g.tags])))")
    for name, tag in (("First week", "first-week"), ("Telehealth", "telehealth"), ("One person", "one-person")):
        assert set(found(page, name.lower())) == {title for title, own in tags.items() if tag in own}
        found(page, "")
        page.get_by_role("checkbox", name=name).check()
        assert set(found(page, "")) == {title for title, own in tags.items() if tag in own}
        page.get_by_role("checkbox", name=name).uncheck()
    assert set(found(page, "no props")) == {title for title, own in tags.items() if "props" not in own}


def test_what_they_had_is_left_out_and_the_address_remembers_it(page: Page) -> None:
    page.get_by_label("Week", exact=True).select_option("2")
    assert found(page, "walk") == [WALK]
    page.get_by_role("button", name=f"Not with these people, {WALK}").click()
    assert found(page, "walk") == []
    assert "week=2" in page.url
    page.reload()
    expect(page.get_by_label("Week", exact=True)).to_have_value("2")
    assert found(page, "walk") == []
    page.get_by_role("button", name="Show what they had, too").click()
    assert found(page, "walk") == [WALK]
    assert "had" not in page.url


def test_a_guide_that_was_found_runs_at_once(page: Page) -> None:
    found(page, "quiet")
    page.locator(".guides-found").get_by_role("link", name=f"Run {QUIET}").click()
    expect(page.locator("dialog.run")).to_be_visible()
