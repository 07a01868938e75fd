"""Tokenizing and stemming for the search; `docs/assets/search-words.js` must match, as one table of words tests."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, get_args

from ..build.fast_yaml import safe_load

Language = Literal["en", "es"]  # in which people may ask; the pages have one language
LANGUAGES: tuple[Language, ...] = get_args(Language)
DATA = Path(__file__).with_suffix(".yml")

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
SPANISH_PRONOUN = re.compile(r"(ar|er|ir|ndo)(?:[mts]e|l[aeo]s?|nos)$")
SPANISH_ENDING = re.compile(
    r"^(.{3,}?)(?:aciones|acion|iendo|ando|aban|aste|iste|aron|ieron|amos|emos|imos|[ai]d[ao]s?|aba|ian?|[aei]re|[aei]r"
    r"|[ae]n|[aeo]s|[aeios])$"
)


def words(text: str) -> list[str]:
    """Return the words of a text in order, lower-cased, without apostrophes and accents; single letters are dropped."""
    plain = MARKS.sub("", unicodedata.normalize("NFD", text.lower()))
    return WORD.findall(plain if plain.isascii() else plain.translate(OTHER_LETTERS))


@cache
def language_data(language: Language) -> Mapping[str, Mapping[str, list[str]]]:
    """Return the lists of `search_words.yml` for a language, as the search takes words apart.

    `filler` and `between` have one list, whose key is empty; `same` and `either` have a list for each key.
    """
    data: dict[str, str | dict[str, str]] = safe_load(DATA.read_text(encoding="utf-8"))[language]
    return {
        name: {key: words(text) for key, text in (lists if isinstance(lists, dict) else {"": lists}).items()}
        for name, lists in data.items()
    }


@cache
def filler(language: Language) -> frozenset[str]:
    """Return the words of a language that find nothing by themselves."""
    return frozenset(language_data(language)["filler"][""])


@cache
def same(language: Language) -> Mapping[str, str]:
    """Return the word that each of the words of a language is looked for as, if that is another."""
    return {form: word for word, forms in language_data(language)["same"].items() for form in forms}


@lru_cache(maxsize=32768)
def stem(word: str, language: Language = "en") -> str:
    """Return the common stem of a word and its other forms: "crav" for "cravings", "craved" and "crave"."""
    word = same(language).get(word, word)
    return _english(word) if language == "en" else _spanish(word)


def _english(word: str) -> str:
    if len(word) > 3:
        word = re.sub(r"([sxz]|[cs]h)es$|([^sui])s$", r"\1\2", word)
    if len(word) > 6:
        word = re.sub(r"(?:ful|ness|ism)$|([st])ion$", r"\1", word)
    if not word.endswith("eed"):
        cut = re.sub(r"(ed|ing)$", "", word)
        if cut != word and len(cut) > 1 and VOWEL.search(cut):
            word = re.sub(r"([^aeioulsz])\1$", r"\1", cut)
    if len(word) > 2:
        word = re.sub(r"([^aeiou])y$", r"\1i", re.sub(r"([^e])e$", r"\1", word))
    return word


def _spanish(word: str) -> str:
    return SPANISH_ENDING.sub(r"\1", SPANISH_PRONOUN.sub(r"\1", word))
