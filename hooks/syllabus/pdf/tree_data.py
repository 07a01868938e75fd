"""Serializes the element tree of a page as plain data for the layout.

Typst never evaluates any of it as code.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any
from xml.etree.ElementTree import Element

from ..content.guide import SPOKEN
from ..markup.notes import NOTES
from ..markup.pictograms import is_of_steps, pictogram_name
from ..words.catalogue import Words
from .controls import Control, with_unique_names
from .drawing_data import drawing_node
from .errors import UnknownTagError
from .field_data import FieldWriter
from .nodes import Node, text_nodes
from .plain_text import visible

AS_THEY_ARE = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "strong", "em", "code", "br", "hr", "blockquote"]
)
HOLD_BLOCKS = frozenset(["div", "ul", "ol", "blockquote", "aside", "section", "field", "figure"])
BOXES = {"aside": "example", "section": "passage"}
LINKS = (
    "https://",
    "http://",
    "tel:",
    "sms:",
    "mailto:",
    "part:",
    "mark:",
)  # other targets do not work outside the site

NAMED = "picture:"  # a picture that a Word file has under this name


def tree_data(
    trees: Iterable[Element], words: Words, pictograms: Mapping[str, str], own_words: Sequence[Words] = ()
) -> tuple[list[list[Node]], list[Control]]:
    """Return the nodes of each page, and all controls, which nodes refer to by number.

    `own_words` are those of each page, where pages are in several languages. `pictograms` are the drawings of steps, by
    name. Raises UnknownTagError.
    """
    writer = _Writer(words, pictograms)
    nodes = []
    for tree, own in zip_longest(trees, own_words):
        if own is not None:
            writer.speak(own)
        nodes.append(writer.children(tree))
    return nodes, with_unique_names(writer.fields.controls)


class _Writer:
    """Walks an element tree once, in reading order."""

    def __init__(self, words: Words, pictograms: Mapping[str, str]) -> None:
        self.pictograms = pictograms
        self.words, self.notes = words.sheet, words.page.notes
        self.fields = FieldWriter(self.children, words.sheet)

    def speak(self, words: Words) -> None:
        """Take the words of another language for what follows."""
        self.words, self.notes = words.sheet, words.page.notes
        self.fields.words = words.sheet

    def children(self, element: Element) -> list[Node]:
        """Return the nodes inside `element`."""
        nodes = self._text(element.text, element)
        for child in element:
            nodes.append(self._node(child))
            nodes += self._text(child.tail.lstrip() if child.tail and child.tag == "br" else child.tail, element)
        return nodes

    def _text(self, text: str | None, holder: Element) -> list[Node]:
        if not text or (text.isspace() and holder.tag in HOLD_BLOCKS):
            return []
        return text_nodes(text)

    def _node(self, element: Element) -> dict[str, Any]:
        tag = element.tag
        if tag == "p" and element.get("class") in SPOKEN.values():
            return {"t": element.get("class"), "k": self.children(element)}
        if tag in AS_THEY_ARE:
            return {"t": tag, "k": self.children(element)}
        if tag == "ol" and is_of_steps(element):
            return {"t": "steps", "items": [self._step(item) for item in element]}
        if tag == "ol":
            return {"t": "ol", "start": int(element.get("start", "1")), "k": self.children(element)}
        if tag == "field":
            return self.fields.field(element)
        if tag == "blank":
            return self.fields.blank(element)
        if tag == "a":
            target = element.get("href", "")
            known = target.startswith(LINKS) and visible(target) == target
            return {"t": "a", "to": target if known else None, "k": self.children(element)}
        if tag == "sup":
            return {"t": "note", "to": element[0].get("href", "").removeprefix("#"), "k": self.children(element[0])}
        return self._block(element)

    def _block(self, element: Element) -> dict[str, Any]:
        tag = element.tag
        if tag in BOXES:
            title = element.get("prompt", "")
            name = self.words.example(title=title) if tag == "aside" else title
            return {"t": BOXES[tag], "name": text_nodes(name), "k": self.children(element)}
        if tag == "table":
            return self._table(element)
        if tag == "figure":
            return drawing_node(element, self.words, self.children)
        if element.get("class") == NOTES:
            return {"t": "notes", "name": text_nodes(self.notes), "items": [*map(self._note, element.findall("ol/li"))]}
        if tag == "img" and element.get("src", "").startswith(NAMED):
            return {"t": "picture", "name": element.get("src", "").removeprefix(NAMED), "alt": element.get("alt", "")}
        if tag == "img":
            return {"t": "em", "k": text_nodes(self.words.picture(words=element.get("alt", "")))}
        if tag == "pre":
            return {"t": "pre", "text": visible("".join(element.itertext()).rstrip("\n"))}
        raise UnknownTagError("an element that has a form on paper", f"`{tag}`")

    def _step(self, item: Element) -> dict[str, Any]:
        """Return the drawing of a step and, without it, what the step says."""
        drawing, words = item[0], Element("li")
        words.text = (drawing.tail or "").lstrip()
        words.extend(list(item)[1:])
        return {"svg": self.pictograms[pictogram_name(drawing)], "k": self.children(words)}

    def _note(self, item: Element) -> dict[str, Any]:
        """Return the first paragraph of a note, which stands beside its number, and what follows."""
        parts = list(item)
        first = self.children(parts.pop(0)) if parts and parts[0].tag == "p" else []
        return {"id": item.get("id", ""), "first": first, "k": [self._node(part) for part in parts]}

    def _table(self, table: Element) -> dict[str, Any]:
        rows = [[self.fields.text_cell(cell) for cell in row] for row in table.findall("tbody/tr")]
        head = [self.fields.text_cell(cell) for cell in table.findall("thead/tr/th")]
        return {"t": "table", "head": head, "rows": [{"cells": r, "example": False, "height": 0} for r in rows]}
