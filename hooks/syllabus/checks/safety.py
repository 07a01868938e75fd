"""Safety rules that hold between the parts of a session, and between texts and the fixed passages."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ..content.guide import segments
from ..content.model import Document, Session
from ..content.problem import Problem, shown
from ..content.record_types import Passage
from ..content.scan import scan
from .prose import sentences
from .texts import CheckedText

HEAVY_PROBLEMS = frozenset({"shame", "grief", "trauma-reactions"})
HEAVY_WORDS = re.compile(r"\b(?:suicid\w*|grief|grieving|shame|trauma\w*)\b", re.IGNORECASE)
CHECK_OUT = re.compile(r"\bcheck(?:s|ing|ed)?[- ]?outs?\b", re.IGNORECASE)
MINDFUL = re.compile(
    r"\b(?:mindful(?:ness)?|meditat\w+|body scan|close your eyes|eyes closed|notice your breath|follow your breath)\b",
    re.IGNORECASE,
)
EYES_OPEN = re.compile(
    r"\beyes (?:stay |are |kept |can stay |can be )?open\b|\bopen eyes\b|\beyes-open\b", re.IGNORECASE
)
LEAST_WORDS = 8


def session_safety_problems(session: Session) -> Iterator[Problem]:
    """A heavy session has a caution and a check-out; an exercise in mindfulness offers open eyes."""
    page, guide = session.page, session.guide
    record = page.record
    heavy = HEAVY_PROBLEMS & set(record.plan_problems) or HEAVY_WORDS.search(f"{record.title} {record.summary}")
    if heavy and not record.cautions:
        fix = "say under `cautions` what a leader must take care of"
        yield Problem(page.path, 1, "heavy-caution", "a caution", "none on a heavy topic", fix)
    if heavy and guide is not None:
        close = [segment for segment in segments(guide)[0] if segment.kind == "Close"]
        scanned = scan(guide.body, guide.body_line)
        lines = [
            line.text for h in scanned.headings if h.line in {s.line for s in close} for line in scanned.section(h)
        ]
        if not CHECK_OUT.search(" ".join(lines)):
            at = close[-1].line if close else guide.body_line
            fix = "end with a check-out, so that nobody leaves alone with it"
            yield Problem(guide.path, at, "heavy-check-out", "a check-out in Close", "none on a heavy topic", fix)
    for part in (page, guide):
        if part is not None and (exercise := MINDFUL.search(part.body)) and not EYES_OPEN.search(part.body):
            at = part.body_line + part.body.count("\n", 0, exercise.start())
            fix = "say that eyes can stay open"
            yield Problem(part.path, at, "eyes-open", "the offer of open eyes", shown(exercise.group()), fix)


def copied_passage_problems(text: CheckedText, passages: Mapping[str, Document[Passage]]) -> Iterator[Problem]:
    """Sentences of a fixed passage that somebody typed in; they would not change with it."""
    if text.kind == "passage":
        return
    fixed = {_bare(s.text): key for key, passage in passages.items() for s in sentences(passage.body, passage.body_line)
             if len(s.words) >= LEAST_WORDS}  # fmt: skip
    for sentence in sentences(text.body, text.body_line):
        if key := fixed.get(_bare(sentence.text)):
            fix = f"include it with `/// passage | {key}` and `///`"
            found = shown(sentence.text)
            yield Problem(text.path, sentence.line, "passage-copied", "fixed passages included by key", found, fix)


@lru_cache(maxsize=1024)  # the passages come up again with each text
def _bare(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
