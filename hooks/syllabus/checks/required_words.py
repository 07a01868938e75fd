"""Literal prefilters for regular expressions: substrings that any matching text must contain.

A substring search rules out most texts quickly; running every case-insensitive pattern over the whole curriculum would
take twice as long. Only as much of an expression is understood here as is needed for that: letters, groups, choices
and quantifiers. What is not understood requires nothing.
"""

import re
from functools import cache

LEAST = 3  # letters; shorter substrings occur in every text
# One token of a regular expression: an escape, a bracketed set, or a single character.
TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
WHOLE = re.compile(r"\(\?[aiLmsux]+\)|\(\?P|\\[1-9]")  # flags and references, which rule out splitting

Substrings = frozenset[str]


@cache
def required_words(pattern: str) -> tuple[Substrings, ...]:
    """Return sets of lower-case substrings; a text that matches `pattern` contains at least one of each set.

    The sets that rule out most texts come first. The result is empty if no substring is certain.
    """
    try:
        return tuple(sorted(_any_of(_Reader(TOKEN.findall(pattern)).branches()), key=_rarity))
    except (IndexError, ValueError, RecursionError):  # an expression that is not understood here
        return ()


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


def _rarity(pieces: Substrings) -> tuple[int, int, list[str]]:
    return len(pieces), -min(map(len, pieces)), sorted(pieces)


class _Reader:
    """Reads the tokens of a regular expression once, from left to right, and keeps what every match must contain."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens, self.at = tokens, 0

    def branches(self) -> list[list[Substrings]]:
        """Return what each alternative requires, up to the end or to the bracket that closes the group."""
        found = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            found.append(self.sequence())
        return found

    def sequence(self) -> list[Substrings]:
        """Return what one alternative requires."""
        sets: list[Substrings] = []
        run = ""
        while self.peek() not in ("", "|", ")"):
            lexeme = self.take()
            if lexeme == "(":
                inner = self.group()
                least = self.least()
                sets += [*_long(run), *(inner if least else ())]
                run = ""
            elif letter := _letter(lexeme):
                least = self.least()
                if least == 1:
                    run += letter
                else:  # repeated or left out: whatever follows does not touch the run for certain
                    sets += _long(run + letter if least else run)
                    run = ""
            else:
                self.least()
                sets += _long(run)
                run = ""
        return [*sets, *_long(run)]

    def group(self) -> list[Substrings]:
        """Return what a group requires, whose opening bracket was taken; nothing if it only looks around."""
        head = ""
        if self.peek() == "?":
            while not head.endswith((":", "=", "!", ">")):
                head += self.take()
        inner = _any_of(self.branches())
        self.at += 1  # its closing bracket
        return [] if head.endswith(("=", "!")) else inner

    def least(self) -> int:
        """Take a quantifier, and return how often it requires what stands before it: 0, 1 (or none), or 2 for more."""
        lexeme = self.peek()
        least = 1
        if lexeme in ("?", "*"):
            self.at, least = self.at + 1, 0
        elif lexeme == "+":
            self.at, least = self.at + 1, 2
        elif lexeme == "{":
            end = self.tokens.index("}", self.at)
            first = "".join(self.tokens[self.at + 1 : end]).partition(",")[0]
            self.at, least = end + 1, 2 if first not in ("", "0") else 0
        if least != 1 and self.peek() in ("?", "+"):  # lazy or possessive
            self.at += 1
        return least

    def peek(self) -> str:
        """Return the next token, or nothing at the end."""
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        """Return the next token, and go on."""
        self.at += 1
        return self.tokens[self.at - 1]


def _letter(lexeme: str) -> str:
    """Return the letter that a lexeme stands for, in lower case; nothing for a set, a class or an anchor."""
    if len(lexeme) == 2 and lexeme[0] == "\\":
        return "" if lexeme[1].isalnum() else lexeme[1]
    return "" if lexeme in ".^$" or len(lexeme) > 1 else lexeme.lower()


def _long(run: str) -> list[Substrings]:
    return [frozenset({run})] if len(run) >= LEAST else []


def _any_of(branches: list[list[Substrings]]) -> list[Substrings]:
    """Return what a choice requires: all that its only branch does, or one substring of the best set of each."""
    if len(branches) == 1:
        return branches[0]
    best = [max(sets, key=_worth, default=None) for sets in branches]
    return [frozenset().union(*(sets for sets in best if sets))] if all(best) else []


def _worth(pieces: Substrings) -> tuple[int, int]:
    """Return a sort key that ranks sets by how many texts they rule out: longer substrings, then fewer of them."""
    return min(map(len, pieces)), -len(pieces)
