"""Budgets add up what was typed as it was written, and say in words what they leave out."""

import json
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import yaml
from curricula import ROOT
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from playwright.sync_api import Browser, Page, expect

from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown
from syllabus.words.catalogue import words_for

pytestmark = pytest.mark.browser
ASSETS = ROOT / "docs" / "assets"
AMOUNTS: dict[str, int | None] = yaml.safe_load((Path(__file__).parent / "amounts.yml").read_text(encoding="utf-8"))
WORDS = words_for("en").scripts.budget
SHEET = """/// budget | In
    sum: [Plan]
    rows: 2
    total: All in

| What | Plan |
| --- | --- |
| Pay | |
///

/// budget | Out
    sum: [Plan, Paid]
    minus-from: In
    left: Left

| What | Note | Paid | Plan |
| --- | --- | --- | --- |
| Rent | | | |
| Food | | | |
///
"""
TYPE_ALL = """(texts) => texts.map((text) => {
  const cell = document.querySelector("input.money");
  cell.value = text;
  cell.dispatchEvent(new Event("input", { bubbles: true }));
  return [document.querySelector("tr.total input").value, cell.getAttribute("aria-invalid")];
})"""


def sheet() -> str:
    html = Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()]).convert(SHEET)
    return f'<div class="sheet"><div class="sheet-body">{html}</div></div>'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Two budgets in a page of their own, with our styles and scripts."""
    styles = "".join((ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in ("tokens", "site", "print"))
    page = browser.new_page()
    page.set_content(f'<html lang="en"><style>{styles}</style><div class="page-text">{sheet()}</div></html>')
    start(page)
    yield page
    page.close()


def start(page: Page) -> None:
    told = json.dumps({"budget": WORDS.model_dump()})
    for name in ("worksheet", "amounts", "budget", "print-answers"):
        text = (ASSETS / f"{name}.js").read_text(encoding="utf-8")
        page.evaluate(
            """([name, told, text]) => {
              const script = document.createElement("script");
              script.dataset.words = JSON.stringify(JSON.parse(told)[name]);
              script.textContent = text;
              document.body.append(script);
            }""",
            [name, told, text],
        )


def dollars(cents: int) -> str:
    """An amount as English writes it."""
    sign, whole, part = "-" if cents < 0 else "", abs(cents) // 100, abs(cents) % 100
    return f"{sign}${whole:,}.{part:02}" if part else f"{sign}${whole:,}"


def test_amounts_are_read_as_written_or_marked(page: Page) -> None:
    found = page.evaluate(TYPE_ALL, list(AMOUNTS))
    expected = [
        ["" if cents is None else dollars(cents), "true" if cents is None and text.strip() else None]
        for text, cents in AMOUNTS.items()
    ]
    assert dict(zip(AMOUNTS, found, strict=True)) == dict(zip(AMOUNTS, expected, strict=True))


def test_whatever_is_read_is_what_stands_there(page: Page) -> None:
    """No text is read as an amount of other digits than its own."""

    @given(st.lists(st.text("0123456789,.  $-()", max_size=12), min_size=50, max_size=50))
    def check(texts: list[str]) -> None:
        for text, cents in zip(texts, page.evaluate("all => all.map(t => Amounts.read(t, 'USD'))", texts), strict=True):
            if cents is None:
                continue
            whole, _, part = text.partition(".")
            digits = ["".join(filter(str.isdigit, side)) for side in (whole, part)]
            assert abs(cents) == int(f"{digits[0]}{digits[1].ljust(2, '0')}"), text
            assert (cents < 0) <= any(sign in text for sign in "-("), text

    check()


def test_the_table_holds_both_kinds() -> None:
    assert sum(cents is None for cents in AMOUNTS.values()) > 60
    assert sum(cents is not None for cents in AMOUNTS.values()) > 60


def test_a_marked_cell_and_the_sums_say_what_is_left_out(page: Page) -> None:
    page.get_by_label("Plan, Pay").fill("1,200.50")
    rent = page.get_by_label("Plan, Rent")
    rent.fill("12,50")
    page.get_by_label("Plan, Food").fill("forty")
    page.get_by_label("Paid, Food").fill("7")
    expect(rent).to_have_accessible_description(WORDS.unread)
    for name, amount in {"Total, Plan": "", "Left, Plan": "$1,200.50"}.items():
        expect(page.get_by_label(name)).to_have_accessible_description(WORDS.left_out(2))
        expect(page.get_by_label(name)).to_have_value(amount)
    expect(page.get_by_label("All in, Plan")).to_have_accessible_description("")
    expect(page.get_by_label("Left, Paid")).to_have_value("")  # there is nothing that it could be taken from
    expect(page.get_by_text(WORDS.unread, exact=True)).to_have_count(2)
    rent.fill("12.50")
    expect(rent).to_have_accessible_description("")
    expect(page.get_by_label("Left, Plan")).to_have_accessible_description(WORDS.left_out(1))
    expect(page.get_by_label("Left, Plan")).to_have_value("$1,188")


def test_a_marked_cell_is_told_when_it_is_left(page: Page) -> None:
    rent = page.get_by_label("Plan, Rent")
    rent.press_sequentially("1,2")
    assert page.locator(".money-note").count() == 0  # it may be on its way to 1,200
    rent.press_sequentially("00")
    rent.press("Tab")
    expect(page.locator(".money-said")).to_have_text("")
    rent.fill("12,00")
    rent.press("Tab")
    expect(page.locator(".money-said")).to_have_text(WORDS.told(cell="Plan, Rent"))
    rent.fill("12.00")
    rent.press("Tab")
    expect(page.locator(".money-said")).to_have_text("")


def test_what_is_left_out_is_printed(page: Page) -> None:
    page.get_by_label("Plan, Rent").fill("12,50")
    text = " ".join(part.get_textpage().get_text_range() for part in pypdfium2.PdfDocument(page.pdf()))
    text = " ".join(text.split())
    for words in ("12,50", WORDS.unread, WORDS.left_out(1)):
        assert words in text


def test_two_sheets_with_the_same_captions_add_up_for_themselves(page: Page) -> None:
    page.get_by_label("Plan, Pay").fill("100")
    page.evaluate("""(html) => {
      document.querySelector(".page-text").insertAdjacentHTML("beforeend", html.replace(/id="/g, 'id="second-'));
      document.dispatchEvent(new Event("sheetschange"));
    }""", sheet())  # fmt: skip
    second = page.locator(".sheet").nth(1)
    second.get_by_label("Plan, Pay").fill("30")
    second.get_by_label("Plan, Rent").fill("10")
    expect(second.get_by_label("Left, Plan")).to_have_value("$20")
    expect(page.locator(".sheet").first.get_by_label("Left, Plan")).to_have_value("$100")
    expect(second.get_by_label("Left, Plan")).to_have_attribute("readonly", "")


def test_the_currency_is_that_of_the_table(page: Page) -> None:
    page.locator("table").first.evaluate("table => { table.dataset.currency = 'EUR'; }")
    pay = page.get_by_label("Plan, Pay")
    for typed in ("\N{EURO SIGN}45", "45 EUR"):
        pay.fill(typed)
        expect(page.get_by_label("All in, Plan")).to_have_value("\N{EURO SIGN}45")
    pay.fill("$45")
    expect(pay).to_have_attribute("aria-invalid", "true")
