"""Measures of reading difficulty: sentence length, estimated grade, uncommon words and passive sentences.

The grade is Flesch-Kincaid (Kincaid et al. 1975), computed for 100 words of prose or more: 0.39 * words per sentence +
11.8 * syllables per word - 15.59. Since the formula rewards sentence fragments, a run of consecutive fragments within a
block counts as one sentence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from .prose import Sentence
from .syllables import syllables

LEAST_WORDS = 100  # of prose; below that, a grade is meaningless
FRAGMENT = 5  # words; a shorter sentence is a fragment
PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+|not\s+|never\s+|also\s+)?"
    r"(?!(?:tired|scared|worried|bored|ashamed|interested|excited|allowed|supposed|used to|needed)\b)"
    r"(?:\w{2,}ed|given|taken|made|done|seen|known|shown|held|kept|told|sent|put|paid|written|chosen|found|left|led)\b"
)  # matches lower-case text


@dataclass(frozen=True)
class Level:
    """The measures of a text: sentence lengths in words, and shares from 0 to 1. `grade` is None below 100 words."""

    words: int
    longest: int
    mean: float
    grade: float | None
    uncommon: float
    passive: float


def level(sentences: Sequence[Sentence], common: frozenset[str], masked: frozenset[str]) -> Level:
    """Return the measures of `sentences`; `masked` words (names, terms) count as common words of two syllables."""
    words = [sentence.words for sentence in sentences]
    lengths = [len(of_sentence) for of_sentence in words]
    total = sum(lengths)
    if not total:
        return Level(0, 0, 0.0, None, 0.0, 0.0)
    counts = Counter(chain.from_iterable(words))
    hard = sum(count for word, count in counts.items() if not is_common(word, common, masked))
    grade = None
    if total >= LEAST_WORDS:
        syllable_count = sum(
            count * (2 if word.lower() in masked else syllables(word)) for word, count in counts.items()
        )
        grade = max(0.39 * total / len(joined(sentences, lengths)) + 11.8 * syllable_count / total - 15.59, 0.0)
    passives = sum(bool(PASSIVE.search(sentence.text.lower())) for sentence in sentences)
    return Level(total, max(lengths), total / len(sentences), grade, hard / total, passives / len(sentences))


def joined(sentences: Iterable[Sentence], lengths: Iterable[int]) -> list[int]:
    """Return the `lengths` of sentences in words, with each run of fragments within a block added up."""
    merged: list[int] = []
    last: tuple[int, bool] | None = None
    for sentence, length in zip(sentences, lengths, strict=True):
        is_fragment = length < FRAGMENT
        if last and is_fragment and last == (sentence.block, True):
            merged[-1] += length
        else:
            merged.append(length)
        last = (sentence.block, is_fragment)
    return merged


def is_common(word: str, common: frozenset[str], masked: frozenset[str]) -> bool:
    """Return whether a word or its base form is in `common` or `masked`; words with a digit count as common."""
    return _is_listed(word, common) or _is_listed(word, masked)


@lru_cache(maxsize=65536)
def _is_listed(word: str, listed: frozenset[str]) -> bool:
    if any(sign.isdigit() for sign in word):
        return True
    return any(base in listed for part in re.split(r"[-/]", word.lower().strip("'")) if part for base in _bases(part))


def _bases(word: str) -> tuple[str, ...]:
    """Return a word and the base forms it may derive from by a regular ending."""
    bases = [word, word.removesuffix("'s")]
    for ending, instead in (("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("er", ""),
                            ("r", ""), ("est", ""), ("ly", ""), ("ies", "y"), ("ied", "y"), ("ily", "y"), ("ier", "y"),
                            ("ful", ""), ("less", ""), ("ness", ""), ("y", ""), ("y", "e"), ("en", "")):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word.removesuffix(ending) + instead
            bases.append(base)
            if len(base) > 3 and base[-1] == base[-2]:
                bases.append(base[:-1])
    return tuple(bases)
