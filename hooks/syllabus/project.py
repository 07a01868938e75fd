"""The whole project, read and checked in one go: what hooks and commands start from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache as cache_of
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from .build.cache import Cache
from .build.edition_name import edition_name, edition_path
from .build.parallel import beside
from .checks.check_data import CheckData, read_check_data
from .checks.link_rules import anchors, link_problems
from .checks.reading_level import Level
from .checks.run import checked_texts, curriculum_problems, without_allowed
from .checks.structure_rules import key_problems, one_text_problems, structure_problems
from .checks.text_rules import text_problems
from .checks.texts import curriculum_texts, docs_texts
from .content.docs_pages import LOCAL, DocsRecord, read_docs
from .content.model import Curriculum, Document
from .content.problem import Problem
from .content.reader import read_curriculum
from .content.scan import scan
from .editions.change_pages import reprint_list, retired_pages, what_changed
from .editions.locks import Lock, LockedSession, read_locks, reused_slugs, snapshot
from .markup.expand import expand
from .pages import listings
from .pages.assemble import Page, SiteAudience, assemble
from .pages.chart import sheet_log
from .pages.reading_levels import glossary_list, reading_levels
from .programs.check_all import all_plans, all_program_problems
from .programs.listing import guides_by_week, programs_list
from .programs.plan import Plan
from .programs.reader import NO_PROGRAMS, Programs, read_programs
from .programs.site_pages import program_pages

_Targets = Mapping[str, Callable[[], frozenset[str]]]


@dataclass(frozen=True)
class Project:
    """A curriculum and the hand-written pages around it."""

    curriculum: Curriculum
    docs: tuple[Document[DocsRecord], ...]
    data: CheckData
    locks: tuple[Lock, ...] = ()
    edition: str = "DRAFT"
    programs: Programs = NO_PROGRAMS
    levels: Mapping[str, Level] = field(default_factory=dict)  # how hard each text reads, by its path

    def pages(self, audience: SiteAudience) -> tuple[Page, ...]:
        """The curriculum's pages for a site of this audience, and those that say what was retired."""
        return self.all_pages if audience == "everyone" else self.open_pages

    @cached_property
    def all_pages(self) -> tuple[Page, ...]:
        """The pages of a site for everyone."""
        return (
            *assemble(self.curriculum),
            *program_pages(self.plans),
            *retired_pages(self.locks, self.held),
        )

    @cached_property
    def open_pages(self) -> tuple[Page, ...]:
        """The pages of a site for participants: a guide exists only in a site for everyone."""
        return tuple(page for page in self.all_pages if page.is_for_participants)

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The programs that fit together, laid out in weeks."""
        return all_plans(self.programs, self.curriculum)

    @cached_property
    def held(self) -> Mapping[str, LockedSession]:
        """What this edition holds, by id."""
        return snapshot(self.curriculum, edition_path(self.edition), self.locks)

    def docs_for(self, audience: SiteAudience) -> tuple[Document[DocsRecord], ...]:
        """The hand-written pages for a site of this audience."""
        return tuple(p for p in self.docs if audience == "everyone" or p.record.audience == "everyone")

    def local_pages(self, audience: SiteAudience) -> tuple[Document[DocsRecord], ...]:
        """The pages of the clinic's own for a site of this audience."""
        return tuple(page for page in self.docs_for(audience) if page.slug.startswith(LOCAL))

    def docs_markdown(self, page: Document[DocsRecord], audience: SiteAudience) -> str:
        """A hand-written page with its lists filled in."""
        lists = self.lists if audience == "everyone" else self.open_lists
        return expand(page.body, self.curriculum.reference, lists)

    @cached_property
    def lists(self) -> Mapping[str, str]:
        """The lists that hand-written pages may insert."""
        return self.all_lists(reading_levels(self.curriculum, self.levels))

    @cached_property
    def outline_lists(self) -> Mapping[str, str]:
        """The same with the headings of the reading levels alone, which take long to measure."""
        return self.all_lists("\n\n".join(f"## {module.source.record.title}" for module in self.curriculum.modules))

    @cached_property
    def open_lists(self) -> Mapping[str, str]:
        """The same for a site for participants: nothing of the guides."""
        lists = listings.inserts(self.curriculum, with_guides=False, glossary=glossary_list(self.data.glossary))
        hidden = ("reprint-list", "sheet-log", "programs", "guides-by-week")
        return {**lists, "what-changed": self.changed, **dict.fromkeys(hidden, "")}

    @cached_property
    def changed(self) -> str:
        """What changed from edition to edition, as Markdown."""
        return what_changed(self.curriculum, self.locks, self.held, self.edition)

    def all_lists(self, levels: str) -> Mapping[str, str]:
        """Every list, with `levels` as the table of reading levels."""
        lists = listings.inserts(
            self.curriculum, with_guides=True, levels=levels, glossary=glossary_list(self.data.glossary)
        )
        return {
            **lists,
            "what-changed": self.changed,
            "reprint-list": reprint_list(self.locks, self.held),
            "sheet-log": sheet_log(self.curriculum, self.edition),
            "programs": programs_list(self.plans),
            "guides-by-week": guides_by_week(self.plans, self.curriculum),
        }


def load(
    root: Path, today: date, only: frozenset[str] = frozenset(), cache: Cache | None = None
) -> tuple[Project | None, list[Problem]]:
    """The project at `root`, or None when too much of it is missing; and every problem found, as of `today`.

    With `only`, sessions without one of these files are passed over, and so are links, since they may lead anywhere.
    What the checks found in a text before is taken from the `cache`.
    """
    checks_read = beside(read_check_data, root)
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
    for text in reading.texts:  # before others look at the texts too, since a look at a text is kept
        problems.extend(one_text_problems(text, read.reference))
    levels: dict[str, Level] = {}
    project = Project(read, written, data, locks, edition, programs, levels)
    texts = [*curriculum_texts(read), *docs_texts(written)]
    checked = beside(checked_texts, texts, read.reference, data, today, root, cache)
    found = list(curriculum_problems(read, data, today, root, is_whole=whole))
    problems.extend(reused_slugs(locks, project.held))
    problems.extend(structure_problems(read))
    problems.extend(_docs_problems(project))
    if not reading.problems and not only:  # a module that could not be read would be missing from every ring
        problems.extend(all_program_problems(programs, read))
    if whole:  # a file that could not be read would make every link to it look broken
        problems.extend(_broken_links(project, root / "docs"))
    in_texts, measured = checked()
    levels.update(measured)
    allowed = [(text.path, text.allow) for text in texts if text.path in measured]
    problems.extend(without_allowed([*in_texts, *found], allowed))
    return project, problems


def _docs_problems(project: Project) -> Iterator[Problem]:
    for page in project.docs:
        looked = scan(page.body, page.body_line)
        yield from text_problems(page.path, looked, fields_allowed=False)
        yield from key_problems(page.path, looked, project.curriculum.reference, project.outline_lists)


def _broken_links(project: Project, docs: Path) -> Iterator[Problem]:
    """Participant pages may lead only to what a site for participants has; guides and authors may go anywhere."""
    files = {p.relative_to(docs).as_posix() for p in docs.rglob("*") if p.is_file() and p.suffix != ".md"}
    everything = _targets(project, "everyone")
    participants = _targets(project, "participants")
    for page in project.docs:
        reach = everything if page.record.audience == "facilitators" else participants
        yield from link_problems(page.path, page.slug, page.body, page.body_line, reach, files)
    for module in project.curriculum.modules:
        for session in module.sessions:
            base = f"{module.slug}/{session.slug}"
            texts: list[tuple[str, Document[Any] | None, _Targets]] = [
                (f"{base}/session.md", session.page, participants),
                (f"{base}/facilitator.md", session.guide, everything),
                *((f"{base}/worksheets/{s.slug}.md", s, participants) for s in session.worksheets),
            ]
            for uri, text, allowed in texts:
                if text is not None:
                    yield from link_problems(text.path, uri, text.body, text.body_line, allowed, files)


def _targets(project: Project, audience: SiteAudience) -> _Targets:
    """What tells the anchors of each page; few links ask for any."""

    def of_docs(page: Document[DocsRecord]) -> frozenset[str]:
        lists = project.outline_lists if audience == "everyone" else project.open_lists
        return anchors(expand(page.body, project.curriculum.reference, lists))

    made = {page.uri: partial(anchors, page.body) for page in project.pages(audience)}
    return {**made, **{page.slug: cache_of(partial(of_docs, page)) for page in project.docs_for(audience)}}
