"""Rules for sources: a claim about research or figures needs one, and what is cited is exactly what is listed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..content.model import Document
from ..content.problem import Problem, quoted
from ..content.scan import Mark
from ..markup.pieces import CITED
from .prose import split
from .texts import ReadText

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
)  # matches lower-case text: case-insensitive matching takes twice as long


def claim_problems(read: ReadText) -> Iterator[Problem]:
    """Yield a problem for each claim without a citation in its own line or the two lines after it."""
    fix = "add [@key] of a source that says so, or drop the figure"
    for piece in read.body.pieces:
        if piece.kind == "heading":  # it says what the text below it is about
            continue
        lines = piece.prose.split("\n")
        for index, line in enumerate(lines):
            bare = line.replace(CITED, "")
            for sentence in split(bare) if CLAIM.search(bare.lower()) else ():
                if CLAIM.search(sentence.lower()) and not any(CITED in other for other in lines[index : index + 3]):
                    at, found = piece.line + index, quoted(sentence)
                    yield Problem(
                        read.text.path, at, "claim-unsourced", "a source with a claim", found, fix, "error", sentence
                    )


def source_use_problems(
    owner: Document[Any], parts: Iterable[Document[Any]], cites: Mapping[str, Sequence[Mark]], *, is_whole: bool
) -> Iterator[Problem]:
    """Yield a problem for each source that a page or form lists but never cites, or cites but does not list.

    `parts` are the other texts for which it lists the sources, and all of them are there if it `is_whole`. `cites` maps
    the path of each text to the sources it cites.
    """
    cited: dict[str, tuple[str, int]] = {}
    for part in (owner, *parts):
        for mark in cites.get(part.path, ()):
            cited.setdefault(mark.text, (part.path, mark.line))
    listed = owner.record.sources
    for key, (path, line) in cited.items():
        if key not in listed:
            fix = f"add `{key}` to `sources` in {owner.path}"
            yield Problem(path, line, "source-unlisted", "a listed source", quoted(key), fix)
    for index, key in enumerate(listed if is_whole else ()):  # a guide that could not be read may cite them
        if key not in cited:
            at = owner.line("sources", index)
            fix = "cite it with [@key] where it is used, or take it off"
            yield Problem(owner.path, at, "source-uncited", "a source that is cited", quoted(key), fix, "warning")
