"""A field type stands in several tables: its block, its HTML, its form on paper, its style. They must agree."""

import re
from xml.etree.ElementTree import Element

import pytest
from curricula import EXAMPLE, ROOT
from markdown import Markdown

from syllabus.markup.field_html import BUILDERS, replace_fields
from syllabus.markup.fields import BLOCKS
from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown
from syllabus.pdf.field_data import FORMS
from syllabus.words.catalogue import words_for

LAYOUT = ROOT / "hooks" / "syllabus" / "pdf" / "templates"
EXAMPLE_SHEET = EXAMPLE / "curriculum/modules/small-steps/a-short-walk/worksheets/walk-plan.md"
STYLES = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs" / "assets").glob("*.css")))
FIELDS = sorted(name for name, block in BLOCKS.items() if block.is_field)
EXPANDED = {"insert"}  # written out before anything is rendered


def test_every_block_has_its_html_and_nothing_else_has() -> None:
    assert BUILDERS.keys() - {"blank"} == BLOCKS.keys() - EXPANDED


def test_every_field_has_its_form_on_paper_and_nothing_else_has() -> None:
    assert sorted(FORMS) == FIELDS


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_has_its_function_in_the_layout(name: str) -> None:
    layout = "".join((LAYOUT / file).read_text(encoding="utf-8") for file in ("fields.typ", "nodes.typ"))
    assert name == "card" or re.search(rf"^#let {name}\b|^  {name}: ", layout, re.MULTILINE)  # cards have a file


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_a_box_that_the_styles_know(name: str) -> None:
    text = EXAMPLE_SHEET.read_text(encoding="utf-8")
    html = Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()]).convert(text)
    boxes = re.findall(rf'class="field (field-{name}[^"]*)"', html)
    assert boxes, f"the example's sheet has no {name}"
    assert ".field" in STYLES  # what all fields have in common; a type may have more


def test_a_block_without_html_is_refused_and_not_shown_as_it_is() -> None:
    root = Element("div")
    root.append(Element("field", {"kind": "unheard-of"}))
    with pytest.raises(KeyError, match="unheard-of"):
        replace_fields(root, words_for("en").sheet)


def test_cells_for_numbers_bring_number_keys_and_no_others_do() -> None:
    md = Markdown(extensions=[SyllabusMarkdown(), *EXTENSIONS])
    table = "| Day | Mood | Hours | A word |\n| --- | --- | --- | --- |"
    text = f"/// grid | A week\n    numbers: [Mood, Hours]\n    rows: 2\n\n{table}\n///"
    cells = re.findall(r'<textarea[^>]*aria-label="([^",]*)[^>]*>', md.convert(text))
    assert cells == ["Day", "Mood", "Hours", "A word"] * 2
    with_keys = re.findall(r'<textarea(?=[^>]*inputmode="decimal")[^>]*aria-label="([^",]*)', md.convert(text))
    assert with_keys == ["Mood", "Hours"] * 2
