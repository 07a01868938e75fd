"""What a page shows stands in its PDF, word for word and in order, or the build stops and names what is missing."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest
from curricula import ROOT
from pdf_sheets import INFO, OPTIONS, pdf_of, text_of

from syllabus.content.problem import Problem
from syllabus.markup.parser import tree
from syllabus.pdf.field_data import FORMS, FieldWriter
from syllabus.pdf.files import Job, make
from syllabus.pdf.letters import printable_letters
from syllabus.pdf.printed_words import first_unprinted
from syllabus.pdf.sheet import PdfOptions, sheet_document
from syllabus.words.catalogue import words_for

pytestmark = pytest.mark.pdf

WORDS = words_for("en").sheet
TABLE = "| Day | Long heading | Mood |\n| --- | --- | --- |\n| *Friday* | *rain* | *5* |\n| Monday | | |\n"
BODIES = {
    "loose choices": "/// choose | Which?\n\n- First one\n\n- Second **one**\n\n- Third\n///\n",
    "loose picks": "/// pick | Which?\n    other: true\n\n- First\n\n- Second\n///\n",
    "numbers that go on": "1. one\n2. two\n\n/// write | What?\n///\n\n3. three\n4. four\n",
    "a list from nine": "9. nine\n10. ten\n\n    1. inner\n    2. inner too\n",
    "lists in lists": "- a\n\n    - b\n\n        1. c\n\n- d\n",
    "a loose list": "1. one\n\n    more of one\n\n2. two\n",
    "a quotation": "> Words\n>\n> 4. four\n> 5. five\n",
    "a table in a list": f"- before\n\n    {TABLE.replace(chr(10), chr(10) + '    ')}\n- after\n",
    "a picture": "Before.\n\n![A wave that rises and falls](wave.svg)\n\nAfter.\n",
    "a picture in a line": "Before ![a small wave](wave.svg) after.\n",
    "all headings": "## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n",
    "a grid": f"/// grid | Days\n    rows: 2\n\n{TABLE}///\n",
    "a budget": "/// budget | In\n    sum: [Plan]\n\n| What | Plan |\n| --- | --- |\n| Pay | |\n///\n",
    "a scale": "/// scale | How?\n    from: 3\n    to: 7\n    low: quite low\n    high: quite high\n///\n",
    "rows of boxes": "/// matrix | How often?\n    choices: [Not once, Some days]\n\n- I **slept**\n- I ate\n///\n",
    "notes": "One.[^b] Two[^a].\n\n[^a]: See **it**.\n\n- x[^b]\n\n[^b]: B.\n\n    - Third\n    - Fourth\n\nLast.\n",
    "a card": "//// card | Carry\n\n1. Call [____ somebody]\n\n/// choose | Then\n\n- a\n\n- b\n///\n////\n",
    "an example": "/// example | Sam's\n\n2. Second\n///\n",
    "code": "`a  b`\n\n```\nx  y\n  z\n```\n",
    "a long word over pages": "a\n\n" * 30 + "/".join(["w" * 40] * 200),
}


@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_each_word_is_printed_in_order(body: str, options: PdfOptions) -> None:
    pdf = pdf_of(body, PdfOptions(options.paper, large_print=True) if "w" * 40 in body else options)
    assert first_unprinted([tree(f"# A sheet\n\n{body}")], WORDS, pdf.data) is None


@pytest.mark.parametrize("wanted", ["One.\n\nTwo.\n", "Two.\n\nOne. Two.\n", "One. Two. Two.\n", "2. One. Two.\n"])
def test_a_word_that_is_missing_or_in_another_order_is_found(wanted: str) -> None:
    made = pdf_of("1. One.\n2. Two.\n" if wanted[0] == "2" else "One.\n\nTwo.\n")
    found = first_unprinted([tree(wanted)], WORDS, made.data)
    assert (found is None) == (wanted == "One.\n\nTwo.\n")


def test_numbers_go_on_where_the_list_does() -> None:
    text = text_of(pdf_of(BODIES["numbers that go on"]))
    assert "1. one 2. two" in text
    assert "3. three 4. four" in text


def without_words(write: Callable[[FieldWriter, Element], dict[str, object]]) -> Callable[..., dict[str, object]]:
    """A field whose choices lose their words on the way to paper, as those of a loose list once did."""

    def written(writer: FieldWriter, element: Element) -> dict[str, object]:
        node = write(writer, element)
        choices = node["choices"]
        assert isinstance(choices, list)
        return {**node, "choices": [{**choice, "k": []} for choice in choices]}

    return written


def test_the_build_names_the_first_word_that_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "# A sheet\n\n/// choose | Which?\n\n- Shoes\n- A friend\n///\n"
    job = Job("a/sheet.pdf", "a/sheet.md", (body,), sheet_document(INFO), PdfOptions(), 2)
    assert not isinstance(make(job), Problem)
    monkeypatch.setitem(FORMS, "choose", without_words(FieldWriter.choices))
    assert str(make(job)) == (
        "a/sheet.md:1 words-unprinted: expected each word of the page in its PDF, in order, "
        'found no "Shoes" where it belongs - write it in another way, or report the fault'
    )


def test_the_words_of_the_catalogue_can_be_printed() -> None:
    text = (ROOT / "hooks/syllabus/words/en.yml").read_text(encoding="utf-8")
    assert {letter for letter in text if letter.isprintable()} - printable_letters() == set()


def test_all_letters_that_the_check_lets_pass_are_printed() -> None:
    plain = (letter for letter in printable_letters() if letter.isprintable() and letter not in "`*_[]<>&\\|#~ ")
    signs = "".join(sorted(plain))
    assert pdf_of(f"a {signs}\n\n**a {signs}**\n\n*a {signs}* e\u0301 a\u2009b\n").pages == 1
