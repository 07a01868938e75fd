"""What a project is: a curriculum and the hand-written pages around it, and what follows from them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .build.edition_name import edition_path
from .checks.check_data import CheckData
from .checks.reading_level import Level
from .content.audiences import SiteAudience
from .content.docs_pages import LOCAL, DocsRecord
from .content.model import Curriculum, Document
from .editions.change_pages import reprint_list, retired_pages, what_changed
from .editions.locks import Lock, LockedSession, snapshot
from .markup.expand import expand
from .pages import listings
from .pages.assemble import Page, assemble
from .pages.chart import sheet_log
from .pages.reading_levels import glossary_list, reading_levels
from .programs.check_all import all_plans
from .programs.listing import guides_by_week, programs_list
from .programs.plan import Plan
from .programs.reader import NO_PROGRAMS, Programs
from .programs.site_pages import program_pages


def _nothing_measured() -> Mapping[str, Level]:
    return {}


@dataclass(frozen=True)
class Project:
    """A curriculum and the hand-written pages around it.

    `levels` tells how hard each text reads, by its path. Measuring takes long and may go on while a project is
    looked at, so it is a call, which waits.
    """

    curriculum: Curriculum
    docs: tuple[Document[DocsRecord], ...]
    data: CheckData
    locks: tuple[Lock, ...] = ()
    edition: str = "DRAFT"
    programs: Programs = NO_PROGRAMS
    levels: Callable[[], Mapping[str, Level]] = _nothing_measured

    @property
    def is_published(self) -> bool:
        """Whether this is a build of a published edition, and not a draft."""
        return not self.edition.startswith("DRAFT")

    def pages(self, audience: SiteAudience) -> tuple[Page, ...]:
        """The curriculum's pages for a site of this audience, and those that say what was retired."""
        return self.all_pages if audience == "everyone" else self.open_pages

    @cached_property
    def all_pages(self) -> tuple[Page, ...]:
        """The pages of a site for everyone."""
        return (
            *assemble(self.curriculum),
            *program_pages(self.plans),
            *retired_pages(self.locks, self.held, self.curriculum.language),
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
        return self.all_lists(reading_levels(self.curriculum, self.levels()))

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
            "reprint-list": reprint_list(self.locks, self.held, self.curriculum.language),
            "sheet-log": sheet_log(self.curriculum, self.edition),
            "programs": programs_list(self.plans, self.curriculum.language),
            "guides-by-week": guides_by_week(self.plans, self.curriculum),
        }
