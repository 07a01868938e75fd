"""The sentences of a Markdown text, with the line of each: what a reader reads as running text.

Headings, tables, fields and code are left out. A paragraph is split into sentences; the end of a list item ends one.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from xml.etree.ElementTree import Element

from ..content.scan import BLANK, CITE, HELP_LINE, LINK
from ..markup.parser import tree

SKIPPED = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "pre", "code", "field", "hr"})
HOLDERS = frozenset({"ul", "ol", "blockquote", "aside", "section", "div"})
NOT_AN_END = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|vs|etc|e\.g|i\.e|a\.m|p\.m|U\.S|No)\.$")
SENTENCE_END = re.compile(r"[.!?]+[\"')\]]*(?=\s+[\"'(\[]*[A-Z0-9])")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'/-]*")
LEAST_MATCH = 12  # letters that must agree to find a sentence in the source


@dataclass(frozen=True)
class Sentence:
    """A sentence as it reads, the line of the file on which it starts, and the number of its paragraph or item."""

    text: str
    line: int
    block: int

    @cached_property
    def words(self) -> list[str]:
        """Its words; a number counts as one."""
        return WORD.findall(self.text)


@lru_cache(maxsize=2048)
def sentences(body: str, first_line: int = 1) -> tuple[Sentence, ...]:
    """The sentences of a Markdown body whose first line is `first_line` of its file."""
    text = CITE.sub("", HELP_LINE.sub(r"\1", BLANK.sub("it", body)))
    finder = _Finder(text, first_line)
    found = []
    for number, block in enumerate(_blocks(tree(text))):
        found += [Sentence(part, finder.line(part), number) for part in split(block)]
    return tuple(found)


def split(text: str) -> list[str]:
    """The sentences of one paragraph or item."""
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
    """The running text of each paragraph and list item below an element."""
    found = []
    for child in element:
        if child.tag in SKIPPED:
            continue
        if child.tag in HOLDERS:
            found += _blocks(child)
        elif child.tag == "li" and any(part.tag in HOLDERS | {"p"} for part in child):
            found += [child.text or "", *_blocks(child)]
        else:
            found.append(_text(child))
    return [block for block in found if block.strip()]


def _text(element: Element) -> str:
    if element.tag in ("code", "blank"):
        return "it" + (element.tail or "")
    inner = (element.text or "") + "".join(_text(child) for child in element)
    return inner + (element.tail or "") if element.tag not in ("p", "li") else inner


class _Finder:
    """Finds sentences of the tree in the source they came from, in order, by their letters alone."""

    def __init__(self, source: str, first_line: int) -> None:
        self.first_line = first_line
        self.letters = ""
        self.starts: list[int] = []
        self.position = 0
        parts = []
        length = 0
        for line in source.split("\n"):
            bare = _letters(LINK.sub(lambda match: match.group().partition("](")[0], line))
            self.starts.append(length)
            parts.append(bare)
            length += len(bare)
        self.letters = "".join(parts)

    def line(self, sentence: str) -> int:
        """The line on which a sentence starts, looking on from the last one found."""
        wanted = _letters(sentence)
        for length in (60, 30, LEAST_MATCH):
            at = self.letters.find(wanted[:length], self.position)
            if at >= 0:
                self.position = at + 1
                return self.first_line + bisect_right(self.starts, at) - 1
        return self.first_line + bisect_right(self.starts, self.position) - 1


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
