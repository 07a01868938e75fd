"""Drawings that grow downward, with a row for each label: a ladder, a line of time, a path with exits, and a jar."""

from .canvas import DOTS, THIN, Canvas, Label
from .letters import LEAD
from .paths import Path, Point, arrow_head, curve, level_curve, line
from .plan import Plan

GAP = 14.0  # between the words of two rows
NAMES = 3  # the size up to which the names beside a line of time may take more room, so that fewer of them wrap


def ladder(plan: Plan) -> Canvas:
    """Draw a ladder whose lowest rung is the first label; the reader stands on one of them."""
    canvas, y = Canvas(), 14.0
    rungs: list[float] = []
    for label in reversed(plan.labels):
        index = len(plan.labels) - 1 - len(rungs)
        is_here = index == plan.you and not plan.empty
        box = canvas.say((156, y), label, 200, anchor="start", stands="down", bold=is_here or bool(label.note))
        middle = (box.top + box.bottom) / 2 if label.name else box.bottom - 12
        rungs.append(middle)
        y = max(box.bottom + GAP, middle + 26.0)
    top, foot = 6.0, max(y, rungs[-1] + 34.0)
    for x, lean in ((32.0, 15.0), (120.0, -15.0)):
        canvas.pen(line((x, foot), (x + lean, top)))
    for middle in rungs:
        lean = 15 * (foot - middle) / (foot - top)
        canvas.pen(line((32 + lean, middle), (120 - lean, middle)))
        canvas.pen(line((131 - lean, middle), (147, middle)), THIN, DOTS)
    if not plan.empty:
        canvas.you((76, rungs[len(rungs) - 1 - plan.you]))
    canvas.height = foot + 6
    return canvas


def timeline(plan: Plan) -> Canvas:
    """Draw time as a line that goes down the page; the reader stands at one of its points.

    A label with a note stands on both sides of the line: its name, such as a time, on the left.
    """
    canvas, spots, y = Canvas(), [], 22.0
    is_paired = any(label.note for label in plan.labels) or plan.empty
    room = _room_for_names(plan) if is_paired else 8.0
    x = room + 24
    for index, label in enumerate(plan.labels):
        is_here = index == plan.you and not plan.empty
        words = Label(label.note) if label.note else label
        right = (x + 26, 354 - x - 26)
        box = canvas.say((right[0], y), words, right[1], anchor="start", stands="down", bold=is_here)
        middle = y + LEAD / 2 if label.name else box.bottom - 12
        if label.note or not label.name:
            name = Label(label.name) if label.name else label
            top = y if label.name else box.top
            box_of_name = canvas.say((room, top), name, room - 6, anchor="end", stands="down")
            box = max(box, box_of_name, key=lambda part: part.bottom)
        spots.append(middle)
        y = box.bottom + GAP
    end = y + 4
    canvas.pen(line((x, 8), (x, end)))
    canvas.pen(arrow_head((x, end + 4), 0.25))
    for index, middle in enumerate(spots):
        canvas.point((x, middle), is_you=index == plan.you and not plan.empty)
    canvas.height = end + 14
    return canvas


def _room_for_names(plan: Plan) -> float:
    """Return how wide the left side of a line of time is: the least with which the line is shortest."""
    canvas, least = Canvas(), 62.0 + 16 * plan.size

    def height(room: float) -> float:
        return sum(
            max(
                canvas.room_for(Label(label.name), room - 6),
                canvas.room_for(Label(label.note), 304 - room, bold=index == plan.you),
            )
            for index, label in enumerate(plan.labels)
            if label.note
        )

    widths = [least] if plan.empty else [least, *(62.0 + 16 * size for size in range(plan.size + 1, NAMES + 1))]
    return min(widths, key=height)


def path(plan: Plan) -> Canvas:
    """Draw a path that leads down to its last label, with a way out to the right at each stage before."""
    canvas, spots, y = Canvas(), [], 8.0
    x = 40.0
    *stages, end = plan.labels
    for label in stages:
        stage = canvas.say((x + 24, y), Label(label.name), 292, anchor="start", stands="down")
        middle = y + LEAD / 2 if label.name else stage.bottom - 12
        spots.append(middle)
        if label.name and not label.note:
            y = stage.bottom + 24
            continue
        way = canvas.say((x + 122, stage.bottom + 10), Label("", label.note), 194, anchor="start", stands="down")
        branch = way.top + LEAD / 2 if label.note else way.bottom - 10
        canvas.pen(curve((x, branch - 18), (x, branch - 4), (x + 8, branch), (x + 26, branch)))
        canvas.pen(line((x + 26, branch), (x + 104, branch)))
        canvas.pen(arrow_head((x + 110, branch), 0))
        y = way.bottom + 16
    last = canvas.say((x + 24, y + 4), end, 292, anchor="start", stands="down")
    tip = last.top + LEAD / 2 + 6 if end.name else last.bottom - 4
    canvas.pen(line((x, spots[0]), (x, tip)))
    canvas.pen(arrow_head((x, tip + 3), 0.25))
    for index, middle in enumerate(spots):
        canvas.point((x, middle), is_you=index == plan.you and not plan.empty)
    canvas.height = max(last.bottom, tip + 6) + 8
    return canvas


def jar(plan: Plan) -> Canvas:
    """Draw what drips into a jar, one drop below the other, and the tap that lets some of it out."""
    canvas, y, x = Canvas(), 6.0, 112.0
    *drops, tap = plan.labels
    for label in drops:
        box = canvas.say((x + 24, y), label, 220, anchor="start", stands="down")
        middle = y + LEAD / 2 if label.name else box.bottom - 14
        canvas.pen(_drop((x, middle)), THIN)
        y = box.bottom + 9
    rim, foot = y + 8, y + 154
    wall_left, wall_right = 34.0, 190.0
    level = rim + 56
    surface = level_curve([(wall_left + 39 * step, level + (5 if step % 2 else 0)) for step in range(5)])
    canvas.tint(_water(surface, wall_left, wall_right, foot))
    wall = Path(
        f"M{wall_left:.0f},{rim:.1f} V{foot - 24:.1f} Q{wall_left:.0f},{foot:.1f} {wall_left + 24:.0f},{foot:.1f} "
        f"H{wall_right - 24:.0f} Q{wall_right:.0f},{foot:.1f} {wall_right:.0f},{foot - 24:.1f} V{rim:.1f}",
        line((wall_left, rim), (wall_left, foot), (wall_right, foot), (wall_right, rim)).points,
    )
    canvas.pen(wall)
    for side, way in ((wall_left, -1), (wall_right, 1)):
        canvas.pen(line((side, rim), (side + 9 * way, rim - 5)))
    canvas.pen(surface, THIN)
    out = foot - 34
    canvas.pen(line((wall_right, out), (wall_right + 34, out), (wall_right + 34, out + 14)))
    canvas.pen(line((wall_right + 17, out), (wall_right + 17, out - 14)), THIN)
    canvas.pen(line((wall_right + 8, out - 14), (wall_right + 26, out - 14)), THIN)
    canvas.pen(_drop((wall_right + 34, out + 36)), THIN)
    canvas.you((112, level))
    box = canvas.say((wall_right + 54, out + 2), tap, 112, anchor="start", stands="middle")
    canvas.height = max(foot + 20, box.bottom + 6)
    return canvas


def _drop(center: Point) -> Path:
    x, y = center
    return curve((x, y - 11), (x - 4, y - 3), (x - 8, y + 1), (x - 7, y + 4)) + Path(
        f"C{x - 6:.1f},{y + 11:.1f} {x + 6:.1f},{y + 11:.1f} {x + 7:.1f},{y + 4:.1f} "
        f"C{x + 8:.1f},{y + 1:.1f} {x + 4:.1f},{y - 3:.1f} {x:.1f},{y - 11:.1f}",
        ((x + 8, y + 4), (x, y + 10)),
    )


def _water(surface: Path, left: float, right: float, foot: float) -> Path:
    return Path(
        f"{surface.written} V{foot - 24:.1f} Q{right:.0f},{foot:.1f} {right - 24:.0f},{foot:.1f} "
        f"H{left + 24:.0f} Q{left:.0f},{foot:.1f} {left:.0f},{foot - 24:.1f} Z",
        (),
    )
