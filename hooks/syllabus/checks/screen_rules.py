"""The rule for the words that a guide has for the group's screen: where they stand, how many, and of what kind."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..content.problem import Problem, quoted
from ..content.scan import HELP_LINE
from ..content.screen_lines import LABEL, ScreenLine, screen_lines
from ..markup.expand import HELP_LINE_SIGN
from ..markup.tree_passes import label
from .check_data import Limit
from .texts import ReadText

RULE = "group-line"
WORD = LABEL.strip("*")
EMPHASIS = ("strong", "em")
BOLD = re.compile(r"[*_]Group")


def screen_problems(read: ReadText, limit: Limit) -> Iterator[Problem]:
    """Yield the problems of a guide's words for the screen; none for other texts."""
    if read.text.kind != "guide" or not BOLD.search(read.text.body):
        return
    path, lines = read.text.path, screen_lines(read.text.body, read.text.body_line)
    shown = [element for element in read.body.root if element.tag == "p" and label(element) == WORD]
    yield from _misplaced(read, lines, len(shown))
    for before, line in zip([None, *lines], lines, strict=False):
        words = len(HELP_LINE.sub(WORD, line.words).split())
        if before and line.part and before.part == line.part:
            expected, fix = "one line for the group's screen in a timed part", "keep one"
            yield Problem(path, line.line, RULE, expected, "a second one", fix)
        if not words:
            fix = "write them, or take the label out"
            yield Problem(path, line.line, RULE, "words for the group's screen", "none", fix)
        if limit.aim and words > limit.aim:
            expected = f"at most {limit.aim:g} words for the group's screen"
            yield Problem(path, line.line, RULE, expected, str(words), "keep what the group needs while it works")
    if len(lines) == len(shown):
        for line, paragraph in zip(lines, shown, strict=True):
            if not all(_is_plain(part) for part in list(paragraph)[1:]):
                expected, fix = "plain words and help lines", "write it as plain words; nobody can follow a link there"
                yield Problem(path, line.line, RULE, expected, quoted(line.words), fix)


def _misplaced(read: ReadText, lines: list[ScreenLine], shown: int) -> Iterator[Problem]:
    """Yield a problem for each line that starts with the label, in bold, and is no paragraph of a timed part."""
    right, source = {line.line for line in lines if line.part}, read.text.body.split("\n")
    wrong = {
        piece.line + at: words
        for piece in read.body.pieces
        if WORD in piece.prose
        for at, words in enumerate(piece.text.split("\n"))
        if words.startswith(WORD) and piece.line + at not in right
        if BOLD.search(source[piece.line + at - read.text.body_line])
    }
    if not wrong and len(lines) != shown:
        wrong = {line.line: f"{WORD} {line.words}" for line in lines}
    for line, words in wrong.items():
        expected = f"a paragraph of its own in a timed part, that starts with `{LABEL}`"
        fix = "write it between two empty lines, below the heading of its part"
        yield Problem(read.text.path, line, RULE, expected, quoted(words), fix)


def _is_plain(part: Element) -> bool:
    return part.tag in EMPHASIS or part.get("href", "").startswith(HELP_LINE_SIGN)
