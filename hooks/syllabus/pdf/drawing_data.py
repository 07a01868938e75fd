"""Writes a drawing for the layout: the same SVG as on the page, and the words that stand in for it."""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, tostring

from ..markup.drawing_html import draw
from ..words.group_words import Sheet
from .nodes import Node
from .plain_text import one_line

NAMESPACE = "http://www.w3.org/2000/svg"


def drawing_node(element: Element, words: Sheet, children: Callable[[Element], list[Node]]) -> dict[str, Any]:
    """Return the node of a drawing and its sentence; one that cannot be drawn becomes a box with its list."""
    drawn = draw(element, words.drawings)
    if drawn is None:
        return {"t": "blockquote", "k": children(element)}
    drawn.svg.set("xmlns", NAMESPACE)
    caption = Element("figure")
    caption.extend(child for child in element if child.tag != "ul")
    return {
        "t": "drawing",
        "svg": tostring(drawn.svg, encoding="unicode"),
        "alt": one_line(drawn.alt),
        "empty": element.get("empty") == "True",
        "k": children(caption),
    }
