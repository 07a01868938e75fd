"""Spelling, by codespell's dictionary of misspellings; `spelling-words.txt` lists the words that are correct here."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from ..content.problem import Problem, quoted
from .texts import ReadText

WORD = re.compile(r"[A-Za-z][A-Za-z']+")


def spelling_problems(read: ReadText, allowed_words: frozenset[str]) -> Iterator[Problem]:
    """Yield a problem for each word that codespell lists as a misspelling and that is not in `own_words`."""
    known = misspellings()
    for piece in read.pieces:
        content = read.own_words(piece)
        wrong = known.keys() & set(WORD.findall(content.lower())) - allowed_words
        for match in WORD.finditer(content) if wrong else ():
            word = match.group().lower()
            if word in wrong:
                fix = "or add it to reference/spelling-words.txt"
                at = piece.line_of(match.start())
                yield Problem(read.text.path, at, "spelling", known[word], quoted(match.group()), fix)


@cache
def misspellings() -> dict[str, str]:
    """Return the corrections in the dictionary that codespell ships, by misspelling."""
    lines = files("codespell_lib").joinpath("data/dictionary.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("->") for line in lines)
    return {wrong: right.rstrip(",").strip() for wrong, _, right in pairs}
