"""Rules for what people type into the search: each ask leads to one place, and each place exists."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ..content.data_file import DataFile
from ..content.docs_pages import DocsRecord, docs_address
from ..content.model import Curriculum, Document, Reference
from ..content.problem import Problem, did_you_mean, quoted

REFERENCE = "curriculum/reference/"


class _Asked(NamedTuple):
    language: str
    text: str
    path: str
    line: int


def ask_problems(
    curriculum: Curriculum, docs: Iterable[Document[DocsRecord]], data_files: Iterable[DataFile]
) -> Iterator[Problem]:
    """Yield a problem for each ask that stands twice, and for each page of the reference data that there is not.

    The `data_files` tell in which line of `needs.yml` and its neighbors a text stands. Case, accents and marks make no
    difference between two asks of one language. Words of a need that its list shows may stand beside an ask.
    """
    pages = tuple(docs)
    lines = {(file.path, text.text): text.line for file in data_files for text in file.texts}
    first: dict[tuple[str, str], _Asked] = {}
    for asked in (*_page_asks(curriculum, pages), *_data_asks(curriculum.reference, lines)):
        earlier = first.setdefault((asked.language, _bare(asked.text)), asked)
        if earlier is not asked:
            found = f"{quoted(asked.text)}, as in {earlier.path}:{earlier.line}"
            fix = "keep it on the page that answers it better"
            yield Problem(asked.path, asked.line, "ask-twice", "an ask of its own", found, fix)
    yield from _unknown_pages(curriculum, pages)


def _page_asks(curriculum: Curriculum, docs: Iterable[Document[DocsRecord]]) -> Iterator[_Asked]:
    pages: list[Document[Any]] = [session.page for module in curriculum.modules for session in module.sessions]
    pages.extend(docs)
    for page in pages:
        for key, language in (("asks", "en"), ("asks_es", "es")):
            for index, text in enumerate(getattr(page.record, key)):
                yield _Asked(language, text, page.path, page.line(key, index))


def _data_asks(reference: Reference, lines: Mapping[tuple[str, str], int]) -> Iterator[_Asked]:
    needs = [("needs.yml", need.asks, need.asks_es) for need in reference.needs.values()]
    names = [("medicines.yml", entry.names, entry.names_es) for entry in reference.medicines.values()]
    for name, english, spanish in (*needs, *names):
        path = f"{REFERENCE}{name}"
        for language, texts in (("en", english), ("es", spanish)):
            yield from (_Asked(language, text, path, lines.get((path, text), 1)) for text in texts)


def _bare(text: str) -> str:
    signs = (sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", "".join(signs).replace("'", "")))


def _unknown_pages(curriculum: Curriculum, docs: Iterable[Document[DocsRecord]]) -> Iterator[Problem]:
    sessions = (f"{module.slug}/{session.slug}/" for module in curriculum.modules for session in module.sessions)
    known = {*sessions, *(docs_address(page.slug) for page in docs)}
    reference = curriculum.reference
    named = [
        *(("needs.yml", page) for need in reference.needs.values() for page in (need.page, *need.best) if page),
        *(("tonight.yml", reason.page) for reason in reference.tonight.values()),
        *(("danger.yml", page) for group in reference.danger.values() for page in (group.page, *group.best)),
        *(("medicines.yml", page) for entry in reference.medicines.values() for page in entry.pages),
    ]
    for name, page in dict.fromkeys(named):
        if (address := page.partition("#")[0]) not in known:
            nearest = did_you_mean(address, known)
            fix = nearest if nearest.startswith("did") else "name a session as module/session/, or a page as page/"
            expected = "the address of a page, such as wellness/rest-and-play/"
            yield Problem(f"{REFERENCE}{name}", 1, "reference-unknown", expected, quoted(page), fix)
