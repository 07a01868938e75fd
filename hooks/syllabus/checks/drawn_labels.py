"""The labels of a drawing as its block has them, and the rules for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..content.problem import Problem, quoted
from ..content.scan import FoundBlock
from ..drawings.canvas import Label
from ..drawings.kinds import LONGEST_WORD, Kind
from ..drawings.slopes import AMOUNT
from ..markup.fields import DrawingOptions

NAMED = re.compile(r"\*\*([^*]+?):?\*\*:?(?: +(\S.*)?)?")
SIGNS = re.compile(r"[<>\[\]`*_|\\{}]|&#?\w+;")
NUMBER = re.compile(r"\d{1,2}", re.ASCII)
HOTTEST = 10
PER_LINE = "write each label on a line of its own, after `- `"


@dataclass(frozen=True)
class Written:
    """A block, split: labels with their lines, other lines before and after them, and where it stands."""

    path: str
    block: FoundBlock
    kind: Kind
    options: DrawingOptions
    labels: tuple[tuple[int, Label], ...]
    sentence: tuple[tuple[int, str], ...]

    @property
    def name(self) -> str:
        """The name of its kind."""
        return self.block.argument

    def problem(self, line: int, rule: str, expected: str, found: str, fix: str) -> Problem:
        """Return a problem with the block."""
        return Problem(self.path, line, rule, expected, found, fix)


def split(path: str, block: FoundBlock, kind: Kind, options: DrawingOptions) -> Written:
    """Return the block with its labels and its other lines apart."""
    labels: list[tuple[int, Label]] = []
    sentence: list[tuple[int, str]] = []
    for number, line in enumerate(block.content, start=block.content_line):
        if line.startswith("- ") and not sentence:
            words = line[2:].strip()
            named = NAMED.fullmatch(words)
            labels.append((number, Label(named[1].strip(), (named[2] or "").strip()) if named else Label(words)))
        elif line.strip() or sentence:
            sentence.append((number, line))
    while sentence and not sentence[-1][1].strip():
        sentence.pop()
    return Written(path, block, kind, options, tuple(labels), tuple(sentence))


def label_problems(written: Written) -> Iterator[Problem]:
    """Yield a problem for each label too few or too many, and for each that its kind cannot show."""
    yield from _count(written)
    yield from _labels(written)


def _count(written: Written) -> Iterator[Problem]:
    """Yield a problem if there are too few or too many labels."""
    kind, count, at = written.kind, len(written.labels), written.block.content_line or written.block.line
    if written.options.empty and not kind.heads:
        if count:
            expected = f"no labels in an empty {written.name}"
            yield written.problem(at, "drawing-labels", expected, str(count), "take the list out, or `empty: true`")
    elif not kind.least <= count <= kind.most:
        least = str(kind.least) if kind.least == kind.most else f"{kind.least} to {kind.most}"
        expected = f"{least} labels in a {written.name} ({kind.labels})"
        yield written.problem(at, "drawing-labels", expected, str(count), PER_LINE)


def _labels(written: Written) -> Iterator[Problem]:
    """Yield a problem for each label that is too long, or is no plain words, or lacks what its kind asks for."""
    kind = written.kind
    if written.name == "thermometer":
        yield from _numbers(written)
    if written.name == "bars":
        yield from _amounts(written)
    for number, (line, label) in enumerate(written.labels, start=1):
        yield from _words(written, line, label.name or " ", kind.letters, "label")
        yield from _words(written, line, label.note, kind.note_letters, "note")
        is_last = number == len(written.labels)
        is_bare = kind.notes == "none" or (kind.notes == "any but the last" and is_last)
        if label.note and is_bare:
            fix = "write the label alone"
            yield written.problem(line, "drawing-labels", "no note on this label", quoted(label.note), fix)
        elif not label.note and kind.notes == "each":
            fix = "write `- **Words**: note`"
            yield written.problem(line, "drawing-labels", "a note on this label", quoted(label.name), fix)
    noted = [line for line, label in written.labels if label.note]
    if kind.notes == "one" and len(noted) > 1:
        fix = "leave all but one of them out"
        yield written.problem(noted[1], "drawing-labels", "one note at most", str(len(noted)), fix)


def _words(written: Written, line: int, words: str, most: int, what: str) -> Iterator[Problem]:
    """Yield a problem if a label or note is no plain words, or too long."""
    if SIGNS.search(words) or words == " ":
        fix = "write `- Words`, or `- **Words**: note`"
        yield written.problem(line, "drawing-labels", "plain words", quoted(words), fix)
    elif most and len(words) > most:
        expected, found = f"at most {most} letters in a {what} of a {written.name}", f"{len(words)} in {quoted(words)}"
        yield written.problem(line, "drawing-labels", expected, found, "say it shorter")
    elif long := next((word for word in words.split() if len(word) > LONGEST_WORD), None):
        expected = f"words of at most {LONGEST_WORD} letters"
        yield written.problem(line, "drawing-labels", expected, quoted(long), "say it in shorter words")


def _numbers(written: Written) -> Iterator[Problem]:
    """Yield a problem for each label that is no number below the one before."""
    above = HOTTEST + 1
    for line, label in written.labels:
        value = int(label.name) if NUMBER.fullmatch(label.name) else above
        if value >= above:
            expected, fix = "a number from 10 to 0, below the one before", "write `- **7**: words`, the highest first"
            yield written.problem(line, "drawing-labels", expected, quoted(label.name), fix)
        above = min(above, value)


def _amounts(written: Written) -> Iterator[Problem]:
    """Yield a problem for each bar whose note has not one number."""
    for line, label in written.labels:
        if label.note and len(AMOUNT.findall(label.note)) != 1:
            fix = "write it as `- **Rent**: $650`"
            yield written.problem(line, "drawing-labels", "a note with one number", quoted(label.note), fix)
