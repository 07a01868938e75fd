"""Rules for guides alone: the fixed passages that each includes, emergencies in its own words, and the look back.

A leader acts on these words in the worst minute of a year, so every guide has the same ones, where they are found.
"""

import re
from collections.abc import Iterator, Mapping

from ..content.guide import segments
from ..content.model import Document, Reference
from ..content.problem import Problem, quoted
from ..content.record_types import GuideRecord
from ..content.reference_types import Passage
from ..content.scan import Mark, Scan, scan
from ..markup.expand import plain_line
from .check_data import Thresholds

Guide = Document[GuideRecord]
ITEM = "### "
OWN_WORDS = re.compile(r"\[line: 911\]|\b(?:killing|kill) (?:yourself|themselves|himself|herself)\b", re.IGNORECASE)
PRACTICE = re.compile(r"\b(?:try|tried|practic\w+|(?:got|gets|get) in (?:the|your|their) way)\b", re.IGNORECASE)
ASK = "**Ask:**"


def guide_rule_problems(guide: Guide, reference: Reference, limits: Thresholds) -> Iterator[Problem]:
    """Yield the problems of one guide under the rules for guides alone."""
    scanned = scan(guide.body, guide.body_line)
    fixed = {key: passage for key, passage in reference.passages.items() if passage.record.in_guides}
    for heading in sorted({str(passage.record.in_guides) for passage in fixed.values()}):
        keys = [key for key, passage in fixed.items() if passage.record.in_guides == heading]
        yield from _missing(guide, scanned, heading, keys)
    yield from _too_many_words(guide, scanned, reference, limits)
    if fixed:
        yield from _own_words(guide, scanned)
    yield from _look_back(guide, scanned)


def _missing(guide: Guide, scanned: Scan, heading: str, keys: list[str]) -> Iterator[Problem]:
    """Yield a problem for each passage that is not below its heading; among items, they are the first ones."""
    mark = next((mark for mark in scanned.headings if mark.text == heading), None)
    if mark is None:  # another rule asks for it
        return
    lines = scanned.section(mark)
    items = [line.line for line in lines if line.text.startswith(ITEM)]
    end = items[len(keys)] if len(items) > len(keys) else mark.line + 1 + len(lines)
    here = {block.argument for block in scanned.blocks if block.name == "passage" and mark.line < block.line < end}
    for key in keys:
        if key not in here:
            first = "as the first item of" if len(keys) == 1 else f"among the first {len(keys)} items of"
            where = first if items else "under"
            fix = f"write `/// passage | {key}` and `///` there, and take out what says the same in other words"
            yield Problem(guide.path, mark.line, "passage-missing", f"{key} {where} {quoted(heading)}", "none", fix)


def _too_many_words(guide: Guide, scanned: Scan, reference: Reference, limits: Thresholds) -> Iterator[Problem]:
    included = [block for block in scanned.blocks if block.name == "passage" and block.argument in reference.passages]
    words = sum(_word_count(reference.passages[block.argument], reference) for block in included)
    most = limits.passage_words.aim
    if most and words > most:
        keys = ", ".join(block.argument for block in included)
        fix = "leave out a passage that another one covers, or that stands on the page"
        expected = f"at most {most:g} words of fixed passages"
        yield Problem(guide.path, included[-1].line, "passage-words", expected, f"{words} in {keys}", fix)


def _word_count(passage: Document[Passage], reference: Reference) -> int:
    return len(re.findall(r"[^\W\d_][\w'\u2019-]*", plain_line(passage.body, reference)))


def _own_words(guide: Guide, scanned: Scan) -> Iterator[Problem]:
    """Yield a problem for each line outside the passages that says what to do in an emergency."""
    for at, line in enumerate(scanned.plain):
        if found := OWN_WORDS.search(line):
            fix = "let the fixed passages say it, or add an `allow` entry where the session teaches just this"
            expected = "emergencies in the words of the fixed passages"
            text = quoted(found.group())
            yield Problem(guide.path, scanned.first_line + at, "emergency-own-words", expected, text, fix, context=line)


def _look_back(guide: Guide, scanned: Scan) -> Iterator[Problem]:
    """Yield a problem where the first question of a look back is not what people tried and what got in the way."""
    timed, _ = segments(guide)
    starts: Mapping[int, Mark] = {mark.line: mark for mark in scanned.headings}
    for part in timed:
        if part.kind == "Look back":
            asked = [line for line in scanned.section(starts[part.line]) if line.text.startswith(ASK)]
            if not asked or not PRACTICE.search(asked[0].text):
                at = asked[0].line if asked else part.line
                found = quoted(asked[0].text.removeprefix(ASK).strip(' "')) if asked else "no question"
                fix = "ask that first; then say something to those who joined today"
                expected = "first what people tried, and what got in the way"
                yield Problem(guide.path, at, "look-back-practice", expected, found, fix)
