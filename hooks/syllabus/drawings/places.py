"""Drawings of things: a balance, a fork in the way, the plan of a home, and an iceberg."""

from .canvas import THIN, Canvas
from .paths import arrow_head, curve, level_curve, line
from .plan import Plan


def balance(plan: Plan) -> Canvas:
    """Draw a level balance with a label below each of its two pans."""
    canvas = Canvas()
    canvas.pen(line((180, 34), (180, 178)))
    canvas.pen(line((136, 178), (224, 178)))
    canvas.pen(line((84, 34), (276, 34)))
    bottom = 0.0
    for x, label in zip((84.0, 276.0), plan.labels, strict=True):
        canvas.pen(line((x - 62, 124), (x, 34), (x + 62, 124)), THIN)
        canvas.pen(line((x - 66, 124), (x + 66, 124)))
        canvas.pen(curve((x - 64, 124), (x - 44, 162), (x + 44, 162), (x + 64, 124)))
        box = canvas.say((x, 192), label, 150, stands="down", rules=3 if plan.empty else 0)
        bottom = max(bottom, box.bottom)
    canvas.you((180, 34), 11)
    canvas.height = bottom + 8
    return canvas


def fork(plan: Plan) -> Canvas:
    """Draw a way that parts: the first label is the place, where the reader stands; the others are the ways."""
    canvas = Canvas()
    here, *ways = plan.labels
    width, rules = (160, 2 if plan.empty else 0) if len(ways) == 2 else (112, 2 if plan.empty else 0)
    xs = (86.0, 274.0) if len(ways) == 2 else (60.0, 180.0, 300.0)
    low = 6 + max(canvas.room_for(way, width, rules=rules) for way in ways)
    for x, way in zip(xs, ways, strict=True):
        canvas.say((x, low), way, width, stands="up", rules=rules)
    top = low + 12
    foot = top + 168
    for x in xs:
        if x == 180:
            canvas.pen(line((180, foot - 48), (180, top + 4)))
        else:
            canvas.pen(curve((180, foot - 48), (180, foot - 108), (x, foot - 92), (x, top + 4)))
        canvas.pen(arrow_head((x, top), -0.25))
    canvas.pen(line((180, foot), (180, foot - 48)))
    canvas.you((180, foot - 36))
    box = canvas.say((202, foot - 34), here, 154, anchor="start", stands="down")
    canvas.height = max(foot, box.bottom) + 8
    return canvas


def house(plan: Plan) -> Canvas:
    """Draw the plan of a home with four rooms, and the reader at its front door."""
    canvas = Canvas()
    room = 150.0 if plan.empty else 92 + 14.0 * plan.size
    top, middle, foot = 8.0, 8 + room, 8 + 2 * room
    canvas.pen(line((170, foot), (12, foot), (12, top), (348, top), (348, foot), (218, foot)))
    canvas.pen(line((12, middle), (70, middle)), THIN)
    canvas.pen(line((104, middle), (256, middle)), THIN)
    canvas.pen(line((290, middle), (348, middle)), THIN)
    canvas.pen(line((180, top), (180, middle - 50)), THIN)
    canvas.pen(line((180, middle - 16), (180, middle)), THIN)
    canvas.pen(line((160, middle), (160, foot)), THIN)
    names = [((95, 0), (267, 0)), ((86, 1), (254, 1))]
    rooms = [spot for row in names for spot in row]
    for (x, row), label in zip(rooms, plan.labels, strict=False):
        y = top + row * room + (12 if plan.empty else room / 2 - (0 if row else 10))
        canvas.say((x, y), label, 142, stands="down" if plan.empty else "middle")
    canvas.you((194, foot + 18))
    bottom = foot + 30
    if len(plan.labels) > len(rooms):
        box = canvas.say((214, foot + 18), plan.labels[-1], 140, anchor="start")
        bottom = max(bottom, box.bottom)
    canvas.height = bottom + 6
    return canvas


def iceberg(plan: Plan) -> Canvas:
    """Draw an iceberg: the first label is what shows, and all others are under the water, where the reader knows."""
    canvas = Canvas()
    above, *below = plan.labels
    tip = canvas.say((180, 44 + 10 * plan.size), above, 140, stands="down")
    water = tip.bottom + 14
    canvas.pen(
        line(
            (76, water - 4),
            (118, water - 52),
            (140, 30),
            (162, 8),
            (192, 20),
            (214, 14),
            (246, water - 46),
            (286, water - 4),
        )
    )
    y = water + 18 + 9 * plan.size
    rows = [below[index : index + 2] for index in range(0, len(below), 2)]
    for row in rows:
        bottoms = []
        for index, label in enumerate(row):
            x = 180.0 if len(row) == 1 else (108.0 if index == 0 else 252.0)
            bottoms.append(canvas.say((x, y), label, 132, stands="down").bottom)
        y = max(bottoms) + 14
    foot = y + 56
    canvas.tint(
        line(
            (72, water),
            (288, water),
            (350, water + 44),
            (326, y),
            (214, foot),
            (150, foot - 8),
            (36, y),
            (10, water + 44),
            closed=True,
        )
    )
    canvas.pen(
        line(
            (72, water + 2),
            (10, water + 44),
            (36, y + 4),
            (148, foot - 8),
            (212, foot),
            (326, y),
            (350, water + 44),
            (290, water + 2),
        )
    )
    canvas.pen(level_curve([(4, water + 2), (26, water - 4), (48, water + 2), (72, water + 2)]), THIN)
    canvas.pen(line((84, water), (280, water)), THIN, "2 8")
    canvas.pen(level_curve([(290, water + 2), (312, water - 4), (334, water + 2), (356, water + 2)]), THIN)
    canvas.you((180, y + 16))
    canvas.height = foot + 8
    return canvas
