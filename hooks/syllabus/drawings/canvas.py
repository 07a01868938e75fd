"""The sheet that a drawing is drawn on with one pen: lines, points, words, and what touches what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element, SubElement

from .letters import DROP, LEAD, RISE, SIZE, width_of, wrapped
from .paths import Path, Point, arc, line, number

WIDTH = 360  # so that words are as big as those around them on a phone, and on paper at 95 mm
INK, THIN, RULE = 3.6, 2.7, 1.9  # pens; the thin one is 2 pt on paper, where a drawing is 95 mm wide
DOTS = "0.1 6.5"
DASHES = "9 8"
RING, DOT = 9.0, 6.0  # radii: the reader, and any other point
ROW = 27.0  # of a rule, with room to write above it
APART = 1.5  # between words and anything else, at the least
Anchor = Literal["start", "middle", "end"]
Stands = Literal["up", "middle", "down"]


@dataclass(frozen=True)
class Label:
    """Words at a place of a drawing, and a note on them, if there is one. Without words, there is room to write."""

    name: str = ""
    note: str = ""


@dataclass(frozen=True)
class Box:
    """A rectangle that words take up."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Return whether two boxes have a place in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def has(self, point: Point, around: float) -> bool:
        """Return whether a point is in the box, or less than `around` beside it."""
        x, y = point
        return self.left - around < x < self.right + around and self.top - around < y < self.bottom + around

    def has_any(self, points: Iterable[Point]) -> bool:
        """Return whether one of these points is in the box."""
        left, top, right, bottom = self.left, self.top, self.right, self.bottom
        return any(left < x < right and top < y < bottom for x, y in points)

    def grown(self, by: float) -> "Box":
        """Return the box with a rim around it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True)
class Words:
    """A line of words, where it stands, and the box that it takes up."""

    text: str
    x: float
    base: float
    anchor: Anchor
    bold: bool
    label: int

    @property
    def box(self) -> Box:
        """The rectangle of its letters, accents and all."""
        width = width_of(self.text, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(left, self.base - RISE, left + width, self.base + DROP)


class Canvas:
    """Collects what is drawn; `height` may be set at any time."""

    def __init__(self) -> None:
        self.height = 0.0
        self.tints: list[Path] = []
        self.strokes: list[tuple[Path, float, str]] = []
        self.spots: list[tuple[Point, float, bool]] = []  # center, radius, and whether it is the reader
        self.words: list[Words] = []
        self.labels = 0
        self.share = 1.0  # of the width of its pens that is drawn

    def pen(self, path: Path, width: float = INK, dashes: str = "") -> None:
        """Draw a line."""
        self.strokes.append((path, width, dashes))

    def tint(self, path: Path) -> None:
        """Lay light on the area within a path: decoration, on screens only."""
        self.tints.append(path)

    def you(self, center: Point, radius: float = RING) -> None:
        """Put the open circle, which is the reader, on top of all lines."""
        self.spots.append((center, radius, True))

    def dot(self, center: Point, radius: float = DOT) -> None:
        """Put a solid point on top of all lines."""
        self.spots.append((center, radius, False))

    def point(self, center: Point, *, is_you: bool) -> None:
        """Put the open circle where the reader is, and a solid point anywhere else."""
        (self.you if is_you else self.dot)(center)

    def say(
        self, spot: Point, label: Label, width: float, *, anchor: Anchor = "middle", stands: Stands = "middle",
        bold: bool = True, rules: int = 0,
    ) -> Box:  # fmt: skip
        """Write a label in lines of at most `width`: its name, bold or not, and below it its note. Return its box.

        The block is centered on the spot, or stands on it (`up`), or hangs from it (`down`). A label without a name is
        a rule to write on; `rules` more follow.
        """
        lines = [(text, bold) for text in wrapped(label.name, width, bold=bold)]
        lines += [(text, False) for text in wrapped(label.note, width)]
        rules += not lines
        height = len(lines) * LEAD + rules * ROW
        top = spot[1] - {"up": height, "middle": height / 2, "down": 0.0}[stands]
        for count, (text, heavy) in enumerate(lines):
            base = top + count * LEAD + (LEAD + RISE - DROP) / 2
            self.words.append(Words(text, spot[0], base, anchor, heavy, self.labels))
        self.labels += 1
        if not rules:
            width = max(width_of(text, bold=heavy) for text, heavy in lines)
        left = spot[0] - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        for count in range(1, rules + 1):
            y = top + len(lines) * LEAD + count * ROW - 3
            self.pen(line((left, y), (left + width, y)), RULE)
        return Box(left, top, left + width, top + height)

    def room_for(self, label: Label, width: float, *, bold: bool = True, rules: int = 0) -> float:
        """Return how high the box of a label is."""
        lines = len(wrapped(label.name, width, bold=bold)) + len(wrapped(label.note, width))
        return lines * LEAD + (rules + (not lines)) * ROW

    def clash(self) -> str | None:
        """Return words that touch something else or leave the drawing, or None if all is well.

        Where a line leaves it, these are the widest words, for which something was made so large.
        """
        if any(self._leaves(box) for box in self._ink()):
            return max((words.text for words in self.words), key=len, default="")
        boxes = [(words, words.box.grown(APART)) for words in self.words]
        for index, (words, box) in enumerate(boxes):
            if self._leaves(box):
                return words.text
            others = (other for other in boxes[:index] if other[0].label != words.label)
            if any(box.touches(other) for _, other in others) or self._is_crossed(box):
                return words.text
        return None

    def _leaves(self, box: Box) -> bool:
        return box.left < 0 or box.right > WIDTH or box.top < 0 or box.bottom > self.height

    def _is_crossed(self, box: Box) -> bool:
        if any(box.has(center, radius + INK / 2) for center, radius, _ in self.spots):
            return True
        return any(box.grown(width / 2).has_any(path.points) for path, width, _ in self.strokes)

    def _ink(self) -> Iterator[Box]:
        """Yield a box around each line and point."""
        for path, width, _ in self.strokes:
            xs, ys = [x for x, _ in path.points], [y for _, y in path.points]
            yield Box(min(xs), min(ys), max(xs), max(ys)).grown(width / 2)
        for (x, y), radius, _ in self.spots:
            yield Box(x, y, x, y).grown(radius + INK / 2)

    def svg(self) -> Element:
        """Return the drawing as an `svg` element, lines first and words last."""
        svg = Element("svg", {"viewBox": f"0 0 {WIDTH} {number(self.height)}", "role": "img"})
        lines = SubElement(svg, "g", {"fill": "none", "stroke": "currentColor", "stroke-linecap": "round"})
        lines.set("stroke-linejoin", "round")
        for path in self.tints:
            SubElement(lines, "path", {"class": "tint", "d": path.written, "stroke": "none"})
        for path, width, dashes in self.strokes:
            drawn = SubElement(lines, "path", {"d": path.written, "stroke-width": number(width * self.share)})
            if dashes:
                drawn.set("stroke-dasharray", dashes)
        for (x, y), radius, is_you in self.spots:
            spot = SubElement(lines, "circle", {"cx": number(x), "cy": number(y), "r": number(radius)})
            spot.set("fill", "#fff" if is_you else "currentColor")
            spot.set(*(("stroke-width", number(INK * self.share)) if is_you else ("stroke", "none")))
            if is_you:
                spot.set("class", "you")
        svg.append(_written(self.words))
        return svg


def _written(words: Sequence[Words]) -> Element:
    """Return the words, each line as a text of its own, so that no two words run into one when they are copied."""
    group = Element("g", {"fill": "currentColor", "font-family": "Atkinson Hyperlegible", "font-size": str(SIZE)})
    for part in words:
        text = SubElement(group, "text", {"x": number(part.x), "y": number(part.base)})
        if part.anchor != "start":
            text.set("text-anchor", part.anchor)
        if part.bold:
            text.set("font-weight", "700")
        text.text, text.tail = part.text, "\n"
    return group


def circle(center: Point, radius: float) -> Path:
    """Return a whole circle."""
    return arc(center, (radius, radius), 0, 1)
