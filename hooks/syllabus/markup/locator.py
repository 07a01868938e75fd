"""The line of a text: the tree has none, so its letters are looked for in the source it came from."""

import re
from bisect import bisect_right

from ..content.scan import BLANK, CITE, HELP_LINE

TARGET = re.compile(r"(\]\(\s*)[^)]*")
LEAST_MATCH = 12  # letters that must agree to find a text in its source


class Locator:
    """Finds texts of a tree in the source they came from, in order, by their letters alone."""

    def __init__(self, source: str, first_line: int) -> None:
        self.first_line = first_line
        self.starts: list[int] = []
        self.position = 0
        parts = []
        length = 0
        for line in source.split("\n"):
            bare = letters(TARGET.sub(r"\1", line) if "](" in line else line)
            self.starts.append(length)
            parts.append(bare)
            length += len(bare)
        self.letters = "".join(parts)

    def line(self, text: str) -> int:
        """Return the line on which a text starts, looking on from the last one found."""
        wanted = letters(text)
        if not wanted:
            return self.first_line + max(bisect_right(self.starts, self.position) - 1, 0)
        for length in (60, 30, LEAST_MATCH):
            at = self.letters.find(wanted[:length], self.position)
            if at >= 0:
                self.position = at + 1
                return self.first_line + bisect_right(self.starts, at) - 1
        return self.first_line + bisect_right(self.starts, self.position) - 1


def letters(text: str) -> str:
    """Return the letters and figures of a text alone, in lower case."""
    return "".join(filter(str.isalnum, text.lower()))


def without_marks(text: str) -> str:
    """Return a source with the keys of help lines and the names of blanks bare, and without cites."""
    return CITE.sub("", HELP_LINE.sub(r"\1", BLANK.sub(lambda match: match.group(2) or "", text)))
