"""Finds the source line of text from an element tree, which has no line numbers, by comparing letters."""

import re
from bisect import bisect_right

from ..content.scan import BLANK, CITE, HELP_LINE, NOTE

TARGET = re.compile(r"(\]\(\s*)[^)]*")
LEAST_MATCH = 12  # letters that must match


class Locator:
    """Finds texts of an element tree in their source, in order, by letters and digits alone."""

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
        """Return the line that a text starts on, searching forward from the last match.

        What is only found before it does not move on. If nothing matches, return the line of the last match.
        """
        target = letters(text)
        if not target:
            return self.first_line + max(bisect_right(self.starts, self.position) - 1, 0)
        for length in (60, 30, LEAST_MATCH):
            at = self.letters.find(target[:length], self.position)
            if at >= 0:
                self.position = at + 1
                return self.first_line + bisect_right(self.starts, at) - 1
        if (at := self.letters.find(target[:60])) >= 0:  # the words of a note stand before what is read before them
            return self.first_line + bisect_right(self.starts, at) - 1
        return self.first_line + bisect_right(self.starts, self.position) - 1


def letters(text: str) -> str:
    """Return only the letters and digits of a text, in lower case."""
    return "".join(filter(str.isalnum, text.lower()))


def without_marks(text: str) -> str:
    """Return Markdown source with help lines reduced to keys, blanks to names, and no citations or marks of notes."""
    return NOTE.sub("", CITE.sub("", HELP_LINE.sub(r"\1", BLANK.sub(lambda match: match.group(2) or "", text))))
