"""PDFs of the curriculum's sheets and of Markdown made up for a test, and ways to look at them."""

import ctypes
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from curricula import ROOT, example_project, real_project, real_sheets
from PIL import Image

from syllabus.markup.parser import tree
from syllabus.markup.pictograms import pictograms_in
from syllabus.pages.assemble import Page
from syllabus.pages.forms import all_sheets
from syllabus.pages.sheet_foot import SheetFoot
from syllabus.pages.sheet_head import SheetHead
from syllabus.pdf.sheet import PdfOptions, SheetInfo, SheetPdf, sheet_pdf

MM = 72 / 25.4  # points
PAPERS = [PdfOptions("letter"), PdfOptions("a4")]
OPTIONS = [replace(paper, large_print=large) for paper in PAPERS for large in (False, True)]
MARK = (ROOT / "curriculum" / "reference" / "marks" / "wave.svg").read_text(encoding="utf-8")
INFO = SheetInfo(
    title="A sheet",
    kind="log",
    site="Nine Hours",
    foot=SheetFoot(
        trace=("a-module/a-session/a-sheet", "edition DRAFT", "0123abcd"),
        source="Nine Hours, CC BY 4.0",
        address="https://example.org/DRAFT/a-module/a-session/a-sheet/",
        short_address="example.org/DRAFT/a-module/a-session/a-sheet",
        code_label="Code that leads to example.org/DRAFT/a-module/a-session/a-sheet",
        crisis_line="In danger? Call 911, or call or text 988.",
    ),
    head=SheetHead(("Nine Hours", "A module", "A session"), MARK),
)


@dataclass(frozen=True)
class Place:
    """A place to fill on a page (from 0), with its edges in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    kind: str
    name: str
    label: str

    @property
    def width(self) -> float:
        """In mm."""
        return (self.right - self.left) / MM

    @property
    def height(self) -> float:
        """In mm."""
        return (self.top - self.bottom) / MM


@cache
def real_pdf(name: str, options: PdfOptions) -> SheetPdf:
    """The PDF of a real sheet."""
    page, drawings = real_sheets()[name], real_project().curriculum.reference.pictograms
    info = replace(INFO, kind=_kind_of(page), pictograms=pictograms_in((page.body,), drawings))
    return sheet_pdf(tree(page.body), info, options)


def _kind_of(page: Page) -> str:
    """The kind of worksheet, which says whether its cards are repeated."""
    for project in (real_project(), example_project()):
        if sheet := all_sheets(project.curriculum).get(page.source):
            return str(sheet.record.kind)
    raise KeyError(page.source)


def pdf_of(body: str, options: PdfOptions = PdfOptions(), info: SheetInfo = INFO) -> SheetPdf:  # noqa: B008  # frozen
    """The PDF of Markdown below a title."""
    return sheet_pdf(tree(f"# A sheet\n\n{body}"), info, options)


def opened(sheet: SheetPdf) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(sheet.data))


def places(sheet: SheetPdf) -> list[Place]:
    """All places to fill, page by page."""
    return [_place(number, annotation) for number, annotation in widgets(opened(sheet))]


def widgets(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(pdf.pages):
        for annotation in page.get("/Annots", pikepdf.Array()):
            if annotation.Subtype == pikepdf.Name.Widget:
                yield number, annotation


def _place(page: int, annotation: Any) -> Place:
    field = annotation.get("/Parent", annotation)
    kind = "text" if pikepdf.Name.Tx == field.FT else "radio" if int(field.Ff) & 1 << 15 else "check"
    edges = [float(edge) for edge in annotation.Rect]
    return Place(page, edges[0], edges[1], edges[2], edges[3], kind, str(field.TU), str(annotation.TU))


def text_of(sheet: SheetPdf) -> str:
    """What a reader would copy out of the file, with line ends as spaces; PDFium marks a hyphen at a line's end."""
    document = pypdfium2.PdfDocument(sheet.data)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.replace("\ufffe", "-").split())


def pictures(data: bytes, dpi: int = 72) -> list[Image.Image]:
    """The pages as PDFium, which is Chromium's reader, draws them."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def is_dark(picture: Image.Image, x: int, y: int) -> bool:
    """Whether one pixel is nearer to black than to white."""
    return picture.convert("L").crop((x, y, x + 1, y + 1)).tobytes()[0] < 128


def ink_coverage(picture: Image.Image) -> float:
    """The share of the paper that is black, from 0 to 1; gray counts by its darkness."""
    counts = picture.convert("L").histogram()
    return sum((255 - shade) * count for shade, count in enumerate(counts)) / 255 / sum(counts)


def darkness(picture: Image.Image, place: Place, dpi: int = 72) -> float:
    """The ink coverage well inside a place, away from lines drawn along its edges."""
    scale, edge = dpi / 72, 1.5
    height = picture.height
    box = (
        int((place.left + edge) * scale),
        int(height - (place.top - edge) * scale),
        int((place.right - edge) * scale),
        int(height - (place.bottom + edge) * scale),
    )
    return ink_coverage(picture.crop(box))


def fonts(pdf: pikepdf.Pdf) -> set[str]:
    """The names of the fonts that the pages of a file use."""
    resources = [page.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary()) for page in pdf.pages]
    return {str(font.BaseFont) for on_page in resources for font in on_page.values()}


def letters(sheet: SheetPdf) -> list[tuple[float, float]]:
    """Of each letter: its size in points, and its color's relative luminance."""
    found = []
    for page in pypdfium2.PdfDocument(sheet.data):
        text = page.get_textpage()
        parts = [ctypes.c_uint() for _ in range(4)]
        for index in range(text.count_chars()):
            if not text.get_text_range(index, 1).strip():
                continue
            pdfium.FPDFText_GetFillColor(text.raw, index, *parts)
            red = parts[0].value / 255
            luminance = red / 12.92 if red <= 0.04045 else ((red + 0.055) / 1.055) ** 2.4
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(text.raw, index, matrix)
            size = pdfium.FPDFText_GetFontSize(text.raw, index) * math.hypot(matrix.b, matrix.d)  # of a drawing, scaled
            found.append((size, luminance))
    return found


@dataclass(frozen=True)
class Letter:
    """A printed letter, with the edges of its ink in points from the page's lower left corner."""

    page: int
    letter: str
    left: float
    bottom: float
    right: float
    top: float

    def covers(self, other: "Letter | Place") -> bool:
        """Whether its ink lies well within that of another letter or a place to fill."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        own = max(self.right - self.left, 0.1) * max(self.top - self.bottom, 0.1)
        return self.page == other.page and width > 0 and height > 0 and width * height > own / 3


def letter_boxes(sheet: SheetPdf) -> list[Letter]:
    """All printed letters, page by page, by the boxes of their ink."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(sheet.data)):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            letter = text.get_text_range(index, 1)
            if letter.strip() and not pdfium.FPDFText_IsGenerated(text.raw, index):
                found.append(Letter(number, letter, *text.get_charbox(index)))
    return found


def misplaced_letters(sheet: SheetPdf, margin: float = 9 * MM) -> list[str]:
    """The letters outside the margins of the paper, on another letter, or on a place to fill.

    Signs such as a comma may stand below a letter's arm, so that they do not count as one on another.
    """
    sizes = [page.get_size() for page in pypdfium2.PdfDocument(sheet.data)]
    to_fill = places(sheet)
    tiles: dict[tuple[int, int, int], list[Letter]] = {}
    found = []
    for letter in letter_boxes(sheet):
        width, height = sizes[letter.page]
        where = f"{letter.letter!r} on page {letter.page + 1} at {letter.left:.0f}, {letter.bottom:.0f}"
        inside = margin <= letter.left and letter.right <= width - margin
        if not (inside and margin <= letter.bottom and letter.top <= height - margin):
            found.append(f"off the paper: {where}")
        tile = (letter.page, int(letter.left // 20), int(letter.bottom // 20))
        near = [
            other
            for x in (-1, 0, 1)
            for y in (-1, 0, 1)
            for other in tiles.get((tile[0], tile[1] + x, tile[2] + y), [])
        ]
        found += [
            f"on another letter: {where}"
            for other in near
            if letter.letter.isalnum() and other.letter.isalnum() and (letter.covers(other) or other.covers(letter))
        ]
        tiles.setdefault(tile, []).append(letter)
        found += [f"on a place to fill: {where}" for place in to_fill if letter.covers(place)]
    return found
