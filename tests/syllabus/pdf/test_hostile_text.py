"""Whatever an author or a clinic writes prints as itself, or is refused by name; it never acts."""

import string
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_sheets import INFO, opened, pdf_of, places, text_of
from profiles import examples

from syllabus.pdf.errors import LayoutError, SheetError, UnknownLetterError, UnknownTagError
from syllabus.pdf.sheet import PdfOptions, sheet_pdf

pytestmark = pytest.mark.pdf

HOSTILE = [
    '#read("/etc/passwd")',
    '#import "/etc/passwd": *',
    '#eval("1+1")',
    '#image("https://example.org/x.png")',
    "$ x^2 $ $",
    "back\\slash \\u{41} \\",
    "] [ } { ) (",
    "@cite <label> // /* */ = _ * ~ ` ' \"",
    "{{ braces }} {% raw %} ${env}",
]
SPANISH = "áéíóúüñÁÉÍÓÚÜÑ¿¡"
LARGE = PdfOptions(large_print=True)


def sheet_of(text: str, options: PdfOptions = LARGE) -> str:
    """The words, without spaces, of a sheet that has `text` in six places that hold words."""
    root = Element("div")
    SubElement(root, "h1").text = "A sheet"
    SubElement(root, "p").text = text
    SubElement(SubElement(root, "ul"), "li").text = text
    SubElement(root, "field", {"kind": "write", "prompt": text, "name": text, "id": "f1"})
    ends = {"low": text, "high": text}
    SubElement(root, "field", {"kind": "scale", "prompt": "x", "name": text, "id": "f2", **ends})
    pick = SubElement(root, "field", {"kind": "pick", "prompt": "x", "name": "y", "id": "f3", "columns": "3"})
    SubElement(pick, "choice").text = text
    return "".join(text_of(sheet_pdf(root, INFO, options)).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_code_prints_as_itself(text: str) -> None:
    assert sheet_of(text).count("".join(text.split())) == 6


@pytest.mark.parametrize("text", HOSTILE)
def test_code_in_a_footer_or_a_title_prints_as_itself(text: str) -> None:
    foot = replace(INFO.foot, crisis_line=text, short_address=text, trace=(text,), source=text)
    info = replace(INFO, title=text, site=text, foot=foot)
    sheet = pdf_of("Words.\n", info=info)
    assert " ".join(text.split()) in text_of(sheet)
    with opened(sheet).open_metadata() as metadata:
        assert metadata["dc:title"] == text


def test_control_characters_and_direction_marks_vanish() -> None:
    assert sheet_of("one\x00\x07\u202e\u2066\u200f\ufefftwo").count("onetwo") == 6


def test_a_very_long_word_is_broken_not_clipped() -> None:
    assert sheet_of("w" * 3_000).count("w") == 18_000


@given(text=st.text(alphabet=string.printable + SPANISH + "—\u2013“”\u2018\u2019…€°½", max_size=60))
@examples(40)
def test_letters_of_english_and_spanish_print_as_they_are(text: str) -> None:
    shown = sheet_of(text)
    wanted = "".join(letter for letter in text if not letter.isspace() and letter.isprintable())
    assert shown.count(wanted) >= 6 or not wanted


@given(text=st.text(max_size=30))
@examples(40)
def test_any_text_prints_or_is_refused_by_name(text: str) -> None:
    try:
        sheet_of(text)
    except UnknownLetterError as error:
        assert error.found.strip('"')  # noqa: PT017  # most texts are printed


@given(body=st.text(alphabet="ab #|/-[]_*`>!<&\\$()\n0.", max_size=150))
@examples(40)
def test_any_markdown_is_a_sheet_or_is_refused(body: str) -> None:
    try:
        sheet = pdf_of(body, LARGE)
    except LayoutError as error:
        assert "heading" in error.found  # noqa: PT017  # a level left out, which PDF/UA forbids and the checks report
    except SheetError:
        return
    else:
        assert sheet.pages >= 1


def test_a_link_cannot_pose_as_a_field() -> None:
    sheet = pdf_of("[one](field:0) [two](file:///etc/passwd) [three](../x.md) [four](tel:911) I [____ go].\n")
    pdf = opened(sheet)
    targets = [str(annotation.A.URI) for annotation in pdf.pages[0].Annots if "/A" in annotation]
    assert targets == ["tel:911"]
    assert len(places(sheet)) == 1


def test_an_unknown_element_is_refused_by_name() -> None:
    root = Element("div")
    SubElement(root, "script").text = "x"
    with pytest.raises(UnknownTagError, match="expected an element that has a form on paper, found `script`"):
        sheet_pdf(root, INFO, PdfOptions())


def test_a_letter_that_the_font_lacks_is_refused_by_name() -> None:
    with pytest.raises(UnknownLetterError, match='found "中"'):
        pdf_of("中\n")
