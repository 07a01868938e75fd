"""Letters stay on the paper, beside one another and out of what is filled in, however long a word is."""

import io
from dataclasses import replace

import pytest
from pdf_sheets import INFO, OPTIONS, letter_boxes, misplaced_letters, opened, pdf_of, text_of

from syllabus.markup.parser import tree
from syllabus.pdf.sheet import PdfOptions, SheetPdf, document_pdf, sheet_document

pytestmark = pytest.mark.pdf

WORDS = {
    "address": "someone.with.a.very.long.name@a-very-long-department.example-hospital.example",
    "link": "https://www.example.org/" + "path" * 15 + "?" + "query" * 9,
    "sixty": "w" * 60,
    "wide": "W" * 24,
    "numbers": "1234-" * 30,
    "glued": "no\u00a0break\u00a0" * 12,
}
BODY = """## Heading {0}

A paragraph with {0}, `{0}` and **{0}**.

- list {0}
    1. nested {0}

> quotation {0}

| a | b | c | d | e |
| - | - | - | - | - |
| {0} | x | x | x | {0} |

/// grid | Caption {0}
    rows: 1

| Day | {0} | Mood | Why |
| --- | --- | --- | --- |
| Monday |  | {0} |  |
| {0} |  |  |  |
///

/// choose | Which {0}
    columns: 3
    other: true

- {0}
- straightforwardnesses
///

/// scale | How {0}
    from: 1
    to: 2
    low: {0}
    high: disappointedly happy
///

/// write | Label {0}
///

/// draw | Box {0}
///

/// example | Example {0}

{0}
///

//// card | Carry {0}
    per-page: 8

{0} [____ somebody]
////
"""


def printed(word: str, options: PdfOptions) -> SheetPdf:
    """A sheet with the word in every place that holds words, of as many pages as it takes."""
    foot = replace(INFO.foot, crisis_line=f"Call {word}", source=word, short_address=word)
    document = sheet_document(replace(INFO, title=word, foot=foot))
    return document_pdf([tree(f"# Title {word}\n\n{BODY.format(word)}")], document, options)


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("word", WORDS.values(), ids=WORDS.keys())
def test_a_long_word_breaks_and_stays_in_its_place(word: str, options: PdfOptions) -> None:
    assert misplaced_letters(printed(word, options)) == []


@pytest.mark.parametrize("options", OPTIONS)
def test_a_long_line_of_a_clinic_stays_on_the_paper(options: PdfOptions) -> None:
    trace = (
        "relapse-prevention/look-for-work-share-wisely/short-answer-script",
        "edition DRAFT-2026-11-26",
        "0123abcd",
    )
    line = "In danger? Call 911. " + "Our desk is at 555-0100, after hours. " * 6
    foot = replace(INFO.foot, crisis_line=line, trace=trace, short_address=f"nine-hours.example/{trace[0]}")
    assert misplaced_letters(pdf_of("Words.\n", options, replace(INFO, foot=foot))) == []


def test_an_address_is_copied_as_it_was_typed() -> None:
    text = text_of(pdf_of(f"| a | b |\n| - | - |\n| {WORDS['address']} | x |\n")).replace(" ", "")
    assert WORDS["address"] in text
    assert "\u200b" not in text


def moved(sheet: SheetPdf, by: str) -> SheetPdf:
    """The sheet with all that is drawn on it moved, and its fields left where they are."""
    pdf = opened(sheet)
    for page in pdf.pages:
        page.contents_add(f"q 1 0 0 1 {by} cm".encode(), prepend=True)
        page.contents_add(b"Q")
    output = io.BytesIO()
    pdf.save(output)
    return SheetPdf(output.getvalue(), sheet.pages)


GRID = "/// grid | Days\n    row-height: 20\n\n| Day | Why |\n| --- | --- |\n| Monday | |\n| Tuesday | |\n///\n"


@pytest.mark.parametrize(("by", "fault"), [("-40 0", "off the paper"), ("120 0", "on a place to fill")])
def test_letters_out_of_place_are_found(by: str, fault: str) -> None:
    sheet = pdf_of(GRID)
    assert misplaced_letters(sheet) == []
    assert any(found.startswith(fault) for found in misplaced_letters(moved(sheet, by)))


def test_letters_on_others_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = pdf_of("One line of words.\n")
    boxes = letter_boxes(sheet)
    monkeypatch.setattr(
        "pdf_sheets.letter_boxes", lambda _: [*boxes, *(replace(box, left=box.left + 0.2) for box in boxes)]
    )
    assert any(found.startswith("on another letter") for found in misplaced_letters(sheet))
