"""Tokenizing and stemming for the search; `docs/assets/search.js` must match, and one table of words tests both."""

import re
import unicodedata
from functools import lru_cache

MARKS = re.compile("['\u2018\u2019\u02bc\u0300-\u036f]")  # apostrophes, and combining accents after NFD
WORD = re.compile(r"[a-z0-9]{2,}")
VOWEL = re.compile(r"[aeiouy]")


def words(text: str) -> list[str]:
    """Return the words of a text in order, lower-cased, without apostrophes and accents; single letters are dropped."""
    return WORD.findall(MARKS.sub("", unicodedata.normalize("NFD", text.lower())))


# Too common to be useful. The index file includes them, so that the browser ignores the same words.
STOP_WORDS = frozenset(
    words(
        "about all also am an and any are as at be because been but by can can't could did didn't do does doesn't don't"
        " for from get had has have he her his how if I'm in into is isn't it it's I've just made me my not of on or"
        " our really she so some than that the their them then there these they this to too us very want was we were"
        " what when which who why will with won't would you your"
    )
)


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return the common stem of a word and its inflected forms: "crav" for "cravings", "craved" and "crave"."""
    if len(word) > 3:
        word = re.sub(r"([sxz]|[cs]h)es$|([^sui])s$", r"\1\2", word)
    if not word.endswith("eed"):
        cut = re.sub(r"(ed|ing)$", "", word)
        if cut != word and len(cut) > 1 and VOWEL.search(cut):
            word = re.sub(r"([^aeioulsz])\1$", r"\1", cut)
    if len(word) > 2:
        word = re.sub(r"([^aeiou])y$", r"\1i", re.sub(r"([^e])e$", r"\1", word))
    return word
