"""Every sheet, printed from its page: nothing typed is lost, and empty it takes no more paper than its PDF."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from curricula import real_project
from playwright.sync_api import Browser, Page
from typed_words import typed_text, words_for_field

from syllabus.words.catalogue import words_for

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1800)]  # the first one prints all sheets
PAPERS = ("Letter", "A4")
SIZES_IN_MM = """parts => parts.map(part => part.getBoundingClientRect())
  .map(({width, height}) => [width, height].map(size => size * 25.4 / 96))"""
TEXTS = ".sheet textarea:not([readonly]), .sheet input[type='text']:not([readonly])"
AMOUNTS = "fields => fields.map(field => field.hasAttribute('inputmode'))"
TYPE = """(fields, texts) => fields.forEach((field, number) => {
  field.value = texts[number];
  field.dispatchEvent(new Event('input', {bubbles: true}));
})"""


@dataclass(frozen=True)
class Print:
    """What a sheet's page gives on paper."""

    sheet_id: str
    empty: dict[str, list[str]]  # the text of each page, by paper
    pdf_pages: int
    unprinted: list[str]  # words that were typed
    wallet_parts: list[list[float]]  # width and height of each, in millimeters
    wallet_marks: str


@pytest.fixture(scope="module")
def prints(browser: Browser, address: str, site: Path) -> Iterator[list[Print]]:
    page = browser.new_page(base_url=address)
    places = sorted(large.parent.relative_to(site).as_posix() for large in site.rglob("*-large-print.pdf"))
    yield [printed_sheet(page, site, place, turn) for turn, place in enumerate(places)]
    page.close()


def printed_sheet(page: Page, site: Path, place: str, turn: int) -> Print:
    """Print a sheet empty on each paper, and then filled in on one of them."""
    page.goto(f"{place}/")
    pdf = site / place / f"{Path(place).name}.pdf"
    empty = {paper: printed(page, paper) for paper in PAPERS}
    page.emulate_media(media="print")
    wallet_parts = page.locator(".wallet .panel").evaluate_all(SIZES_IN_MM)
    wallet_marks = page.locator(".wallet-marks").first.inner_text() if wallet_parts else ""
    page.emulate_media(media="null")
    typed = type_everywhere(page, turn)
    text = re.sub(r"\s", "", "".join(printed(page, PAPERS[turn % 2])))
    unprinted = [word for word in typed if word not in text]
    return Print(place, empty, len(pypdfium2.PdfDocument(pdf)), unprinted, wallet_parts, wallet_marks)


def test_what_was_typed_is_printed_whole(prints: list[Print]) -> None:
    assert {sheet.sheet_id: sheet.unprinted for sheet in prints if sheet.unprinted} == {}


def test_an_empty_sheet_takes_as_much_paper_as_its_pdf(prints: list[Print]) -> None:
    pages = {s.sheet_id: [len(s.empty[paper]) for paper in PAPERS] for s in prints}
    assert {s.sheet_id: pages[s.sheet_id] for s in prints if max(pages[s.sheet_id]) > s.pdf_pages} == {}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_sheet_prints_on_two_pages_at_most_with_its_footer_on_each(prints: list[Print], paper: str) -> None:
    sheets = {
        f"{module.slug}/{session.slug}/{sheet.slug}": sheet.record.foot == "discreet"
        for module in real_project().curriculum.modules
        for session in module.sessions
        for sheet in session.worksheets
    }
    assert sum(sheets.values()) > 1
    assert sheets.keys() <= {sheet.sheet_id for sheet in prints}
    for sheet in prints:
        if sheet.sheet_id not in sheets:  # a form
            continue
        pages = sheet.empty[paper]
        text = " ".join(" ".join(pages).split())
        assert len(pages) <= 2, sheet.sheet_id
        assert text.count("CC BY 4.0") == len(pages), sheet.sheet_id
        assert text.count(f"{sheet.sheet_id} ·") == (0 if sheets[sheet.sheet_id] else len(pages)), sheet.sheet_id
        assert f"Page {len(pages)} of {len(pages)}" in text, sheet.sheet_id


def test_a_wallet_card_is_printed_from_its_page_as_large_as_from_its_pdf(prints: list[Print]) -> None:
    cards = [sheet for sheet in prints if sheet.wallet_parts]
    assert sum(len(card.wallet_parts) for card in cards) > 30
    marks = ("Cut on the dashed line", words_for("es").sheet.cut.rstrip("."))
    unmarked = [card.sheet_id for card in cards if marks[card.sheet_id.startswith("es/")] not in card.wallet_marks]
    assert unmarked == []
    size = pytest.approx([85.6, 54], abs=0.2)
    wrong = {card.sheet_id: card.wallet_parts for card in cards if any(part != size for part in card.wallet_parts)}
    assert wrong == {}


def printed(page: Page, paper: str) -> list[str]:
    """The text of each page on paper."""
    return [leaf.get_textpage().get_text_range() for leaf in pypdfium2.PdfDocument(page.pdf(format=paper))]


def type_everywhere(page: Page, turn: int) -> list[str]:
    """Type texts of all lengths, of words that stand nowhere else, into all fields at once; return the words."""
    fields = page.locator(TEXTS)
    amounts = fields.evaluate_all(AMOUNTS)
    words = [words_for_field(number, turn, is_amount=is_amount) for number, is_amount in enumerate(amounts)]
    texts = [typed_text(some, is_amount=is_amount) for some, is_amount in zip(words, amounts, strict=True)]
    fields.evaluate_all(TYPE, texts)
    return [word for some in words for word in some]
