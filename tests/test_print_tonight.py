"""Print tonight in a real browser: what is counted, and on which side of the paper it stands."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
SESSIONS = "session=for-families/a-quiet-hour/"


@pytest.fixture
def page(browser: Browser, example_site: Path) -> Iterator[Page]:
    """The page as it is opened from a folder that was unpacked."""
    page = browser.new_page()
    page.goto(f"{(example_site / 'print-tonight/index.html').as_uri()}#{SESSIONS}&people=3")
    expect(page.locator(".night-count")).to_be_visible()
    yield page
    page.close()


def counted(page: Page) -> dict[str, str]:
    """What the first page says, by its first words."""
    rows = page.locator(".night-count tbody tr")
    cells = [row.locator("td").all_inner_texts() for row in rows.all()]
    return {name.split(" (")[0]: copies for name, copies in cells}


def sides(page: Page, paper: str = "Letter") -> list[str]:
    """The words of each side of paper, without its number."""
    pdf = pypdfium2.PdfDocument(page.pdf(format=paper))
    texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in pdf]
    return [text.split(f"of {len(texts)}", 1)[-1].strip() for text in texts]


def test_first_page_counts_what_so_many_people_need(page: Page) -> None:
    own = {"My quiet hour": "6", "List to sign": "1", "Run sheet: A quiet hour": "1"}
    cards = {name: copies for name, copies in counted(page).items() if name not in own}
    assert counted(page) == {**own, **cards}
    assert list(cards.values()) == ["2"]  # a set for each pair
    page.get_by_label("People").fill("4")
    page.get_by_label("People").blur()
    expect(page.locator(".night-count")).to_contain_text("8")
    assert page.url.endswith("people=4")
    link = page.locator(".night-count").get_by_role("link").last
    expect(link).to_have_attribute("href", re.compile("cards/knocks/knocks.pdf$"))


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_each_sheet_is_on_a_front_side(page: Page, paper: str) -> None:
    found = sides(page, paper)
    fronts, backs = found[::2], found[1::2]
    assert "What Copies" in fronts[0]
    assert all("My quiet hour" in text for text in fronts[1:7])
    assert "Who walks today" in fronts[7]
    assert "Guide: A quiet hour" in fronts[8]
    assert backs[:8] == [""] * 8


def test_printer_of_one_side_gets_no_empty_sides(page: Page) -> None:
    page.get_by_label("The printer prints both sides").uncheck()
    expect(page.locator(".blank-side")).to_have_count(0)
    found = sides(page)
    assert all(found)
    assert "My quiet hour" in found[1]
    assert "My quiet hour" in found[6]
    assert "Who walks today" in found[7]


def test_run_sheet_has_the_words_to_say_and_no_button(page: Page) -> None:
    assert "Say:" in sides(page)[16]
    assert page.locator(".night-paper :is(button, script, dialog, [id])").count() == 0


def test_unknown_sessions_print_nothing(page: Page) -> None:
    page.goto(page.url.split("#")[0] + "#session=no/such/")
    page.reload()
    expect(page.get_by_role("link", name="Choose the sessions on the leaders' page.")).to_be_visible()
    expect(page.locator(".night-count")).to_be_hidden()
