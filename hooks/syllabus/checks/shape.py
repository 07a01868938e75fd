"""Rules of the content standard: lengths, counts, verbs of objectives, and the share of practice."""

import re
from collections.abc import Iterator
from typing import Any

from ..content.guide import segments, stems
from ..content.model import Document, Session
from ..content.problem import Level, Problem, quoted
from ..content.record_types import GuideRecord
from ..content.scan import Mark, Scan, scan
from ..content.screen_lines import for_leaders
from .check_data import Limit, Thresholds
from .patterns import Haystack, find_matches
from .texts import ReadText

EARLIER = r"\b(?:last (?:week|time|session) (?:we|you)|as we (?:saw|learned|discussed)|(?:previous|last) session)\b"
NUMBERED = re.compile(r"^\d+\. ")
SHORT_MINUTES = re.compile(r"\((\d+) min\)")


def shape_problems(session: Session, limits: Thresholds) -> Iterator[Problem]:
    """Yield a problem for each count or length of a session that is outside its limits in `thresholds.yml`."""
    page = session.page
    record = page.record
    yield from _count(
        page,
        page.line("objectives"),
        "objective-count",
        "objectives",
        len(record.objectives),
        limits.objectives,
        "error",
    )
    for index, objective in enumerate(record.objectives):
        verb = objective.split()[0].lower()
        if verb not in limits.objective_verbs:
            fix = "start with a verb that somebody can see, such as name, sort, choose or practice"
            at = page.line("objectives", index)
            yield Problem(
                page.path, at, "objective-verb", "a verb of the list first", quoted(objective), fix, "error", objective
            )
    for index, point in enumerate(record.key_points):
        most = limits.key_point_words.aim
        if most and len(point.split()) > most:
            at = page.line("key_points", index)
            found = f"{len(point.split())} in {quoted(point)}"
            yield Problem(
                page.path, at, "key-point-length", f"at most {most:g} words", found, "shorten it", "error", point
            )
    words = len(page.body.split())
    yield from _count(page, page.body_line, "page-length", "words on a page", words, limits.page_words)
    for sheet in session.worksheets:
        yield from sheet_problems(sheet, limits)
    if session.guide:
        yield from _guide_problems(session, session.guide, limits)


def _guide_problems(session: Session, guide: Document[GuideRecord], limits: Thresholds) -> Iterator[Problem]:
    minutes = session.page.record.minutes
    length = limits.long_guide_words if minutes > 60 else limits.guide_words
    words = own_word_count(guide)
    yield from _count(guide, guide.body_line, "guide-length", "words of a guide's own", words, length)
    timed, _ = segments(guide)
    total = sum(segment.minutes for segment in timed)
    practice = sum(segment.minutes for segment in timed if segment.kind == "Practice")
    least = limits.practice_share.low
    if least and total and practice < least * total:
        fix = "give minutes of Teach to Practice"
        expected = f"at least a third of {total} minutes in Practice"
        yield Problem(guide.path, timed[0].line, "practice-share", expected, f"{practice}", fix)
    scanned = scan(guide.body, guide.body_line)
    for heading, rule, pattern, limit in (
        ("Questions to ask", "question-count", NUMBERED, limits.questions),
        ("If this happens", "case-count", re.compile(r"^### "), limits.if_this_happens),
        ("Did we do it?", "fidelity-count", re.compile(r"^- "), limits.fidelity_items),
    ):
        if mark := _heading(scanned, heading):
            count = sum(bool(pattern.match(line.text)) for line in scanned.section(mark))
            yield from _count(guide, mark.line, rule, f"items under {heading}", count, limit, "error")
    if (mark := _heading(scanned, "Write it down")) and len(stems(guide)) != 4:
        fix = "write **Group note:** and three stems, each with the label of a plan problem"
        yield Problem(guide.path, mark.line, "stem-count", "a group note and three stems", str(len(stems(guide))), fix)
    if mark := _heading(scanned, "Short version (25 minutes)"):
        parts = [int(n) for line in scanned.section(mark) for n in SHORT_MINUTES.findall(line.text)]
        if sum(parts) != 25:
            fix = "give each step its minutes, written (N min)"
            found = f"{' + '.join(map(str, parts)) or 'none'} = {sum(parts)}"
            yield Problem(guide.path, mark.line, "short-version", "steps that add up to 25 minutes", found, fix)


def own_word_count(guide: Document[GuideRecord]) -> int:
    """Return how many words a guide has of its own, without fixed passages and the words for the group's screen."""
    lines = for_leaders(guide.body, guide.body_line).split("\n")
    words = " ".join(line for line in lines if not line.startswith("///")).split()
    return sum(any(letter.isalnum() for letter in word) for word in words)


def sheet_problems(sheet: Document[Any], limits: Thresholds) -> Iterator[Problem]:
    """Yield a problem for a sheet or a form with more steps than `thresholds.yml` allows."""
    steps = [line for line in sheet.body.split("\n") if NUMBERED.match(line)]
    yield from _count(
        sheet, sheet.body_line, "sheet-steps", "steps on a sheet", len(steps), limits.sheet_steps, "error"
    )


def stands_alone_problems(read: ReadText) -> Iterator[Problem]:
    """Yield a problem for each reference to an earlier session in a core session, which anybody may join."""
    for piece in read.body.pieces if read.text.is_core else ():
        text = read.own_words(piece)
        for match in find_matches(EARLIER, Haystack(text)):
            fix = "say it so that somebody who joined today can follow"
            at, found = piece.line_of(match.start()), quoted(text[slice(*match.span())])
            yield Problem(read.text.path, at, "stands-alone", "nothing that needs an earlier session", found, fix)


def _heading(scanned: Scan, text: str) -> Mark | None:
    return next((mark for mark in scanned.headings if mark.text == text), None)


def _count(
    part: Document[Any],
    line: int,
    rule: str,
    what: str,
    count: int,
    limit: Limit,
    level: Level = "warning",
) -> Iterator[Problem]:
    low = limit.low if limit.low is not None else 0
    high = limit.aim if limit.aim is not None else float("inf")
    if not low <= count <= high:
        span = f"{low:g} to {high:g}" if high != float("inf") else f"at least {low:g}"
        span = f"at most {high:g}" if limit.low is None else f"{low:g}" if low == high else span
        fix = "add what is missing" if count < low else "cut, or split it"
        yield Problem(part.path, line, rule, f"{span} {what}", str(count), fix, level)
