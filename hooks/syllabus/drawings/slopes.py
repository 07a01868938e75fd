"""Drawings of how much: a wave over time, a thermometer, and bars."""

import re

from .canvas import DASHES, DOTS, INK, RING, RULE, THIN, WIDTH, Canvas, Label, circle
from .letters import LEAD
from .paths import Path, arc, arrow_head, level_curve, line
from .plan import Plan

TOP_NUMBER = 10
AMOUNT = re.compile(r"\d[\d,]*(?:\.\d+)?", re.ASCII)


def wave(plan: Plan) -> Canvas:
    """Draw an urge that rises, peaks and falls, with the reader on its crest, and maybe a second, smaller one."""
    if plan.empty:
        return _empty_wave(plan)
    canvas = Canvas()
    rises, peaks, falls, *again = plan.labels
    peak = canvas.say((150, 6), peaks, 270, stands="down")
    crest, foot = peak.bottom + RING + 8, peak.bottom + RING + 138 + 30 * plan.size
    first = level_curve([(20, foot), (150, crest), (262, foot - 6 if again else foot)])
    canvas.tint(_closed(first, foot + 13))
    canvas.pen(first)
    if again:
        canvas.pen(level_curve([(262, foot - 6), (304, foot - 40), (346, foot)]), INK, DASHES)
    else:
        canvas.pen(line((262, foot), (340, foot)))
    canvas.pen(line((14, foot + 14), (340, foot + 14)), THIN)
    canvas.pen(arrow_head((346, foot + 14), 0, 9), THIN)
    canvas.you((150, crest))
    canvas.say((4, crest + 4), rises, 98, anchor="start", stands="down")
    canvas.say((196, crest + 4), falls, 158, anchor="start", stands="down")
    if again:
        canvas.say((356, foot - 52), again[0], 118, anchor="end", stands="up", bold=False)
    canvas.height = foot + 26
    return canvas


def _closed(path: Path, foot: float) -> Path:
    start, end = path.points[0], path.points[-1]
    return Path(f"{path.written} L{end[0]:.0f},{foot:.0f} L{start[0]:.0f},{foot:.0f} Z", path.points)


def _empty_wave(plan: Plan) -> Canvas:
    canvas = Canvas()
    left, right, top, step = 36, WIDTH - 8, 40, 21
    foot = top + TOP_NUMBER * step
    canvas.pen(line((left, top - 8), (left, foot), (right, foot)))
    for strength in range(1, TOP_NUMBER + 1):
        y = foot - strength * step
        is_named = strength % 5 == 0
        canvas.pen(line((left + 8, y), (right, y)), RULE, "" if is_named else DOTS)
    for column in range(1, 7):
        x = left + (right - left - 4) * column / 6
        canvas.pen(line((x, foot - 9), (x, foot)), THIN)
    canvas.say((4, 4), Label(plan.axes.strength), 220, anchor="start", stands="down", bold=False)
    for strength in (TOP_NUMBER, 5, 0):
        canvas.say((left - 7, foot - strength * step), Label(str(strength)), 30, anchor="end", bold=False)
    canvas.say((right, foot + 6), Label(plan.axes.time), 300, anchor="end", stands="down", bold=False)
    canvas.height = foot + 8 + LEAD
    return canvas


def thermometer(plan: Plan) -> Canvas:
    """Draw a scale from the first number down to 0, with words at each; the reader stands beside one of them."""
    canvas = Canvas()
    labels = plan.labels or tuple(Label(str(value)) for value in (10, 7, 4, 0))
    values = [int(label.name) for label in labels]
    step = (190 + 70 * plan.size) / max(values[0], 1)
    top, foot = 44, 44 + 190 + 70 * plan.size

    def height(value: int) -> float:
        return foot - value * step

    at = values[plan.you]
    bulb = foot + 44
    if not plan.empty:
        canvas.tint(line((66, height(at)), (94, height(at)), (94, bulb), (66, bulb), closed=True))
        canvas.tint(circle((80, bulb), 24))
    left, right = line((63, bulb - 20), (63, top - 8)), line((97, top - 8), (97, bulb - 20))
    canvas.pen(left)
    canvas.pen(arc((80, top - 8), (17, 17), 0.5, 1))
    canvas.pen(right)
    canvas.pen(arc((80, bulb), (26, 26), -0.135, 0.635))
    for index, (value, label) in enumerate(zip(values, labels, strict=True)):
        y = height(value)
        canvas.pen(line((97, y), (112, y)), THIN)
        canvas.say((142, y), Label(str(value)), 30, anchor="end")
        canvas.say((156, y), Label(label.note), 200, anchor="start", bold=index == plan.you and not plan.empty)
    if not plan.empty:
        canvas.pen(line((63, height(at)), (41, height(at))), THIN)
        canvas.you((32, height(at)))
    canvas.height = bulb + 32
    return canvas


def bars(plan: Plan) -> Canvas:
    """Draw amounts as bars below one another, each as long as the number in its note.

    Where there is a most that they can reach, a line under each bar goes on to it.
    """
    canvas, y = Canvas(), 6.0
    amounts = [amount_of(label.note) for label in plan.labels]
    most = plan.most or max(*amounts, 1e-9)
    for label, amount in zip(plan.labels, amounts, strict=True):
        sum_of = canvas.say((354, y), Label("", label.note), 130, anchor="end", stands="down") if label.note else None
        name = canvas.say((6, y), Label(label.name), 210, anchor="start", stands="down")
        y = max(name.bottom, sum_of.bottom if sum_of else 0) + 4
        length = 348 if plan.empty else max(348 * amount / most, THIN)
        canvas.pen(
            line((6, y), (6 + length, y), (6 + length, y + 18), (6, y + 18), closed=True),
            INK if not plan.empty else THIN,
        )
        if plan.most > amount:
            canvas.pen(line((6 + length, y + 18), (354, y + 18), (354, y + 8)), THIN)
        y += 18 + 16
    canvas.height = y - 8
    return canvas


def amount_of(note: str) -> float:
    """Return the number in words such as `$1,550`. Raises ValueError unless there is exactly one."""
    (found,) = AMOUNT.findall(note) or [""]
    return float(found.replace(",", "")) if found else 0.0
