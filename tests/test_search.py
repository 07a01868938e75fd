"""The open search in a real browser: what it shows on wide and narrow screens, with keys, and what it leaves behind."""

import re
from collections.abc import Iterator

import pytest
from every_page import AXE, BIG_TEXT, CLIPPED, SIDEWAYS, SPACING, STORED, TAGS
from found_by_search import HELP, NARROW, SESSION, TARGET, boxes, help_links, open_search, results, status
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 740}, reduced_motion="reduce")
    page.goto(SESSION)
    yield page
    page.close()


def test_results_say_for_whom_a_page_is(page: Page) -> None:
    open_search(page, "should i give him money")
    expect(results(page).first).to_contain_text("For families and friends: Family education")
    open_search(page, "can't sleep")
    expect(results(page).first).to_contain_text("For people in treatment: Body and daily wellness")
    open_search(page, "moment map")
    expect(results(page).first).to_contain_text("Sheet for people in treatment: Thinking skills (CBT)")


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_results_fit_the_screen_and_are_easy_to_hit(page: Page, width: int) -> None:
    open_search(page, "sleep", width)
    expect(results(page)).to_have_count(10)
    for box in boxes(results(page)):
        assert box["height"] >= TARGET
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_found_is_said_kindly_and_leads_on(page: Page) -> None:
    open_search(page, "xyzzy")
    expect(status(page)).to_have_text("Nothing found for these words. Try another word, or one of these:")
    expect(results(page)).to_have_count(4)
    expect(results(page).first).to_contain_text("Right now")
    page.get_by_role("search").get_by_role("link", name="Right now: the whole list", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Right now: the whole list")


@pytest.mark.parametrize("milliseconds", [0, 300])
@pytest.mark.parametrize("part", ["search/index.js", "assets/search-rank.js", "assets/search-danger.js"])
def test_an_index_that_does_not_come_is_said_too(page: Page, part: str, milliseconds: int) -> None:
    """Whichever part is missing, and whether it fails before the others are there or after them."""

    def fail(route: Route) -> None:
        page.wait_for_timeout(milliseconds)
        route.abort()

    page.route(f"**/{part}", fail)
    page.get_by_role("textbox", name="Search").fill("sleep")
    expect(status(page)).to_have_text("The search does not work right now.")
    assert help_links(page).all_inner_texts() == HELP
    expect(page.get_by_role("search").get_by_role("link", name="Right now: the whole list", exact=True)).to_be_visible()


# Keys and screen readers


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_search_with_keys_alone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    opener, field = page.get_by_role("button", name="Search", exact=True), page.get_by_role("textbox", name="Search")
    start = opener if width in NARROW else field
    start.focus()
    if width in NARROW:
        expect(opener).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Enter")
        expect(opener).to_have_attribute("aria-expanded", "true")
    expect(field).to_be_focused()
    expect(status(page)).to_have_text("Type what is going on, such as: can't sleep")
    page.keyboard.type("naloxone")
    expect(status(page)).to_have_text("The best 10 pages")
    expect(results(page)).to_have_count(10)
    page.keyboard.press("Escape")
    expect(start).to_be_focused()
    expect(results(page).first).to_be_hidden()
    page.keyboard.press("Enter" if width in NARROW else "e")
    if width in NARROW:
        page.keyboard.press("Tab")  # over the button that closes
    for link in [*help_links(page).all(), *results(page).all()]:
        page.keyboard.press("Tab")
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.get_by_role("search").get_by_role("link", name="Right now: the whole list", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(results(page).first).to_be_hidden()
    assert page.evaluate("!document.activeElement.closest('#search')")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_result_with_the_focus_is_not_behind_the_ways_to_help(page: Page, width: int) -> None:
    open_search(page, "sleep", width)
    results(page).last.focus()
    for link in reversed(results(page).all()):
        link.focus()
        box, above = link.bounding_box(), page.locator(".search-help").bounding_box()
        assert box is not None
        assert above is not None
        assert box["y"] >= above["y"] + above["height"] - 1


@pytest.mark.parametrize("width", [1280, 360])
def test_a_screen_reader_hears_what_everything_is(page: Page, width: int) -> None:
    open_search(page, "i want to die", width)
    expect(page.get_by_role("search", name="Search")).to_be_visible()
    expect(page.get_by_role("search").get_by_role("textbox", name="Search", exact=True)).to_be_focused()
    heard = page.get_by_role("search").aria_snapshot()
    told = [line.strip() for line in heard.splitlines()]
    for place in ('- list "Call or text for help":', '- link "Call 911":', '- link "Text 988":'):
        assert place in told
    assert heard.index("Call 911") < heard.index("Help comes first") < heard.index("Get help now")


def test_enter_leads_to_the_first_result_and_the_address_keeps_no_word(page: Page) -> None:
    open_search(page, "budget")
    expect(results(page).first).to_be_visible()
    before = page.url
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_focused()
    assert page.url == before
    target = results(page).first.get_attribute("href")
    with page.expect_navigation():  # the result may be this very page; closing it meanwhile hangs the browser
        page.keyboard.press("Enter")
    assert page.url == target
    assert "budget" not in page.url


@pytest.mark.parametrize("width", [1280, 360, 320])
@pytest.mark.parametrize("typed", ["", "sleep", "xyzzy", "i want to die", "me quiero morir"])
def test_open_search_breaks_no_rule_of_accessibility(page: Page, width: int, typed: str) -> None:
    open_search(page, typed, width)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in rules["violations"]] == []


@pytest.mark.parametrize("change", [SPACING, BIG_TEXT])
@pytest.mark.parametrize(("typed", "count"), [("sleep", 10), ("i want to die", 5)])
def test_open_search_bears_bigger_text_and_more_space(page: Page, change: str, typed: str, count: int) -> None:
    page.evaluate(change)
    open_search(page, typed)
    expect(results(page)).to_have_count(count)
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(SIDEWAYS) <= 0


# What it asks for and what it leaves behind


def test_index_is_asked_for_once_and_not_before_somebody_searches(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    own = re.compile(r"/search/|/search-")
    assert [url for url in asked if own.search(url)] == []
    for typed in ("naloxone", "sleep"):
        page.get_by_role("textbox", name="Search").fill(typed)
        expect(results(page).first).to_be_visible()
        page.get_by_role("heading", level=1).click()
    assert len([url for url in asked if own.search(url)]) == 5


def test_nothing_is_kept_of_a_search(page: Page) -> None:
    open_search(page, "can't sleep")
    results(page).first.click()
    page.wait_for_url(lambda url: SESSION not in url)
    assert sum(page.evaluate(STORED)) + len(page.context.cookies()) == 0
    page.go_back()
    expect(page.get_by_role("textbox", name="Search")).to_have_value("")


def test_way_out_stays_in_reach_while_somebody_searches(page: Page) -> None:
    page.goto("family-education/help-in-ways-that-help/")
    open_search(page, "sleep", 320, 640)
    expect(results(page).first).to_be_visible()
    page.get_by_role("link", name=re.compile("^Leave")).click(trial=True)


def test_search_is_not_printed(page: Page) -> None:
    open_search(page, "sleep")
    expect(results(page).first).to_be_visible()
    page.emulate_media(media="print")
    expect(results(page).first).to_be_hidden()
    expect(page.get_by_role("textbox", name="Search")).to_be_hidden()
