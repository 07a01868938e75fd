"""Forms in a real browser: picked and printed with the sheets of the night, filled in, and led back to their list."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from built_sites import serving
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
CHECK = "forms/check-small-steps/"


@pytest.fixture
def page(browser: Browser, example_site: Path) -> Iterator[Page]:
    with serving(example_site) as address:
        context = browser.new_context(base_url=address)
        yield context.new_page()
        context.close()


def printed(page: Page) -> list[str]:
    """The text of each page of paper."""
    pdf = pypdfium2.PdfDocument(page.pdf(format="Letter"))
    return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in pdf]


def test_forms_stand_before_the_sheets_in_the_basket_and_print_with_them(page: Page) -> None:
    page.goto("basket/")
    legends = page.locator(".basket legend").all_inner_texts()
    assert legends == ["Forms for any group", "Before and after a module", "For families", "Small steps"]
    for name in ("Who walks today", "How sure am I? Small steps", "My quiet hour (A quiet hour)"):
        page.get_by_role("checkbox", name=name).check()
    expect(page.get_by_role("status")).to_have_text("3 sheets are ready to print.")
    assert page.url.endswith("#forms/who-walks,forms/check-small-steps,for-families/a-quiet-hour/quiet-hour")
    page.reload()
    expect(page.locator(".basket-sheets .sheet")).to_have_count(3)
    ids = page.locator(".basket-sheets [id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    first, second, third = printed(page)
    assert re.match("Page 1 of 3 Nine Hours Who walks today", first)
    assert "forms/who-walks" in first
    assert re.match("Page 2 of 3 Nine Hours · Small steps How sure am I", second)
    assert re.match("Page 3 of 3 Nine Hours · For families · A quiet hour My quiet hour", third)
    assert all("In danger? Call 911" in text for text in (first, second, third))


def test_a_check_is_filled_in_by_its_words_and_prints_on_one_page(page: Page) -> None:
    page.goto(CHECK)
    for part, level in (("Before", "A little"), ("After", "Very sure")):
        group = page.get_by_role("group", name=f"{part}: how sure am I that I can do this?")
        group.get_by_role("radio", name=f"Tell somebody how it went.: {level}").check()
    assert page.locator("input:checked:not(#large-print)").count() == 2
    assert len(printed(page)) == 1
    page.get_by_role("link", name="Forms for any group").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Forms for any group")
    page.get_by_role("article").get_by_role("link", name="Who walks today").click()
    expect(page.get_by_role("link", name="PDF to fill in or print")).to_have_attribute("href", "who-walks.pdf")


def test_no_form_comes_up_in_the_search(page: Page) -> None:
    page.goto(CHECK)
    search = page.get_by_role("textbox", name="Search")
    search.click()
    search.press_sequentially("initials")
    expect(page.get_by_role("search")).to_contain_text("Nothing found")
