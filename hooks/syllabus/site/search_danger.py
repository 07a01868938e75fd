"""Phrases of people in danger, as the search compares them with what somebody types."""

import re
from collections.abc import Iterable

from .search_words import LANGUAGES, Language, language_data, stem, words

PERSON, EXACT = "@", "="  # stand before the name of a list of persons, and before a word that fits in no other form
QUOTED = re.compile(r'"([^"]+)"')


def phrase(text: str, language: Language) -> str:
    """Return the words of a phrase that must occur in order: stems, names of lists of persons, and words in quotes."""
    kept: list[str] = []
    for at, part in enumerate(QUOTED.split(text)):
        read = _exact if at % 2 else _meant
        kept += [found for word in words(part) if (found := read(word, language))]
    return " ".join(kept)


def _exact(word: str, _: Language) -> str:
    return f"{EXACT}{word}"


def _meant(word: str, language: Language) -> str:
    data = language_data(language)
    person = next((name for name, forms in data["either"].items() if word in forms), None)
    if person:
        return f"{PERSON}{person}"
    return "" if word in data["between"][""] else stem(word, language)


def phrases(texts: Iterable[str], language: Language) -> list[str]:
    """Return each phrase once, in the order of the texts, without those of which nothing is left."""
    return [made for made in dict.fromkeys(phrase(text, language) for text in texts) if made]


def either() -> dict[str, dict[str, list[str]]]:
    """Return the lists of persons of each language, and under an empty name the words that are passed over."""
    return {
        language: {**language_data(language)["either"], "": language_data(language)["between"][""]}
        for language in LANGUAGES
    }
