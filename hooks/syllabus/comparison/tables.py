"""The tables of a comparison: pages, minutes and hours, reading, and what to print again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..checks.check_data import CheckData
from ..checks.plain_language import text_level
from ..checks.reading_level import Level
from ..checks.texts import ReadText, curriculum_texts, docs_texts
from ..content.docs_pages import DocsRecord
from ..content.model import Curriculum, Document
from ..content.standing import Standing
from ..editions.changes import sheet_changes, translated_sheet_changes
from ..pages.assemble import Page
from ..programs.facts import library
from ..programs.hours import hours, week_minutes
from ..programs.structure_checks import structure_problems
from ..reviews.status import APPROVES, Entries, documents_of, standings
from ..reviews.translated import CHECKS, pair_standings
from ..words.catalogue import Words
from ..words.formats import day, fixed
from ..words.list_words import Comparing
from .versions import Version

MEASURED = frozenset({"page", "sheet", "guide", "docs"})  # kinds of texts
MINUTES_OF_AN_HOUR = 60


@dataclass(frozen=True)
class Table:
    """A part of a comparison: its title, its heads and rows, the last `sums` of which are no differences.

    Without rows, it says that there is nothing.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sums: int = 0

    @property
    def differences(self) -> int:
        """How many rows tell of a difference."""
        return len(self.rows) - self.sums


def tables(before: Version, after: Version, words: Words) -> tuple[Table, ...]:
    """Return all tables. What else a change does is one more function of `TABLES`."""
    return tuple(table(before, after, words) for table in TABLES)


def _pages(before: Version, after: Version, words: Words) -> Table:
    labels = words.comparing
    rows = []
    for url in sorted({*before.pages, *after.pages}):
        old, new = before.pages.get(url), after.pages.get(url)
        page = new or old
        if page and (old is None or new is None or _shown(old) != _shown(new)):
            is_same = old and new and before.texts.get(old.source) == after.texts.get(new.source)
            file = labels.shared if is_same else page.source
            rows.append((_what(labels, old, new), page.title, url, file))
    titles = {page.path: page.record.title for version in (before, after) for page in version.docs}
    for path in sorted(path for path in {*before.texts, *after.texts} if path.startswith("docs/")):
        one, other = before.texts.get(path), after.texts.get(path)
        if one != other:
            address = path.removeprefix("docs/").removesuffix("index.md").removesuffix(".md")
            rows.append((_what(labels, one, other), titles.get(path, ""), address, path))
    return Table(labels.pages, (labels.what, labels.page, labels.address, labels.file), tuple(rows))


def _shown(page: Page) -> tuple[object, ...]:
    return page.title, page.body, page.printed, page.foot


def _what(labels: Comparing, old: object | None, new: object | None) -> str:
    return labels.new if old is None else labels.gone if new is None else labels.changed


def _hours(before: Version, after: Version, words: Words) -> Table:
    labels = words.comparing
    old, new = dict(_minutes(before, words)), dict(_minutes(after, words))
    rows = [
        (name, old.get(name, ""), new.get(name, "")) for name in sorted({*old, *new}) if old.get(name) != new.get(name)
    ]
    total = (labels.all_sessions, _total(before.curriculum, words), _total(after.curriculum, words))
    return Table(labels.hours_title, (labels.row, labels.before, labels.after), (*rows, total), sums=1)


def _minutes(version: Version, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the minutes of each session, and the hours of treatment in a week of each part of each program."""
    labels = words.comparing
    if version.curriculum is None:
        return
    for module in version.curriculum.modules:
        for session in module.sessions:
            yield f"{module.slug}/{session.slug}", labels.minutes(session.page.record.minutes)
    standards, facts = version.programs.standards, library(version.curriculum)
    for program in version.programs.programs:
        if standards and not structure_problems(program, facts, standards):
            for number, part in enumerate(program.record.plan, start=1):
                counted = hours(week_minutes(program.record, part).counted)
                yield labels.week_of(program=program.slug, number=number), labels.hours(hours=counted)


def _total(curriculum: Curriculum | None, words: Words) -> str:
    if curriculum is None:
        return ""
    minutes = sum(session.page.record.minutes for module in curriculum.modules for session in module.sessions)
    return words.comparing.hours(hours=fixed(minutes / MINUTES_OF_AN_HOUR, 1, words.language))


def _reading(before: Version, after: Version, words: Words) -> Table:
    labels, columns = words.comparing, words.authors
    changed = {path for path in {*before.texts, *after.texts} if before.texts.get(path) != after.texts.get(path)}
    data = after.data or before.data  # both are measured by the same lists of words
    old, new = (dict(_levels(version.curriculum, version.docs, data, changed)) for version in (before, after))
    rows = [
        (path, *(labels.step(before=one, after=other) for one, other in zip(measures[0], measures[1], strict=True)))
        for path in sorted({*old, *new})
        for measures in [(_told(old.get(path), words), _told(new.get(path), words))]
    ]
    return Table(labels.reading, (columns.text, columns.words, columns.mean, columns.grade), tuple(rows))


def _levels(
    curriculum: Curriculum | None, docs: tuple[Document[DocsRecord], ...], data: CheckData | None, paths: set[str]
) -> Iterator[tuple[str, Level]]:
    """Yield the measures of those of the texts in `paths` that people read at length."""
    if curriculum is None or data is None:
        return
    for text in (*curriculum_texts(curriculum), *docs_texts(docs)):
        if text.path in paths and text.kind in MEASURED:
            yield text.path, text_level(ReadText(text, curriculum.reference), data)


def _told(level: Level | None, words: Words) -> tuple[str, str, str]:
    """Return the words, the mean sentence and the grade of a text; those of no text are dashes."""
    nothing = words.comparing.nothing
    if level is None:
        return nothing, nothing, nothing
    grade = words.authors.too_short if level.grade is None else fixed(level.grade, 1, words.language)
    return str(level.words), fixed(level.mean, 1, words.language), grade


def _reprint(before: Version, after: Version, words: Words) -> Table:
    labels = words.comparing
    dos = {"revised": labels.print_again, "retired": labels.recycle, "new": labels.print_new}
    dos |= {"withdrawn": labels.take_away, "behind": labels.keep}
    own = translated_sheet_changes(before.locked, after.locked)
    changes = [*sheet_changes(before.locked, after.locked), *(change for found in own.values() for change in found)]
    rows = (
        (dos[change.kind], words.editions.in_both(sheet=change.title) if change.in_both else change.title, change.id)
        for change in changes
        if change.kind in dos
    )
    return Table(labels.reprint, (labels.do, labels.sheet, labels.address), tuple(sorted(rows)))


def _stale(before: Version, after: Version, words: Words) -> Table:
    """Return the approvals that the change makes stale: those of the latter ledger, of texts as they were."""
    labels = words.board
    rows = []
    if before.curriculum and after.curriculum:
        for old, new in zip(_standings(before, after.reviews), _standings(after, after.reviews), strict=True):
            for path, was in old.items():
                now = new.get(path)
                if now is None or now.changed > was.changed:
                    by = labels.was(role=was.role, initials=was.initials, on=day(was.on, words.language))
                    lost = words.comparing.no_parts if path in after.texts else labels.gone
                    rows.append((path, by, labels.differs(changed=now.changed, total=now.total) if now else lost))
    return Table(labels.stale, (words.comparing.file, labels.by, words.comparing.what), tuple(rows))


def _standings(version: Version, reviews: Entries) -> Iterator[dict[str, Standing]]:
    """Yield the approvals of a version's texts, and those of its translations by clinicians and by translators."""
    documents = _reviewable(version)
    yield standings(reviews, documents)
    yield from (pair_standings(reviews, version.pairs, documents, kind) for kind in (APPROVES, CHECKS))


def _reviewable(version: Version) -> dict[str, Document[Any]]:
    return documents_of(version.curriculum, version.docs) if version.curriculum else {}


TABLES: tuple[Callable[[Version, Version, Words], Table], ...] = (_pages, _hours, _reading, _stale, _reprint)
