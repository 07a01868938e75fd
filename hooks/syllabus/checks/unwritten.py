"""Rule for what is still to be written, which a skeleton marks with TODO."""

import re
from collections.abc import Iterator

from ..content.problem import Problem, quoted
from .texts import ReadText

MARK = "TODO"
TO_WRITE = re.compile(rf"\b{MARK}\b[^\n.?!\"]{{0,60}}")


def unwritten_problems(read: ReadText) -> Iterator[Problem]:
    """Yield a problem for each mark of something still to be written.

    A warning lets its author look at the page meanwhile, and is refused by checks and for an edition.
    """
    for piece in read.pieces:
        text = read.own_words(piece)
        for match in TO_WRITE.finditer(text):
            at, found = piece.line_of(match.start()), quoted(match.group().strip())
            yield Problem(
                read.text.path, at, "to-do", "words of yours", found, f"write it, and take out {MARK}", "warning"
            )
