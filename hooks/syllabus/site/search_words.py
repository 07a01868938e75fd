"""Tokenizing and stemming for the search; `docs/assets/search.js` must match, and one table of words tests both."""

import re
import unicodedata
from functools import lru_cache

# Apostrophes, and after NFD what is written over and under letters: accents, and the vowel signs of Hebrew and Arabic.
MARKS = re.compile("['\u2018\u2019\u02bc\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
OTHER_LETTERS = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "\u0131": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
# Letters and digits of all scripts, as ranges, which browsers understand without Unicode's properties.
WORD = re.compile(
    "[a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u037d\u037f-\u0386\u0388-\u0589\u05d0-\u05ea"
    "\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff\u0750-\u0963\u0966-\u1fff\u2c00-\u2dff\u3041-\u9fff\ua000-\ud7ff"
    "\uf900-\ufdff\ufe70-\ufeff\uff66-\uffdc]{2,}"
)
VOWEL = re.compile(r"[aeiouy]")


def words(text: str) -> list[str]:
    """Return the words of a text in order, lower-cased, without apostrophes and accents; single letters are dropped."""
    plain = MARKS.sub("", unicodedata.normalize("NFD", text.lower()))
    return WORD.findall(plain if plain.isascii() else plain.translate(OTHER_LETTERS))


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
