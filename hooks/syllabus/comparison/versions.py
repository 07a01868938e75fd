"""A version of the project to compare: its texts, and as much of its content as can be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..checks.check_data import CheckData, read_check_data
from ..content.docs_pages import DocsRecord, read_docs
from ..content.model import Curriculum, Document
from ..content.reader import read_curriculum
from ..content.textfile import files_and_folders, read_text
from ..editions.locked import Locked
from ..editions.locks import Lock
from ..pages.assemble import Page, assemble
from ..pages.card_pages import card_pages
from ..pages.form_pages import form_pages
from ..programs.reader import Programs, read_programs
from ..reviews.reading import read_reviews
from ..reviews.status import Entries
from ..reviews.translated import Pairs
from ..translating.editions import whole_snapshot
from ..translating.pairs import pairs_of
from ..translating.shown import Translation
from ..translating.translation import unchecked_translations
from .history import FOLDERS

TEXTS = (".md", ".yml", ".txt")  # the endings of files that somebody writes
MADE = frozenset({"record", "group"})  # kinds of pages that hold nothing but pieces of others


@dataclass(frozen=True)
class Version:
    """One of two versions.

    `name` says which it is, and `texts` are its files by path. `curriculum` and `data` are None if they cannot be read;
    `problems` counts what stood in the way. `lock` is that of a published edition. `translations` are those that are
    shown, and `pairs` all that can be read.
    """

    name: str
    texts: Mapping[str, str]
    curriculum: Curriculum | None
    data: CheckData | None
    docs: tuple[Document[DocsRecord], ...]
    programs: Programs
    problems: int
    pages: Mapping[str, Page]
    reviews: Entries = ()
    lock: Lock | None = None
    translations: tuple[Translation, ...] = ()
    pairs: Pairs = field(default_factory=dict)

    @property
    def locked(self) -> Locked:
        """Its texts by hash, as the lock of a published edition has them."""
        if self.lock:
            return self.lock.locked
        if self.curriculum is None:
            return Locked({}, {})
        return whole_snapshot(self.curriculum, self.translations, self.name, ())


def read_version(root: Path, name: str, lock: Lock | None = None) -> Version:
    """Return the version in the folder `root`. What is wrong in it is left out and counted; it is never refused."""
    texts, problems = {}, 0
    for path, is_file in files_and_folders(root, FOLDERS):
        if is_file and path.endswith(TEXTS):
            text, found = read_text(root, path)
            problems += len(found)
            if text is not None:
                texts[path] = text
    reading = read_curriculum(root)
    docs, docs_problems = read_docs(root)
    data, data_problems = read_check_data(root)
    programs, program_problems = read_programs(root)
    reviews, review_problems = read_reviews(root)
    translations, twins, twin_problems = (
        unchecked_translations(root, reading.curriculum, docs, data.glossary)
        if reading.curriculum and data
        else ((), {}, [])
    )
    more = (
        *reading.problems,
        *docs_problems,
        *data_problems,
        *program_problems,
        *review_problems,
        *twin_problems,
    )
    pages = _pages(reading.curriculum, translations) if reading.curriculum else {}
    count = problems + len({problem for problem in more if problem.path in texts})
    return Version(
        name,
        texts,
        reading.curriculum,
        data,
        docs,
        programs,
        count,
        pages,
        reviews,
        lock,
        translations,
        pairs_of(twins.values()),
    )


def _pages(curriculum: Curriculum, translations: Iterable[Translation]) -> dict[str, Page]:
    """Return the pages that somebody wrote below `curriculum/`, those in other languages too, by URL."""
    pages = [*assemble(curriculum), *card_pages(curriculum), *form_pages(curriculum)]
    for found in translations:
        own = (
            page for page in (*assemble(found.curriculum), *form_pages(found.curriculum)) if page.is_for_participants
        )
        pages += [replace(page, url=f"{found.language}/{page.url}", language=found.language) for page in own]
    return {page.url: page for page in pages if page.kind not in MADE}
