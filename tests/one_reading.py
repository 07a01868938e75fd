"""Texts rich in what two parsers may read in two ways, and what the site shows of them."""

import re

from markdown import Markdown

from syllabus.content.model import Reference
from syllabus.content.reference_types import Crisis, HelpLine, SourceRecord, StripEntry
from syllabus.markup.expand import HELP_LINE_SIGN, expand
from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown
from syllabus.markup.pieces import BLANK_SIGN, CITE_SPAN, CODE_SIGN, END, Piece

LINE = {"name": "A line", "show": "988", "tel": "988", "hours": "always", "languages": "English", "is_for": "Help."}
SOURCE = {
    "short": "Who 2020",
    "authors": "Who",
    "title": "What",
    "kind": "review",
    "supports": ("It.",),
    "evidence": "x",
}
STRIP = StripEntry(when="In danger?", short="Danger", line="988")
REFERENCE = Reference(
    needs={},
    plan_problems={},
    crisis=Crisis(
        lines={"988": HelpLine.model_validate({**LINE, "is_not": "x", "source": "x", "checked_on": "2026-01-01"})},
        help_block=(),
        help_strip=(STRIP,),
        sheet_footer="x",
        child_sheet_footer="x",
    ),
    sources={"who": SourceRecord.model_validate(SOURCE)},
    passages={},
)
PIECES = (
    *("word", "Two words.", " ", "\n", "\n\n", "  \n", "    ", "- ", "1. ", "> ", "# ", "## Head\n", "===\n", "---\n"),
    *(
        "[",
        "]",
        "(",
        ")",
        "](",
        "[a](",
        "javascript:x",
        "https://a.example",
        "tel:5551234",
        "[a]: ",
        "[a]",
        "![a](b.png)",
    ),
    *(
        "`",
        "``",
        "```\n",
        "~~~\n",
        "   ~~~\n",
        "~~~~\n",
        "\\",
        "\\`",
        "*",
        "_",
        "**",
        "<",
        ">",
        "&amp;",
        "&#106;",
        "\\[",
    ),
    *("[line: 988]", "[@who]", "[@none]", "[____ name]", "| a | b |\n| --- | --- |\n", "| c | d |\n", ' "title")'),
    *("| :-- | :-: |\n", "| e | --: |\n| --: | :-- |\n", "| `f|g` | h |\n", "| i |\n", "| j | k | l |\n"),
    *("/// write | Prompt\n///\n", "/// choose | Which\n\n- one\n- two\n///\n", "//// card | Card\n\nText.\n////\n"),
    *("[^1]", "[^1]: Some note.\n\n", "[^b]", "[^b]: ", "\n\n    more\n", "[^"),
    "/// matrix | Rows\n    choices: [Low, High]\n\n- first\n- second\n///\n",
    *("<https://b.example>", "<script>", "[x\ny](z.md)", "988", "<!-- no -->", "![", "][", "[b]:\n  z.md\n"),
)


def finished_html(text: str) -> str:
    """Return the text as the site renders it."""
    return Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown()]).convert(expand(text, REFERENCE))


def as_shown(piece: Piece) -> str:
    """What the site shows of a piece: marks written out, blanks as fields."""
    text = CITE_SPAN.sub("(Who 2020)", piece.signed).replace(f"{HELP_LINE_SIGN}988{END}", "988")
    return re.sub(f"{BLANK_SIGN}[^{END}]*{END}", " ", text).replace(CODE_SIGN, "").replace(END, "")
