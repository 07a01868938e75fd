"""Every sheet, printed from its page: nothing that was typed is lost, and empty it takes no more paper than its PDF."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from typed_words import typed_text, words_for_field

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1800)]
PAPERS = ("Letter", "A4")
SIZES_IN_MM = """parts => parts.map(part => part.getBoundingClientRect())
  .map(({width, height}) => [width, height].map(size => size * 25.4 / 96))"""
TEXTS = ".sheet textarea, .sheet input[type='text']"


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address)
    yield page
    page.close()


@pytest.fixture(scope="module")
def sheets(site: Path) -> list[str]:
    return sorted(f"{large.parent.relative_to(site).as_posix()}/" for large in site.rglob("*-large-print.pdf"))


def test_what_was_typed_is_printed_whole(page: Page, sheets: Sequence[str]) -> None:
    lost = {}
    for turn, url in enumerate(sheets):
        page.goto(url)
        typed = type_everywhere(page.locator(TEXTS), turn)
        text = re.sub(r"\s", "", "".join(printed(page, PAPERS[turn % 2])))
        if missing := [word for word in typed if word not in text]:
            lost[url] = missing
    assert lost == {}


def test_an_empty_sheet_takes_as_much_paper_as_its_pdf(page: Page, sheets: Sequence[str], site: Path) -> None:
    more = {}
    for url in sheets:
        page.goto(url)
        (pdf,) = [file for file in (site / url).glob("*.pdf") if not file.stem.endswith("-large-print")]
        pages = {paper: len(printed(page, paper)) for paper in PAPERS}
        if max(pages.values()) > len(pypdfium2.PdfDocument(pdf)):
            more[url] = pages
    assert more == {}


def test_a_wallet_card_is_printed_from_its_page_as_large_as_from_its_pdf(page: Page, sheets: Sequence[str]) -> None:
    found, wrong = 0, {}
    for url in sheets:
        page.goto(url)
        if page.locator(".wallet").count() == 0:
            continue
        page.emulate_media(media="print")
        parts = page.locator(".wallet .panel").evaluate_all(SIZES_IN_MM)
        marks = page.locator(".wallet-marks").first
        expect(marks).to_be_visible()
        expect(marks).to_contain_text("Cut on the dashed line")
        page.emulate_media(media="null")
        found += len(parts)
        if any(part != pytest.approx([85.6, 54], abs=0.2) for part in parts):
            wrong[url] = parts
    assert found > 30
    assert wrong == {}


def printed(page: Page, paper: str) -> list[str]:
    """The text of each page on paper."""
    return [leaf.get_textpage().get_text_range() for leaf in pypdfium2.PdfDocument(page.pdf(format=paper))]


def type_everywhere(fields: Locator, turn: int) -> list[str]:
    """Type texts of all lengths, of words that stand nowhere else, into the fields in turn; return the words."""
    typed = []
    for number, field in enumerate(fields.all()):
        if field.get_attribute("readonly") is not None:
            continue
        is_amount = field.get_attribute("inputmode") is not None
        words = words_for_field(number, turn, is_amount=is_amount)
        field.fill(typed_text(words, is_amount=is_amount))
        typed += words
    return typed
