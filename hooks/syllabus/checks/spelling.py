"""Common misspellings, by codespell's dictionary; the project's own words are in `spelling-words.txt`."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ..content.problem import Problem, quoted
from .texts import ReadText

WORD = re.compile(r"[A-Za-z][A-Za-z']+")


def spelling_problems(read: ReadText, own_words: frozenset[str]) -> Iterator[Problem]:
    """Yield words that codespell knows as misspellings."""
    known = misspellings()
    for piece in read.pieces:
        content = read.judged(piece)
        wrong = known.keys() & set(WORD.findall(content.lower())) - own_words
        for match in WORD.finditer(content) if wrong else ():
            word = match.group().lower()
            if word in wrong:
                fix = "or add it to reference/spelling-words.txt"
                at = piece.line_of(match.start())
                yield Problem(read.text.path, at, "spelling", known[word], quoted(match.group()), fix)


@cache
def misspellings() -> dict[str, str]:
    """Misspelling: correction, from the dictionary that codespell ships."""
    lines = files("codespell_lib").joinpath("data/dictionary.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("->") for line in lines)
    return {wrong: right.rstrip(",").strip() for wrong, _, right in pairs}
