"""Every block has an example that is sound, and the editor's snippets are those of the examples."""

import json

import pytest
from curricula import ROOT, example_project

from syllabus.authoring.snippets import MARKS, snippets
from syllabus.checks.text_rules import text_problems
from syllabus.content.scan import scan
from syllabus.markup.examples import block_examples
from syllabus.markup.fields import BLOCKS
from syllabus.markup.parser import tree
from syllabus.pages.listings import blocks

SNIPPETS = ROOT / ".vscode" / "blocks.code-snippets"


def test_every_block_has_an_example_and_a_snippet() -> None:
    assert list(block_examples()) == list(BLOCKS)
    assert list(snippets()) == [*BLOCKS, *MARKS]


@pytest.mark.parametrize("name", BLOCKS)
def test_an_example_is_one_sound_block_of_its_name(name: str) -> None:
    source = block_examples()[name]
    (block, *_) = scan(source).blocks
    assert block.name == name
    assert text_problems("a.md", scan(source), fields_allowed=True) == []


def test_snippets_are_current() -> None:
    assert json.loads(SNIPPETS.read_text(encoding="utf-8")) == snippets(), "run `make schema`"


def test_what_is_typed_over_is_the_first_line_alone() -> None:
    made = snippets()
    assert made["write"]["body"] == ["/// write | ${1:What helped today?}", "    lines: 2", "///"]
    assert all("".join(snippet["body"]).count("${1:") == 1 for snippet in made.values())


def test_authors_see_each_block_as_source_and_result() -> None:
    shown = blocks(example_project().curriculum)
    found = {field.get("kind") for field in tree(shown, "en").iter("field")}
    assert {name for name, block in BLOCKS.items() if block.is_field} - {"card", "example"} <= found
    for source in block_examples().values():
        assert source.split("\n")[-1] in shown
    assert [name for name in BLOCKS if f"//// example | what {name} becomes" not in shown] == []
