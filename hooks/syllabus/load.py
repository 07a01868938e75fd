"""Reads and checks a whole project; hooks and commands start here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache as cache_of
from functools import partial
from pathlib import Path
from typing import Any

from .build.cache import Cache
from .build.edition_name import edition_name
from .build.parallel import run_in_background
from .build.shard import shard
from .checks.ask_rules import ask_problems
from .checks.check_data import read_check_data
from .checks.check_time import found_in_time
from .checks.cross_texts import cross_text_problems
from .checks.freshness import without_old_notes
from .checks.guide_copies import guide_copies, numbers_shown
from .checks.letters import setting_problems
from .checks.link_rules import cached_anchors, link_problems
from .checks.run import (
    CheckResult,
    check_texts,
    curriculum_problems,
    levels_by_path,
    without_allowed,
)
from .checks.static_files import static_problems
from .checks.structure_rules import key_problems, one_text_problems, structure_problems
from .checks.text_rules import text_problems
from .checks.texts import curriculum_texts, data_texts, docs_texts, loose_texts, program_texts, setting_texts
from .content.audiences import SiteAudience
from .content.docs_pages import DocsRecord, read_docs
from .content.layout import layout_problems
from .content.model import Document
from .content.problem import Problem, RefusedError, report
from .content.reader import read_curriculum
from .content.scan import scan
from .content.site_settings import SETTINGS, folders_left_out, settings_problems, settings_texts
from .content.textfile import tree_problems
from .editions.ledger import hashes_by_edition, ledger_changes
from .editions.lock_files import read_locks
from .editions.locks import Lock, reused_slugs
from .markup.expand import expand
from .pages.forms import form_id
from .pdf.letters import printable_letters
from .programs.check_all import all_program_problems
from .programs.reader import read_programs
from .project import Project
from .reviews.reading import read_reviews
from .reviews.rules import Reviewed, ledger_problems
from .reviews.status import Documents, Entries, documents_of, standings
from .translating.anchor_rules import anchor_problems
from .translating.pairs import pairs_of
from .translating.places import english_of, with_english
from .translating.reading import Twin
from .translating.translation import read_translations
from .words.catalogue import TRANSLATIONS

_Targets = Mapping[str, Callable[[], frozenset[str]]]


def load(
    root: Path, today: date, only: frozenset[str] = frozenset(), cache: Cache | None = None
) -> tuple[Project | None, list[Problem]]:
    """Return the project at `root`, or None if essential files are missing, and all problems as of `today`.

    With `only`, sessions without one of these files are skipped. Links are not checked then, since their targets may be
    missing. Results for unchanged texts come from `cache`.
    """
    get_data = run_in_background(read_check_data, root)
    reading = read_curriculum(root, with_english(only, TRANSLATIONS))
    docs, docs_problems = read_docs(root)
    data, data_problems = get_data()
    programs, programs_problems = read_programs(root)
    reviews, review_problems = read_reviews(root)
    problems = [*reading.problems, *docs_problems, *data_problems, *programs_problems, *review_problems]
    if (root / SETTINGS).is_file():  # checks need none
        problems.extend(settings_problems(root))
    problems.extend(tree_problems(root, ("curriculum", "docs", "local")))
    beside = [*layout_problems(root), *static_problems(root)]
    if reading.curriculum is None or data is None:
        return None, [*problems, *beside]
    reviewed = documents_of(reading.curriculum, docs)
    whole = reading.curriculum.model_copy(update={"standings": standings(reviews, reviewed)})
    curriculum = without_old_notes(whole, data.thresholds, today)
    edition = edition_name(root)
    all_locks, lock_problems = read_locks(root)
    problems.extend(lock_problems)
    locks = tuple(lock for lock in all_locks if lock.edition != edition)
    is_whole = not problems and not only
    others = read_translations(root, curriculum, docs, data.glossary, printable_letters, only, cache, reviews)
    problems.extend(_ledger_problems(root, reviews, reviewed, others.twins, locks, today, is_whole=is_whole))
    texts = [*curriculum_texts(curriculum), *docs_texts(docs), *program_texts(programs.programs)]
    texts += data_texts([*reading.data_files, *data.files, *programs.files])
    texts += list(loose_texts(reading.texts, texts))
    said_by_settings = setting_texts(settings_texts(root, only_shown=True))
    for text in reading.texts:  # before workers are forked, who inherit the drawings
        find = partial(one_text_problems, text, curriculum.reference)
        problems.extend(found_in_time(text.path, text.body_line, find))
    get_results = run_in_background(
        check_texts, [*texts, *said_by_settings], curriculum.reference, data, today, root, printable_letters, cache
    )
    of_all = None if shard() else cache  # what is found among all texts belongs to no shard
    shown = [*texts, *data_texts(settings_texts(root))]
    get_copies = cache_of(partial(guide_copies, shown, numbers_shown(curriculum.reference), of_all))
    project = Project(
        curriculum,
        docs,
        data,
        locks,
        edition,
        programs,
        lambda: levels_by_path(get_results()),
        shown,
        get_copies,
        reviews,
        others.shown,
        others.twins,
        others.terms,
    )
    more_problems = beside + list(curriculum_problems(whole, data, today, is_whole=is_whole))
    problems.extend(reused_slugs(locks, project.locked))
    problems.extend(structure_problems(curriculum))
    problems.extend(_docs_problems(project))
    problems.extend(setting_problems(root, printable_letters))
    if not reading.problems and not only:  # an unreadable module would be missing from every ring
        problems.extend(all_program_problems(programs, curriculum))
    results = get_results()
    if is_whole:  # links to an unreadable file would appear broken
        problems.extend(ask_problems(curriculum, docs, reading.data_files))
        problems.extend(_all_broken_links(project, results, root / "docs", of_all))
    more_problems += [*get_copies().problems, *cross_text_problems(curriculum, texts, results)]
    more_problems += others.problems
    allowed = [(text.path, text.allow) for text in texts if text.path in results] + others.allowed
    problems.extend(
        without_allowed([*(p for result in results.values() for p in result.problems), *more_problems], allowed)
    )
    return project, problems


def _ledger_problems(
    root: Path,
    reviews: Entries,
    documents: Documents,
    twins: Mapping[str, Twin],
    locks: Sequence[Lock],
    today: date,
    *,
    is_whole: bool,
) -> Iterator[Problem]:
    """Yield what is wrong with entries of the ledger; `twins` are the translations, by path."""
    ledger = Reviewed(documents, pairs_of(twins.values()), partial(english_of, languages=TRANSLATIONS))
    yield from ledger_problems(reviews, ledger, hashes_by_edition(locks), today, is_whole=is_whole)
    yield from ledger_changes(root, locks)


def load_checked(root: Path, today: date, cache: Cache | None = None) -> Project:
    """Return the project at `root` as of `today`.

    Raises RefusedError with all problems if one of them is an error.
    """
    project, problems = load(root, today, cache=cache)
    if project is None or any(problem.level == "error" for problem in problems):
        raise RefusedError(report(problems))
    return project


def _docs_problems(project: Project) -> Iterator[Problem]:
    for page in project.docs:
        scanned = scan(page.body, page.body_line)
        yield from text_problems(page.path, scanned, fields_allowed=False)
        yield from key_problems(page.path, scanned, project.curriculum.reference, project.outline_lists)


def _all_broken_links(
    project: Project, checked: Mapping[str, CheckResult], docs: Path, cache: Cache | None
) -> Iterator[Problem]:
    """Yield a problem for each broken link, those of translations too."""
    yield from _broken_links(project, checked, docs, cache)
    for site in project.translated("everyone"):
        yield from anchor_problems(site)


def _broken_links(
    project: Project, checked: Mapping[str, CheckResult], docs: Path, cache: Cache | None
) -> Iterator[Problem]:
    """Yield a problem for each broken link.

    Pages for participants may link only to pages that a site for participants has.
    """
    files = {p.relative_to(docs).as_posix() for p in docs.rglob("*") if p.is_file() and p.suffix != ".md"}
    left_out = folders_left_out(docs.parent)
    files = {file for file in files if not file.startswith(left_out)}
    everything = _targets(project, "everyone", cache)
    participants = _targets(project, "participants", cache)
    for page in project.docs:
        targets = everything if page.record.audience == "facilitators" else participants
        if result := checked.get(page.path):
            yield from link_problems(page.path, page.slug, result.links, targets, files)
    for form in project.curriculum.forms:
        if result := checked.get(form.path):
            targets = everything if form.record.audience == "facilitators" else participants
            yield from link_problems(form.path, f"{form_id(form)}.md", result.links, targets, files)
    for module in project.curriculum.modules:
        if result := checked.get(module.source.path):
            yield from link_problems(module.source.path, f"{module.slug}/index.md", result.links, participants, files)
        for session in module.sessions:
            base = f"{module.slug}/{session.slug}"
            texts: list[tuple[str, Document[Any] | None, _Targets]] = [
                (f"{base}/session.md", session.page, participants),
                (f"{base}/facilitator.md", session.guide, everything),
                *((f"{base}/worksheets/{s.slug}.md", s, participants) for s in session.worksheets),
                *((f"{base}/cards/{cards.slug}.md", cards, everything) for cards in session.cards),
            ]
            for uri, text, targets in texts:
                if text is not None and (result := checked.get(text.path)):
                    yield from link_problems(text.path, uri, result.links, targets, files)


def _targets(project: Project, audience: SiteAudience, cache: Cache | None) -> _Targets:
    """Return a function for each page, by uri, that returns its anchors; few links need them."""

    def anchors_of(page: Document[DocsRecord]) -> frozenset[str]:
        lists = project.outline_lists if audience == "everyone" else project.open_lists
        return cached_anchors(expand(page.body, project.curriculum.reference, lists), cache)

    targets = {page.uri: partial(cached_anchors, page.body, cache) for page in project.pages(audience)}
    return {
        **targets,
        **{page.slug: cache_of(partial(anchors_of, page)) for page in project.docs_for(audience)},
    }
