"""Round drawings: a cycle of steps, a wheel of four parts, rings around the reader, and three corners that pull."""

from collections.abc import Callable, Sequence
from math import cos, hypot, pi, sin

from .canvas import DASHES, DOTS, INK, RING, THIN, Anchor, Box, Canvas, Label, Stands, circle
from .paths import Point, arc, arrow_head, curve, line, on_ellipse, turn_to
from .plan import Plan

ARC_STEPS = 240
FIVE, ASIDE = 5, 18.0
CLOSE = 3  # from this size of a wheel on, its words stand next to its spokes
# Where the notes of a triangle stand, by the radius of its circles and how low their centers are.
NOTES_AT: tuple[Callable[[float, float, float], tuple[Point, Anchor, Stands]], ...] = (
    lambda radius, top, _: ((180 + radius + 10, top), "start", "middle"),
    lambda radius, _, low: ((354, low + radius + 8), "end", "down"),
    lambda radius, _, low: ((6, low + radius + 8), "start", "down"),
)


def cycle(plan: Plan) -> Canvas:
    """Draw steps in a circle, clockwise from the top; the note on a step is a way out of the circle after it."""
    canvas = Canvas()
    steps = len(plan.labels)
    # Each size is tried twice: with labels and way out where they look best, and then where they may have more room.
    size, is_best = plan.size - plan.size % 2, plan.size % 2 == 0
    radii = (122.0 - 4 * size, 100.0 + 16 * size)
    center = (180.0, radii[1] + 44 + 12 * size)
    turns = [index / steps - 0.25 for index in range(steps)]
    boxes = []
    for turn, label in zip(turns, plan.labels, strict=True):
        x, y = on_ellipse(center, radii, turn)
        is_high = abs(x - 180) < 20
        if is_best and steps == FIVE and y > center[1]:  # the two lowest, which leave their arrow no room
            x += ASIDE if x > 180 else -ASIDE
        boxes.append(
            canvas.say((x, y), Label(label.name), 190 if is_high else 2 * (174 - radii[0]), stands="middle").grown(9)
        )
    middles = [
        _arc_between(canvas, center, radii, turns[index], boxes[index], boxes[(index + 1) % steps], 1 / steps)
        for index in range(steps)
    ]
    bottoms = [box.bottom for box in boxes]
    for turn, middle, label in zip(turns, middles, plan.labels, strict=True):
        if label.note:
            bottoms.append(_way_out(canvas, center, radii, middle if is_best else turn + 0.5 / steps, label.note))
    if not any(label.note for label in plan.labels) and not plan.empty:
        canvas.you(center)
    canvas.height = max(*bottoms, center[1] + radii[1] + 4) + 4
    return canvas


def _arc_between(
    canvas: Canvas, center: Point, radii: Point, start: float, here: Box, there: Box, share: float
) -> float:  # fmt: skip
    """Draw the arc that is free between two labels, with an arrow at its end, and return where its middle is."""
    free = [
        turn
        for step in range(ARC_STEPS)
        if not any(
            box.has(on_ellipse(center, radii, turn := start + share * step / ARC_STEPS), 0) for box in (here, there)
        )
    ]
    if len(free) < 2:
        return start + share / 2
    canvas.pen(arc(center, radii, free[0], free[-1]))
    tip, before = on_ellipse(center, radii, free[-1]), on_ellipse(center, radii, free[-1] - 0.02)
    canvas.pen(arrow_head(tip, turn_to(before, tip)))
    return (free[0] + free[-1]) / 2


def _way_out(canvas: Canvas, center: Point, radii: Point, turn: float, note: str) -> float:
    """Draw the way out of a circle at this angle, and return where it ends."""
    x, y = on_ellipse(center, radii, turn)
    right = cos(2 * pi * turn) > -0.3
    low = sin(2 * pi * turn) > -0.3
    way, fall = (1 if right else -1), (1 if low else -1)
    tip = (min(max(x + way * 66, 16), 344), y + fall * 42)
    canvas.pen(
        curve((x, y), (x + way * 8, y + fall * 30), (tip[0] - way * 36, tip[1]), (tip[0] - way * 2, tip[1])),
        INK,
        DASHES,
    )
    canvas.pen(arrow_head(tip, 0 if right else 0.5))
    canvas.you((x, y))
    edge = 356 if right else 4
    box = canvas.say(
        (edge, tip[1] + fall * 13), Label("", note), 120, anchor="end" if right else "start",
        stands="down" if low else "up",
    )  # fmt: skip
    return box.bottom


def triangle(plan: Plan) -> Canvas:
    """Draw three corners, each joined to the others both ways: the first on top, then right, then left."""
    canvas = Canvas()
    radius = 47.0 + 6 * plan.size
    top_y = radius + 6
    low_y = top_y + 2.2 * radius + 56
    points = [(180.0, top_y), (354.0 - radius, low_y), (6.0 + radius, low_y)]
    for start, end in zip(points, [*points[1:], points[0]], strict=True):
        length = hypot(end[0] - start[0], end[1] - start[1])
        x, y = (end[0] - start[0]) / length, (end[1] - start[1]) / length
        away = radius + 12
        first, last = (start[0] + x * away, start[1] + y * away), (end[0] - x * away, end[1] - y * away)
        canvas.pen(line(first, last))
        canvas.pen(arrow_head(last, turn_to(first, last)))
        canvas.pen(arrow_head(first, turn_to(last, first)))
    bottom = low_y + radius
    for index, (point, label) in enumerate(zip(points, plan.labels, strict=True)):
        canvas.pen(circle(point, radius))
        canvas.say(point, Label(label.name), 2 * radius - 14)
        if label.note or plan.empty:
            spot, anchor, stands = NOTES_AT[index](radius, top_y, low_y)
            box = canvas.say(
                spot,
                Label("", label.note),
                354 - spot[0] if index == 0 else 166,
                anchor=anchor,
                stands=stands,
                rules=plan.empty,
            )
            bottom = max(bottom, box.bottom)
    if not plan.empty:
        canvas.you((180, (top_y + low_y * 2) / 3 - 8))
    canvas.height = bottom + 8
    return canvas


def wheel(plan: Plan) -> Canvas:
    """Draw a wheel of four parts, clockwise from the top left, with the reader at its hub."""
    canvas = Canvas()
    radius = 172.0 if plan.empty else min(132.0 + 14 * plan.size, 174)
    width = radius * (0.72 if plan.size < CLOSE else 0.84 - 0.04 * plan.size)
    center = (180.0, radius + 5)
    canvas.pen(circle(center, radius))
    canvas.pen(line((180, center[1] - radius), (180, center[1] + radius)), THIN)
    canvas.pen(line((180 - radius, center[1]), (180 + radius, center[1])), THIN)
    for (way, fall), label in zip(((-1, -1), (1, -1), (1, 1), (-1, 1)), plan.labels, strict=True):
        across, down = radius * 0.43, radius * 0.4
        if plan.size >= CLOSE:  # long words have the most room next to the spokes
            across, down = width / 2 + 9, canvas.room_for(label, width) / 2 + 8
        spot = (180 + way * across, center[1] + fall * down)
        if plan.empty:
            spot = (180 + way * radius * 0.4, center[1] - radius * 0.66 if fall < 0 else center[1] + 12)
        canvas.say(spot, label, width, stands="down" if plan.empty else "middle")
    canvas.you(center, 13)
    canvas.height = 2 * radius + 10
    return canvas


def rings(plan: Plan) -> Canvas:
    """Draw rings around the reader, with a label beside each; the first is the innermost."""
    canvas = Canvas()
    widest, inner = (172.0, 60.0) if plan.empty else (96.0, 30.0)
    steps = len(plan.labels) - 1
    radii = [inner + (widest - inner) * index / steps for index in range(steps + 1)]
    center = _labels_below(canvas, plan, radii) if plan.empty else _labels_beside(canvas, plan, radii)
    canvas.tint(circle(center, inner))
    for radius in radii:
        canvas.pen(circle(center, radius), THIN if radius > inner else INK)
    canvas.you(center)
    return canvas


def _labels_below(canvas: Canvas, plan: Plan, radii: Sequence[float]) -> Point:
    """Number the rings, leave room in them, and write the labels below them. Return the center of the rings."""
    center, y = (180.0, radii[-1] + 4), 2 * radii[-1] + 20
    for index, label in enumerate(plan.labels):
        mark = Label(str(index + 1))
        canvas.say((180, center[1] - radii[index] + 17), mark, 30)
        canvas.say((12, y), mark, 30, anchor="start", stands="down")
        y = canvas.say((36, y), label, 316, anchor="start", stands="down").bottom + 5
    canvas.height = y + 2
    return center


def _labels_beside(canvas: Canvas, plan: Plan, radii: Sequence[float]) -> Point:
    """Write the labels right of the rings, the innermost last, with a dotted line to each. Return their center."""
    left, width, outermost = 222.0, 134.0, radii[-1]
    heights = [canvas.room_for(label, width) for label in plan.labels]
    gap = max(16.0, (outermost + 6 - sum(heights[1:]) - heights[0] / 2) / len(radii))
    canvas.height = max(sum(heights) + gap * (len(radii) - 1) + 16, 2 * outermost + 12)
    center = (102.0, canvas.height / 2)
    y = 8.0
    for index in reversed(range(len(radii))):
        box = canvas.say((left, y), plan.labels[index], width, anchor="start", stands="down")
        middle = (left - 8, (box.top + box.bottom) / 2)
        band = (radii[index] + (radii[index - 1] if index else RING)) / 2
        spot = on_ellipse(center, (band, band), turn_to(center, middle))
        canvas.dot(spot, 4)
        canvas.pen(line(spot, middle), THIN, DOTS)
        y = box.bottom + gap
    return center
