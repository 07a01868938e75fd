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


@cache
def required_words(pattern: str) -> frozenset[str]:
    """Lower-case pieces one of which is in every match of `pattern`; empty when none can be named."""
    try:
        items = import_module("re._parser").parse(pattern, re.IGNORECASE)
    except (ImportError, AttributeError):
        return frozenset()
    return _pieces(items) or frozenset()


def may_match(pattern: str, lowered: str) -> bool:
    """Whether `pattern` could match a text, given in lower case."""
    pieces = required_words(pattern)
    return not pieces or any(piece in lowered for piece in pieces)


def _pieces(items: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    """The best set of pieces for a sequence of parsed items, or None."""
    found: list[frozenset[str]] = []
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
            found += [inner] if (inner := _pieces(value[2])) else []
        elif name == "SUBPATTERN":
            found += [inner] if (inner := _pieces(value[3])) else []
        elif name == "BRANCH":
            branches = [_pieces(branch) for branch in value[1]]
            if all(branches):
                found.append(frozenset().union(*(branch for branch in branches if branch)))
    return max(found, key=lambda pieces: (min(map(len, pieces)), -len(pieces)), default=None)
