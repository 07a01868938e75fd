"""A drawing on paper: a figure with words that stand in for it, its own words as text, and the same bytes each time."""

from dataclasses import replace
from pathlib import Path

import pytest
from curricula import ROOT
from measured_svg import word_boxes
from pdf_sheets import INFO, OPTIONS, opened, pdf_of, text_of
from pdf_structure import elements
from sheet_checks import visit
from visited_sheet import Sheet

from syllabus.markup.drawing_html import draw
from syllabus.markup.parser import tree
from syllabus.pdf.printed_words import first_unprinted
from syllabus.pdf.sheet import PdfOptions, sheet_pdf
from syllabus.words.catalogue import words_for

pytestmark = pytest.mark.pdf
WORDS = words_for("en").sheet
EXAMPLES = (ROOT / "docs" / "authoring" / "drawings.md").read_text(encoding="utf-8")
BODY = """/// drawing | wave

- Sube, ñandú
- It peaks
- It falls

It rises, it peaks and it falls.
///

/// drawing | wave
    empty: true

Mark how strong it is.
///
"""


def all_drawings() -> str:
    """The drawings of the page for authors, without what stands round them."""
    blocks = EXAMPLES.split("```\n")[2::2]
    return "\n\n".join(block[block.index("/// drawing") : block.index("\n///\n") + 5] for block in blocks)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_a_drawing_is_a_figure_with_words_for_it_and_gives_the_same_bytes(options: PdfOptions) -> None:
    sheet = pdf_of(BODY, options)
    assert pdf_of(BODY, options).data == sheet.data
    pdf = opened(sheet)
    figures = [element for element in elements(pdf) if str(element.S) == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == [
        "Drawing of a wave: Sube, ñandú; It peaks; It falls",
        "Drawing of a wave, to write on",
    ]
    assert "Sube, ñandú" in text_of(sheet)
    assert "It rises, it peaks and it falls." in text_of(sheet)


def test_every_kind_is_printed_whole_with_its_words_in_order() -> None:
    body = all_drawings()
    assert body.count("/// drawing") >= 15
    page = tree(f"# A sheet\n\n{body}")
    options = replace(OPTIONS[0], large_print=True)  # of any length
    sheet = sheet_pdf(page, INFO, options)
    assert first_unprinted([tree(f"# A sheet\n\n{body}")], WORDS, sheet.data) is None
    shown = [draw(figure, WORDS.drawings) for figure in page.iter("figure")]
    words = [text for drawn in shown if drawn for text, _ in word_boxes(drawn.svg)]
    assert all("".join(text.split()) in "".join(text_of(sheet).split()) for text in words)


def test_a_sheet_with_drawings_passes_every_check(tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    for options in OPTIONS:
        page = tree(f"# A sheet\n\n{BODY}")
        made = sheet_pdf(page, INFO, options)
        assert visit(Sheet(page, INFO, options, made, file)) == []
