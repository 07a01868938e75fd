"""Each check of the visits fails on a sheet with the fault that it looks for, and on that sheet alone."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_sheets import INFO, opened, widgets
from sheet_checks import CHECKS, visit
from visited_sheet import Sheet

from syllabus.markup.parser import tree
from syllabus.pdf.sheet import PdfOptions, SheetPdf, sheet_pdf

pytestmark = pytest.mark.pdf
BODY = "# A sheet\n\n## Plan\n\nI will [____ go] out.\n\n/// write | What happened?\n///\n"
LONG = "# A sheet\n\n" + "A line of words.\n\n" * 60
LARGE = PdfOptions(large_print=True)


def sheet(tmp_path: Path, body: str = BODY, options: PdfOptions = PdfOptions()) -> Sheet:  # noqa: B008  # frozen
    made = sheet_pdf(tree(body), INFO, options)
    return Sheet(tree(body), INFO, options, made, tmp_path / "sheet.pdf")


def names_found(broken: Sheet) -> set[str]:
    """The checks that found something."""
    return {finding.split(": ")[1] for finding in visit(broken)}


def changed(given: Sheet, change: Callable[[pikepdf.Pdf], object]) -> Sheet:
    """The sheet after somebody has changed its file."""
    pdf, out = opened(given.made), io.BytesIO()
    change(pdf)
    pdf.save(out)
    return with_data(given, out.getvalue())


def with_data(given: Sheet, data: bytes) -> Sheet:
    return replace(given, made=SheetPdf(data, given.made.pages))


def drawn(pdf: pikepdf.Pdf, operators: bytes) -> None:
    """Draw on the first page, beside its text, as an artifact."""
    pdf.pages[0].contents_add(pdf.make_stream(b"q /Artifact BMC " + operators + b" EMC Q"))


def text_replaced(pdf: pikepdf.Pdf, number: int, one: bytes, other: bytes) -> None:
    """Change the operators of a page."""
    page = pdf.pages[number]
    page.contents_coalesce()
    data = page.Contents.read_bytes()
    assert one in data
    page.Contents = pdf.make_stream(data.replace(one, other))


def set_metadata(pdf: pikepdf.Pdf, key: str, value: str) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata[key] = value


def delete_name(pdf: pikepdf.Pdf) -> None:
    del next(widgets(pdf))[1].TU


def set_flag(pdf: pikepdf.Pdf) -> None:
    next(widgets(pdf))[1].F = 0


def set_root(key: str, value: Any) -> Callable[[pikepdf.Pdf], object]:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def run_at_opening(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))


def moved(pdf: pikepdf.Pdf, by: bytes) -> None:
    pdf.pages[0].contents_add(by, prepend=True)


def shrink_typed(pdf: pikepdf.Pdf) -> None:
    next(iter(pdf.Root.AcroForm.Fields)).DA = pikepdf.String("/Helv 0 Tf 0 g")


IN_FILE: dict[str, tuple[str, Callable[[pikepdf.Pdf], object]]] = {
    "no tags": ("outloud_finds_no_error", lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")),
    "no mark of tags": ("pdfua_finds_no_error", lambda pdf: pdf.Root.__delitem__("/MarkInfo")),
    "another language": ("file_says_what_it_is", set_root("/Lang", pikepdf.String("de"))),
    "another title": ("file_says_what_it_is", lambda pdf: set_metadata(pdf, "dc:title", "Other")),
    "another standard": ("file_says_what_it_is", lambda pdf: set_metadata(pdf, "pdfuaid:part", "2")),
    "no help line": ("file_says_what_it_is", lambda pdf: set_metadata(pdf, "dc:description", INFO.foot.address)),
    "a widget without a name": ("widgets_are_named_printed_and_in_the_structure", delete_name),
    "a widget that is not printed": ("widgets_are_named_printed_and_in_the_structure", set_flag),
    "typed text that shrinks": ("typed_text_keeps_its_size", shrink_typed),
    "a script": ("nothing_runs_and_nothing_is_attached", run_at_opening),
    "letters off the paper": ("letters_keep_their_place", lambda pdf: moved(pdf, b"1 0 0 1 -40 0 cm")),
    "a color": ("print_is_black_on_white_within_the_margins", lambda pdf: drawn(pdf, b"1 0 0 rg 300 300 20 20 re f")),
    "no margin": ("print_is_black_on_white_within_the_margins", lambda pdf: drawn(pdf, b"0 g 2 300 20 20 re f")),
    "too much ink": ("print_is_black_on_white_within_the_margins", lambda pdf: drawn(pdf, b"0 g 50 300 400 300 re f")),
}


def test_nothing_is_found_on_a_good_sheet(tmp_path: Path) -> None:
    for body, options in ((BODY, PdfOptions()), (BODY, LARGE), (LONG, PdfOptions("a4"))):
        assert visit(sheet(tmp_path, body, options)) == []


@pytest.mark.parametrize("fault", IN_FILE)
def test_a_fault_in_the_file_is_found(fault: str, tmp_path: Path) -> None:
    check, change = IN_FILE[fault]
    assert check in names_found(changed(sheet(tmp_path), change))


def test_a_syntax_error_is_found(tmp_path: Path) -> None:
    good = sheet(tmp_path)
    assert "file_has_no_syntax_error" in names_found(
        with_data(good, good.made.data.replace(b"startxref", b"startxxxx"))
    )


def test_a_field_that_the_page_does_not_have_is_found(tmp_path: Path) -> None:
    found = names_found(replace(sheet(tmp_path), page=tree("# A sheet\n\nI will out.\n\nPlan. What happened?\n")))
    assert found == {"widgets_are_named_printed_and_in_the_structure"}


def test_a_field_and_a_word_that_the_file_lacks_are_found(tmp_path: Path) -> None:
    good = sheet(tmp_path)
    assert names_found(replace(good, page=tree(BODY.replace("[____ go]", "[____ stay]")))) == {
        "names_are_those_of_the_page"
    }
    assert names_found(replace(good, page=tree(BODY + "\nOne word more.\n"))) == {"every_word_is_printed"}


def test_small_and_pale_letters_are_found(tmp_path: Path) -> None:
    standard = sheet(tmp_path)
    assert "text_has_contrast_and_size" in names_found(replace(standard, options=LARGE))
    pale = next(letters for letters in (b"0 scn", b"0 g") if letters in content(standard))
    broken = changed(standard, lambda pdf: text_replaced(pdf, 0, pale, b"0.6" + pale[1:]))
    assert "text_has_contrast_and_size" in names_found(broken)


def test_slanted_letters_in_large_print_are_found(tmp_path: Path) -> None:
    standard = sheet(tmp_path, BODY + "\nI will *really* go.\n")
    assert "large_print_has_no_slanted_letters" not in names_found(standard)
    assert "large_print_has_no_slanted_letters" in names_found(replace(standard, options=LARGE))


def content(given: Sheet) -> bytes:
    page = given.pdf.pages[0]
    page.contents_coalesce()
    return page.Contents.read_bytes()


def test_a_third_page_in_standard_print_is_found(tmp_path: Path) -> None:
    long = sheet(tmp_path, LONG * 2, LARGE)
    assert long.made.pages > 2
    assert "standard_print_fits_one_piece_of_paper" in names_found(replace(long, options=PdfOptions()))


@pytest.mark.parametrize("part", ["trace", "source", "short_address", "crisis_line"])
def test_a_footer_of_another_sheet_is_found(part: str, tmp_path: Path) -> None:
    good = sheet(tmp_path)
    another: Any = ("another",) if part == "trace" else "another"
    foot = replace(INFO.foot, **{part: another})
    assert "footer_traces_every_page" in names_found(replace(good, info=replace(INFO, foot=foot)))


def test_pages_that_are_not_told_are_found(tmp_path: Path) -> None:
    good = sheet(tmp_path)
    assert "footer_traces_every_page" in names_found(replace(good, made=replace(good.made, pages=2)))


def test_a_footer_that_is_read_out_on_every_page_is_found(tmp_path: Path) -> None:
    two_pages = sheet(tmp_path, LONG)
    assert two_pages.made.pages == 2
    broken = changed(two_pages, lambda pdf: text_replaced(pdf, 0, b"/Artifact", b"/Span"))
    assert "footer_is_read_out_once_at_the_end" in names_found(broken)


def test_a_file_that_cannot_be_read_is_a_finding_of_each_check_and_stops_none(tmp_path: Path) -> None:
    found = visit(with_data(sheet(tmp_path), b"no PDF"))
    assert {finding.split(": ")[1] for finding in found} >= {check.__name__ for check in CHECKS[:7]}


def test_every_check_has_a_planted_fault() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [check.__name__ for check in CHECKS if f'"{check.__name__}"' not in text] == []
