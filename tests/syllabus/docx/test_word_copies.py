"""What a Word copy holds besides its fields: headings, tables, lists, links, notes, and what it says of itself."""

import io
import zipfile
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from curricula import real_sheets
from pdf_sheets import INFO
from word_files import (
    DC,
    DOCUMENT,
    W,
    controls,
    copy_of,
    document_of,
    first_unwritten,
    of_kind,
    paragraphs,
    text_of,
    xml_parts,
)

from syllabus.docx.document import word_copy
from syllabus.markup.parser import tree
from syllabus.pdf.sheet import Part, sheet_document

TABLE = "| Day | Mood |\n| --- | ---: |\n| *Friday* | *5* |\n| Monday | |\n"
GRID = f"/// grid | My week\n\n{TABLE}///\n"


@pytest.mark.slow
def test_each_word_of_the_example_is_there_in_order() -> None:
    body = real_sheets()["walk-plan"].body
    assert first_unwritten(body, copy_of(body)) is None
    assert first_unwritten("One.\n\nTwo.\n", copy_of("Two.\n\nOne.\n")) == "Two."


def test_headings_are_headings() -> None:
    found = paragraphs(document_of(copy_of("## Two\n\n### Three\n\n#### Four\n\nWords.\n")))
    assert found[1:6] == [
        ("Heading1", "A sheet"),
        ("Heading2", "Two"),
        ("Heading3", "Three"),
        ("Heading4", "Four"),
        ("", "Words."),
    ]
    styles = xml_parts(copy_of(""))["word/styles.xml"]
    names = {style.get(f"{W}styleId"): style[0].get(f"{W}val") for style in styles.iter(f"{W}style")}
    assert [names[f"Heading{level}"] for level in range(1, 7)] == [f"heading {level}" for level in range(1, 7)]


def test_every_style_that_is_used_is_there() -> None:
    parts = xml_parts(copy_of(real_sheets()["walk-plan"].body))
    known = {style.get(f"{W}styleId") for style in parts["word/styles.xml"].iter(f"{W}style")}
    used = {
        element.get(f"{W}val")
        for part in (parts["word/document.xml"], parts["word/footer1.xml"])
        for element in part.iter()
        if element.tag in (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }
    assert used <= known


def tables(data: bytes) -> list[Element]:
    return list(document_of(data).iter(f"{W}tbl"))


@pytest.mark.parametrize(
    "body",
    [
        TABLE,
        GRID,
        "/// budget | Money\n    sum: [Plan]\n\n| What | Plan |\n| --- | --- |\n| Pay | |\n///\n",
        "/// matrix | How often\n    choices: [Never, Often]\n\n- Rain\n- Sun\n///\n",
        "/// draw | My way\n///\n",
        "//// card | Carry\n\nWords.\n////\n",
        "/// example | Sam's\n\nWords.\n///\n",
    ],
)
def test_the_first_row_of_a_table_is_its_header_and_no_other_is(body: str) -> None:
    (table,) = tables(copy_of(body))
    rows = list(table.iter(f"{W}tr"))
    assert len(rows) > 1
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)


def test_a_table_has_its_cells_and_its_name() -> None:
    (table,) = tables(copy_of(GRID))
    rows = [[" ".join(text_of(cell).split()) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    assert rows == [["Day", "Mood"], ["Example: Friday", "5"], ["Monday", ""]]
    assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "My week"  # type: ignore[union-attr]
    grid = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
    assert sum(grid) == 12240 - 2 * 907


def test_each_cell_ends_with_a_paragraph_and_tables_stand_apart() -> None:
    body = f"//// card | Carry\n\n{TABLE}\n////\n\n{TABLE}\n{GRID}"
    root = document_of(copy_of(body))
    assert {cell[-1].tag for cell in root.iter(f"{W}tc")} == {f"{W}p"}
    for holder in root.iter():
        tags = [child.tag for child in holder]
        assert not any(pair == (f"{W}tbl", f"{W}tbl") for pair in pairwise(tags))


def test_lists_count_on_where_their_author_does() -> None:
    parts = xml_parts(copy_of("1. one\n2. two\n\nWords.\n\n3. three\n\n    1. inner\n\n- a\n"))
    starts = [
        (num.get(f"{W}numId"), start.get(f"{W}val"), level.get(f"{W}ilvl"))
        for num in parts["word/numbering.xml"].iter(f"{W}num")
        for level in num.iter(f"{W}lvlOverride")
        for start in level
    ]
    assert starts == [("3", "1", "0"), ("4", "3", "0"), ("5", "1", "1")]
    items = [
        (p.find(f".//{W}numId").get(f"{W}val"), text_of(p).strip())  # type: ignore[union-attr]
        for p in parts["word/document.xml"].iter(f"{W}p")
        if p.find(f"{W}pPr/{W}numPr") is not None
    ]
    assert items == [("3", "one"), ("3", "two"), ("4", "three"), ("5", "inner"), ("1", "a")]


def test_links_lead_out_only_to_what_can_be_reached() -> None:
    body = (
        "[one](tel:911) [two](https://a.example/x?y=1&z) [three](../x.md) [four](javascript:x) "
        "[five](https://a b/) [six](https://a.example/\u00e9)\n"
    )
    parts = xml_parts(copy_of(body))
    targets = {
        relation.get("Id"): relation.get("Target")
        for relation in parts["word/_rels/document.xml.rels"]
        if relation.get("TargetMode") == "External"
    }
    assert list(targets.values()) == ["tel:911", "https://a.example/x?y=1&z", "https://a.example/%C3%A9"]
    links = list(parts["word/document.xml"].iter(f"{W}hyperlink"))
    assert [text_of(link) for link in links] == ["one", "two", "six"]
    assert "one two three four" in text_of(parts["word/document.xml"])


def test_marks_of_notes_lead_to_their_notes() -> None:
    root = document_of(copy_of("One.[^b]\n\n[^b]: See **it**.\n"))
    (mark,) = root.iter(f"{W}hyperlink")
    places = {start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")}
    assert mark.get(f"{W}anchor") in places
    assert paragraphs(root)[-1] == ("ListParagraph", "See it.")


def test_a_guide_shows_what_is_said_asked_and_done() -> None:
    root = document_of(copy_of('**Say:** "Hello."\n\n**Ask:** "Who?"\n\n**Do:** Wait.\n\n**Group:** Breathe.\n'))
    assert [style for style, _ in paragraphs(root)[2:]] == ["Say", "Ask", "Do", "Screen"]


def test_what_goes_into_a_blank_stands_behind_it_in_small_letters() -> None:
    root = document_of(copy_of("I will walk at [____ time] to [________ place].\n"))
    assert paragraphs(root)[-1] == ("", "I will walk at (time) to (place).")
    sizes = [text_of(run).strip() for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}sz") is not None]
    assert sizes == ["(time)", "(place)"]


def test_a_sheet_says_above_its_title_where_it_is_from() -> None:
    assert paragraphs(document_of(copy_of("Words.\n")))[:2] == [
        ("Origin", "Nine Hours \u00b7 A module \u00b7 A session"),
        ("Heading1", "A sheet"),
    ]
    without = sheet_document(replace(INFO, head=None))
    assert paragraphs(document_of(copy_of("Words.\n", without)))[0] == ("Heading1", "A sheet")


def test_the_file_says_what_it_is() -> None:
    parts = xml_parts(copy_of("Words.\n"))
    core = {element.tag: element.text or "" for element in parts["docProps/core.xml"]}
    assert (core[f"{DC}title"], core[f"{DC}language"]) == ("A sheet", "en-US")
    assert INFO.foot.crisis_line in core[f"{DC}description"]
    language = parts["word/styles.xml"].find(f"{W}docDefaults//{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "en-US"
    (page,) = parts["word/document.xml"].iter(f"{W}pgSz")
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == ("12240", "15840")


def test_it_can_be_a4_and_in_another_language() -> None:
    parts = xml_parts(copy_of("Words.\n", sheet_document(replace(INFO, language="en-XA")), "a4"))
    (page,) = parts["word/document.xml"].iter(f"{W}pgSz")
    assert page.get(f"{W}h") == "16838"
    assert parts["word/styles.xml"].find(f"{W}docDefaults//{W}lang").get(f"{W}val") == "en-XA"  # type: ignore[union-attr]


def test_the_foot_says_where_it_is_from_and_its_help_line_is_locked() -> None:
    foot = xml_parts(copy_of("Words.\n"))["word/footer1.xml"]
    assert [text for _, text in paragraphs(foot)] == [
        "In danger? Call 911, or call or text 988. Page 1 of 1",
        "Adapted copy of a-module/a-session/a-sheet, edition DRAFT, 0123abcd; not reviewed in this form.",
        f"Nine Hours, CC BY 4.0. You may change and share it if this line stays. {INFO.foot.short_address}",
    ]
    (help_line,) = controls(foot)
    assert (help_line.title, help_line.lock, help_line.text) == (
        "Help line",
        "sdtContentLocked",
        INFO.foot.crisis_line,
    )
    assert [field.get(f"{W}instr", "").strip() for field in foot.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_the_foot_of_a_child_or_of_a_discreet_sheet_is_its_own() -> None:
    child = xml_parts(copy_of("Words.\n", of_kind("child")))["word/footer1.xml"]
    assert controls(child)[0].text == "In danger? Call 911. You can tell a grown-up you trust."
    discreet = text_of(xml_parts(copy_of("Words.\n", of_kind("discreet")))["word/footer1.xml"])
    assert "Adapted copy of edition DRAFT, 0123abcd; not reviewed" in discreet
    assert "a-sheet" not in discreet


def test_the_bytes_are_the_same_each_time_and_the_parts_are_stored() -> None:
    body = real_sheets()["walk-plan"].body
    data = copy_of(body)
    copy_of("Another.\n")
    assert copy_of(body) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        about = archive.infolist()
    assert about[0].filename == "[Content_Types].xml"
    assert {(entry.date_time, entry.compress_type, entry.create_system) for entry in about} == {
        ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 0)
    }


def test_parts_of_a_packet_have_feet_fields_and_headings_of_their_own() -> None:
    other = replace(INFO.foot, trace=("b/c/d", "edition DRAFT", "89abcdef"), crisis_line="Call 988.")
    document = replace(
        DOCUMENT, title="A packet", parts=(Part(INFO.foot), Part(other, offset=1)), cover=("For one person.",)
    )
    trees = [tree("# First\n\n[second](part:1) I go [____ there].\n"), tree("# Second\n\nI go [____ there].\n")]
    parts = xml_parts(word_copy(trees, document, "letter"))
    root = parts["word/document.xml"]
    assert paragraphs(root)[:5] == [
        ("Title", "A packet"),
        ("", "For one person."),
        ("Prompt", "Contents"),
        ("", "First"),
        ("", "Second"),
    ]
    assert [pair for pair in paragraphs(root) if pair[0].startswith("Heading")] == [
        ("Heading1", "First"),
        ("Heading2", "Second"),
    ]
    assert [control.tag for control in controls(root)] == ["p1-f1", "p2-f1"]
    assert [control.title for control in controls(root)] == ["there", "there (2)"]
    feet = [controls(parts[f"word/footer{n}.xml"])[0].text for n in (1, 2, 3)]
    assert feet == [INFO.foot.crisis_line, INFO.foot.crisis_line, "Call 988."]
    assert len(list(root.iter(f"{W}sectPr"))) == 3
    places = {start.get(f"{W}name") for start in root.iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")]
    assert len(links) == 3
    assert set(links) <= places
