"""How the site looks and weighs, in a real browser: help in reach, nothing that jumps, nothing that no page needs."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from found_by_search import results
from playwright.sync_api import Browser, Page, Route, expect
from test_access import KINDS

pytestmark = pytest.mark.browser
MOST_BYTES = 60_000  # of a first view, compressed, with fonts
LEAST_TARGET = 44  # pixels: within reach of a thumb
SENSITIVE = "family-education/help-in-ways-that-help/"
LOADED = re.compile(r'<(?:link|script)\b[^>]*?(?:href|src)="([^"#]+\.(?:css|js|woff2|svg))"')
TEMPLATE = re.compile(r"<template\b.*?</template>", re.DOTALL)  # what is in one is not fetched with the page
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300);
})"""
EDGE = "link => parseFloat(getComputedStyle(link).borderTopWidth)"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    yield page
    page.close()


def test_first_view_of_every_page_is_light(page: Page, site: Path) -> None:
    """With all that it names; that it asks for nothing else, and not for much at once, one page says for all."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(KINDS["sheet"], wait_until="networkidle")
    named = LOADED.findall((site / KINDS["sheet"] / "index.html").read_text(encoding="utf-8"))
    names = {name.rpartition("/")[2] for name in named}
    assert {url.rpartition("/")[2] for url in asked} - {""} <= names
    assert len(asked) <= 21, asked  # one of them for the links to other languages
    sizes: dict[Path, int] = {}

    def size(place: Path) -> int:
        if place not in sizes:
            data = place.read_bytes()
            sizes[place] = len(data) if place.suffix == ".woff2" else len(gzip.compress(data))
        return sizes[place]

    heavy = {}
    for place in sorted(site.rglob("*.html")):
        text = TEMPLATE.sub("", place.read_text(encoding="utf-8"))
        files = {(place.parent / name).resolve() for name in LOADED.findall(text)}
        weight = size(place) + sum(size(file) for file in files if file.is_file())
        if weight > MOST_BYTES:
            heavy[place.relative_to(site).as_posix()] = weight
    assert heavy == {}


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_help_is_in_reach_wherever_somebody_is_on_the_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(SENSITIVE)
    strip = page.get_by_role("complementary", name="Call or text for help")
    height = page.evaluate("document.body.scrollHeight")
    for at in (0, height // 3, height):
        page.evaluate(f"scrollTo(0, {at})")
        for name in ("Call 911", "Call 988", "Text 988", "Leave"):
            link = strip.get_by_role("link", name=re.compile(f"^{name}"))
            expect(link).to_be_in_viewport(ratio=1)
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= (LEAST_TARGET if width < 768 else 36), name


@pytest.mark.parametrize("colors", ["none", "active"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_danger_to_life_looks_like_no_other_way_to_help(page: Page, width: int, colors: Any) -> None:
    """A thick edge and a triangle, which colors of somebody's own and a gray print leave as they are."""
    page.set_viewport_size({"width": width, "height": 740})
    page.emulate_media(forced_colors=colors)
    for place in (SENSITIVE, f"es/{SENSITIVE}"):
        page.goto(place)
        edges = page.eval_on_selector_all(".help-strip a", f"links => links.map(link => ({EDGE})(link))")
        assert [edge >= 3 for edge in edges] == [True, False, False, False]
        marks = page.locator(".help-strip svg")
        expect(marks).to_have_count(1)
        expect(page.locator('.help-strip a[href="tel:911"] svg')).to_be_visible()
        links = page.locator(".help-strip a")
        assert links.evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth)")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_other_languages_and_the_menu_stand_in_the_row_of_the_name(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for place, word in (("", "Español"), (SENSITIVE, "Español"), ("es/", "English"), (f"es/{SENSITIVE}", "English")):
        page.goto(place)
        header = page.get_by_role("banner")
        language = header.get_by_role("link", name=word, exact=True)
        row = [header.locator(".site-name"), language, header.locator(".open-menu")]
        boxes = [box for part in row if (box := part.bounding_box())]
        assert len(boxes) == 3
        tops = [box["y"] + box["height"] / 2 for box in boxes]
        assert max(tops) - min(tops) < 2, place
        assert boxes[1]["height"] >= LEAST_TARGET
        assert boxes[1]["width"] >= LEAST_TARGET
        assert language.get_attribute("lang") == ("es" if word == "Español" else "en")


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("place", ["", "es/"])
def test_what_leaving_cannot_do_is_one_line_and_the_rest_is_folded(page: Page, place: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(place)
    more = page.locator(".leave-more")
    line, rest = more.locator("summary"), more.locator("details p")
    expect(rest).to_be_hidden()
    box = line.bounding_box()
    assert box is not None
    assert 24 <= box["height"] < 40
    line.click()
    expect(rest).to_contain_text("Shift")


def test_help_scrolls_away_where_the_screen_is_too_short_for_it(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 320})
    page.goto(SENSITIVE)
    page.evaluate("scrollTo(0, 2000)")
    expect(page.locator(".help-strip a").first).not_to_be_in_viewport()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "guide"])
def test_nothing_jumps_when_the_fonts_come_late(page: Page, kind: str) -> None:
    """The font that stands in takes as much room as ours; once in a while, a line wraps at another word."""

    def late(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/*.woff2", late)
    page.goto(KINDS[kind], wait_until="load")
    page.evaluate("document.fonts.ready")
    assert page.evaluate(SHIFTS) < (0.05 if kind == "basket" else 0.02)  # two hundred lines of it wrap


def test_nothing_jumps_when_the_choices_of_tonight_come_late(page: Page) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    page.route("**/facilitators/guides.js", late)
    page.goto(KINDS["tonight"])
    expect(page.locator(".tonight-found h2").first).to_be_visible()
    assert page.evaluate(SHIFTS) < 0.02


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_search_is_within_reach_of_a_thumb_on_home_and_in_the_header(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for kind in ("start", "session"):
        page.goto(KINDS[kind])
        button, field = page.locator(".open-search"), page.get_by_role("textbox", name="Search")
        if button.is_visible():
            button.click()
        box = field.bounding_box()
        assert box is not None
        assert box["height"] >= LEAST_TARGET
    page.goto("")
    page.get_by_role("textbox", name="Search").fill("craving")
    expect(results(page).first).to_be_visible()
    found = page.locator(".search-found").bounding_box()
    assert found is not None
    assert found["x"] >= 0
    assert found["x"] + found["width"] <= width
    page.get_by_role("button", name="Find", exact=True).click()
    expect(results(page).first).to_be_focused()


def test_a_sheet_is_cleared_behind_its_last_field_and_printed_below_its_title(page: Page) -> None:
    page.goto(KINDS["sheet"])
    tops = [
        page.locator(part).bounding_box()
        for part in ("h1", "[data-sheet=print]", ".field >> nth=0", ".field >> nth=-1", "[data-sheet=clear]")
    ]
    places = [box["y"] for box in tops if box]
    assert len(places) == 5
    assert places == sorted(places)


def test_menu_of_somebody_in_treatment_holds_nothing_for_leaders_authors_and_keepers(page: Page) -> None:
    page.goto(KINDS["session"])
    own = page.locator("#menu a").all_text_contents()
    page.goto("facilitators/")
    of_leaders = page.locator("#menu a").all_text_contents()
    page.goto("authoring/checks/")
    of_authors = page.locator("#menu a").all_text_contents()
    assert "Get help now" in own
    assert "Plan a program" in of_leaders
    assert "Rules of the build" in of_authors
    assert not {"Plan a program", "Sheet log for the chart", "Rules of the build", "For authors"} & set(own)
    assert "Rules of the build" not in of_leaders


def test_home_asks_what_is_going_on_and_each_tile_leads_to_an_answer(page: Page) -> None:
    page.goto("")
    places = {page.url: [tile.get_attribute("href") or "" for tile in page.locator(".tiles a").all()]}
    page.goto("families/")
    places[page.url] = [tile.get_attribute("href") or "" for tile in page.locator(".tiles a").all()]
    assert [len(addresses) for addresses in places.values()] == [24, 10]
    for place, addresses in places.items():
        for address in addresses:
            page.goto(urljoin(place, address))
            anchor = address.partition("#")[2]
            expect(page.locator(f"#{anchor}" if anchor else "h1")).to_be_visible()


@pytest.mark.parametrize("place", ["", "families/"])
def test_a_tile_shows_a_drawing_that_is_not_read_out_and_its_words(page: Page, place: str) -> None:
    page.goto(place)
    for tile in page.locator(".tiles a").all():
        assert tile.locator(".mark svg").count() == 1
        assert tile.locator("[role=img], img, title, desc").count() == 0
        assert tile.inner_text().strip()


@pytest.mark.parametrize("width", [360, 1280])
def test_what_may_be_an_emergency_is_on_the_first_screen_of_home_and_of_families(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for place, words in (("", "I want to use or drink"), ("families/", "They will not wake up")):
        page.goto(place)
        expect(page.get_by_role("link", name=re.compile(words)).first).to_be_in_viewport(ratio=0.9)


def test_a_page_says_what_to_do_before_what_it_is(page: Page) -> None:
    """What to do stands on the first screen of a phone, the sheet right below it, and what to skip is a link."""
    page.goto("relapse-prevention/ride-out-a-craving/")
    expect(page.get_by_role("heading", name="Right now", exact=True)).to_be_in_viewport()
    bottom = page.locator(".answer").evaluate("e => e.getBoundingClientRect().bottom")
    sheet = page.get_by_role("link", name="The sheet: Craving wave log").evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= sheet - bottom < 60
    page.get_by_role("link", name="Pick more than one way").first.click()
    expect(page.get_by_role("heading", name="Pick more than one way")).to_be_in_viewport()
