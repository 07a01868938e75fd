"""Whatever somebody wrote, a packet shows it with its number, and reads nothing else into it."""

from came_back import PAGE
from curricula import example_project
from hypothesis import given
from hypothesis import strategies as st

from syllabus.markup.parser import tree
from syllabus.reviewing.numbered import Group, numbered
from syllabus.reviewing.unit_markdown import SETTING, units_markdown
from syllabus.words.catalogue import words_for

PIECES = st.sampled_from(
    [
        *(
            "a word",
            " ",
            "\n",
            "\n\n",
            "**",
            "_",
            "`",
            "|",
            "| a | b |\n| --- | --- |\n| c | d |\n",
            "# ",
            "### ",
            "- ",
            "1. ",
        ),
        *("> ", "[a](b)", "[@who-made-up-2020]", "[line: 988]", "[____ what]", "[^1]", "\\", "<b>", "&amp;", "    "),
        *(
            "```\ncode\n```\n",
            "/// write | a\n    lines: 2\n///\n",
            "/// drawing | wave\n///\n",
            "![a](b.svg)",
            "[x]: y\n",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_each_unit_keeps_its_mark(body: str) -> None:
    project = example_project()
    document = project.reviewable[PAGE].model_copy(update={"body": body})
    (text,) = numbered([Group("a", (document,))])
    words = words_for("en").reviewing
    written = units_markdown(document, text.units, project.curriculum.reference, words, is_linked=True)
    root = tree(written)
    found = [link.get("href") for link in root.iter("a")]
    for unit in text.units:
        if unit.unit.kind not in ("fact", "option") or not SETTING.match(unit.unit.text):
            assert f"mark:{unit.mark}" in found, written
    assert not list(root.iter("blank")), written
