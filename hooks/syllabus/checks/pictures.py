"""Rule for pictures on pages: each has words that stand in for it."""

from collections.abc import Iterator
from pathlib import Path

from ..content.problem import Problem, quoted
from .texts import ReadText


def picture_problems(read: ReadText) -> Iterator[Problem]:
    """Yield a problem for each picture whose alternative text is missing, a file name, or a single word."""
    expected, fix = "words for the picture", "write what a person would miss who cannot see it"
    for picture in read.body.root.iter("img"):
        alt, target = picture.get("alt", "").strip(), picture.get("src", "")
        if alt in ("", Path(target).stem, Path(target).name) or len(alt.split()) < 2:
            at = next((link.line for link in read.links if link.text == target), read.text.body_line)
            yield Problem(read.text.path, at, "picture-alt", expected, quoted(alt or None), fix)
