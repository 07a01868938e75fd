"""Sheets in another language than the site's, for packets and nights: alone, or each behind the usual one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..build.site_facts import Site
from ..content.model import Curriculum
from ..pages.assemble import Page
from ..words.catalogue import words_for
from .files import Job, sheet_jobs
from .packets import Packet
from .two_languages import two_language_jobs

SPOKEN = ("session", "worksheet")  # kinds of pages that translations have; guides and cards stay as they are


@dataclass(frozen=True)
class OtherLanguage:
    """A language that packets may be in: its curriculum, and its pages by the URL of the usual page.

    If it `is_beside` the usual one, each of its pages stands behind that one, and leaders read the usual language.
    """

    curriculum: Curriculum
    pages: Mapping[str, Page]
    is_beside: bool = False

    @property
    def tag(self) -> str:
        """The tag of the language."""
        return self.curriculum.language

    def lacking(self, pages: Iterable[Page]) -> list[Page]:
        """Return those pages that have none in the language, each once."""
        return list({page.url: page for page in pages if page.url not in self.pages}.values())

    def title(self, page: Page) -> str:
        """Return the title of a page; one without a page in the language is said to be in the usual one."""
        own = self.pages.get(page.url)
        if self.is_beside:
            return f"{page.title} / {own.title}" if own else page.title
        return own.title if own else self.in_usual(page.title)

    def in_usual(self, title: str) -> str:
        """Return a title with what says that its text is in the usual language; nothing is said beside that one."""
        return title if self.is_beside else f"{title} {words_for(self.tag).translated.in_english}"

    def job(self, page: Page, usual: Curriculum, site: Site) -> Job:
        """Return the job for a sheet in the language, or in both; one without a page in it is in the usual one."""
        own = self.pages.get(page.url)
        if own is None:
            return sheet_jobs(usual, [page], site)[0]
        if self.is_beside:
            return next(two_language_jobs(usual, [page], self.curriculum, [own], site))
        return sheet_jobs(self.curriculum, [own], site)[0]

    def for_leaders(self, usual: Curriculum) -> Curriculum:
        """Return the curriculum whose language leaders read."""
        return usual if self.is_beside else self.curriculum


def pages_in(pages: Sequence[Page]) -> dict[str, Page]:
    """Return the pages of a translation that packets may hold, by the URL of the usual page."""
    return {page.url.removeprefix(f"{page.language}/"): page for page in pages if page.kind in SPOKEN}


def in_language(packet: Packet, other: OtherLanguage) -> Packet:
    """Return a packet with each of its pages in another language, or in both. Raises KeyError for one without it."""
    title = words_for(other.tag).packets.hand_picked
    parts = [(part, replace(part, page=other.pages[part.page.url])) for part in packet.parts]
    if other.is_beside:
        both = (half for part, own in parts for half in (part, replace(own, is_back=True)))
        return replace(packet, title=f"{packet.title} / {title}", parts=tuple(both))
    return replace(packet, title=title, parts=tuple(own for _, own in parts))
