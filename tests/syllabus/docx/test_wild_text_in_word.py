"""Whatever stands in a field, Word can open it, and its readers find it; tried against the rules of Office itself."""

import string
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_sheets import INFO
from profiles import examples
from word_files import controls, copy_of, document_of, faults, text_of, xml_parts

from syllabus.docx.content_controls import shortened
from syllabus.docx.document import word_copy
from syllabus.docx.xml import escaped
from syllabus.pdf.errors import SheetError
from syllabus.pdf.plain_text import one_line
from syllabus.pdf.sheet import sheet_document

WILD = st.text(max_size=40) | st.text(
    alphabet=string.printable + "\u200f\u202e\u2066\ufeff\ufffe\uffff\x00\x07\u2028\u00ad\U0001f600é中א{}<&\"'%",
    max_size=80,
)


def sheet_of(text: str) -> Element:
    """A sheet that has `text` in every place that holds words."""
    root = Element("div")
    SubElement(root, "h1").text = text
    SubElement(root, "p").text = text
    SubElement(SubElement(root, "ul"), "li").text = text
    SubElement(root, "field", {"kind": "write", "prompt": text, "name": text, "id": "f1", "lines": "2"})
    ends = {"low": text, "high": text}
    SubElement(root, "field", {"kind": "scale", "prompt": text, "name": text, "id": "f2", **ends})
    for kind, number in (("pick", 3), ("choose", 4)):
        about = {"kind": kind, "prompt": text, "name": text, "id": f"f{number}", "other": "True"}
        field = SubElement(root, "field", about)
        SubElement(field, "choice").text = text
        SubElement(field, "choice").text = text
    SubElement(root, "blank", {"width": "short", "name": text, "label": text, "id": "f5"})
    SubElement(root, "a", {"href": f"https://a.example/{text}"}).text = text
    return root


@given(text=WILD)
@examples(60)
def test_any_text_in_a_field_is_read_back_as_it_is(text: str) -> None:
    foot = replace(INFO.foot, crisis_line=text, short_address=text, trace=(text,), source=text)
    document = sheet_document(replace(INFO, title=text, site=text, foot=foot))
    data = word_copy([sheet_of(text)], document, "letter")
    assert data == word_copy([sheet_of(text)], document, "letter")
    root, seen = document_of(data), one_line(text).replace("\ufffe", "").replace("\uffff", "")
    assert "".join(text_of(root).split()).count("".join(seen.split())) >= 6 or not seen.strip()
    assert [control.title for control in controls(root) if control.tag == "f1"] == [shortened(seen)]
    assert controls(xml_parts(data)["word/footer1.xml"])[0].text == seen
    assert faults(data) == []


@given(body=st.text(alphabet="ab #|/-[]_*`>!<&\\$()\n0.^:{}", max_size=150))
@examples(60)
def test_any_markdown_is_a_file_that_word_opens(body: str) -> None:
    try:
        data = copy_of(body)
    except SheetError:
        return
    assert faults(data) == []


def test_what_is_between_braces_fills_no_template() -> None:
    assert "{title} {body} {feet}" in text_of(document_of(copy_of("{title} {body} {feet}\n")))


def test_marks_of_direction_and_control_characters_vanish_and_letters_stay() -> None:
    text = text_of(document_of(copy_of("/// write | one\u202e\u200ftwo \U0001f600 <&\"' ñ\n///\n")))
    assert "onetwo \U0001f600 <&\"' ñ" in text


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert escaped("a\x00\x0b\ud800\ufffe<&>\"'\tb") == "a&lt;&amp;&gt;&quot;'&#9;b"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('<w:pStyle w:val="Prompt"/></w:pPr>', '<w:keepNext/><w:pStyle w:val="Prompt"/></w:pPr>'),
        ('w:leader="underscore"', 'w:leader="lines"'),
        ("<w:br/>", "<w:paper/>"),
        ("<w:tblGrid>", "<w:tr></w:tr><w:tblGrid>"),
        ("<w:br/>", "<w:br></w:br>"),
    ],
    ids=["order", "value", "element", "rows first", "none"],
)
def test_a_file_that_word_would_mend_is_found(
    right: str, wrong: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    import syllabus.docx.document as writer  # noqa: PLC0415  # only here

    filled = writer._filled  # noqa: SLF001  # the last step before the zip

    def changed(name: str, values: dict[str, str]) -> str:
        text = filled(name, values)
        assert name != "document.xml" or right in text
        return text.replace(right, wrong)

    monkeypatch.setattr(writer, "_filled", changed)
    found = faults(copy_of("/// write | Why\n///\n\n/// draw | Where\n///\n"))
    assert bool(found) == (request.node.callspec.id != "none")
