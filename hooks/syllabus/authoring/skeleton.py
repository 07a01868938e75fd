"""The skeleton of a session: the shape of another one, with TODO wherever words have to be written.

No sentence in it has eight words or more, since the checks take such a one in two sessions for a copy.
"""

import json
from collections.abc import Iterator
from typing import Any

from ..checks.check_data import Thresholds
from ..checks.unwritten import MARK
from ..content.audiences import Audience
from ..content.guide import AFTER_SEGMENTS, BEFORE_SEGMENTS, PAGE_HEADINGS, SHORT, Segment, segments
from ..content.model import Document, Reference, Session
from ..content.record_types import GuideRecord
from ..content.scan import scan

SHEET = "-sheet"  # what follows the session's slug in the name of its sheet
SHORT_STEPS = (5, 15, 5)  # minutes, 25 together
STEMS = 3


def skeleton(
    slug: str,
    like: Session,
    guide: Document[GuideRecord],
    audience: Audience,
    reference: Reference,
    limits: Thresholds,
) -> dict[str, str]:
    """Return the files of a new session in the shape of `like` and its `guide`, by path in the session's folder.

    Minutes, stages and timed parts are those of `like`. So are the fixed passages of the page; the guide has those that
    every guide has.
    """
    sheet = f"{slug}{SHEET}"
    return {
        "session.md": _page(slug, sheet, like, audience),
        "facilitator.md": _guide(sheet, like, guide, reference, limits),
        f"worksheets/{sheet}.md": _sheet(like),
    }


def _page(slug: str, sheet: str, like: Session, audience: Audience) -> str:
    record = like.page.record
    front = {
        "title": f"{MARK}: {slug.replace('-', ' ')}",
        "summary": f"{MARK}: one sentence for lists",
        "minutes": record.minutes,
        "core": record.core,
        "stage": list(record.stage),
        "objectives": [f"{objective.split()[0]} {MARK}" for objective in record.objectives],
        "key_points": [f"{MARK}: a line to keep"],
        "worksheets": [sheet],
        "needs": list(record.needs),
        "plan_problems": list(record.plan_problems),
        **({"cautions": [f"{MARK}: what to take care of"]} if record.cautions else {}),
        "review": {"due": str(record.review.due)},
    }
    parts = [f"{MARK}: why it matters.", f"## {MARK}: a heading", f"{MARK}: what to know."]
    for heading in PAGE_HEADINGS[audience]:
        parts += [f"## {heading}", f"{MARK}: {heading.lower()}.", *_passages(like.page, heading)]
    return _text(front, parts)


def _guide(sheet: str, like: Session, guide: Document[GuideRecord], reference: Reference, limits: Thresholds) -> str:
    front = {"lead": list(guide.record.lead), "print": {sheet: 1}}
    fixed = frozenset(key for key, passage in reference.passages.items() if passage.record.in_guides)
    names = [reference.plan_problems.get(key, key) for key in like.page.record.plan_problems]
    sections: dict[str, list[str]] = {
        "Prepare": [f"**Purpose.** {MARK}: what people leave with."],
        "If someone is new": [f'**Say:** "{MARK}: a welcome."'],
        "Questions to ask": [_lines(f"{number}. {MARK}: a question?" for number in _numbers(limits.questions.low))],
        "If this happens": [],
        "Adapt it": [f"- **Telehealth.** {MARK}: how it works there."],
        SHORT: ["\n".join(f"{MARK}: a step ({minutes} min)." for minutes in SHORT_STEPS)],
        "Another way to do it": [f"{MARK}: another way."],
        "Write it down": [
            _lines((f"- **Group note:** {MARK}.", *(f"- **{names[0]}:** {MARK} {n}." for n in _numbers(STEMS))))
        ],
        "Did we do it?": [_lines(f"- {MARK}: yes or no {number}." for number in _numbers(limits.fidelity_items.low))],
    }
    parts = []
    for heading in BEFORE_SEGMENTS:
        parts += [f"## {heading}", *sections[heading], *_passages(guide, heading, fixed)]
    timed, _ = segments(guide)
    for segment in timed:
        parts += _timed(segment)
    for heading in AFTER_SEGMENTS:
        parts += [f"## {heading}", *sections[heading]]
        parts += _cases(guide, heading, fixed, limits) if heading == "If this happens" else []
    return _text(front, parts)


def _timed(segment: Segment) -> list[str]:
    kind, minutes = segment.kind, segment.minutes
    told = {
        "Look back": f'**Ask:** "What did you try? {MARK}."',
        "Break": f"**Do:** {MARK}: the break.",
        "Practice": f"**Do:** {MARK}: what people do.",
        "Close": f'**Ask:** "{MARK}: a question for the check-out?"',
    }
    heading = f"## {kind} ({minutes} min)" if segment.title == kind else f"## {kind}: {MARK}: a title ({minutes} min)"
    return [heading, told.get(kind, f'**Say:** "{MARK}: words to say."')]


def _cases(guide: Document[GuideRecord], heading: str, fixed: frozenset[str], limits: Thresholds) -> Iterator[str]:
    """Yield the cases of a guide that have one of the `fixed` passages, and as many to write as are missing."""
    scanned = scan(guide.body, guide.body_line)
    titles = [mark.text for mark in scanned.headings if mark.level == 3 and _passages(guide, mark.text, fixed)]
    below = [passage for title in titles for passage in _passages(guide, title, fixed)]
    yield from (passage for passage in _passages(guide, heading, fixed) if passage not in below)
    for title in titles:
        yield from (f"### {title}", *_passages(guide, title, fixed))
    for number in range(len(titles) + 1, int(limits.if_this_happens.low or 0) + 1):
        yield from (f"### {MARK}: case {number}", f'**Say:** "{MARK}: words for case {number}."')


def _passages(document: Document[Any], heading: str, keys: frozenset[str] | None = None) -> list[str]:
    """Return the blocks of fixed passages below a heading of a text, all of them or those with these keys."""
    scanned = scan(document.body, document.body_line)
    lines = {line.line for mark in scanned.headings if mark.text == heading for line in scanned.section(mark)}
    blocks = (block for block in scanned.blocks if block.name == "passage" and block.line in lines)
    names = (block.argument for block in blocks if keys is None or block.argument in keys)
    return [f"/// passage | {name}\n///" for name in names]


def _sheet(like: Session) -> str:
    front = {
        "title": f"{MARK}: title of the sheet",
        "kind": like.worksheets[0].record.kind if like.worksheets else "checklist",
        "purpose": f"{MARK}: what it is for.",
        "afterwards": f"{MARK}: what to do with it.",
    }
    return _text(front, [f"/// write | {MARK}: what to write\n    lines: 3\n///"])


def _numbers(count: float | None) -> range:
    return range(1, int(count or 0) + 1)


def _lines(items: Any) -> str:
    return "\n".join(items)


def _text(front: dict[str, Any], parts: list[str]) -> str:
    """Return a file; each value of its front matter stands on a line as JSON, which is YAML, too."""
    keys = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(["---", *keys, "---", "", "\n\n".join(parts), ""])
