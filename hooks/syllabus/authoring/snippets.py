"""Snippets of every block, for editors that read the form of VS Code."""

import re

from ..markup.examples import block_examples
from ..markup.fields import BLOCKS

OPENING = re.compile(r"^(/{3,} [\w-]+ \| )(.+)")
# Marks within a line: what is typed, what it is, and the snippet.
MARKS = {
    "blank": ("A blank within a line, on worksheets and forms.", "[____ ${1:what goes here}]"),
    "line": ("A help line of crisis.yml, never a phone number.", "[line: ${1:key}]"),
    "cite": ("A source of sources.yml, after the sentence that rests on it.", "[@${1:key}]"),
    "note": ("The mark of a footnote; its words stand on a line of their own.", "[^${1:name}]"),
}

Snippet = dict[str, str | list[str]]


def snippets() -> dict[str, Snippet]:
    """Return a snippet of each block and mark by name. It is typed as a slash and its name."""
    found: dict[str, Snippet] = {}
    for name, source in block_examples().items():
        body = [_opening(line) for line in source.split("\n")]
        found[name] = {"scope": "markdown", "prefix": f"/{name}", "description": BLOCKS[name].sentence, "body": body}
    for name, (about, text) in MARKS.items():
        found[name] = {"scope": "markdown", "prefix": f"/{name}", "description": about, "body": [text]}
    return found


def _opening(line: str) -> str:
    """Return a line with its signs kept from the editor, and what the first line says to be typed over."""
    safe = re.sub(r"([\\$}])", r"\\\1", line)
    return OPENING.sub(lambda match: f"{match.group(1)}${{1:{match.group(2)}}}", safe)
