"""Reads the translated files of one language, each beside its English file and its lock."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from ..checks.check_data import Glossary, Term
from ..content.folder_reader import FolderReader, split_front_matter
from ..content.model import Curriculum, Document
from ..content.problem import Problem, quoted
from ..content.reference_reader import Dangers, Evenings, Needs
from ..content.strict_yaml import Parsed, parse
from ..content.textfile import files_and_folders, read_text
from ..content.units import Unit
from ..words.catalogue import TRANSLATIONS
from .danger import is_safety, sentences_for_reviewers
from .lock import LockedUnit, read_units_lock
from .overlay import overlaid, overlaid_as_it_was
from .places import LOCK, Place, place_of, reached_from
from .skeleton import skeleton_problems
from .standing import Comparison, compared, headings_of
from .units import translated_units, value_units

TRANSLATED = frozenset(TRANSLATIONS)
LISTS = ("words.yml", "terms.yml", "spelling-words.txt")  # of words to avoid, agreed terms, and words to let pass
FIX = "run `make translated`, which writes the lock"


@dataclass(frozen=True)
class English:
    """A file to translate: its path, its document or record, and the sentences that a clinician should see first."""

    path: str
    document: Document[Any] | None = None
    record: Any = None
    sentences: tuple[str, ...] = ()

    @property
    def is_for_leaders(self) -> bool:
        """Whether leaders alone read it, so that it is not translated; a list is signed by people in the group."""
        record: Any = getattr(self.document, "record", None)
        return getattr(record, "audience", "") == "facilitators" and getattr(record, "kind", "") != "log"

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """What a translation of it has; only few of the files of a project are asked."""
        if self.document:
            return translated_units(self.document)
        return tuple(value_units(self.record, lambda *_: 1))

    @property
    def place(self) -> Place:
        """Where the file lies."""
        return place_of(self.path)


@dataclass(frozen=True)
class Twin:
    """A translation beside its English: the record or document with its strings, its units, and how it stands.

    `value` is None if the file cannot be read as its record.
    """

    english: English
    path: str
    value: Any
    units: tuple[Unit, ...]
    comparison: Comparison
    locked: tuple[LockedUnit, ...] | None

    @property
    def language(self) -> str:
        """The tag of its language."""
        return self.path.removeprefix(f"{self.english.place.home}/").partition("/")[0]

    @property
    def is_shown(self) -> bool:
        """Whether there is a text to show: one that was locked, and that can still be read."""
        return self.value is not None and self.comparison.standing != "unlocked"

    @property
    def is_danger(self) -> bool:
        """Whether what has moved in the English is about danger."""
        sentences = self.english.sentences
        return self.comparison.is_danger or any(is_safety(unit, sentences) for unit in self.comparison.changed)

    @property
    def headings(self) -> tuple[str, ...]:
        """The English headings below which something has moved."""
        return headings_of(self.english.units, self.comparison.changed)


def sources(curriculum: Curriculum, docs: Iterable[Document[Any]], glossary: Mapping[str, Term]) -> Iterator[English]:
    """Yield the English files that may have a translation."""
    for name, record in data_of(curriculum, glossary).items():
        yield English(f"curriculum/reference/{name}.yml", record=record)
    for passage in curriculum.reference.passages.values():
        yield _english(passage, passage.record)
    for module in curriculum.modules:
        yield _english(module.source)
        for session in module.sessions:
            yield _english(session.page, session.page.record)
            yield from (_english(sheet, session.page.record) for sheet in session.worksheets)
    for form in curriculum.forms:
        yield _english(form, form.record)
    yield from map(_english, docs)


def _english(document: Document[Any], *records: Any) -> English:
    return English(document.path, document, sentences=sentences_for_reviewers(records))


def files_in_languages(root: Path) -> frozenset[str]:
    """Return the paths of all files of a project that stand below a folder of a language."""
    below = files_and_folders(root, ("curriculum", "docs"))
    return frozenset(path for path, is_file in below if is_file and not TRANSLATED.isdisjoint(path.split("/")))


class TwinReader(FolderReader):
    """Reads the translations of one language, and collects the problems with them."""

    def __init__(self, root: Path, language: str, present: frozenset[str]) -> None:
        """Read the files of a language among those that are `present`."""
        super().__init__(root, "curriculum")
        self.language = language
        self.present = {path for path in present if language in path.split("/")}
        self.locks: dict[str, Mapping[str, tuple[LockedUnit, ...]]] = {}

    def twins(self, english: Sequence[English], *, is_whole: bool = True) -> list[Twin]:
        """Return the translations that are there, and report files that are the translation of nothing.

        Where not all English files were read, as `is_whole` says, nothing is reported.
        """
        twins = [twin for one in english if (twin := self.twin(one))]
        if not is_whole:
            return twins
        known = {f"curriculum/reference/{self.language}/{name}" for name in LISTS}
        known |= {path for one in english for path in (one.place.twin(self.language), one.place.lock(self.language))}
        for path in sorted(self.present - known):
            fix = "give it the name and the folder of its English file, or take it out"
            self.add(path, 1, "translation-orphan", "an English file of this name", "none", fix)
        for one in english:
            if one.place.lock(self.language) in self.present:
                self.lock(one.place)
        for home, files in sorted(self.locks.items()):
            for name in files:
                if f"{home}/{self.language}/{name}" not in self.present:
                    found, path = quoted(name), f"{home}/{self.language}/{LOCK}"
                    self.add(path, 1, "translation-orphan", "only files that are there", found, FIX)
        return twins

    def twin(self, english: English) -> Twin | None:
        """Return the translation of a file, or None if there is none."""
        path = english.place.twin(self.language)
        if path not in self.present:
            return None
        locked = self.lock(english.place).get(english.place.name)
        parsed, body, body_line = self.read(path)
        if parsed is None:
            return Twin(english, path, None, (), Comparison("unlocked"), locked)
        record = english.document.record if english.document else english.record
        shown, problems = overlaid(path, record, parsed)
        if shown is None and locked is not None:
            shown = overlaid_as_it_was(path, record, parsed)
            twin = self.compare(english, path, shown, parsed, (body, body_line), locked)
            if twin.comparison.standing == "stale" and not twin.comparison.is_edited:
                return twin
            shown = None
        self.problems.extend(problems)
        return self.compare(english, path, shown, parsed, (body, body_line), locked)

    def compare(
        self, english: English, path: str, shown: Any, parsed: Parsed, text: tuple[str, int], locked: Any
    ) -> Twin:
        """Return a translation with its units and how it stands."""
        value, units = shown, tuple[Unit, ...]()
        if shown is not None and english.document:
            change = {"path": path, "record": shown, "body": text[0], "body_line": text[1], "lines": parsed.lines}
            value = english.document.model_copy(update=change)
            units = translated_units(value)
        elif shown is not None:
            units = tuple(value_units(shown, lambda *key_path: parsed.line(key_path)))
        comparison = compared(english.units, units, locked) if shown is not None else Comparison("unlocked")
        return Twin(english, path, value, units, comparison, locked)

    def read(self, path: str) -> tuple[Parsed | None, str, int]:
        """Return front matter, body and line of the body of a file; the whole of a YAML file is its front matter."""
        text, problems = read_text(self.root, path)
        self.problems.extend(problems)
        if text is None:
            return None, "", 1
        if path.endswith(".yml"):
            parsed, problems = parse(path, text)
            body, body_line = "", 1
        else:
            parsed, body, body_line, problems = split_front_matter(path, text)
        self.problems.extend(problems)
        return parsed, body, body_line

    def lock(self, place: Place) -> Mapping[str, tuple[LockedUnit, ...]]:
        """Return the lock of a folder, which is read once."""
        if place.home not in self.locks:
            locks, problems = read_units_lock(self.root, place.lock(self.language))
            self.locks[place.home] = locks
            self.problems.extend(problems)
        return self.locks[place.home]


def twin_problems(twin: Twin) -> Iterator[Problem]:
    """Yield what is wrong with a translation, and a notice where the English has moved on."""
    comparison, path = twin.comparison, twin.path
    if twin.value is None:
        return
    if comparison.is_edited or comparison.standing == "current":
        yield from skeleton_problems(path, twin.english.units, twin.units)
    if comparison.standing == "unlocked":
        yield Problem(path, 1, "translation-unlocked", "an entry in its lock", "none", FIX, "warning")
    elif comparison.standing == "stale":
        count = len(comparison.changed) or comparison.gone
        found = f"{count} part{'' if count == 1 else 's'} changed since"
        fix = "see them with `make translate`, and say them anew"
        yield Problem(path, 1, "translation-stale", "the English text as it was", found, fix, "notice")
    elif comparison.is_edited:
        yield Problem(path, 1, "translation-unlocked", "the text as it was locked", "another", FIX, "warning")


def nowhere_problems(twins: Sequence[Twin]) -> Iterator[Problem]:
    """Yield a problem for each translation that no page leads to, given all translations of a language."""
    translated = {twin.english.path for twin in twins}
    for twin in twins:
        page = reached_from(twin.english.path)
        if page and page not in translated:
            expected = "a translation of the page that leads to it"
            fix = f"translate {page}; until then, nobody sees it"
            yield Problem(twin.path, 1, "translation-nowhere", expected, "none", fix, "warning")


def data_of(curriculum: Curriculum, glossary: Mapping[str, Term]) -> Mapping[str, BaseModel]:
    """Return the reference data with words for readers, by the name of its file."""
    return {
        "crisis": curriculum.reference.crisis,
        "danger": Dangers(curriculum.reference.danger),
        "glossary": Glossary(dict(glossary)),
        "needs": Needs(curriculum.reference.needs),
        "tonight": Evenings(curriculum.reference.tonight),
    }
