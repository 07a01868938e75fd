"""The sections of a guide as parts of its page: what is timed, what is needed, and what is at hand."""

import re

from ..content.guide import AFTER_SEGMENTS, BEFORE_SEGMENTS
from ..markup.anchors import anchor
from .folding import split_at

NEWCOMER = anchor(BEFORE_SEGMENTS[1])
HAPPENS = anchor(AFTER_SEGMENTS[1])
HEADING_ID = re.compile(r'<h[23]\b[^>]*\bid="([^"]+)"')
URGENT = ('class="passage', 'href="tel:')  # a safety passage, or a help line to call


def in_sections(html: str) -> str:
    """Return the HTML of a guide with each of its sections in an element, whose class says what the section is for.

    The text stays as it is. `part` is timed, `newcomer` and `happens` are at hand during the group, and `reading` is
    anything else. `glance` comes first, with `aims`, `timetable` and each `need` in it. Of what may happen, an
    `emergency` has a safety passage or a help line, and a `case` has neither.
    """
    opening, *texts = split_at(html, "<h2")
    return opening + "".join(_section(_kind(number, text), text) for number, text in enumerate(texts))


def _kind(number: int, html: str) -> str:
    if number == 0:
        return "glance"
    if "data-part=" in html.partition(">")[0]:
        return "part"
    name = match.group(1) if (match := HEADING_ID.match(html)) else ""
    return {NEWCOMER: "newcomer", HAPPENS: "happens"}.get(name, "reading")


def _section(kind: str, html: str) -> str:
    if kind == "glance":
        before, aims, timetable, *needed = split_at(html, "<h3")
        needs = "".join(_element("need", need) for need in needed)
        html = before + _element("aims", aims) + _element("timetable", timetable) + _element("needed", needs)
    elif kind == "happens":
        before, *cases = split_at(html, "<h3")
        html = before + "".join(_element("emergency" if _is_urgent(case) else "case", case) for case in cases)
    return _element(kind, html)


def _is_urgent(html: str) -> bool:
    return any(sign in html for sign in URGENT)


def _element(kind: str, html: str) -> str:
    return f'<div class="{kind}">\n{html.rstrip()}\n</div>\n'
