"""How hard a text is to read: sentence lengths, a grade estimate, uncommon words and passives.

The grade is Flesch-Kincaid (Kincaid and others 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59, on 100
words of prose or more. Grade formulas reward fragments, so a run of fragments counts as one sentence here, and so
does a sentence that runs on without a stop.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from .prose import Sentence
from .syllables import syllables

LEAST_WORDS = 100  # of prose, for a grade to mean anything
FRAGMENT = 5  # words; a shorter "sentence" next to another such is read as part of it
PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+|not\s+|never\s+|also\s+)?"
    r"(?!(?:tired|scared|worried|bored|ashamed|interested|excited|allowed|supposed|used to|needed)\b)"
    r"(?:\w{2,}ed|given|taken|made|done|seen|known|shown|held|kept|told|sent|put|paid|written|chosen|found|left|led)\b"
)  # for text in small letters


@dataclass(frozen=True)
class Level:
    """The measures of a text. `grade` is None under 100 words."""

    words: int
    longest: int
    mean: float
    grade: float | None
    uncommon: float
    passive: float


def level(found: Sequence[Sentence], common: frozenset[str], masked: frozenset[str]) -> Level:
    """Measure sentences; `masked` words (names, defined terms) count as common words of two syllables."""
    words = [sentence.words for sentence in found]
    lengths = [len(of_sentence) for of_sentence in words]
    total = sum(lengths)
    if not total:
        return Level(0, 0, 0.0, None, 0.0, 0.0)
    counts = Counter(chain.from_iterable(words))
    hard = sum(count for word, count in counts.items() if not is_common(word, common, masked))
    grade = None
    if total >= LEAST_WORDS:
        sounds = sum(count * (2 if word.lower() in masked else syllables(word)) for word, count in counts.items())
        grade = max(0.39 * total / len(joined(found, lengths)) + 11.8 * sounds / total - 15.59, 0.0)
    passives = sum(bool(PASSIVE.search(sentence.text.lower())) for sentence in found)
    return Level(total, max(lengths), total / len(found), grade, hard / total, passives / len(found))


def joined(found: Iterable[Sentence], lengths: Iterable[int]) -> list[int]:
    """The `lengths` of sentences in words, with runs of fragments within a block taken as one sentence."""
    together: list[int] = []
    last: tuple[int, bool] | None = None
    for sentence, length in zip(found, lengths, strict=True):
        is_fragment = length < FRAGMENT
        if last and is_fragment and last == (sentence.block, True):
            together[-1] += length
        else:
            together.append(length)
        last = (sentence.block, is_fragment)
    return together


def is_common(word: str, common: frozenset[str], masked: frozenset[str]) -> bool:
    """Whether a word, or the word it is formed from, is among the common ones; numbers and masked words are."""
    return _is_listed(word, common) or _is_listed(word, masked)


@lru_cache(maxsize=65536)
def _is_listed(word: str, listed: frozenset[str]) -> bool:
    if any(sign.isdigit() for sign in word):
        return True
    return any(base in listed for part in re.split(r"[-/]", word.lower().strip("'")) if part for base in _bases(part))


def _bases(word: str) -> tuple[str, ...]:
    """A word and what it may be formed from by a plain ending."""
    found = [word, word.removesuffix("'s")]
    for ending, instead in (("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("er", ""),
                            ("r", ""), ("est", ""), ("ly", ""), ("ies", "y"), ("ied", "y"), ("ily", "y"), ("ier", "y"),
                            ("ful", ""), ("less", ""), ("ness", ""), ("y", ""), ("y", "e"), ("en", "")):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word.removesuffix(ending) + instead
            found.append(base)
            if len(base) > 3 and base[-1] == base[-2]:
                found.append(base[:-1])
    return tuple(found)
