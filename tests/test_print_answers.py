"""Whatever somebody types into a sheet on screen is on the paper that comes out, however long it is."""

import re

import pypdfium2
import pytest
from curricula import ROOT
from markdown import Markdown
from playwright.sync_api import Browser, Page, expect

from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown

ASSETS = ROOT / "docs" / "assets"
STYLES = ("tokens", "tokens-print", "site", "sheet", "print", "print-sheet")
SHEET = """I go to [____ place] and [________ another], or [____________ a third].

/// write | What happened?
    lines: 2
///

/// choose | What helps?
    other: true

- a walk
- a friend
///

/// grid | Days
    row-height: 9

| Day | What |
| --- | --- |
| Monday | |
///

/// budget | Money
    sum: [Plan]

| What | Plan |
| --- | --- |
| | |
///

/// draw | A way
    height: 30
///

//// card | Carry

Call [____ somebody].
////
"""
NO_FIELD_SIZING = "field-sizing: content"  # what Firefox does not know


def opened(browser: Browser, *, script: bool = True, field_sizing: bool = True) -> Page:
    """A sheet in a page of its own, with our styles, and with or without our script."""
    html = Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()]).convert(SHEET)
    styles = "".join((ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
    if not field_sizing:
        styles = styles.replace(NO_FIELD_SIZING, "")
    page = browser.new_page()
    page.set_content(
        f'<html lang="en"><style>{styles}</style><div class="page-text"><input type="checkbox" id="large-print">'
        f'<div class="sheet"><div class="sheet-body">{html}</div></div></div></html>'
    )
    if script:
        page.add_script_tag(path=ASSETS / "print-answers.js")
    return page


def fill(page: Page, count: int) -> list[str]:
    """Type that many words, none of which stands twice, into each field; return all of them."""
    typed = []
    for number, field in enumerate(page.locator("textarea, input[type='text']").all()):
        words = [f"w{number}x{index}" for index in range(count)]
        field.fill(" ".join(words))
        typed += words
    return typed


def printed(page: Page, paper: str) -> set[str]:
    pdf = pypdfium2.PdfDocument(page.pdf(format=paper))
    return set(re.findall(r"\w+", " ".join(sheet.get_textpage().get_text_range() for sheet in pdf)))


@pytest.mark.parametrize("field_sizing", [True, False])
@pytest.mark.parametrize("large_print", [True, False])
@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_all_that_was_typed_is_printed(browser: Browser, paper: str, large_print: bool, field_sizing: bool) -> None:
    page = opened(browser, field_sizing=field_sizing)
    page.locator("#large-print").set_checked(large_print)
    for count in (1, 50):
        typed = fill(page, count)
        assert set(typed) - printed(page, paper) == set()
    page.locator("textarea").first.fill(" ".join(f"long{index}" for index in range(600)))
    assert {f"long{index}" for index in range(600)} - printed(page, paper) == set()
    page.close()


def test_lines_and_very_long_words_are_printed(browser: Browser) -> None:
    page = opened(browser)
    page.locator("textarea").first.fill("one\n\n" + "x" * 400 + "\nend")
    page.locator("input.blank").first.fill("y" * 300)
    text = "".join(sheet.get_textpage().get_text_range() for sheet in pypdfium2.PdfDocument(page.pdf()))
    assert text.count("x") >= 400
    assert text.count("y") >= 300
    page.close()


def test_after_printing_the_fields_are_as_they_were(browser: Browser) -> None:
    page = opened(browser)
    before = page.locator(".sheet").inner_html()
    fill(page, 3)
    page.pdf()
    page.pdf()
    assert page.locator(".sheet").inner_html() == before
    assert page.locator("textarea").first.input_value().startswith("w")
    page.close()


def test_without_the_script_long_text_in_a_line_is_cut(browser: Browser) -> None:
    """What the script is for: it would not be missed otherwise."""
    page = opened(browser, script=False, field_sizing=False)
    typed = fill(page, 50)
    assert set(typed) - printed(page, "Letter")
    page.close()


FRAMES = """() => [...document.querySelectorAll("span.typed")]
  .map((typed) => getComputedStyle(typed))
  .map((style) => [style.borderLeftWidth, style.paddingLeft, style.backgroundColor])"""


def test_what_was_typed_prints_without_the_frame_of_an_answer_on_a_page(browser: Browser) -> None:
    page = opened(browser)
    fill(page, 3)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found = page.evaluate(FRAMES)
    assert len(found) > 5
    drawn = [frame for frame in found if frame != ["0px", "0px", "rgba(0, 0, 0, 0)"]]
    assert len(drawn) == 1, "none but the box to draw in"
    page.close()


ADDRESS = "x{}.somebody.with.a.rather.long.name@a.mail.of.theirs.y{}"  # without a place to break
FILL = """(address) => {
  const fields = [...document.querySelectorAll(".sheet textarea, .sheet input[type='text']")];
  fields.forEach((field, index) => { field.value = address.replace(/{}/g, String(index).padStart(4, "0")); });
  return fields.map(({ value }) => value);
}"""
OUTSIDE = """() => [...document.querySelectorAll("span.typed")].filter((answer) => {
  const room = answer.closest("td, li, p, .field").getBoundingClientRect();
  return [...answer.getClientRects()].some(({ left, right }) => left < room.left - 1 || right > room.right + 1);
}).map(({ textContent, className }) => className + ": " + textContent)"""


def is_in(answer: str, text: str) -> bool:
    """Whether an answer stands in a text, whole or in two parts, since a page may end within it."""
    return any(answer[:at] in text and answer[at:] in text for at in range(len(answer)))


MARGIN = 18  # points, less than any printer needs


@pytest.mark.parametrize("large_print", [True, False])
def test_all_sheets_in_the_basket_print_what_was_typed(browser: Browser, address: str, large_print: bool) -> None:
    page = browser.new_page(base_url=address, viewport={"width": 720, "height": 900})
    catalogue = page.request.get("catalogue.json").json()
    sheets = [sheet["id"] for m in catalogue["modules"] for s in m["sessions"] for sheet in s["worksheets"]]
    page.goto(f"basket/#{','.join(sheets)}")
    expect(page.locator(".basket-sheets .sheet")).to_have_count(len(sheets))
    page.get_by_label("Large print").set_checked(large_print)
    typed = page.evaluate(FILL, ADDRESS)
    assert len(set(typed)) > 1000
    pdf = pypdfium2.PdfDocument(page.pdf(format="Letter"))
    text = ""
    for number, sheet in enumerate(pdf, start=1):
        letters = sheet.get_textpage()
        text += "".join(letters.get_text_range().split())
        boxes = (letters.get_charbox(index) for index in range(letters.count_chars()))
        outside = [box for box in boxes if box[0] < MARGIN or box[2] > sheet.get_width() - MARGIN]
        assert outside == [], number
    assert [answer for answer in typed if not is_in(answer, text)] == []
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(OUTSIDE) == []
    page.close()
