"""Help within reach in the open search: 911 and 988 in view, and the first step for whoever is in danger."""

import re
from collections.abc import Iterator

import pytest
from found_by_search import HELP, SESSION, TARGET, boxes, help_links, open_search, results, status
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
LOW = 330  # CSS pixels that are left of a phone with a keyboard on it
SPANISH = "Estas páginas están en inglés. Para español, llame al 988 y oprima 2."


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 740}, reduced_motion="reduce")
    page.goto(SESSION)
    yield page
    page.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 740), (360, 640), (360, LOW), (320, LOW)])
def test_help_is_in_view_in_the_open_search_and_stays_there(page: Page, width: int, height: int) -> None:
    open_search(page, "sleep", width, height)
    for at_end in (False, True):
        if at_end:
            results(page).last.focus()
            expect(results(page).last).to_be_in_viewport(ratio=0.3)
        assert help_links(page).all_inner_texts() == HELP
        for box, link in zip(boxes(help_links(page)), help_links(page).all(), strict=True):
            assert box["height"] >= TARGET
            assert box["width"] >= TARGET
            expect(link).to_be_in_viewport(ratio=1)
            link.click(trial=True)  # nothing lies on top of it
    assert [link.get_attribute("href") for link in help_links(page).all()] == ["tel:911", "tel:988", "sms:988"]
    expect(page.get_by_role("search").get_by_text("Spanish: call 988 and press 2.")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "height"), [(1280, 740), (360, 640)])
def test_help_and_results_are_in_view_on_home_where_the_field_stands_low(page: Page, width: int, height: int) -> None:
    page.goto("")
    open_search(page, "i want to die", width, height)
    for link in (*help_links(page).all(), results(page).first):
        expect(link).to_be_in_viewport(ratio=1)
    sizes = boxes(help_links(page))
    assert [size for size in sizes if size["height"] < TARGET] == []
    assert sizes[0]["width"] > TARGET  # with room beside its words


@pytest.mark.parametrize("width", [1280, 360])
def test_danger_shows_the_line_and_the_first_step_before_all_else(page: Page, width: int) -> None:
    open_search(page, "he says hes going to kill himself", width)
    first = page.locator("#search ol > li").first
    expect(first.get_by_role("link").first).to_contain_text("Get help now")
    expect(first).to_contain_text("Call or text 988, any time.")
    expect(status(page)).to_have_text(re.compile(r"^Help comes first\. "))
    ways = first.get_by_role("link").filter(has_not_text="Get help now")
    assert ways.all_inner_texts() == ["Call 988", "Text 988"]
    for box in boxes(ways):
        assert box["height"] >= TARGET
        assert box["width"] >= TARGET
    expect(ways.last).to_be_in_viewport(ratio=1)
    expect(results(page).nth(1)).to_contain_text("Notice, ask, stay")  # what helps comes next
    with page.expect_navigation():
        first.get_by_role("link").first.click()
    assert page.url.endswith("/help/#if-you-think-about-suicide-or-somebody-near-you-does")


def test_danger_in_spanish_is_answered_in_spanish(page: Page) -> None:
    open_search(page, "me quiero morir")
    first = page.locator("#search ol > li").first
    step = first.locator("[lang=es]")
    expect(step).to_contain_text("Llame al 988 y oprima 2")
    expect(page.get_by_role("search").get_by_text(SPANISH)).to_be_visible()


@pytest.mark.parametrize(("typed", "is_shown"), [("no puedo dormir", True), ("can't sleep", False), ("", False)])
def test_whoever_types_spanish_is_told_what_there_is(page: Page, typed: str, *, is_shown: bool) -> None:
    open_search(page, typed)
    told = page.get_by_role("search").get_by_text(SPANISH)
    assert told.get_attribute("lang") == "es"
    expect(told).to_be_visible(visible=is_shown)
