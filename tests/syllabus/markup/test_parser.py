"""What a worksheet's blocks become: neutral elements for any serializer, and form controls for the site."""

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.treeprocessors import UnescapeTreeprocessor

from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown, tree
from syllabus.site.catalogue import field_counts


def site_tree(text: str) -> Element:
    html = Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()], output_format="xhtml").convert(text)
    return fromstring(f"<body>{html}</body>")  # noqa: S314  # our own output


def names(root: Element) -> list[str]:
    """The accessible names of all controls, as a screen reader would say them, in reading order."""
    labels = {label.get("for"): "".join(label.itertext()) for label in root.iter("label")}
    controls = [element for element in root.iter() if element.tag in ("input", "textarea")]
    return [control.get("aria-label") or labels[control.get("id")] for control in controls]


def test_write_is_a_labelled_area_and_as_many_ruled_lines() -> None:
    root = site_tree("/// write | What happened?\n    lines: 3\n///\n")
    assert names(root) == ["What happened?"]
    assert len(root.findall(".//div[@class='ruled']/span")) == 3


@pytest.mark.parametrize(("kind", "control"), [("choose", "checkbox"), ("pick", "radio")])
def test_choices_are_labelled_controls_in_a_named_group(kind: str, control: str) -> None:
    root = site_tree(f"/// {kind} | Which?\n    other: true\n\n- One **bold**\n- Two\n///\n")
    assert root.findtext(".//fieldset/legend") == "Which?"
    assert names(root) == ["One bold", "Two", "Something else:", "Which?: something else"]
    assert [c.get("type") for c in root.iter("input")][:3] == [control] * 3


@pytest.mark.parametrize(("several", "control"), [("true", "checkbox"), ("false", "radio")])
def test_each_box_in_a_row_says_its_statement_and_its_choice(several: str, control: str) -> None:
    root = site_tree(
        f"/// matrix | How?\n    choices: ['No', 2]\n    several: {several}\n\n- I **ate**\n- I slept\n///\n"
    )
    assert root.findtext(".//fieldset/legend") == "How?"
    assert names(root) == ["I ate: No", "I ate: 2", "I slept: No", "I slept: 2"]
    controls = list(root.iter("input"))
    assert {box.get("type") for box in controls} == {control}
    assert len({box.get("name") for box in controls}) == (2 if control == "radio" else 4)
    assert [head.get("scope") for head in root.iter("th")] == ["col", "col", "row", "row"]


def test_picks_of_one_block_share_a_name_and_no_other() -> None:
    root = site_tree("/// pick | A?\n\n- x\n- y\n///\n\n/// pick | B?\n\n- x\n- y\n///\n")
    groups = [control.get("name") for control in root.iter("input")]
    assert groups[0] == groups[1] != groups[2] == groups[3]


def test_scale_has_a_number_for_each_step_and_words_at_both_ends() -> None:
    root = site_tree("/// scale | How strong?\n    from: 1\n    to: 4\n    low: weak\n    high: strong\n///\n")
    assert names(root) == ["1", "2", "3", "4"]
    assert [span.text for span in root.iter("span")] == ["weak", "strong"]


def test_grid_fills_empty_cells_and_leaves_examples_alone() -> None:
    table = "| When | What |\n| --- | --- |\n| *Friday* | *rain* |\n| Monday |  |\n"
    root = site_tree(f"/// grid | My days\n    rows: 2\n\n{table}///\n")
    assert names(root) == ["What, Monday", "When, row 2", "What, row 2", "When, row 3", "What, row 3"]
    assert [row.get("class") for row in root.iter("tr")][1] == "example"
    assert root.findtext(".//caption") == "My days"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| *Friday* | *rain* |", ["Friday", "Example: rain"]),
        ("| *0* | *rain* |", ["0", "Example: rain"]),
        ("| *Friday* | *7* |", ["Example: Friday", "7"]),
        ("| *5* | *7* |", ["Example: 5", "7"]),
        ("| *Example* | *rain* |", ["Example", "rain"]),
        ("| *Friday* | *rain (an example)* |", ["Friday", "rain (an example)"]),
    ],
)
def test_a_row_says_once_that_it_is_an_example(row: str, cells: list[str]) -> None:
    root = site_tree(f"/// grid | My days\n\n| When | What |\n| --- | --- |\n{row}\n| Monday |  |\n///\n")
    (example,) = root.findall(".//tr[@class='example']")
    assert ["".join(cell.itertext()) for cell in example] == cells


def test_rows_added_below_an_example_are_all_to_fill() -> None:
    root = site_tree("/// grid | My days\n    rows: 1\n\n| When | What |\n| --- | --- |\n| *Friday* | *rain* |\n///\n")
    assert names(root) == ["When", "What"]


def test_same_prompt_twice_gets_two_names() -> None:
    root = site_tree("/// write | Again\n///\n\n/// write | Again\n///\n")
    assert names(root) == ["Again", "Again (2)"]


def test_budget_marks_what_adds_up() -> None:
    text = "/// budget | In\n    sum: [Plan]\n    total: All in\n\n"
    text += "| What | Plan | Note |\n| --- | --- | --- |\n| Pay |  |  |\n///\n"
    text += "\n/// budget | Out\n    sum: [Plan]\n    minus-from: In\n    left: Left\n\n"
    root = site_tree(text + "| What | Plan |\n| --- | --- |\n| Rent |  |\n///\n")
    money = [c.get("aria-label") for c in root.iter("input")]
    assert money == ["Plan, Pay", "All in, Plan", "Plan, Rent", "Total, Plan", "Left, Plan"]
    assert root.find(".//tr[@data-minus-from='In']") is not None


def test_card_holds_fields_and_draw_is_a_box() -> None:
    root = site_tree("//// card | Carry\n\nCall [____ a friend].\n\n/// draw | A face\n    height: 40\n///\n////\n")
    assert names(root) == ["a friend", "A face"]


def test_blanks_keep_their_name_inside_tables_and_lists() -> None:
    root = site_tree("- Call [____ first] or [________ second]\n\n| a | b |\n| --- | --- |\n| [____ third] | x |\n")
    assert names(root) == ["first", "second", "third"]


def test_raw_html_is_text() -> None:
    root = site_tree("A <b>bold</b> <script>x</script>\n\n<div onclick='x'>y</div>\n")
    assert {element.tag for element in root.iter()} == {"body", "p"}


def test_neutral_tree_and_counts_agree_with_the_source() -> None:
    text = "/// write | A\n///\n\nI will [____ go].\n\n/// grid | G\n    rows: 2\n\n| a | b |\n| --- | --- |\n///\n"
    assert field_counts(text) == {"write": 1, "grid": 1, "blank": 1}
    assert len([b for b in tree(text).iter("blank") if b.get("width") == "cell"]) == 4


def test_neutral_tree_holds_code_and_entities_as_they_were_typed() -> None:
    root = tree("a &copy; b &amp; `<x> &lt;` <a@b.c>\n\n```\n#read <b> &copy;\x0c>\n```\n")
    assert "".join(root[0].itertext()) == "a © b & <x> &lt; a@b.c"
    assert root[0].find("a[@href='mailto:a@b.c']") is not None
    assert (root[1].tag, root[1].text) == ("pre", "#read <b> &copy;\x0c>\n")


GUIDE = "## If someone is new\n\n## Open: *Check* in (5 min)\n\n## Break (10 min)\n\n## Adapt it\n"


def attributes(text: str) -> list[dict[str, str]]:
    """The data of each heading of the second level."""
    return [dict(heading.attrib) for heading in site_tree(text).iter("h2")]


def test_headings_of_a_guide_carry_what_run_mode_needs() -> None:
    first = {
        "data-start": "0:00",
        "data-part": "Open: Check in",
        "data-title": "Check in",
        "data-kind": "Open",
        "data-minutes": "5",
    }
    second = {**dict.fromkeys(("data-part", "data-title", "data-kind"), "Break"), "data-start": "0:05"}
    second["data-minutes"] = "10"
    assert attributes(GUIDE) == [{"data-at-hand": ""}, first, second, {}]


def test_sections_of_a_group_view_are_named() -> None:
    names = [{"data-section": name} for name in ("today", "try-it", "this-week", "remember")]
    assert attributes("## Today\n\n## Try it\n\n## This week\n\n## Remember\n") == names


@pytest.mark.parametrize(
    "text",
    [
        "## Questions to ask\n\n## If this happens\n",  # at hand in a guide only
        "## Try it\n\n## This week\n",  # a session's page
        "## Rest (5 min)\n\n### Open (5 min)\n",
        "## Open: Check in (a while)\n",
    ],
)
def test_other_headings_carry_nothing(text: str) -> None:
    assert not any(attributes(text))


PIECES = (
    *("word", "Two words.", " ", "\n", "\n\n", "  \n", "- ", "# ", "| a | b |\n| --- | --- |\n", "[____ name]"),
    *("*", "_", "**", "`", "\\", "[", "]", "(", ")", "!", "<", ">", "&amp;", "&", "https://a.example", "x@y.example"),
    *("\\*", "[a]: https://b.example\n\n", "[a]", "![a][a]"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_passing_by_plain_text_changes_nothing(text: str) -> None:
    thorough = Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()])
    thorough.treeprocessors.deregister("skip_plain_text")
    thorough.treeprocessors.register(UnescapeTreeprocessor(thorough), "unescape", 0)
    assert Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()]).convert(text) == thorough.convert(text)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_a_parser_that_was_used_before_parses_the_same(text: str) -> None:
    first = tostring(tree(text))
    tree("[a]: https://b.example\n\n- [a]\n")
    assert tostring(tree(text)) == first
