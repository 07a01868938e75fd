"""Lines and curves: how SVG writes them, and points along them by which a drawing is measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin

Point = tuple[float, float]
STEP = 3.0  # units between two measured points
BEND = 0.45  # of the way to the next point, a curve is still level


@dataclass(frozen=True)
class Path:
    """A line as SVG writes it, and points along it that are at most `STEP` apart."""

    written: str
    points: tuple[Point, ...]

    def __add__(self, other: "Path") -> "Path":
        return Path(f"{self.written} {other.written}", self.points + other.points)


def number(value: float) -> str:
    """Return a coordinate with one decimal at most, in the same letters on every machine."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def at(point: Point) -> str:
    """Return a point as SVG writes it."""
    return f"{number(point[0])},{number(point[1])}"


def line(*points: Point, closed: bool = False) -> Path:
    """Return straight lines from point to point; if `closed`, the last one leads back to the first."""
    ring = (*points, points[0]) if closed else points
    measured = [spot for start, end in pairwise(ring) for spot in _straight(start, end)]
    written = "M" + " L".join(map(at, points)) + (" Z" if closed else "")
    return Path(written, (*measured, ring[-1]))


def curve(start: Point, first: Point, second: Point, end: Point) -> Path:
    """Return a cubic curve with these two handles."""
    steps = ceil(max(hypot(end[0] - start[0], end[1] - start[1]) * 2 / STEP, 4))

    def spot(share: float) -> Point:
        rest = 1 - share
        weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
        corners = (start, first, second, end)
        x = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
        y = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
        return x, y

    written = f"M{at(start)} C{at(first)} {at(second)} {at(end)}"
    return Path(written, tuple(spot(step / steps) for step in range(steps + 1)))


def level_curve(points: Sequence[Point]) -> Path:
    """Return a curve that is level at each point, as a wave is at its foot and its crest."""
    parts = []
    for start, end in pairwise(points):
        bend = (end[0] - start[0]) * BEND
        parts.append(curve(start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end))
    written = parts[0].written + "".join(part.written[part.written.index(" ") :] for part in parts[1:])
    return Path(written, tuple(spot for part in parts for spot in part.points))


def arc(center: Point, radii: Point, start: float, end: float) -> Path:
    """Return an arc of an ellipse between two angles in turns, clockwise from the right; 1 turn is the whole of it."""
    steps = ceil(max(abs(end - start) * 2 * pi * max(radii) / STEP, 4))
    spots = tuple(on_ellipse(center, radii, start + (end - start) * step / steps) for step in range(steps + 1))
    way = 1 if end > start else 0
    size = f"{number(radii[0])},{number(radii[1])}"
    if abs(end - start) < 1:
        far = int(abs(end - start) > 0.5)
        return Path(f"M{at(spots[0])} A{size} 0 {far} {way} {at(spots[-1])}", spots)
    half = on_ellipse(center, radii, start + 0.5)
    return Path(f"M{at(spots[0])} A{size} 0 1 {way} {at(half)} A{size} 0 1 {way} {at(spots[0])} Z", spots)


def on_ellipse(center: Point, radii: Point, turn: float) -> Point:
    """Return the point of an ellipse at an angle in turns, clockwise from the right."""
    return center[0] + radii[0] * cos(2 * pi * turn), center[1] + radii[1] * sin(2 * pi * turn)


def turn_to(start: Point, end: Point) -> float:
    """Return the angle in turns, clockwise from the right, at which `end` is seen from `start`."""
    return atan2(end[1] - start[1], end[0] - start[0]) / (2 * pi)


def arrow_head(tip: Point, turn: float, size: float = 11) -> Path:
    """Return the two strokes of an arrow that points to this angle in turns, clockwise from the right."""
    ends = [(tip[0] - size * cos(2 * pi * (turn + s)), tip[1] - size * sin(2 * pi * (turn + s))) for s in (-0.1, 0.1)]
    return line(ends[0], tip, ends[1])


def _straight(start: Point, end: Point) -> Iterator[Point]:
    steps = ceil(max(hypot(end[0] - start[0], end[1] - start[1]) / STEP, 1))
    for step in range(steps):
        yield (
            start[0] + (end[0] - start[0]) * step / steps,
            start[1] + (end[1] - start[1]) * step / steps,
        )
