"""The search index of a translation: its own pages, what people ask in its language, and the way to help."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..pages.addresses import Addresses
from ..translating.shown import Translation
from .search_asks import asks, help_data
from .search_index import Ask, Entry, index_file
from .search_words import LANGUAGES, Language


def search_language(tag: str) -> Language:
    """Return the language whose words the search takes apart for a page; for one that it does not know, English."""
    return next((language for language in LANGUAGES if language == tag), LANGUAGES[0])


def translated_index(translation: Translation, addresses: Addresses, entries: Iterable[Entry]) -> str:
    """Return the script that defines the index of a translation, whose pages are those of `entries`."""
    language = search_language(translation.language)
    help_there = help_data(translation.curriculum.reference)
    more = {
        **help_there,
        "danger": [{**danger, "url": addresses.of(danger["url"])[0]} for danger in help_there["danger"]],
        "needs": [{**need, "url": addresses.of(need["url"])[0]} for need in help_there["needs"]],
        "language": language,
    }
    return index_file(entries, _asks(translation, addresses, language), more, language)


def _asks(translation: Translation, addresses: Addresses, language: Language) -> Iterator[Ask]:
    """Yield the asks with the addresses of the language; what stands in its own files is asked in it, too."""
    for ask in asks(translation.curriculum, translation.docs):
        urls = tuple(addresses.of(url)[0] for url in ask.urls)
        yield replace(ask, urls=urls, language=ask.language if ask.language != LANGUAGES[0] else language)
