"""Literal prefilters for regular expressions: substrings that any matching text must contain.

A substring search rules out most texts quickly; running every case-insensitive pattern over the whole curriculum would
take twice as long. The parser comes from a private module of the standard library. If it is missing, no text is ruled
out, and only time is lost.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import Any

LEAST = 3  # letters; shorter substrings occur in every text
# One token of a regular expression: an escape, a bracketed set, or a single character.
TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
WHOLE = re.compile(r"\(\?[aiLmsux]+\)|\(\?P|\\[1-9]")  # flags and references, which rule out splitting

Substrings = frozenset[str]


@cache
def required_words(pattern: str) -> tuple[Substrings, ...]:
    """Return sets of lower-case substrings; a text that matches `pattern` contains at least one of each set.

    The result is empty if no substring is certain.
    """
    try:
        items = import_module("re._parser").parse(pattern, re.IGNORECASE)
    except (ImportError, AttributeError):
        return ()
    return tuple(_sets(items))


@cache
def alternatives(pattern: str) -> tuple[str, ...]:
    """Return the top-level alternatives of `pattern`; a text matches the pattern if it matches one of them."""
    if WHOLE.search(pattern):
        return (pattern,)
    parts, depth = [""], 0
    for lexeme in TOKEN.findall(pattern):
        depth += (lexeme == "(") - (lexeme == ")")
        if lexeme == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += lexeme
    return tuple(parts)


def may_match(pattern: str, lowered: str) -> bool:
    """Return whether `pattern` could match a text, given in lower case."""
    return all(any(map(lowered.__contains__, pieces)) for pieces in required_words(pattern))


def _sets(items: Iterable[tuple[Any, Any]]) -> list[Substrings]:
    """Return a set of substrings for each part of a sequence of parsed items that every match must contain."""
    sets: list[Substrings] = []
    run = ""
    for kind, value in [*items, (None, None)]:
        name = str(kind)
        if name == "LITERAL":
            run += chr(value).lower()
            continue
        if len(run) >= LEAST:
            sets.append(frozenset({run}))
        run = ""
        if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
            sets += _sets(value[2])
        elif name == "SUBPATTERN":
            sets += _sets(value[3])
        elif name == "BRANCH":
            best = [max(_sets(branch), key=_worth, default=None) for branch in value[1]]
            if all(best):
                sets.append(frozenset().union(*(pieces for pieces in best if pieces)))
    return sets


def _worth(pieces: Substrings) -> tuple[int, int]:
    """Return a sort key that ranks sets by how many texts they rule out: longer substrings, then fewer of them."""
    return min(map(len, pieces)), -len(pieces)
