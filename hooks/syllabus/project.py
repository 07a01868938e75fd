"""A project: the curriculum, the hand-written pages around it, and everything derived from them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from .build.edition_name import edition_path
from .checks.check_data import CheckData
from .checks.guide_copies import GuideCopies
from .checks.reading_level import Level
from .checks.texts import CheckedText
from .content.audiences import SiteAudience
from .content.digest import content_hash
from .content.docs_pages import LOCAL, DocsRecord
from .content.model import Curriculum, Document
from .editions.change_pages import reprint_list, retired_pages, what_changed
from .editions.locked import Locked
from .editions.locks import Lock
from .markup.expand import expand
from .pages import listings
from .pages.assemble import Page, assemble
from .pages.card_pages import card_pages
from .pages.chart import sheet_log
from .pages.form_pages import form_pages
from .pages.reading_levels import glossary_list, level_parts, reading_levels
from .pages.review_board import review_board
from .pages.reviewer_pages import reviewer_pages
from .programs.check_all import all_plans
from .programs.facts import library
from .programs.listing import guides_by_week, how_it_runs, programs_list, what_is_covered
from .programs.plan import Plan
from .programs.reader import NO_PROGRAMS, Programs
from .programs.site_pages import program_pages
from .reviews.board import Board, board
from .reviews.status import documents_of
from .reviews.translated import Pair
from .reviews.types import ReviewEntry
from .translating.editions import whole_snapshot
from .translating.pairs import pairs_of
from .translating.reading import Twin
from .translating.shown import Translation
from .translating.site_pages import English, TranslatedSite
from .translating.terms import AgreedTerms
from .translating.terms_list import terms_list


def _nothing_measured() -> Mapping[str, Level]:
    return {}


@dataclass(frozen=True)
class Project:
    """A curriculum and the hand-written pages around it.

    `levels` returns the reading level of each text by its path. Measuring is slow and may run in the background, so
    this is a function, which waits for the result. `texts` are all texts of the project, and `guide_copies` returns
    what guides have in common with those that others read. `reviews` are the entries of the ledger, `translations` the
    texts in other languages that are shown, `twins` all that can be read, by path, and `terms` how translators into a
    language agreed to say things.
    """

    curriculum: Curriculum
    docs: tuple[Document[DocsRecord], ...]
    data: CheckData
    locks: tuple[Lock, ...] = ()
    edition: str = "DRAFT"
    programs: Programs = NO_PROGRAMS
    levels: Callable[[], Mapping[str, Level]] = _nothing_measured
    texts: Sequence[CheckedText] = ()
    guide_copies: Callable[[], GuideCopies] = GuideCopies
    reviews: tuple[Document[ReviewEntry], ...] = ()
    translations: tuple[Translation, ...] = ()
    twins: Mapping[str, Twin] = field(default_factory=dict)
    terms: Mapping[str, AgreedTerms] = field(default_factory=dict)

    @property
    def is_published(self) -> bool:
        """Whether this is a build of a published edition rather than a draft."""
        return not self.edition.startswith("DRAFT")

    def pages(self, audience: SiteAudience) -> tuple[Page, ...]:
        """Return the curriculum's pages for a site with this audience, including notices of what was retired."""
        return self.all_pages if audience == "everyone" else self.open_pages

    @cached_property
    def all_pages(self) -> tuple[Page, ...]:
        """The pages of a site for everyone."""
        return (
            *assemble(self.curriculum),
            *card_pages(self.curriculum),
            *form_pages(self.curriculum),
            *reviewer_pages(self.curriculum),
            *program_pages(self.plans),
            *retired_pages(self.locks, self.locked.sessions, self.curriculum.language),
        )

    @cached_property
    def open_pages(self) -> tuple[Page, ...]:
        """The pages of a site for participants, which has no guides."""
        return tuple(page for page in self.all_pages if page.is_for_participants)

    def translated(self, audience: SiteAudience) -> tuple[TranslatedSite, ...]:
        """Return the pages of each translation for a site with this audience."""
        return self._translated_for_all if audience == "everyone" else self._translated_open

    @cached_property
    def _translated_for_all(self) -> tuple[TranslatedSite, ...]:
        return self._translated("everyone")

    @cached_property
    def _translated_open(self) -> tuple[TranslatedSite, ...]:
        return self._translated("participants")

    def _translated(self, audience: SiteAudience) -> tuple[TranslatedSite, ...]:
        if not self.translations:
            return ()
        lists = self.outline_lists if audience == "everyone" else self.open_lists
        reference = self.curriculum.reference
        docs = {page.slug: partial(expand, page.body, reference, lists) for page in self.docs_for(audience)}
        english = English(self.pages(audience), docs)
        return tuple(TranslatedSite(translation, english) for translation in self.translations)

    @cached_property
    def reviewable(self) -> Mapping[str, Document[Any]]:
        """All texts that can be reviewed, by path."""
        return documents_of(self.curriculum, self.docs)

    @cached_property
    def pairs(self) -> Mapping[str, Pair]:
        """All translations that can be reviewed, with their English, by path."""
        return pairs_of(self.twins.values())

    @property
    def text_hashes(self) -> Mapping[str, str]:
        """The hash of all that can be reviewed, as entries of the ledger have it, by path."""
        english = {path: content_hash(document) for path, document in self.reviewable.items()}
        return {**english, **{path: pair.hash for path, pair in self.pairs.items()}}

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The programs without structural problems, with their weekly schedules."""
        return all_plans(self.programs, self.curriculum)

    @cached_property
    def locked(self) -> Locked:
        """The texts of this edition, as its lock records them."""
        return whole_snapshot(self.curriculum, self.translations, edition_path(self.edition), self.locks)

    def docs_for(self, audience: SiteAudience) -> tuple[Document[DocsRecord], ...]:
        """Return the hand-written pages for a site with this audience."""
        return tuple(p for p in self.docs if audience == "everyone" or p.record.audience == "everyone")

    def local_pages(self, audience: SiteAudience) -> tuple[Document[DocsRecord], ...]:
        """Return the clinic's own pages for a site with this audience."""
        return tuple(page for page in self.docs_for(audience) if page.slug.startswith(LOCAL))

    def docs_markdown(self, page: Document[DocsRecord], audience: SiteAudience) -> str:
        """Return the Markdown of a hand-written page with its lists inserted."""
        lists = self.lists if audience == "everyone" else self.open_lists
        return expand(page.body, self.curriculum.reference, lists)

    @cached_property
    def lists(self) -> Mapping[str, str]:
        """The lists that hand-written pages may insert, as Markdown by key."""
        reviews = review_board(self.curriculum, board(self.reviews, self.reviewable, self.pairs))
        return self.all_lists(reading_levels(self.curriculum, self.levels()), reviews)

    @cached_property
    def outline_lists(self) -> Mapping[str, str]:
        """The lists by key, but with only the headings of what is slow to measure: reading levels and reviews."""
        headings = "\n\n".join(f"## {title}" for title in level_parts(self.curriculum).values())
        return self.all_lists(headings, review_board(self.curriculum, Board()))

    @cached_property
    def open_lists(self) -> Mapping[str, str]:
        """The lists by key for a site for participants, without guides."""
        lists = listings.inserts(self.curriculum, with_guides=False, glossary=glossary_list(self.data.glossary))
        hidden = ("reprint-list", "sheet-log", "programs", "coverage", "guides-by-week", "review-board", "agreed-terms")
        shown = {"what-changed": self.changed, "how-it-runs": self.how_it_runs}
        return {**lists, **shown, **dict.fromkeys(hidden, "")}

    @cached_property
    def how_it_runs(self) -> str:
        """When people come to the clinic's own program, as Markdown for families."""
        reference = self.curriculum.reference
        return how_it_runs(self.plans, reference.clinic, reference.language)

    @cached_property
    def changed(self) -> str:
        """What changed from edition to edition, as Markdown."""
        return what_changed(self.curriculum, self.locks, self.locked, self.edition)

    def all_lists(self, levels: str, reviews: str) -> Mapping[str, str]:
        """Return the lists by key, with `levels` as the table of reading levels, and `reviews` as the board."""
        lists = listings.inserts(
            self.curriculum, with_guides=True, levels=levels, glossary=glossary_list(self.data.glossary)
        )
        return {
            **lists,
            "what-changed": self.changed,
            "how-it-runs": self.how_it_runs,
            "reprint-list": reprint_list(self.locks, self.locked, self.curriculum.language),
            "sheet-log": sheet_log(self.curriculum, self.edition),
            "programs": programs_list(self.plans, self.curriculum.language),
            "coverage": what_is_covered(self.programs.standards, library(self.curriculum), self.curriculum.language),
            "guides-by-week": guides_by_week(self.plans, self.curriculum),
            "review-board": reviews,
            "agreed-terms": terms_list(self.terms, self.curriculum.language),
        }
