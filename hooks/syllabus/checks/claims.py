"""Claims that rest on research or on a figure must stand with a source."""

import re
from collections.abc import Iterator

from ..content.model import Module, Session
from ..content.problem import Problem, shown
from ..content.scan import CITE, scan
from .prose import split
from .texts import CheckedText

NUMBER_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
CLAIM = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?:%|percent\b)"
    r"|\b(?:studies|research|evidence|trials?|surveys?|science)\s+(?:\w+\s+){0,2}(?:shows?|showed|suggests?|finds?|found|says?|proves?)\b"
    r"|\b(?:in|according to) (?:a|one|the|several|some|\d+) (?:\w+ ){0,2}(?:stud(?:y|ies)|surveys?|trials?|reviews?)\b"
    r"|\b(?:a|one|another) (?:\w+ ){0,2}(?:study|survey|trial|review) (?:of|looked|found|showed)\b"
    rf"|\b(?:twice|{NUMBER_WORD} times) (?:as|more|less) (?:likely|often)\b"
    r"|\b(?:most|many|half of|a third of|a quarter of) (?:people|patients|adults|families|those) who\b"
    rf"|\b{NUMBER_WORD} (?:in|out of) (?:every )?{NUMBER_WORD} (?:people|adults|patients|families)\b"
    r"|\b(?:proven|evidence-based|scientifically)\b"
)  # for text in small letters, which the engine looks through in half the time


def claim_problems(text: CheckedText) -> Iterator[Problem]:
    """Claims whose paragraph or item gives no source at or after them."""
    scanned = scan(text.body, text.body_line)
    paragraph: list[tuple[int, str]] = []
    for number, line in enumerate([*scanned.plain, ""], start=text.body_line):
        if line.strip() and not line.startswith(("#", "|", "/")) and not (line.startswith("- ") and paragraph):
            paragraph.append((number, line))
            continue
        yield from _paragraph_problems(text, paragraph)
        paragraph = [(number, line)] if line.startswith("- ") else []


def _paragraph_problems(text: CheckedText, paragraph: list[tuple[int, str]]) -> Iterator[Problem]:
    lines = [line for _, line in paragraph]
    for index, (number, line) in enumerate(paragraph):
        bare = CITE.sub("", line)
        for sentence in split(bare) if CLAIM.search(bare.lower()) else ():
            if CLAIM.search(sentence.lower()) and not CITE.search(" ".join(lines[index : index + 3])):
                fix = "add [@key] of a source that says so, or drop the figure"
                expected = "a source with a claim"
                yield Problem(text.path, number, "claim-unsourced", expected, shown(sentence), fix, "error", sentence)


def source_use_problems(module: Module, session: Session) -> Iterator[Problem]:
    """Sources that a session lists and does not cite, or cites and does not list."""
    cited: dict[str, tuple[str, int]] = {}
    for part in (session.page, session.guide, *session.worksheets):
        if part is not None:
            for mark in scan(part.body, part.body_line).cites:
                cited.setdefault(mark.text, (part.path, mark.line))
    listed = session.page.record.sources
    for key, (path, line) in cited.items():
        if key not in listed:
            fix = f"add `{key}` to `sources` in {session.page.path}"
            yield Problem(path, line, "source-unlisted", "a source that the session lists", shown(key), fix)
    for index, key in enumerate(listed if session.guide else ()):  # a guide that could not be read may cite them
        if key not in cited:
            at = session.page.line("sources", index)
            fix = "cite it with [@key] where it is used, or take it off"
            yield Problem(session.page.path, at, "source-uncited", "a source that is cited", shown(key), fix, "warning")
