"""Text and bytes as nobody should write them, and what must be true of whoever reads them."""

import tempfile
from pathlib import Path
from xml.etree.ElementTree import tostring

from curricula import TODAY, copy_example
from golden_cases import SHORT
from hypothesis import strategies as st

from syllabus.checks.text_rules import text_problems
from syllabus.content.scan import scan
from syllabus.content.strict_yaml import parse
from syllabus.content.textfile import decode
from syllabus.load import load
from syllabus.markup.parser import tree

MARKS = st.sampled_from(
    [
        "---\n",
        "/// ",
        "///\n",
        "////\n",
        "| ",
        "[____ a]",
        "[@",
        "[line: ",
        "]",
        "**",
        "`",
        "```\n",
        "<",
        "&#",
        ":",
        "- ",
    ]
)
TEXT = st.lists(MARKS | st.text(max_size=8) | st.just("\n"), max_size=40).map("".join)
BYTES = st.binary(max_size=300) | TEXT.map(str.encode)
FILES = st.sampled_from(sorted(SHORT))
ALLOWED = {
    *("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "code", "pre", "a", "br", "hr"),
    *("blockquote", "table", "thead", "tbody", "tr", "th", "td", "img"),
    *("field", "choice", "blank", "aside", "section"),
}


def any_file_gives_problems_or_a_model(name: str, data: bytes, *, keep: bool) -> None:
    """With `keep`, the bytes stand behind what the file holds."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        copy_example(root)
        place = root / SHORT[name]
        place.write_bytes((place.read_bytes() if keep else b"") + data)
        _, problems = load(root, TODAY)
        for problem in problems:
            assert str(problem).count("\n") == 0, problem
            assert problem.line >= 1, problem


def decoding_gives_text_or_problems(data: bytes) -> None:
    text, problems = decode("a.md", data)
    assert (text is None) == bool(problems)


def yaml_gives_a_value_or_problems(text: str) -> None:
    parsed, problems = parse("a.yml", text)
    assert (parsed is None) == bool(problems)


def text_without_problems_has_a_tree_without_html(text: str) -> None:
    found = scan(text)
    if not text_problems("a.md", found, fields_allowed=True):
        assert {element.tag for element in tree(text).iter()} <= ALLOWED


def text_gives_the_same_tree_twice(text: str) -> None:
    if not text_problems("a.md", scan(text), fields_allowed=True):
        assert tostring(tree(text)) == tostring(tree(text))
