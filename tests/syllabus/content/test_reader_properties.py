"""Any bytes in: problems or a model out, never an exception."""

import shutil
import tempfile
from pathlib import Path

from curricula import EXAMPLE, TODAY
from golden_cases import SHORT
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

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


@examples(60)
@given(name=st.sampled_from(sorted(SHORT)), data=st.binary(max_size=200) | TEXT.map(str.encode), keep=st.booleans())
def test_any_bytes_in_any_file(name: str, data: bytes, *, keep: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        shutil.copytree(EXAMPLE, root)
        place = root / SHORT[name]
        place.write_bytes((place.read_bytes() if keep else b"") + data)
        _, problems = load(root, TODAY)
        for problem in problems:
            assert str(problem).count("\n") == 0
            assert problem.line >= 1


@given(data=st.binary(max_size=300))
def test_decoding_gives_text_or_problems(data: bytes) -> None:
    text, problems = decode("a.md", data)
    assert (text is None) == bool(problems)


@given(text=TEXT)
def test_yaml_gives_a_value_or_problems(text: str) -> None:
    parsed, problems = parse("a.yml", text)
    assert (parsed is None) == bool(problems)


@given(text=TEXT)
def test_text_without_problems_has_a_tree_without_html(text: str) -> None:
    found = scan(text)
    if not text_problems("a.md", found, fields_allowed=True):
        assert {element.tag for element in tree(text).iter()} <= ALLOWED


ALLOWED = {
    *("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "code", "pre", "a", "br", "hr"),
    *("blockquote", "table", "thead", "tbody", "tr", "th", "td", "img"),
    *("field", "choice", "blank", "aside", "section"),
}
