"""Words of other kinds of English than that of the United States: `us-english.yml` says what people say there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..content.problem import Problem, quoted
from .check_data import Usage
from .texts import ReadText

WORD = re.compile(r"[a-z]+(?:['\u2019][a-z]+)*")
GAP = re.compile(r"[\s\u2010\u2011-]+")  # what may stand between the words of a phrase


class _Phrase(NamedTuple):
    words: list[str]
    use: str | None  # None where the phrase is right


_Index = Mapping[str, Sequence[_Phrase]]


def us_english_problems(read: ReadText, usages: tuple[Usage, ...]) -> Iterator[Problem]:
    """Yield a problem for each phrase of the text that one of the `usages` avoids, but for quotations."""
    index = _index(usages)
    for piece in read.pieces:
        content = read.own_words(piece)
        for start, end, use in found(content, index):
            fix = "read the sentence aloud, as somebody in the United States would say it"
            at = piece.line_of(start)
            yield Problem(read.text.path, at, "us-english", use, quoted(" ".join(content[start:end].split())), fix)


def found(text: str, index: _Index) -> Iterator[tuple[int, int, str]]:
    """Yield where a phrase to avoid starts and ends in `text`, and what to say instead.

    Of phrases that overlap the first counts, and of those that start together the longest. None counts inside a phrase
    that is right.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that grows when it is lowered is in no phrase
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    words = [word.replace("\u2019", "'") for word in WORD.findall(lowered)]
    standing = [
        (at, phrase)
        for at, word in enumerate(words)
        for phrase in index.get(word, ())
        if words[at : at + len(phrase.words)] == phrase.words
    ]
    if not standing:
        return
    places = [match.span() for match in WORD.finditer(lowered)]
    hits: dict[int, _Phrase] = {}
    right: set[int] = set()
    for at, phrase in standing:
        end = at + len(phrase.words)
        if at in hits or not _is_whole(places[at:end], lowered):
            continue
        if phrase.use is None:
            right.update(range(at, end))
        else:
            hits[at] = phrase
    end = 0
    for at, phrase in hits.items():
        if at >= end and phrase.use and right.isdisjoint(range(at, at + len(phrase.words))):
            end = at + len(phrase.words)
            yield places[at][0], places[end - 1][1], phrase.use


def _is_whole(places: list[tuple[int, int]], text: str) -> bool:
    """Return whether nothing but spaces or hyphens stands between the words at these places of `text`."""
    return all(GAP.fullmatch(text, left[1], right[0]) for left, right in pairwise(places))


@lru_cache(maxsize=4)
def _index(usages: tuple[Usage, ...]) -> _Index:
    """Return all phrases by their first word, those that are right first, then the longest first."""
    index: dict[str, list[_Phrase]] = {}
    for usage in usages:
        for phrases, use in ((usage.unless, None), (usage.avoid, usage.use)):
            for phrase in phrases:
                words = WORD.findall(phrase.lower())
                index.setdefault(words[0], []).append(_Phrase(words, use))
    return {first: sorted(kept, key=_longest_right_first) for first, kept in index.items()}


def _longest_right_first(phrase: _Phrase) -> tuple[bool, int]:
    return phrase.use is not None, -len(phrase.words)
