"""Safety rules that hold between the parts of a session, and between texts and the fixed passages."""

import re
from collections.abc import Iterator, Mapping

from ..content.guide import segments
from ..content.model import Document, Reference, Session
from ..content.problem import Problem, quoted
from ..content.record_types import Passage
from ..content.scan import scan
from ..markup.reading import read
from .prose import sentences
from .texts import ReadText

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
    """Yield what a heavy session lacks: a caution, and a check-out at its close."""
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


def eyes_open_problems(own: ReadText) -> Iterator[Problem]:
    """Yield an exercise in mindfulness that does not offer open eyes."""
    if own.text.kind not in ("page", "guide"):
        return
    words = [(piece, own.judged(piece)) for piece in own.body.pieces]
    if any(EYES_OPEN.search(text) for _, text in words):
        return
    for piece, text in words:
        if exercise := MINDFUL.search(text):
            at, found = piece.line_of(exercise.start()), quoted(exercise.group())
            yield Problem(
                own.text.path, at, "eyes-open", "the offer of open eyes", found, "say that eyes can stay open"
            )
            return


def fixed_sentences(passages: Mapping[str, Document[Passage]], reference: Reference) -> dict[str, str]:
    """Return the sentences of the fixed passages that are somebody's own words, bare, each with its passage's key."""
    found = {}
    for key, passage in passages.items():
        root = read(passage.body, reference, passage.body_line).root
        for sentence in sentences(root, passage.body, passage.body_line):
            if len(sentence.words) >= LEAST_WORDS:
                found[_bare(sentence.text)] = key
    return found


def copied_passage_problems(own: ReadText, fixed: Mapping[str, str]) -> Iterator[Problem]:
    """Yield sentences of a fixed passage that somebody typed in; they would not change with it."""
    if own.text.kind == "passage":
        return
    for sentence in own.sentences:
        if key := fixed.get(_bare(sentence.text)):
            fix = f"include it with `/// passage | {key}` and `///`"
            found = quoted(sentence.text)
            yield Problem(own.text.path, sentence.line, "passage-copied", "fixed passages included by key", found, fix)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
