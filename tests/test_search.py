"""The search in a real browser: what people type, with keys, on both widths, and what it leaves behind."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from curricula import ROOT
from every_page import AXE, BIG_TEXT, CLIPPED, SIDEWAYS, SPACING, STORED, TAGS
from playwright.sync_api import Browser, Locator, Page, expect

from syllabus.site.search_words import STOP_WORDS, words

pytestmark = pytest.mark.browser
STEMS = yaml.safe_load((ROOT / "tests/syllabus/stems.yml").read_text(encoding="utf-8"))
SESSION = "life-skills/make-a-spending-plan/"
FIND = "query => SiteSearch.find(query).map(number => searchIndex.pages[number].url)"
IN_DANGER = [
    *("suicide", "suicidal", "kill myself", "I want to kill myself", "killing myself", "want to die", "end my life"),
    *("I don't want to live", "overdose", "overdosed", "hurt myself", "self harm", "he hits me", "emergency", "rape"),
]


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 740}, reduced_motion="reduce")
    page.goto(SESSION)
    yield page
    page.close()


@pytest.fixture(scope="module")
def finder(browser: Browser, address: str) -> Iterator[Page]:
    """A page whose index is there, to ask for results without drawing them."""
    page = browser.new_page(base_url=address)
    page.goto(SESSION)
    page.get_by_role("textbox", name="Search").focus()
    expect(status(page)).to_contain_text("Type what is going on")  # so the index is there
    yield page
    page.close()


def results(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("listitem").get_by_role("link")


def status(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("status")


def found(finder: Page, query: str) -> list[str]:
    urls: list[str] = finder.evaluate(FIND, query)
    return urls


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("can't sleep", "wellness/when-sleep-will-not-come/"),
        ("cant sleep", "wellness/when-sleep-will-not-come/"),
        ("I CAN\u2019T SLEEP", "wellness/when-sleep-will-not-come/"),
        ("panic", "dbt-skills/settle-a-racing-body/"),
        ("the shakes", "help/"),
        ("shaking", "help/"),
        ("withdrawal", "understanding-substance-use/the-first-months/"),
        ("broke", "life-skills/make-a-spending-plan/"),
        ("i'm broke", "life-skills/make-a-spending-plan/"),
        ("payday", "life-skills/make-payday-safer/"),
        ("evicted", "life-skills/find-and-keep-a-home/"),
        ("narcan", "family-education/be-ready-to-save-a-life/"),
        ("Sione", "cbt/build-a-fair-second-thought/"),
        ("moment map", "cbt/parts-of-a-moment/moment-map/"),
        (
            "worried about xyzzy",
            "cbt/give-worry-a-time-and-place/",
        ),  # no page has both
    ],
)
def test_what_a_person_would_type_is_among_the_first(finder: Page, typed: str, url: str) -> None:
    assert url in found(finder, typed)[:5]


@pytest.mark.parametrize("typed", IN_DANGER)
def test_help_comes_first_for_whoever_is_in_danger(finder: Page, typed: str) -> None:
    assert found(finder, typed)[0] == "help/"


@pytest.mark.parametrize("whole", ["craving", "worried", "stopping", "aches", "naloxone", "budget"])
def test_results_stay_while_a_word_is_being_typed(finder: Page, whole: str) -> None:
    wanted = set(found(finder, f"{whole} "))
    assert wanted
    for length in range(3, len(whole) + 1):
        assert wanted <= set(found(finder, whole[:length])), whole[:length]


def test_all_words_count_before_some_of_them(finder: Page) -> None:
    assert set(found(finder, "sleep pain ")) == set(found(finder, "sleep ")) & set(found(finder, "pain "))


def test_words_and_stems_are_those_of_the_index(finder: Page) -> None:
    seen = finder.evaluate("all => all.map(typed => SiteSearch.words(typed).map(SiteSearch.stem))", list(STEMS))
    assert dict(zip(STEMS, seen, strict=True)) == STEMS


def test_every_word_of_every_page_finds_it(finder: Page, site: Path) -> None:
    looked_at, listed = 0, finder.evaluate("searchIndex.pages.map(page => page.url)")
    for url in listed:
        text = (site / url / "index.html").read_text(encoding="utf-8")
        text = re.split(r'class="(?:help-block|sheet-footer|door)"', text.partition("<h1")[2])[0]
        text = re.sub(r'<div class="sheet-tools">.*?</div>', "", text, flags=re.DOTALL)
        own = {word for part in re.findall(r"<(?:p|li|td)>([^<&]+)</", text) for word in words(part)} - STOP_WORDS
        missed = finder.evaluate(
            """([url, all]) => all.filter(word => !SiteSearch.find(word + " ")
                 .some(number => searchIndex.pages[number].url === url))""",
            [url, sorted(own)],
        )
        assert missed == [], url
        looked_at += len(own)
    assert looked_at > 10_000


def test_index_is_asked_for_once_and_not_before_somebody_searches(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert [url for url in asked if "/search/" in url] == []
    for typed in ("naloxone", "sleep"):
        page.get_by_role("textbox", name="Search").fill(typed)
        expect(results(page).first).to_be_visible()
        page.get_by_role("heading", level=1).click()
    assert len([url for url in asked if "/search/" in url]) == 1


@pytest.mark.parametrize("width", [1280, 320])
def test_search_with_keys_alone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    opener, field = page.get_by_role("button", name="Search", exact=True), page.get_by_role("textbox", name="Search")
    start = opener if width == 320 else field
    start.focus()
    if width == 320:
        expect(opener).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Enter")
        expect(opener).to_have_attribute("aria-expanded", "true")
    expect(field).to_be_focused()
    expect(status(page)).to_have_text("Type what is going on, such as: can't sleep")
    page.keyboard.type("naloxone")
    expect(status(page)).to_have_text(re.compile(r"^(The best 20 of )?\d+ pages? found$"))
    count = results(page).count()
    assert 1 < count <= 20
    page.keyboard.press("Escape")
    expect(start).to_be_focused()
    expect(results(page).first).to_be_hidden()
    page.keyboard.press("Enter" if width == 320 else "e")
    if width == 320:
        page.keyboard.press("Tab")  # over the button that closes
    for number in range(results(page).count()):
        page.keyboard.press("Tab")
        expect(results(page).nth(number)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("search").get_by_role("link", name="Right now: the whole list", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    expect(results(page).first).to_be_hidden()
    assert page.evaluate("!document.activeElement.closest('#search')")


def test_enter_leads_to_the_first_result_and_the_address_keeps_no_word(page: Page) -> None:
    page.get_by_role("textbox", name="Search").fill("budget")
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


@pytest.mark.parametrize("width", [1280, 320])
def test_results_fit_the_screen_and_are_easy_to_hit(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    if width == 320:
        page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search").fill("sleep")
    expect(results(page)).to_have_count(20)
    expect(results(page).first).to_contain_text("mental health")  # the module that it is in
    for link in [*results(page).all(), *page.get_by_role("search").get_by_role("button").all()]:
        box = link.bounding_box()
        assert box
        assert box["height"] >= 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("typed", ["", "sleep", "xyzzy"])
def test_open_search_breaks_no_rule_of_accessibility(page: Page, width: int, typed: str) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    if width == 320:
        page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search").fill(typed)
    expect(status(page)).not_to_have_text("One moment")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in rules["violations"]] == []


@pytest.mark.parametrize("change", [SPACING, BIG_TEXT])
def test_open_search_bears_bigger_text_and_more_space(page: Page, change: str) -> None:
    page.evaluate(change)
    page.get_by_role("textbox", name="Search").fill("sleep")
    expect(results(page)).to_have_count(20)
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate(SIDEWAYS) <= 0


def test_nothing_found_is_said_kindly_and_leads_on(page: Page) -> None:
    page.get_by_role("textbox", name="Search").fill("xyzzy")
    expect(status(page)).to_have_text("Nothing found for these words. Try another word, or look here:")
    expect(results(page)).to_have_count(0)
    page.get_by_role("search").get_by_role("link", name="Right now: the whole list", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Right now: the whole list")


def test_index_that_does_not_come_is_said_too(page: Page) -> None:
    page.route("**/search/index.js", lambda route: route.abort())
    page.get_by_role("textbox", name="Search").fill("sleep")
    expect(status(page)).to_have_text("The search does not work right now.")
    expect(page.get_by_role("search").get_by_role("link", name="Right now: the whole list", exact=True)).to_be_visible()


def test_nothing_is_kept_of_a_search(page: Page) -> None:
    page.get_by_role("textbox", name="Search").fill("can't sleep")
    results(page).first.click()
    page.wait_for_url(lambda url: SESSION not in url)
    assert sum(page.evaluate(STORED)) + len(page.context.cookies()) == 0
    page.go_back()
    expect(page.get_by_role("textbox", name="Search")).to_have_value("")


def test_way_out_stays_in_reach_while_somebody_searches(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("family-education/help-in-ways-that-help/")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("textbox", name="Search").fill("sleep")
    expect(results(page).first).to_be_visible()
    page.get_by_role("link", name=re.compile("^Leave")).click(trial=True)


def test_search_is_not_printed(page: Page) -> None:
    page.get_by_role("textbox", name="Search").fill("sleep")
    expect(results(page).first).to_be_visible()
    page.emulate_media(media="print")
    expect(results(page).first).to_be_hidden()
    expect(page.get_by_role("textbox", name="Search")).to_be_hidden()
