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
    words: tuple[str, ...]
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
    words = [(match.start(), match.end(), match.group().replace("\u2019", "'")) for match in WORD.finditer(lowered)]
    hits: list[tuple[int, int, str]] = []
    right: set[int] = set()
    for at, (_, _, word) in enumerate(words):
        for phrase in index.get(word, ()):
            if not _stands(phrase.words, words, at, lowered):
                continue
            if phrase.use is None:
                right.update(range(at, at + len(phrase.words)))
            else:
                hits.append((at, len(phrase.words), phrase.use))
                break
    end = 0
    for at, count, use in hits:
        if at >= end and right.isdisjoint(range(at, at + count)):
            end = at + count
            yield words[at][0], words[end - 1][1], use


def _stands(phrase: tuple[str, ...], words: list[tuple[int, int, str]], at: int, text: str) -> bool:
    """Return whether `phrase` stands at the word `at`, with nothing but spaces or hyphens between its words."""
    part = words[at : at + len(phrase)]
    return tuple(word for _, _, word in part) == phrase and all(
        GAP.fullmatch(text, left[1], right[0]) for left, right in pairwise(part)
    )


@lru_cache(maxsize=4)
def _index(usages: tuple[Usage, ...]) -> _Index:
    """Return all phrases by their first word, those that are right first, then the longest first."""
    index: dict[str, list[_Phrase]] = {}
    for usage in usages:
        for phrases, use in ((usage.unless, None), (usage.avoid, usage.use)):
            for phrase in phrases:
                words = tuple(WORD.findall(phrase.lower()))
                index.setdefault(words[0], []).append(_Phrase(words, use))
    return {first: sorted(kept, key=_longest_right_first) for first, kept in index.items()}


def _longest_right_first(phrase: _Phrase) -> tuple[bool, int]:
    return phrase.use is not None, -len(phrase.words)
