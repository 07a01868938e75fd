"""Pieces of text one of which stands in every match of a regular expression, so that most texts can be passed by.

Python's engine tries a pattern that ignores case at every letter, which would make the check of a whole curriculum
take twice as long. Looking for plain pieces first costs next to nothing. The standard library keeps its parser of
expressions under a private name; where that is missing, nothing is passed by and only time is lost.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

LEAST = 3  # letters; shorter pieces stand in every text
# A piece of a regular expression: an escaped letter, a set of letters in brackets, or a single sign.
PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
WHOLE = re.compile(r"\(\?[aiLmsux]+\)|\(\?P|\\[1-9]")  # what holds for a whole expression, which is then not split

Pieces = frozenset[str]


@cache
def required_words(pattern: str) -> tuple[Pieces, ...]:
    """Sets of lower-case pieces; every match of `pattern` holds one of each set. Empty when none can be named."""
    try:
        items = import_module("re._parser").parse(pattern, re.IGNORECASE)
    except (ImportError, AttributeError):
        return ()
    return tuple(_sets(items))


@cache
def alternatives(pattern: str) -> tuple[str, ...]:
    """The expressions between which `pattern` chooses; a text matches it where it matches one of them."""
    if WHOLE.search(pattern):
        return (pattern,)
    found, depth = [""], 0
    for piece in PIECE.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            found.append("")
        else:
            found[-1] += piece
    return tuple(found)


def may_match(pattern: str, lowered: str) -> bool:
    """Whether `pattern` could match a text, given in lower case."""
    return all(any(map(lowered.__contains__, pieces)) for pieces in required_words(pattern))


def _sets(items: Iterable[tuple[Any, Any]]) -> list[Pieces]:
    """A set of pieces for each part of a sequence of parsed items that must be there."""
    found: list[Pieces] = []
    run = ""
    for kind, value in [*items, (None, None)]:
        name = str(kind)
        if name == "LITERAL":
            run += chr(value).lower()
            continue
        if len(run) >= LEAST:
            found.append(frozenset({run}))
        run = ""
        if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
            found += _sets(value[2])
        elif name == "SUBPATTERN":
            found += _sets(value[3])
        elif name == "BRANCH":
            best = [max(_sets(branch), key=_worth, default=None) for branch in value[1]]
            if all(best):
                found.append(frozenset().union(*(pieces for pieces in best if pieces)))
    return found


def _worth(pieces: Pieces) -> tuple[int, int]:
    """Long pieces and few of them rule out the most texts."""
    return min(map(len, pieces)), -len(pieces)
