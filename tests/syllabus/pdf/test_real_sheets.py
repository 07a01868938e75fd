"""Every sheet of the curriculum, on both papers, in standard and large print, as a reader and a checker find it."""

import ctypes
import re
import statistics
from dataclasses import replace
from pathlib import Path
from typing import Any

import outloud
import pdfua
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pdf_sheets import (
    INFO,
    MM,
    OPTIONS,
    ink_coverage,
    opened,
    pdf_of,
    pictures,
    places,
    real_pdf,
    real_sheets,
    text_of,
    widgets,
)
from PIL import ImageChops

from syllabus.markup.parser import tree
from syllabus.pdf.sheet import PdfOptions, SheetPdf

CASES = [
    pytest.param(name, options, id=f"{name}-{options.paper}{'-large' if options.large_print else ''}")
    for name in real_sheets()
    for options in OPTIONS
]
STANDARD = [case for case in CASES if not case.values[1].large_print]  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "options"), CASES)
def test_checkers_find_no_error(name: str, options: PdfOptions, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(real_pdf(name, options).data)
    heard = outloud.check(str(file))
    assert heard.error is None
    assert [finding for finding in heard.findings if finding.severity == "error"] == []
    assert [finding for finding in pdfua.validate(str(file)).findings if finding.severity == pdfua.Severity.ERROR] == []


@pytest.mark.parametrize(("name", "options"), CASES)
def test_file_says_what_it_is(name: str, options: PdfOptions) -> None:
    pdf = opened(real_pdf(name, options))
    assert str(pdf.Root.Lang) == "en"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712  # a PDF boolean
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == INFO.title
        assert metadata["pdfuaid:part"] == "1"
        assert INFO.foot.address in metadata["dc:description"]
        assert INFO.foot.crisis_line in metadata["dc:description"]


def test_language_is_said() -> None:
    assert str(opened(pdf_of("A sheet.\n", info=replace(INFO, language="en-XA"))).Root.Lang) == "en-XA"


@pytest.mark.parametrize(("name", "options"), CASES)
def test_file_has_no_syntax_error(name: str, options: PdfOptions) -> None:
    assert opened(real_pdf(name, options)).check_pdf_syntax() == []


@pytest.mark.parametrize(("name", "options"), CASES)
def test_each_widget_is_named_printed_and_in_the_structure(name: str, options: PdfOptions) -> None:
    sheet = real_pdf(name, options)
    pdf = opened(sheet)
    in_forms = {
        owned.objgen for element in elements(pdf) if pikepdf.Name.Form == element.S for owned in objects(element)
    }
    found = [widget for _, widget in widgets(pdf)]
    assert {widget.objgen for widget in found} == in_forms
    has_fields = tree(real_sheets()[name].body).find(".//blank") is not None or any(
        element.get("kind") in ("write", "pick", "choose", "scale", "draw")
        for element in tree(real_sheets()[name].body).iter("field")
    )
    assert len(found) == len(in_forms)
    assert bool(found) == has_fields
    assert all(int(widget.F) == 4 and "/AP" in widget and str(widget.TU) for widget in found)
    fields = list(pdf.Root.AcroForm.Fields) if found else []
    assert len({str(field.TU) for field in fields}) == len({str(field.T) for field in fields}) == len(fields)
    assert all(page.Tabs == pikepdf.Name.S for page in pdf.pages)


@pytest.mark.parametrize(("name", "options"), CASES)
def test_names_are_those_of_the_page(name: str, options: PdfOptions) -> None:
    page = tree(real_sheets()[name].body)
    wanted = {e.get("name") for e in page.iter() if e.tag == "blank" or e.get("kind") in ("write", "pick", "scale")}
    assert wanted <= {place.name for place in places(real_pdf(name, options))}


@pytest.mark.parametrize(("name", "options"), CASES)
def test_nothing_runs_and_nothing_is_attached(name: str, options: PdfOptions) -> None:
    pdf = opened(real_pdf(name, options))
    forbidden = {"/JS", "/JavaScript", "/AA", "/OpenAction", "/EmbeddedFiles", "/Launch", "/SubmitForm"}
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary):
            assert not forbidden & {*item.keys(), str(item.get("/S", ""))}


@pytest.mark.parametrize(("name", "options"), CASES)
def test_every_word_is_printed(name: str, options: PdfOptions) -> None:
    words = re.findall(r"\w+", " ".join(tree(real_sheets()[name].body).itertext()))
    assert set(words) <= set(re.findall(r"\w+", text_of(real_pdf(name, options))))


@pytest.mark.parametrize(("name", "options"), CASES)
def test_print_is_black_on_white_within_the_margins(name: str, options: PdfOptions) -> None:
    sheet = real_pdf(name, options)
    for picture in pictures(sheet.data):
        red, green, blue = picture.split()
        assert ImageChops.difference(red, green).getbbox() is None
        assert ImageChops.difference(red, blue).getbbox() is None
        left, top, right, bottom = ImageChops.invert(picture.convert("L")).getbbox() or (0, 0, 0, 0)
        smallest = 9 * MM  # what nearly every printer can reach
        assert min(left, top, picture.width - right, picture.height - bottom) >= smallest
        assert ink_coverage(picture) < (0.09 if options.large_print else 0.06)


@pytest.mark.parametrize(("name", "options"), CASES)
def test_text_has_contrast_and_size(name: str, options: PdfOptions) -> None:
    smallest = {False: 8, True: 10}[options.large_print]
    for size, luminance, above_footer in letters(real_pdf(name, options)):
        assert (1.05) / (luminance + 0.05) >= 7
        assert size >= smallest - 0.01
        if options.large_print and above_footer:
            assert size >= 17.99


@pytest.mark.parametrize(("name", "options"), STANDARD)
def test_standard_print_fits_one_piece_of_paper(name: str, options: PdfOptions) -> None:
    assert real_pdf(name, options).pages <= 2


@pytest.mark.parametrize(("name", "options"), CASES)
def test_footer_traces_every_page(name: str, options: PdfOptions) -> None:
    sheet = real_pdf(name, options)
    document = pypdfium2.PdfDocument(sheet.data)
    assert len(document) == sheet.pages
    for number, page in enumerate(document, start=1):
        text = " ".join(page.get_textpage().get_text_range().split())
        together = text.replace(" ", "")
        assert f"Page {number} of {sheet.pages}" in text
        assert INFO.foot.crisis_line in text
        for part in (*INFO.foot.trace, INFO.foot.source, INFO.foot.short_address):
            assert part.replace(" ", "") in together


@pytest.mark.parametrize(("name", "options"), CASES)
def test_footer_is_read_out_once_at_the_end(name: str, options: PdfOptions, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(real_pdf(name, options).data)
    document = outloud.Document(str(file))
    silent = [
        [line.artifact_share > 0.9 for line in document.content(page.index).lines if "In danger?" in line.text]
        for page in document.pages
    ]
    assert silent == [[True]] * (len(silent) - 1) + [[False]]


def test_files_are_small() -> None:
    sizes = [len(real_pdf(name, options).data) for name in real_sheets() for options in OPTIONS]
    assert statistics.median(sizes) < 60_000


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """All structure elements."""
    found: list[Any] = []
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        kids = waiting.pop().get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append(kid)
                waiting.append(kid)
    return found


def objects(element: Any) -> list[Any]:
    """The annotations that an element owns."""
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid.Obj for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.OBJR]


def letters(sheet: SheetPdf) -> list[tuple[float, float, bool]]:
    """Of each letter: its size in points, its color's relative luminance, and whether it stands above the footer."""
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
            bottom = text.get_charbox(index)[1]
            found.append((pdfium.FPDFText_GetFontSize(text.raw, index), luminance, bottom > 45 * MM))
    return found
