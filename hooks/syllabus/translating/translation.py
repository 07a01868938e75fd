"""Reads and checks the translations of a project."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ..build.cache import Cache
from ..checks.check_data import Term
from ..content.docs_pages import LOCAL, DocsRecord
from ..content.model import Curriculum, Document
from ..content.problem import Problem
from ..content.record_types import Allow
from ..reviews.status import APPROVES, Documents, Entries, documents_of
from ..reviews.translated import CHECKS, Pairs, pair_standings, read_by_somebody
from ..words.catalogue import TRANSLATIONS, missing_words, words_for
from .checking import allowances, answer_problems, check_translation, of_language, translated_texts
from .pairs import pairs_of
from .reading import Twin, TwinReader, files_in_languages, nowhere_problems, sources, twin_problems
from .shown import Translation, translation_of
from .terms import AgreedTerms, read_terms, term_problems


class Translations(NamedTuple):
    """The translations that are shown, the problems of all, and what the front matter of each file allows.

    `twins` are all that can be read as they are now, with their English, by path, and `terms` the lists of agreed
    terms by language.
    """

    shown: tuple[Translation, ...]
    problems: list[Problem]
    allowed: list[tuple[str, tuple[Allow, ...]]]
    twins: Mapping[str, Twin]
    terms: Mapping[str, AgreedTerms]


def read_translations(
    root: Path,
    curriculum: Curriculum,
    docs: Sequence[Document[DocsRecord]],
    glossary: Mapping[str, Term],
    get_printable: Callable[[], frozenset[str]],
    only: frozenset[str] = frozenset(),
    cache: Cache | None = None,
    reviews: Entries = (),
) -> Translations:
    """Return the translations of a project, in the order of their tags, and the problems with them.

    With `only`, those of these files alone are looked at. `reviews` are the entries of the ledger.
    """
    translations: list[Translation] = []
    problems: list[Problem] = []
    allowed: list[tuple[str, tuple[Allow, ...]]] = []
    readable: dict[str, Twin] = {}
    agreed: dict[str, AgreedTerms] = {}
    documents = documents_of(curriculum, docs)
    for language, twins, reader_problems in _twins(root, curriculum, docs, glossary, only):
        problems += [*reader_problems, *(problem for twin in twins for problem in twin_problems(twin))]
        problems += [] if only else nowhere_problems(twins)
        try:
            words_for(language)
        except ValueError as error:
            path = f"hooks/syllabus/words/{language}.yml"
            problems.append(Problem(path, 1, "translation-words", "the words of the site", str(error), "correct them"))
            continue
        if lacking := missing_words(language):
            path = f"hooks/syllabus/words/{language}.yml"
            expected, found_words = "all words of en.yml", f"none for {', '.join(lacking)}"
            fix = "add them; until then they are in English"
            problems.append(Problem(path, 1, "translation-words", expected, found_words, fix, "warning"))
        readable |= {twin.path: twin for twin in twins if twin.value is not None}
        found = translation_of(language, curriculum, _own(docs), twins)
        pairs = pairs_of(twins)
        found = found and _with_reviews(found, reviews, pairs, documents)
        agreed[language], list_problems = read_terms(root, language)
        problems += list_problems
        problems += [p for path, pair in pairs.items() for p in term_problems(path, pair, agreed[language])]
        rules, word_problems = of_language(root, language)
        reference = found.curriculum.reference if found else curriculum.reference
        checked = check_translation(list(translated_texts(twins)), rules, reference, get_printable, cache)
        crisis = (twin for twin in twins if twin.english.path.endswith("reference/crisis.yml"))
        problems += [*word_problems, *checked, *(p for twin in crisis for p in answer_problems(twin, language))]
        allowed += allowances(twins)
        if found:
            translations.append(found)
        elif not only:
            path = f"curriculum/reference/{language}/crisis.yml"
            expected, fix = "help lines as they are in English now", "translate it first, and run `make translated`"
            problems.append(Problem(path, 1, "translation-help", expected, "none", fix, "warning"))
    return Translations(tuple(translations), problems, allowed, readable, agreed)


def unchecked_translations(
    root: Path, curriculum: Curriculum, docs: Sequence[Document[DocsRecord]], glossary: Mapping[str, Term]
) -> tuple[tuple[Translation, ...], Mapping[str, Twin], list[Problem]]:
    """Return the translations that are shown, all that can be read, by path, and why others cannot.

    Nothing is checked, and nothing is said of reviews.
    """
    shown: list[Translation] = []
    readable: dict[str, Twin] = {}
    problems: list[Problem] = []
    for language, twins, reader_problems in _twins(root, curriculum, docs, glossary):
        found = translation_of(language, curriculum, _own(docs), twins)
        shown += [found] if found else []
        readable |= {twin.path: twin for twin in twins if twin.value is not None}
        problems += reader_problems
    return tuple(shown), readable, problems


def _twins(
    root: Path,
    curriculum: Curriculum,
    docs: Sequence[Document[DocsRecord]],
    glossary: Mapping[str, Term],
    only: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, list[Twin], list[Problem]]]:
    """Yield each language that there is a file of, its translations, and what hinders reading them."""
    present = files_in_languages(root)
    for language in TRANSLATIONS:
        reader = TwinReader(root, language, present & only if only else present)
        if reader.present and language != curriculum.language:
            twins = reader.twins(list(sources(curriculum, _own(docs), glossary)), is_whole=not only)
            yield language, twins, reader.problems


def _own(docs: Sequence[Document[DocsRecord]]) -> list[Document[DocsRecord]]:
    """Return the hand-written pages without those of a clinic."""
    return [page for page in docs if not page.slug.startswith(LOCAL)]


def _with_reviews(translation: Translation, reviews: Entries, pairs: Pairs, documents: Documents) -> Translation:
    """Return a translation with what the ledger says of it: who has read it, and who approved it."""
    curriculum = translation.curriculum.model_copy(
        update={"standings": pair_standings(reviews, pairs, documents, APPROVES)}
    )
    checked = pair_standings(reviews, pairs, documents, CHECKS)
    return replace(translation, curriculum=curriculum, checked=checked, read=read_by_somebody(reviews))
