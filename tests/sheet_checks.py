"""What must be true of the PDF of every sheet: each check looks at one visited sheet and says what it found wrong."""

import re
from collections.abc import Iterator

import outloud
import pdfua
import pikepdf
import pypdfium2
from pdf_sheets import (
    MM,
    fonts,
    ink_coverage,
    letters,
    misplaced_letters,
    opened,
    pictures,
    text_of,
    widgets,
)
from pdf_structure import annotations_of, elements
from PIL import ImageChops
from visited_sheet import Check, Sheet

from syllabus.pdf.sheet import MOST_PAGES

SMALLEST_MARGIN = 9 * MM  # what nearly every printer can reach
MOST_INK = {False: 0.07, True: 0.1}  # by large print; a page of text alone takes 0.06
# Points, in the footer too. Large print is that of the American Council of the Blind (2025).
SMALLEST_LETTER = {False: 8, True: 18}
SMALLEST_TYPED = {False: 9, True: 12}  # points, of what somebody types into a field
LEAST_CONTRAST = 7
FORBIDDEN = {"/JS", "/JavaScript", "/AA", "/OpenAction", "/EmbeddedFiles", "/Launch", "/SubmitForm"}
WITH_FIELDS = ("write", "pick", "choose", "scale", "draw")


def visit(sheet: Sheet) -> list[str]:
    """All findings of the checks, each with the paper and the name of its check; one that breaks off is a finding.

    The structure is looked at on Letter alone.
    """
    sheet.file.write_bytes(sheet.made.data)
    paper = sheet.options.paper + (", large print" if sheet.options.large_print else "")
    checks = [check for check in CHECKS if sheet.options.paper == "letter" or check not in OF_STRUCTURE]
    return [f"{paper}: {check.__name__}: {finding}" for check in checks for finding in _findings(check, sheet)]


def _findings(check: Check, sheet: Sheet) -> list[str]:
    try:
        return list(check(sheet))
    except Exception as error:  # noqa: BLE001  # whatever a broken file does to a library, the other checks go on
        return [f"broke off: {error!r}"]


def outloud_finds_no_error(sheet: Sheet) -> Iterator[str]:
    """One of two checkers of PDF/UA."""
    heard = outloud.check(str(sheet.file))
    if heard.error:
        yield heard.error
    heads = [set(" ".join(row.itertext()).split()) for row in sheet.page.iterfind(".//thead/tr")]
    for found in heard.findings:
        said = set((found.evidence or "").split())
        is_repeated_head = found.rule == "TAG-002" and any(said <= head for head in heads)  # of a long table
        if found.severity == "error" and not is_repeated_head:
            yield f"{found.rule} {found.message}"


def pdfua_finds_no_error(sheet: Sheet) -> Iterator[str]:
    """The other checker."""
    findings = pdfua.validate(str(sheet.file)).findings
    yield from (f"{found.rule_id} {found.message}" for found in findings if found.severity == pdfua.Severity.ERROR)


def file_says_what_it_is(sheet: Sheet) -> Iterator[str]:
    """Language, title, standard, address and help line."""
    if str(sheet.pdf.Root.Lang) != sheet.info.language:
        yield f"language {sheet.pdf.Root.Lang}"
    if sheet.pdf.Root.ViewerPreferences.DisplayDocTitle != True:  # noqa: E712  # a PDF boolean
        yield "readers show the file's name and not its title"
    with sheet.pdf.open_metadata() as metadata:
        if metadata["dc:title"] != sheet.info.title:
            yield f"title {metadata['dc:title']}"
        if metadata["pdfuaid:part"] != "1":
            yield f"PDF/UA-{metadata['pdfuaid:part']}"
        about = metadata["dc:description"]
        yield from (
            f"not said: {words}"
            for words in (sheet.info.foot.address, sheet.info.foot.crisis_line)
            if words not in about
        )


def file_has_no_syntax_error(sheet: Sheet) -> Iterator[str]:
    """As qpdf reads it."""
    yield from map(str, opened(sheet.made).check_pdf_syntax())


def widgets_are_named_printed_and_in_the_structure(sheet: Sheet) -> Iterator[str]:
    """A widget is a field's box on a page."""
    found = [widget for _, widget in widgets(sheet.pdf)]
    forms = [element for element in elements(sheet.pdf) if pikepdf.Name.Form == element.S]
    in_forms = {owned.objgen for element in forms for owned in annotations_of(element)}
    if {widget.objgen for widget in found} != in_forms or len(found) != len(in_forms):
        yield f"{len(found)} widgets, {len(in_forms)} of them in the structure"
    has_fields = sheet.page.find(".//blank") is not None or any(
        element.get("kind") in WITH_FIELDS for element in sheet.page.iter("field")
    )
    if bool(found) != has_fields:
        yield f"{len(found)} widgets, but the page has {'' if has_fields else 'no '}fields"
    for widget in found:
        if not (int(widget.F) == 4 and "/AP" in widget and str(widget.get("/TU", ""))):
            yield f"a widget without a name, without a look, or that is not printed: {widget.get('/TU')}"
    fields = list(sheet.pdf.Root.AcroForm.Fields) if found else []
    if not len({str(field.get("/TU")) for field in fields}) == len({str(field.T) for field in fields}) == len(fields):
        yield "two fields with the same name"
    yield from ("tabs do not follow the structure" for page in sheet.pdf.pages if page.Tabs != pikepdf.Name.S)


def names_are_those_of_the_page(sheet: Sheet) -> Iterator[str]:
    """Whoever hears the page and the file hears the same."""
    kinds = ("write", "pick", "scale")
    wanted = {str(e.get("name")) for e in sheet.page.iter() if e.tag == "blank" or e.get("kind") in kinds}
    yield from (f"not in the file: {name}" for name in sorted(wanted - {place.name for place in sheet.places}))


def nothing_runs_and_nothing_is_attached(sheet: Sheet) -> Iterator[str]:
    """No script, no action and no file within the file."""
    for item in sheet.pdf.objects:
        if isinstance(item, pikepdf.Dictionary):
            yield from sorted(FORBIDDEN & {*item.keys(), str(item.get("/S", ""))})


def every_word_is_printed(sheet: Sheet) -> Iterator[str]:
    """Of the words of the page."""
    words = set(re.findall(r"\w+", " ".join(sheet.page.itertext())))
    yield from (f"not printed: {word}" for word in sorted(words - set(re.findall(r"\w+", text_of(sheet.made)))))


def letters_keep_their_place(sheet: Sheet) -> Iterator[str]:
    """On the paper, beside one another, and out of what is filled in."""
    yield from misplaced_letters(sheet.made)[:3]


def print_is_black_on_white_within_the_margins(sheet: Sheet) -> Iterator[str]:
    """For any printer, and with little ink."""
    for number, picture in enumerate(pictures(sheet.made.data), start=1):
        red, green, blue = picture.split()
        if ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox():
            yield f"page {number} has colors"
        left, top, right, bottom = ImageChops.invert(picture.convert("L")).getbbox() or (0, 0, 0, 0)
        margin = min(left, top, picture.width - right, picture.height - bottom)
        if margin < SMALLEST_MARGIN:
            yield f"page {number} has a margin of {margin / MM:.1f} mm"
        if (ink := ink_coverage(picture)) >= MOST_INK[sheet.options.large_print]:
            yield f"ink covers {ink:.1%} of page {number}"


def text_has_contrast_and_size(sheet: Sheet) -> Iterator[str]:
    """Each letter of it, also in the footer."""
    pale, small = 0, 0
    for size, luminance in letters(sheet.made):
        pale += 1.05 / (luminance + 0.05) < LEAST_CONTRAST
        small += size < SMALLEST_LETTER[sheet.options.large_print] - 0.01
    if pale:
        yield f"{pale} pale letters"
    if small:
        yield f"{small} small letters"


def large_print_has_no_slanted_letters(sheet: Sheet) -> Iterator[str]:
    """They are harder to read."""
    if sheet.options.large_print:
        yield from (f"slanted: {font}" for font in fonts(sheet.pdf) if "Italic" in font)


def typed_text_keeps_its_size(sheet: Sheet) -> Iterator[str]:
    """Size 0 would be one that shrinks with what is typed, until nobody can read it."""
    for field in sheet.pdf.Root.AcroForm.Fields if "/AcroForm" in sheet.pdf.Root else ():
        if pikepdf.Name.Tx == field.FT and float(str(field.DA).split()[1]) < SMALLEST_TYPED[sheet.options.large_print]:
            yield f"{field.TU}: {field.DA}"


def standard_print_fits_one_piece_of_paper(sheet: Sheet) -> Iterator[str]:
    """Printed on both sides."""
    if not sheet.options.large_print and sheet.made.pages > MOST_PAGES:
        yield f"{sheet.made.pages} pages"


def footer_traces_every_page(sheet: Sheet) -> Iterator[str]:
    """A loose page still says where it is from, and whom to call."""
    document = pypdfium2.PdfDocument(sheet.made.data)
    if len(document) != sheet.made.pages:
        yield f"{len(document)} pages, not {sheet.made.pages}"
    foot = sheet.info.foot
    for number, page in enumerate(document, start=1):
        text = " ".join(page.get_textpage().get_text_range().replace("\ufffe", "-").split())
        for words in (f"Page {number} of {sheet.made.pages}", foot.crisis_line):
            if words not in text:
                yield f"not on page {number}: {words}"
        is_short = sheet.options.large_print and number < sheet.made.pages  # the last page says all
        for part in foot.trace[-2:] if is_short else (*foot.trace, foot.source, foot.short_address):
            if part.replace(" ", "") not in text.replace(" ", ""):  # a line may end within it
                yield f"not on page {number}: {part}"


def footer_is_read_out_once_at_the_end(sheet: Sheet) -> Iterator[str]:
    """On all pages but the last it is an artifact, which is passed over in silence."""
    document = outloud.Document(str(sheet.file))
    silent = [
        [line.artifact_share > 0.9 for line in document.content(page.index).lines if "In danger?" in line.text]
        for page in document.pages
    ]
    if silent != [[True]] * (len(silent) - 1) + [[False]]:
        yield f"silent, by page: {silent}"


CHECKS: tuple[Check, ...] = (
    outloud_finds_no_error,
    pdfua_finds_no_error,
    file_says_what_it_is,
    file_has_no_syntax_error,
    widgets_are_named_printed_and_in_the_structure,
    names_are_those_of_the_page,
    nothing_runs_and_nothing_is_attached,
    every_word_is_printed,
    letters_keep_their_place,
    print_is_black_on_white_within_the_margins,
    text_has_contrast_and_size,
    large_print_has_no_slanted_letters,
    typed_text_keeps_its_size,
    standard_print_fits_one_piece_of_paper,
    footer_traces_every_page,
    footer_is_read_out_once_at_the_end,
)
# They look at the structure, which does not depend on the paper, and take half of the time.
OF_STRUCTURE = {outloud_finds_no_error, pdfua_finds_no_error, footer_is_read_out_once_at_the_end}
