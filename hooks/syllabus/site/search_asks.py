"""What people type into the search, from every record that says so, and what leads whoever is in danger to help."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..content.docs_pages import DocsRecord, docs_address
from ..content.model import Curriculum, Document, Reference
from ..content.reference_types import Danger, Need
from ..markup.anchors import anchor
from ..markup.expand import plain_line
from ..pages.assemble import session_url
from ..pages.help_ways import line_ways
from ..words.catalogue import words_for
from .search_danger import either, phrases
from .search_index import Ask
from .search_words import LANGUAGES


def asks(curriculum: Curriculum, docs: Iterable[Document[DocsRecord]]) -> Iterator[Ask]:
    """Yield all asks of sessions, hand-written pages, needs and names of medicines, with the pages that answer them."""
    for module in curriculum.modules:
        for session in module.sessions:
            record = session.page.record
            yield from _asks(record.asks, record.asks_es, [session_url(module, session)])
    for page in docs:
        yield from _asks(page.record.asks, page.record.asks_es, [docs_address(page.slug)])
    for need in curriculum.reference.needs.values():
        yield from _asks((need.label, *need.words, *need.asks), need.asks_es, need.best)
    for medicine in curriculum.reference.medicines.values():
        yield from _asks(medicine.names, medicine.names_es, medicine.pages)


def _asks(english: Iterable[str], spanish: Iterable[str], urls: Sequence[str]) -> Iterator[Ask]:
    for language, texts in zip(LANGUAGES, (english, spanish), strict=True):
        for text in texts:
            yield Ask(text, tuple(urls), language)


def help_data(reference: Reference) -> Mapping[str, Any]:
    """Return the part of the index that leads to help: dangers, needs, and the words that stand for persons."""
    return {
        "danger": [_danger(group, reference) for group in reference.danger.values()],
        "needs": [_need(need) for need in reference.needs.values()],
        "either": either(),
    }


def _danger(group: Danger, reference: Reference) -> dict[str, object]:
    line = reference.crisis.lines[group.line]
    return {
        "title": group.title,
        "url": group.page,
        "best": group.best,
        "first": {"en": plain_line(group.first, reference), "es": plain_line(group.first_es, reference)},
        "ways": line_ways(line, words_for(reference.language)),
        **{language: phrases(_plain(getattr(group, language), reference), language) for language in LANGUAGES},
        "unless": {language: phrases(group.unless, language) for language in LANGUAGES},
    }


def _plain(texts: Iterable[str], reference: Reference) -> list[str]:
    return [plain_line(text, reference) for text in texts]


def _need(need: Need) -> dict[str, str]:
    words = " ".join((need.label, *need.words, *need.asks, *need.asks_es))
    return {"title": need.label, "url": need.page or f"needs/#{anchor(need.label)}", "words": words}
