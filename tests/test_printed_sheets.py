"""Every sheet, printed from its page: nothing that was typed is lost, and empty it takes no more paper than its PDF."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(1800)]
PAPERS = ("Letter", "A4")
LENGTHS = (15, 41, 200)  # letters, with spaces
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


def printed(page: Page, paper: str) -> list[str]:
    """The text of each page on paper."""
    return [leaf.get_textpage().get_text_range() for leaf in pypdfium2.PdfDocument(page.pdf(format=paper))]


def type_everywhere(fields: Locator, turn: int) -> list[str]:
    """Type texts of all lengths, of words that stand nowhere else, into the fields in turn; return the words."""
    typed = []
    for number, field in enumerate(fields.all()):
        if field.get_attribute("readonly") is not None:
            continue
        length, is_money = LENGTHS[(number + turn) % 3], field.get_attribute("inputmode") is not None
        word = partial("{:05d}".format if is_money else "w{:04x}".format)
        words = [word(number * 50 + index) for index in range((length + 1) // 6)]
        field.fill("".join(words) if is_money else " ".join(words))
        typed += words
    return typed
