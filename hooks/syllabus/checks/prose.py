"""Splits the running text of a Markdown text into sentences, each with its line.

Headings, tables, fields and code are left out. A sentence never extends past its paragraph or list item.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from ..content.scan import BLANK, CITE, HELP_LINE, NOTE
from ..markup.expand import CITE_SIGN, HELP_LINE_SIGN
from ..markup.locator import Locator

SKIPPED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "pre", "code", "field", "hr"})
HOLDERS = frozenset({"ul", "ol", "blockquote", "aside", "section", "div", "figure"})
NOT_AN_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Dra|Sr|Sra|St|vs|etc|e\.g|i\.e|a\.m|p\.m|U\.S|No)\.$")
_CAPITALS = "".join(letter for letter in map(chr, range(0xC0, 0x180)) if letter.isupper())  # with accents
SENTENCE_END = re.compile(rf"(?<![.!?])[.!?]++[\"')\]]*+(?=\s++[\"'(\[¿¡]*+[A-Z0-9{_CAPITALS}])")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'/-]*")


@dataclass(frozen=True)
class Sentence:
    """A sentence, the line of the file it starts on, and the index of its paragraph or list item."""

    text: str
    line: int
    block: int

    @cached_property
    def words(self) -> list[str]:
        """The words of the sentence; a number counts as one word."""
        return WORD.findall(self.text)


def sentences(root: Element, body: str, first_line: int = 1) -> tuple[Sentence, ...]:
    """Return the sentences of `root`, the element tree of the Markdown in `body`.

    `first_line` is the line of the file that `body` starts on.
    """
    locator = Locator(NOTE.sub("", CITE.sub("", HELP_LINE.sub(r"\1", BLANK.sub("it", body)))), first_line)
    result = []
    for number, block in enumerate(_blocks(root)):
        result += [Sentence(part, locator.line(part), number) for part in split(block)]
    return tuple(result)


def split(text: str) -> list[str]:
    """Return the sentences of one paragraph or list item."""
    text = " ".join(text.split())
    parts: list[str] = []
    start = 0
    for end in SENTENCE_END.finditer(text):
        if NOT_AN_END.search(text[start : end.end()]):
            continue
        parts.append(text[start : end.end()].strip())
        start = end.end()
    parts.append(text[start:].strip())
    return [part for part in parts if WORD.search(part)]


def _blocks(element: Element) -> list[str]:
    """Return the running text of each paragraph and list item below an element."""
    blocks = []
    for child in element:
        if child.tag in SKIPPED:
            continue
        if child.tag in HOLDERS:
            blocks += _blocks(child)
        elif child.tag == "li" and any(part.tag in HOLDERS | {"p"} for part in child):
            blocks += [child.text or "", *_blocks(child)]
        else:
            blocks.append(_text(child))
    without_cites = (block.replace(f"({CITE_SIGN})", "") for block in blocks)
    return [block for block in without_cites if block.strip()]


def _text(element: Element) -> str:
    if element.tag in ("code", "blank"):
        return "it" + (element.tail or "")
    if element.tag == "sup":  # the number of a note
        return element.tail or ""
    target = element.get("href", "")
    if target.startswith(HELP_LINE_SIGN):
        return target.removeprefix(HELP_LINE_SIGN) + (element.tail or "")
    if target.startswith(CITE_SIGN):
        return CITE_SIGN + (element.tail or "")
    inner = (element.text or "") + "".join(_text(child) for child in element)
    return inner + (element.tail or "") if element.tag not in ("p", "li") else inner
