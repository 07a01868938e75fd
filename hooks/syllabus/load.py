"""How a project is read and checked, in one go: what hooks and commands start from."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache as cache_of
from functools import partial
from pathlib import Path
from typing import Any

from .build.build_language import build_language
from .build.cache import Cache
from .build.edition_name import edition_name
from .build.parallel import run_in_background
from .checks.check_data import read_check_data
from .checks.link_rules import anchors, link_problems
from .checks.run import (
    CheckResult,
    check_texts,
    cross_text_problems,
    curriculum_problems,
    levels_by_path,
    without_allowed,
)
from .checks.structure_rules import key_problems, one_text_problems, structure_problems
from .checks.text_rules import text_problems
from .checks.texts import curriculum_texts, data_texts, docs_texts, loose_texts, program_texts
from .content.audiences import SiteAudience
from .content.docs_pages import DocsRecord, read_docs
from .content.model import Document
from .content.problem import Problem, RefusedError, report
from .content.reader import read_curriculum
from .content.scan import scan
from .editions.locks import read_locks, reused_slugs
from .markup.expand import expand
from .programs.check_all import all_program_problems
from .programs.reader import read_programs
from .project import Project
from .words.catalogue import words_for

_Targets = Mapping[str, Callable[[], frozenset[str]]]


def load(
    root: Path, today: date, only: frozenset[str] = frozenset(), cache: Cache | None = None
) -> tuple[Project | None, list[Problem]]:
    """The project at `root`, or None when too much of it is missing; and every problem found, as of `today`.

    With `only`, sessions without one of these files are passed over, and so are links, since they may lead anywhere.
    What the checks found in a text before is taken from the `cache`.
    """
    checks_read = run_in_background(read_check_data, root)
    reading = read_curriculum(root, only)
    written, docs_problems = read_docs(root)
    data, data_problems = checks_read()
    programs, programs_problems = read_programs(root)
    problems = [*reading.problems, *docs_problems, *data_problems, *programs_problems]
    if reading.curriculum is None or data is None:
        return None, problems
    read = reading.curriculum
    edition = edition_name(root)
    published, lock_problems = read_locks(root)
    problems.extend(lock_problems)
    locks = tuple(lock for lock in published if lock.edition != edition)
    whole = not problems and not only
    texts = [*curriculum_texts(read), *docs_texts(written), *program_texts(programs.programs)]
    texts += data_texts([*reading.data_files, *data.files])
    texts += list(loose_texts(reading.texts, texts))
    checked = run_in_background(check_texts, texts, read.reference, data, today, root, cache)
    project = Project(read, written, data, locks, edition, programs, levels=lambda: levels_by_path(checked()))
    for text in reading.texts:
        problems.extend(one_text_problems(text, read.reference))
    found = list(curriculum_problems(read, data, today, root, is_whole=whole))
    problems.extend(reused_slugs(locks, project.held))
    problems.extend(structure_problems(read))
    problems.extend(_docs_problems(project))
    if not reading.problems and not only:  # a module that could not be read would be missing from every ring
        problems.extend(all_program_problems(programs, read))
    of_texts = checked()
    if whole:  # a file that could not be read would make every link to it look broken
        problems.extend(_broken_links(project, of_texts, root / "docs"))
    found += cross_text_problems(read, texts, of_texts)
    allowed = [(text.path, text.allow) for text in texts if text.path in of_texts]
    problems.extend(without_allowed([*(p for one in of_texts.values() for p in one.problems), *found], allowed))
    return project, problems


def load_checked(root: Path, today: date, cache: Cache | None = None) -> Project:
    """The project at `root` as of `today`.

    Raises RefusedError with all problems when one of them is an error, and for a language without a catalogue.
    """
    try:
        words_for(build_language())
    except ValueError as error:
        raise RefusedError(str(error)) from error
    project, problems = load(root, today, cache=cache)
    if project is None or any(problem.level == "error" for problem in problems):
        raise RefusedError(report(problems))
    return project


def _docs_problems(project: Project) -> Iterator[Problem]:
    for page in project.docs:
        scanned = scan(page.body, page.body_line)
        yield from text_problems(page.path, scanned, fields_allowed=False)
        yield from key_problems(page.path, scanned, project.curriculum.reference, project.outline_lists)


def _broken_links(project: Project, checked: Mapping[str, CheckResult], docs: Path) -> Iterator[Problem]:
    """Participant pages may lead only to what a site for participants has; guides and authors may go anywhere."""
    files = {p.relative_to(docs).as_posix() for p in docs.rglob("*") if p.is_file() and p.suffix != ".md"}
    everything = _targets(project, "everyone")
    participants = _targets(project, "participants")
    for page in project.docs:
        reach = everything if page.record.audience == "facilitators" else participants
        if one := checked.get(page.path):
            yield from link_problems(page.path, page.slug, one.links, reach, files)
    for module in project.curriculum.modules:
        if one := checked.get(module.source.path):
            yield from link_problems(module.source.path, f"{module.slug}/index.md", one.links, participants, files)
        for session in module.sessions:
            base = f"{module.slug}/{session.slug}"
            texts: list[tuple[str, Document[Any] | None, _Targets]] = [
                (f"{base}/session.md", session.page, participants),
                (f"{base}/facilitator.md", session.guide, everything),
                *((f"{base}/worksheets/{s.slug}.md", s, participants) for s in session.worksheets),
            ]
            for uri, text, allowed in texts:
                if text is not None and (one := checked.get(text.path)):
                    yield from link_problems(text.path, uri, one.links, allowed, files)


def _targets(project: Project, audience: SiteAudience) -> _Targets:
    """What tells the anchors of each page; few links ask for any."""

    def of_docs(page: Document[DocsRecord]) -> frozenset[str]:
        lists = project.outline_lists if audience == "everyone" else project.open_lists
        return anchors(expand(page.body, project.curriculum.reference, lists))

    made = {page.uri: partial(anchors, page.body) for page in project.pages(audience)}
    return {**made, **{page.slug: cache_of(partial(of_docs, page)) for page in project.docs_for(audience)}}
