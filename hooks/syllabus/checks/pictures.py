"""Rules for pictures: each has alternative text, and SVG files contain nothing but a drawing."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError, fromstring

from ..content.problem import Problem, quoted
from .texts import ReadText

DRAWING_TAGS = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "title",
        "desc",
        "defs",
        "marker",
        "use",
        "symbol",
        "style",
    ]
)
OUTSIDE = re.compile(r"(?:https?:)?//|url\(\s*['\"]?(?!#)|@import|javascript:|data:", re.IGNORECASE)


def picture_problems(read: ReadText) -> Iterator[Problem]:
    """Yield a problem for each picture whose alternative text is missing, a file name, or a single word."""
    expected, fix = "words for the picture", "write what a person would miss who cannot see it"
    for picture in read.body.root.iter("img"):
        alt, target = picture.get("alt", "").strip(), picture.get("src", "")
        if alt in ("", Path(target).stem, Path(target).name) or len(alt.split()) < 2:
            at = next((link.line for link in read.links if link.text == target), read.text.body_line)
            yield Problem(read.text.path, at, "picture-alt", expected, quoted(alt or None), fix)


def drawing_problems(path: str, content: bytes) -> Iterator[Problem]:
    """Yield a problem for each script, event handler, foreign object or external reference in an SVG file."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        yield Problem(path, 1, "drawing-unsafe", "a plain drawing", "a document type", "save it as plain SVG")
        return
    try:
        root = fromstring(content)  # noqa: S314  # entities were refused above
    except ParseError as error:
        yield Problem(path, error.position[0], "drawing-unsafe", "well-formed SVG", quoted(error), "save it again")
        return
    for element in root.iter():
        tag = str(element.tag).rpartition("}")[2]
        if tag not in DRAWING_TAGS:
            yield Problem(path, 1, "drawing-unsafe", "shapes and text", f"<{tag}>", "take it out of the drawing")
        for key, value in [*element.items(), ("", element.text or "" if tag == "style" else "")]:
            name = key.rpartition("}")[2].lower()
            if name.startswith("on") or (name == "href" and not value.startswith("#")) or OUTSIDE.search(value):
                found = quoted(f"{name}={value}" if name else value)
                yield Problem(
                    path, 1, "drawing-unsafe", "nothing that runs or loads", found, "take it out of the drawing"
                )
