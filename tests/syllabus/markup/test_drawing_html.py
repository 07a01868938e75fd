"""A block that draws becomes a figure: SVG with a name, and the author's sentence below it."""

import re
from xml.etree.ElementTree import Element, canonicalize, fromstring

import pytest
from curricula import ROOT
from markdown import Markdown
from measured_svg import word_boxes

from syllabus.drawings.kinds import KINDS
from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown
from syllabus.staging.plain_blocks import plain
from syllabus.words.catalogue import words_for
from syllabus.words.group_words import Drawings

EXAMPLES = (ROOT / "docs" / "authoring" / "drawings.md").read_text(encoding="utf-8")
THERMOMETER = """/// drawing | thermometer
    you: 2

- **10**: Too hot & "loud"
- **4**: Warm

It is hot, or warm.
///
"""


def html(text: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()]).convert(text)


def svg_in(text: str) -> str:
    found = re.search(r"<svg.*</svg>", text, re.DOTALL)
    assert found is not None
    return " ".join(found.group().split("\n"))


def read(text: str) -> Element:
    return fromstring(text)  # noqa: S314  # of our own making


def test_a_drawing_is_a_figure_with_a_name_its_words_and_its_sentence() -> None:
    figure = read(html(THERMOMETER))
    svg = figure.find("svg")
    assert svg is not None
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == 'Drawing of a thermometer: 10, Too hot & "loud"; 4, Warm (you are here)'
    assert [words for words, _ in word_boxes(svg)] == ["10", 'Too hot & "loud"', "4", "Warm"]
    assert "".join(figure.find("figcaption").itertext()).strip() == "It is hot, or warm."  # type: ignore[union-attr]
    assert "style=" not in html(THERMOMETER)  # the policy blocks it


def test_the_plain_tree_has_the_same_drawing() -> None:
    figure = plain(f"Before.\n\n{THERMOMETER}\nAfter.\n", "en")
    assert "///" not in figure
    assert canonicalize(svg_in(figure)) == canonicalize(svg_in(html(THERMOMETER)))


def test_one_that_cannot_be_drawn_keeps_its_list() -> None:
    shown = html(THERMOMETER.replace("**10**", "**ten**"))
    assert "<svg" not in shown
    assert "Too hot" in shown
    assert "It is hot, or warm." in shown


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_words_and_an_example_for_authors(kind: str) -> None:
    assert kind in Drawings.model_fields
    assert getattr(words_for("en").sheet.drawings, kind)
    assert len(re.findall(rf"^/// drawing \| {kind}$", EXAMPLES, re.MULTILINE)) >= 2  # as text, and drawn


def test_the_examples_are_shown_as_they_are_written() -> None:
    written = re.findall(
        r"^```\n(/// drawing.*?^///)\n```\n\n(/// drawing.*?^///)$", EXAMPLES, re.DOTALL | re.MULTILINE
    )
    assert len(written) > len(KINDS)
    assert all(text == drawn for text, drawn in written)
