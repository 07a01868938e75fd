"""Measures a drawing by what its SVG says, with the font itself and by none of the code that drew it."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from curricula import ROOT
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from fontTools.ttLib import TTFont

FONTS = ROOT / "hooks" / "syllabus" / "pdf" / "fonts"
STEPS = 24  # of a curve
Box = tuple[float, float, float, float]  # left, top, right, bottom


@cache
def font(weight: str) -> Any:
    return TTFont(FONTS / f"AtkinsonHyperlegible-{weight}.ttf")


def ink_of(text: str, size: float, weight: str) -> Box:
    """The box of the letters' ink, with the point where they start as its origin."""
    loaded = font(weight)
    glyphs, names = loaded.getGlyphSet(), loaded.getBestCmap()
    scale, at = size / loaded["head"].unitsPerEm, 0.0
    edges: list[Box] = []
    for letter in text:
        name = names[ord(letter)]
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        if pen.bounds:
            left, low, right, high = pen.bounds
            edges.append((at + left * scale, -high * scale, at + right * scale, -low * scale))
        at += glyphs[name].width * scale
    return (min(e[0] for e in edges), min(e[1] for e in edges), max(e[2] for e in edges), max(e[3] for e in edges))


def width_of(text: str, size: float, weight: str) -> float:
    loaded = font(weight)
    names = loaded.getBestCmap()
    return float(sum(loaded["hmtx"][names[ord(letter)]][0] for letter in text) * size / loaded["head"].unitsPerEm)


def word_boxes(svg: Element) -> list[tuple[str, Box]]:
    """Each line of words, with the box of its ink."""
    found = []
    for group in svg.findall("g"):
        for text in group.findall("text"):
            size, weight = float(group.get("font-size", "0")), "Bold" if text.get("font-weight") else "Regular"
            words = text.text or ""
            share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
            x = float(text.get("x", "")) - share * width_of(words, size, weight)
            left, top, right, bottom = ink_of(words, size, weight)
            y = float(text.get("y", ""))
            found.append((words, (x + left, y + top, x + right, y + bottom)))
    return found


def ink_points(svg: Element) -> Iterator[tuple[float, float, float]]:
    """Points along each line and circle, with half the width of the pen there."""
    for path in svg.iter("path"):
        if path.get("class") != "tint":
            half = float(path.get("stroke-width", "")) / 2
            yield from ((x, y, half) for x, y in _along(path.get("d", "")))
    for circle in svg.iter("circle"):
        yield float(circle.get("cx", "")), float(circle.get("cy", "")), float(circle.get("r", ""))


def _along(written: str) -> Iterator[tuple[float, float]]:
    pen = RecordingPen()
    parse_path(written, pen)
    start = here = (0.0, 0.0)
    for kind, points in pen.value:
        if kind == "moveTo":
            start = here = points[0]
            continue
        ends = [start] if kind == "closePath" else list(points)
        if kind in ("lineTo", "closePath", "curveTo", "qCurveTo"):
            corners = [here, *ends]
            for step in range(STEPS + 1):
                yield _between(corners, step / STEPS)
            here = ends[-1]


def _between(corners: list[tuple[float, float]], share: float) -> tuple[float, float]:
    while len(corners) > 1:  # de Casteljau
        pairs = pairwise(corners)
        corners = [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in pairs]
    return corners[0]


def faults(svg: Element) -> list[str]:
    """What touches something else in a drawing, or leaves it; empty if all is well."""
    _, _, width, height = map(float, svg.get("viewBox", "").split())
    boxes, points = word_boxes(svg), list(ink_points(svg))
    found = []
    for index, (words, (left, top, right, bottom)) in enumerate(boxes):
        if left < 0 or top < 0 or right > width or bottom > height:
            found.append(f"{words} leaves the drawing")
        for other, (its_left, its_top, its_right, its_bottom) in boxes[:index]:
            if left < its_right and its_left < right and top < its_bottom and its_top < bottom:
                found.append(f"{words} touches {other}")
        for x, y, around in points:
            if left - around < x < right + around and top - around < y < bottom + around:
                found.append(f"{words} touches a line at {x:.0f}, {y:.0f}")
                break
    for x, y, around in points:
        if x < around or y < around or x > width - around or y > height - around:
            found.append(f"a line leaves the drawing at {x:.0f}, {y:.0f}")
            break
    return found
