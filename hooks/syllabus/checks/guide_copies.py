"""The rule that no words of a guide stand in a text that participants are shown, told before anything is built."""

import html
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from ..content.hidden import without_hidden
from ..content.problem import Problem, quoted
from ..content.scan import CITE, HELP_LINE
from .texts import CheckedText

WORDS = 8  # also finds two sentences of four words or more that stand together
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
TARGET = re.compile(r"\]\([^)\s]*\)?")
Run = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Passage:
    """A part of a file: its text, and the line that it starts on."""

    path: str
    line: int
    text: str


def plain(text: str) -> str:
    """Return `text` in lower case without marks, hidden characters and the targets of links; lines stay."""
    bare = without_hidden(html.unescape(text)).lower().replace("\u2019", "'")
    return TARGET.sub("]", HELP_LINE.sub(" ", CITE.sub(" ", bare))).replace("*", "")


def runs(text: str, length: int = WORDS) -> Iterator[Run]:
    """Yield all runs of `length` words in a plain text."""
    words = WORD.findall(text)
    return zip(*(words[at:] for at in range(length)), strict=False)


def guide_copy_problems(texts: Sequence[CheckedText]) -> Iterator[Problem]:
    """Yield a problem for the first words of a guide in each part of a text that participants read."""
    guides = [passage for text in texts for passage in _passages(text, is_guide=True)]
    known: dict[Run, Passage] = {}
    for guide in reversed(guides):  # the first guide that has a run is the one that is named
        known.update(dict.fromkeys(runs(guide.text), guide))
    for text in texts:
        for passage in _passages(text, is_guide=False):
            if known.keys().isdisjoint(runs(passage.text)):  # faster than to test each run
                continue
            for at, run in _first_of_each_stretch(passage.text, known):
                guide = known[run]
                where = f"{guide.path}:{guide.line + _line_of_run(guide.text, run)}"
                line, found = passage.line + at, quoted(" ".join(run))
                fix = f"{where} has it too; say it in new words, or take it out"
                yield Problem(passage.path, line, "audience-leak", "no facilitator text", found, fix, beside=guide.path)


def _passages(text: CheckedText, *, is_guide: bool) -> Iterator[Passage]:
    """Yield the parts of a text that facilitators alone read, or the others."""
    for value in text.values:
        if (text.kind == "guide" or value.shown == "facilitators") == is_guide:
            yield Passage(text.path, value.line, plain(value.text))
    if (text.kind == "guide") == is_guide and (is_guide or text.readers != "facilitators"):
        yield Passage(text.path, text.body_line, plain(text.body))


def _first_of_each_stretch(text: str, known: Container[Run]) -> Iterator[tuple[int, Run]]:
    last = -WORDS - 1
    starts = [match.start() for match in WORD.finditer(text)]
    for at, run in enumerate(runs(text)):
        if run in known:
            if at > last + WORDS:
                yield text.count("\n", 0, starts[at]), run
            last = at


def _line_of_run(text: str, run: Run) -> int:
    starts = [match.start() for match in WORD.finditer(text)]
    return next(text.count("\n", 0, starts[at]) for at, other in enumerate(runs(text)) if other == run)
