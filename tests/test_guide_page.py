"""A guide on its page, on the clock and on paper, in a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from built_sites import serving
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
GUIDE = "small-steps/a-short-walk/guide/"
RECORD = "small-steps/a-short-walk/record/"
USUAL = 50  # minutes of a session
# Most of these read several fixed passages aloud, beside the story.
LONGER = {
    f"{name}/guide": 4
    for name in [
        "cbt/what-comes-before-and-after",
        "dbt-skills/aim-for-none-plan-for-a-slip",
        "life-skills/make-a-spending-plan",
        "life-skills/make-payday-safer",
        "life-skills/take-bills-in-order",
        "orientation-and-safety/save-a-life-with-naloxone",
        "relapse-prevention/fill-empty-hours",
        "relapse-prevention/respond-after-a-lapse",
        "understanding-substance-use/opioids-and-fentanyl",
        "understanding-substance-use/sedatives-and-prescription-pills",
        "understanding-substance-use/what-is-in-the-supply-now",
    ]
}
MOST_PAGES = 3  # with the fixed passages for an emergency, which no run sheet leaves out


@pytest.fixture(scope="module")
def example_address(example_site: Path) -> Iterator[str]:
    with serving(example_site) as own:
        yield own


@pytest.fixture
def page(browser: Browser, example_address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=example_address, viewport={"width": 1280, "height": 800})
    page.goto(GUIDE)
    yield page
    page.close()


def times(page: Page) -> list[str]:
    """The times of the timetable, and those before the parts, which must be the same."""
    cells = page.locator(".timetable td:first-child").all_inner_texts()
    parts = page.locator("h2[data-start]").evaluate_all("all => all.map(e => e.dataset.start)")
    assert cells[:-1] == parts
    return cells


def printed(page: Page, paper: str = "Letter") -> list[str]:
    """The text of each page on paper."""
    leaves = pypdfium2.PdfDocument(page.pdf(format=paper))
    return [" ".join(leaf.get_textpage().get_text_range().split()) for leaf in leaves]


def test_the_times_follow_the_clock(page: Page) -> None:
    assert times(page) == ["0:00", "0:05", "0:10", "0:25", "0:30"]
    page.get_by_label("The group starts at").fill("11:50")
    assert times(page) == ["11:50", "11:55", "12:00", "12:15", "12:20"]
    page.get_by_label("The group starts at").fill("23:50")
    assert times(page) == ["11:50", "11:55", "12:00", "12:15", "12:20"]
    assert "11:55" in "".join(printed(page))
    page.get_by_label("The group starts at").fill("")
    assert times(page)[1] == "0:05"
    page.get_by_label("The group starts at").fill("11:50")
    page.reload()
    assert times(page)[1] == "0:05", "nothing is kept"


def test_without_scripts_the_times_are_counted_from_the_start(browser: Browser, example_address: str) -> None:
    page = browser.new_page(base_url=example_address, java_script_enabled=False)
    page.goto(GUIDE)
    assert times(page)[1] == "0:05"
    expect(page.get_by_text("counted from the start of the group")).to_be_visible()
    expect(page.get_by_label("The group starts at")).to_be_hidden()
    expect(page.get_by_role("link", name="Group view").first).to_be_visible()
    page.close()


def test_without_scripts_paper_has_all_that_is_needed_in_the_room(
    browser: Browser, example_address: str, page: Page
) -> None:
    plain = browser.new_page(base_url=example_address, java_script_enabled=False)
    plain.goto(GUIDE)
    paper = printed(plain)
    plain.close()
    assert paper == printed(page)
    text = " ".join(paper)
    for wanted in ("Walk plan: 1 for each person", "0:05", "Say:", "Ask:", "Do:", "911", "Print", "Bring"):
        assert wanted in text, wanted
    assert "Group note" not in text


def test_the_ways_on_are_there_and_lead_to_their_places(page: Page) -> None:
    ways = page.get_by_role("list", name="What to do with this guide")
    for name in ("Start the session", "Print the run sheet"):
        expect(ways.get_by_role("button", name=name)).to_be_visible()
    for name, heading in {"Chart note": "Chart note", "Emergencies": "If this happens"}.items():
        address = ways.get_by_role("link", name=name).get_attribute("href") or ""
        expect(page.locator(address)).to_have_text(heading)


def test_what_is_said_asked_and_done_is_told_apart_without_color(page: Page) -> None:
    edges = {}
    for kind in ("say", "ask", "do"):
        place = page.locator(f".part p.{kind}").first
        expect(place.locator("strong").first).to_have_text(f"{kind.title()}:")
        edges[kind] = place.evaluate("e => [getComputedStyle(e).borderLeftStyle, getComputedStyle(e).borderLeftColor]")
    assert edges["say"][0] == "solid"
    assert edges["ask"][0] == "double"
    assert edges["do"][1] == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_a_guide_prints_as_a_run_sheet(page: Page, paper: str) -> None:
    leaves = printed(page, paper)
    text = " ".join(leaves)
    assert len(leaves) <= 2
    for words in ("Open: Check in", "Say:", "Bring", "call or text 988", "Draft"):
        assert words in text
    for words in ("Adapt it", "Did we do it?", "Chart note", "By the end"):
        assert words not in text


def test_no_guide_takes_more_than_three_pages_of_paper(browser: Browser, site: Path, address: str) -> None:
    page = browser.new_page(base_url=address)
    long, usual = {}, 0
    for place in sorted(site.glob("*/*/guide/index.html")):
        minutes = re.search(r"<strong>(\d+) minutes", place.read_text(encoding="utf-8"))
        if minutes is None or int(minutes.group(1)) > USUAL:
            continue
        usual += 1
        name = place.parent.relative_to(site).as_posix()
        page.goto(f"{name}/")
        if (leaves := len(pypdfium2.PdfDocument(page.pdf(format="Letter")))) > MOST_PAGES:
            long[name] = leaves
    page.close()
    assert usual > 50
    assert long == LONGER


def test_a_record_has_a_button_and_cells_for_a_pen(page: Page) -> None:
    page.goto(RECORD)
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Print this record").click()
    expect(page).to_have_title("printed")
    heights = page.locator(".paper-record td:empty").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert min(heights) >= 44


@pytest.mark.parametrize("width", [320, 360])
def test_a_wide_table_is_a_list_on_a_phone(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(base_url=address, viewport={"width": width, "height": 740})
    page.goto("guides-by-module/")
    page.locator("summary", has_text="Life skills").click()
    cell = page.locator("details[open] td[data-label='Length']").first
    expect(cell).to_be_visible()
    assert cell.evaluate("e => getComputedStyle(e).display") == "block"
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"Length: "'
    page.close()
