"""Drawings from the neutral elements of a text: as SVG with words that stand in for it, above its sentence."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ..drawings.canvas import Label
from ..drawings.draw import Drawing, NoRoomError, drawn
from ..drawings.kinds import KINDS
from ..drawings.plan import Axes
from ..words.group_words import Drawings, Sheet
from .make_element import make


@dataclass(frozen=True)
class Drawn:
    """A drawing as SVG, and the words that stand in for it."""

    svg: Element
    alt: str


def drawing_html(element: Element, words: Sheet) -> Element:
    """Return a figure with the drawing and its sentence; one that cannot be drawn keeps its list."""
    result = draw(element, words.drawings)
    figure = make("figure", class_="drawing drawing-empty" if element.get("empty") == "True" else "drawing")
    if result is None:
        figure.extend(element)
        return figure
    result.svg.set("aria-label", result.alt)
    figure.append(result.svg)
    caption = make("figcaption")
    caption.extend(child for child in element if child.tag != "ul")
    figure.append(caption)
    return figure


def draw(element: Element, words: Drawings) -> Drawn | None:
    """Return what the neutral element of a drawing shows, or None if it does not keep the rules for drawings."""
    drawing = drawing_of(element)
    try:
        svg = drawn(drawing, Axes(words.strength, words.time)).svg()
    except (NoRoomError, ValueError, IndexError):
        return None
    return Drawn(svg, _alt(drawing, words))


def drawing_of(element: Element) -> Drawing:
    """Return the plain values of the neutral element of a drawing."""
    you, parts, most = element.get("you"), element.get("parts"), element.get("of")
    return Drawing(
        element.get("prompt", ""),
        tuple(_label(item) for item in element.findall("ul/li")),
        int(you) if you else None,
        int(parts) if parts else None,
        element.get("empty") == "True",
        int(most) if most else None,
    )


def _label(item: Element) -> Label:
    """Return the words of an item; those behind a name in bold are its note."""
    words = " ".join("".join(item.itertext()).split())
    name = next(iter(item), None)
    if name is None or name.tag != "strong" or (item.text or "").strip():
        return Label(words)
    named = " ".join("".join(name.itertext()).split())
    return Label(named.rstrip(":"), words.removeprefix(named).lstrip(": "))


def _alt(drawing: Drawing, words: Drawings) -> str:
    """Return what somebody hears who cannot see the drawing: its kind, and its labels in order."""
    kind = KINDS[drawing.kind]
    at = drawing.you or (kind.at + 1 if kind.at is not None and not drawing.empty else 0)
    labels = []
    for number, label in enumerate(drawing.labels, start=1):
        text = words.label(name=label.name, note=label.note) if label.note else label.name
        labels.append(words.here(label=text) if number == at else text)
    name = words.to_write_on if drawing.empty else words.named
    return name(kind=getattr(words, drawing.kind), labels="; ".join(labels)).rstrip(" :")
