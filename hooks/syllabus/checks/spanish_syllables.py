"""Counts the syllables of Spanish words, after the rules of spelling (Real Academia Española, Ortografía, 2010).

A syllable has one vowel that is open or has an accent; i, u and ü beside such a vowel join its syllable. The u of que,
qui, gue and gui is silent, and an h between vowels changes nothing. A y at the end of a word is a vowel.
"""

import re
from functools import lru_cache

OPEN = "aeoáéíóúàèìòùâêô"  # an accent on i or u makes it one
CLOSED = "iuü"
SILENT_U = re.compile(r"(?<=[qg])u(?=[eiéí])")
SILENT_H = re.compile(rf"(?<=[{OPEN}{CLOSED}])h(?=[{OPEN}{CLOSED}])")
LAST_Y = re.compile(r"y$")
VOWELS = re.compile(f"[{OPEN}{CLOSED}]+")
STRONG = re.compile(f"[{OPEN}]")
PARTS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65536)
def spanish_syllables(word: str) -> int:
    """Return the number of syllables of a word, at least one for each of its parts; a number has none."""
    return sum(_of_part(part) for part in PARTS.findall(word.lower()))


def _of_part(part: str) -> int:
    bare = SILENT_H.sub("", LAST_Y.sub("i", SILENT_U.sub("", part)))
    counts = (len(STRONG.findall(group)) for group in VOWELS.findall(bare))
    return max(sum(max(count, 1) for count in counts), 1)
