"""Wallet cards: as large as bank cards on both papers, with marks to cut and fold along, and no words on the folds."""

import re
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from curricula import TODAY, real_sheets
from golden_cases import SHORT, changed_example
from pdf_sheets import MM, OPTIONS, PAPERS, letter_boxes, pdf_of, places, real_pdf, text_of

from syllabus.build.site_facts import Site
from syllabus.content.problem import Problem
from syllabus.load import load
from syllabus.pdf.files import make, sheet_jobs
from syllabus.pdf.sheet import PdfOptions, SheetPdf

pytestmark = pytest.mark.pdf

WIDTH, HEIGHT = 85.6, 54  # mm: 3.37 by 2.13 in
LARGE = PdfOptions(large_print=True)
IN_TWO = "//// card | Carry\n    size: wallet\n\nI call [________ who].\n\n---\n\nIn danger, I call 911.\n////\n"
# How many columns and rows of bank cards a card of so many parts takes.
SHAPES = {1: (1, 1), 2: (2, 1), 3: (1, 3), 4: (2, 2), 6: (2, 3)}


class Outline(NamedTuple):
    """A dashed frame on a page, in mm from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    width: float
    height: float


def outlines(sheet: SheetPdf) -> list[Outline]:
    """The frames of dashes, which are to be cut along."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(sheet.data)):
        for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = (edge / MM for edge in drawn.get_bounds())
            if pdfium.FPDFPageObj_GetDashCount(drawn.raw) > 0 and min(right - left, top - bottom) > 20:
                found.append(Outline(number, left, bottom, right - left, top - bottom))
    return found


def wallet_sheets() -> list[str]:
    return [name for name, page in real_sheets().items() if re.search(r"^    size: wallet$", page.body, re.MULTILINE)]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("parts", SHAPES)
def test_a_card_is_as_large_as_the_bank_cards_it_folds_to(paper: PdfOptions, parts: int) -> None:
    body = "\n\n---\n\n".join(f"I call [____ friend {number}]." for number in range(parts))
    sheet = pdf_of(f"//// card | Carry\n    size: wallet\n\n{body}\n////\n", paper)
    (outline,) = outlines(sheet)
    columns, rows = SHAPES[parts]
    assert (outline.width, outline.height) == pytest.approx((columns * WIDTH, rows * HEIGHT), abs=0.5)
    found = places(sheet)
    across = [int((place.left / MM - outline.left) // WIDTH) for place in found]
    down = [rows - 1 - int((place.bottom / MM - outline.bottom) // HEIGHT) for place in found]
    assert list(zip(down, across, strict=True)) == [divmod(number, columns) for number in range(parts)]


def test_a_card_says_how_to_cut_and_fold_it() -> None:
    assert "Cut on the dashed line, and fold on the dots." in text_of(pdf_of(IN_TWO))
    alone = text_of(pdf_of(IN_TWO.replace("\n---\n", "")))
    assert "Cut on the dashed line." in alone
    assert "fold" not in alone


def test_there_are_wallet_cards() -> None:
    assert len(wallet_sheets()) >= 15


@pytest.mark.parametrize("options", OPTIONS)
def test_every_wallet_card_folds_to_a_bank_card_and_no_letter_stands_on_a_fold(options: PdfOptions) -> None:
    wrong = []
    for name in wallet_sheets():
        sheet = real_pdf(name, options)
        for outline in outlines(sheet):
            columns, rows = outline.width / WIDTH, outline.height / HEIGHT
            if max(abs(columns - round(columns)), abs(rows - round(rows))) > 0.01:
                wrong.append(f"{name}: {outline.width:.1f} x {outline.height:.1f} mm")
            wrong += [] if options.large_print else on_a_fold(name, sheet, outline)
    assert wrong == []


def on_a_fold(name: str, sheet: SheetPdf, outline: Outline) -> list[str]:
    """The letters of a card that are not within 2 mm of white inside their part of it."""
    found = []
    for letter in letter_boxes(sheet):
        across, up = (letter.left / MM - outline.left, letter.bottom / MM - outline.bottom)
        if letter.page == outline.page and 0 < across < outline.width and 0 < up < outline.height:
            right, top = (
                across % WIDTH + (letter.right - letter.left) / MM,
                up % HEIGHT + (letter.top - letter.bottom) / MM,
            )
            if min(across % WIDTH, up % HEIGHT) < 2 or right > WIDTH - 2 or top > HEIGHT - 2:
                found.append(f"{name}: {letter.letter} at {across:.0f}, {up:.0f} mm")
    return found


def test_large_print_has_letters_of_18_points_and_goes_on_in_pieces() -> None:
    body = "\n\n---\n\n".join(f"Part {number}. I call [________ friend {number}]. " * 3 for number in range(4))
    sheet = pdf_of(f"//// card | Carry\n    size: wallet\n\n{body}\n////\n", LARGE)
    pieces = outlines(sheet)
    assert len(pieces) > 1
    assert all(piece.width == pytest.approx(2 * WIDTH, abs=0.5) for piece in pieces)
    assert len(places(sheet)) == 12


def test_a_part_that_is_too_long_is_told_by_its_number(tmp_path: Path) -> None:
    long = "\n\n".join(f"I can walk to [________ place {number}]." for number in range(9))
    change = {
        "file": "sheet",
        "replace": "    per-page: 4\n\n",
        "by": f"    size: wallet\n\nShort.\n\n---\n\n{long}\n\n",
    }
    project, problems = load(changed_example(tmp_path, [change]), TODAY)
    assert project is not None, problems
    pages = [page for page in project.pages("everyone") if page.sheet == "walk-plan"]
    job, large = sheet_jobs(project.curriculum, pages, Site("Nine Hours", "2026.1", "nine-hours.example", "letter"))
    assert str(make(job)) == (
        f"{SHORT['sheet']}:1 wallet-fit: expected parts of a wallet card that fit on 3.37 by 2.13 in, "
        'found more in part 2 of "Carry this" - say it shorter, or end the part earlier with a line `---`'
    )
    assert not isinstance(make(large), Problem)
