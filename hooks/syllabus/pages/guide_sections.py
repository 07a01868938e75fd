"""The sections of a guide as parts of its page: what is timed, what is needed, and what its run sheet has room for."""

import re

from ..content.guide import AFTER_SEGMENTS, BEFORE_SEGMENTS
from ..markup.anchors import anchor
from .folding import split_at

NEWCOMER = anchor(BEFORE_SEGMENTS[1])
HAPPENS = anchor(AFTER_SEGMENTS[1])
HEADING_ID = re.compile(r'<h[23]\b[^>]*\bid="([^"]+)"')
TAG = re.compile(r"<[^<>]*>")
URGENT = ('class="passage', 'href="tel:')  # a safety passage, or a help line to call
ON_PAPER = ("glance", "newcomer", "part", "happens")
SPARE = "spare"
ROOM = 7080  # letters on two pages of Letter paper at the sizes of run-sheet.css, as measured on whole guides
LETTERS_OF_A_LINE = 60  # lost at the end of a paragraph, with the space below it


def in_sections(html: str) -> str:
    """Return the HTML of a guide with each of its sections in an element, whose class says what the section is for.

    The text stays as it is. `part` is timed, `newcomer` and `happens` are at hand during the group, and `reading` is
    anything else. `glance` comes first, with `aims`, `timetable` and each `need` in it. Of what may happen, an
    `emergency` has a safety passage or a help line, and a `case` has neither. A `newcomer` is `spare` where the run
    sheet takes two pages without it, and three with it.
    """
    opening, *texts = split_at(html, "<h2")
    sections = [(_kind(number, text), text) for number, text in enumerate(texts)]
    welcome = sum(_length(kind, text) for kind, text in sections if kind == "newcomer")
    rest = sum(_length(kind, text) for kind, text in sections if kind != "newcomer")
    is_spare = rest <= ROOM < rest + welcome
    return opening + "".join(_section(kind, text, is_spare=is_spare) for kind, text in sections)


def _kind(number: int, html: str) -> str:
    if number == 0:
        return "glance"
    if "data-part=" in html.partition(">")[0]:
        return "part"
    name = match.group(1) if (match := HEADING_ID.match(html)) else ""
    return {NEWCOMER: "newcomer", HAPPENS: "happens"}.get(name, "reading")


def _section(kind: str, html: str, *, is_spare: bool) -> str:
    if kind == "glance":
        before, aims, timetable, *needed = split_at(html, "<h3")
        needs = "".join(_element("need", need) for need in needed)
        html = before + _element("aims", aims) + _element("timetable", timetable) + _element("needed", needs)
    elif kind == "happens":
        before, *cases = split_at(html, "<h3")
        html = before + "".join(_element("emergency" if _is_urgent(case) else "case", case) for case in cases)
    elif kind == "newcomer" and is_spare:
        kind = f"{kind} {SPARE}"
    return _element(kind, html)


def _length(kind: str, html: str) -> float:
    """Return the room that a section takes on the run sheet, in letters; what is brought stands there in small type."""
    if kind == "glance":
        return 0.3 * len(TAG.sub("", "".join(split_at(html, "<h3")[3:])))
    if kind == "happens":
        html = "".join(case for case in split_at(html, "<h3")[1:] if _is_urgent(case))
    paragraphs = 0 if kind == "newcomer" else html.count("<p") + html.count("<li")
    return len(TAG.sub("", html)) + LETTERS_OF_A_LINE * paragraphs if kind in ON_PAPER else 0


def _is_urgent(html: str) -> bool:
    return any(sign in html for sign in URGENT)


def _element(kind: str, html: str) -> str:
    return f'<div class="{kind}">\n{html.rstrip()}\n</div>\n'
