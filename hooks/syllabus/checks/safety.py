"""Safety rules across the parts of a session, and between texts and the fixed safety passages."""

import re
from collections.abc import Iterator, Mapping

from ..content.guide import segments
from ..content.model import Document, Reference, Session
from ..content.problem import Problem, quoted
from ..content.reference_types import Passage
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
    """Yield a problem for a session on a heavy topic that has no caution, or no check-out at its close."""
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


def eyes_open_problems(read_text: ReadText) -> Iterator[Problem]:
    """Yield a problem for a mindfulness exercise in a text that never offers to keep the eyes open."""
    if read_text.text.kind not in ("page", "guide"):
        return
    texts = [(piece, read_text.own_words(piece)) for piece in read_text.body.pieces]
    if any(EYES_OPEN.search(text) for _, text in texts):
        return
    for piece, text in texts:
        if exercise := MINDFUL.search(text):
            at, found = piece.line_of(exercise.start()), quoted(exercise.group())
            yield Problem(
                read_text.text.path, at, "eyes-open", "the offer of open eyes", found, "say that eyes can stay open"
            )
            return


def fixed_sentences(passages: Mapping[str, Document[Passage]], reference: Reference) -> dict[str, str]:
    """Return the normalized sentences of the fixed passages with the key of their passage.

    Sentences of fewer than `LEAST_WORDS` words are left out.
    """
    fixed = {}
    for key, passage in passages.items():
        root = read(passage.body, reference, passage.body_line).root
        for sentence in sentences(root, passage.body, passage.body_line):
            if len(sentence.words) >= LEAST_WORDS:
                fixed[_normalized(sentence.text)] = key
    return fixed


def copied_passage_problems(read_text: ReadText, fixed: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each sentence copied from a fixed passage, since a copy misses later changes."""
    if read_text.text.kind == "passage":
        return
    for sentence in read_text.sentences:
        if key := fixed.get(_normalized(sentence.text)):
            fix = f"include it with `/// passage | {key}` and `///`"
            found = quoted(sentence.text)
            yield Problem(
                read_text.text.path, sentence.line, "passage-copied", "fixed passages included by key", found, fix
            )


def _normalized(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
