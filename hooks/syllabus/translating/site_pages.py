"""The pages of a translation, at the addresses of their English pages below the tag of the language."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, NamedTuple

from ..checks.link_rules import anchors, anchors_in_order
from ..content.docs_pages import docs_address
from ..markup.expand import expand
from ..pages import listings
from ..pages.addresses import Addresses
from ..pages.assemble import Page, assemble
from ..pages.file_urls import both_pdf_url
from ..pages.form_pages import form_pages
from ..pages.menu import Menu, Section, menu, menu_in
from ..pages.reading_levels import glossary_list
from ..words.catalogue import words_for
from ..words.formats import day
from .shown import Translation
from .twin_links import TwinLinks

# Lists that are in English for their readers, or that have English sentences in them.
ENGLISH_LISTS = ("what-changed", "how-it-runs", "rules", "blocks", "drawings", "source-notes")

# What templates are told of each page that is no translation.
NOT_TRANSLATED: Mapping[str, Any] = {"both_pdf_url": "", "checked": "", "behind": ()}


@dataclass(frozen=True)
class English:
    """What translations take from the English site.

    These are its pages, and a function for each hand-written one that writes out its lists.
    """

    pages: Sequence[Page]
    docs: Mapping[str, Callable[[], str]]


class TranslatedSite:
    """The pages of one translation. What leaders alone read is not among them."""

    def __init__(self, translation: Translation, english: English) -> None:
        self.translation, self.english = translation, english
        self.language = translation.language
        self.words = words_for(self.language)

    @cached_property
    def bare(self) -> tuple[Page, ...]:
        """The pages as they would be on a site of their own, without those that take the place of others."""
        curriculum = self.translation.curriculum
        found = [*assemble(curriculum), *form_pages(curriculum), *self._docs()]
        return tuple(page for page in found if page.is_for_participants)

    @cached_property
    def notices(self) -> tuple[Page, ...]:
        """A page for each translation that may not be shown."""
        by_source = {
            page.source: page for page in self.english.pages if page.kind in ("session", "worksheet", "module")
        }
        found = []
        for source, title in sorted(self.translation.withdrawn.items()):
            english = by_source.get(source)
            uri = english.uri if english else source.removeprefix("docs/")
            if english or uri in self.english.docs:
                url = english.url if english else docs_address(uri)
                found.append(self._notice(uri, url, title, source))
        return tuple(found)

    @cached_property
    def addresses(self) -> Addresses:
        """Where the pages are."""
        known = frozenset(page.url for page in (*self.bare, *self.notices))
        wanted = {address.partition("#")[0] for address in self._led_to() if "#" in address}
        anchors_by_url = {page.url: self.anchors_in(page.uri) for page in self.bare if page.url in wanted}
        return Addresses(self.language, known, anchors_by_url, self.words.translated.in_english)

    def _led_to(self) -> Iterator[str]:
        """Yield the addresses that reference data leads to."""
        reference = self.translation.curriculum.reference
        yield from (need.page for need in reference.needs.values() if need.page)
        yield from (entry.page for entry in reference.tonight.values())
        yield from (entry.page for entry in reference.danger.values())

    @cached_property
    def shown(self) -> frozenset[str]:
        """The English addresses of the pages that have a text in the language."""
        return frozenset(page.url for page in self.bare)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, at their addresses, with links that lead to pages of the language where there are any."""
        own = {page.uri: partial(anchors, page.body) for page in self.bare}
        own |= {page.uri: partial(anchors, "") for page in self.notices}
        english = {uri: partial(self._english_anchors, uri) for uri in self._english}
        links = TwinLinks(self.language, own, english, self.words.translated.in_english, self.anchors_in)
        own_pages = (self._below(page, links.rewritten(page.body, page.uri)) for page in self.bare)
        return (*own_pages, *(self._below(page, page.body) for page in self.notices))

    @cached_property
    def _english(self) -> Mapping[str, Callable[[], str]]:
        """A function for each English page, by its source, that returns its text."""
        return {**{page.uri: partial(str, page.body) for page in self.english.pages}, **self.english.docs}

    def _english_anchors(self, uri: str) -> frozenset[str]:
        return anchors(self._english[uri]())

    def anchors_in(self, uri: str) -> Mapping[str, str]:
        """Return the anchors of the English headings of a page in the language; none unless it has as many in both."""
        own = next((page.body for page in self.bare if page.uri == uri), "")
        there, here = anchors_in_order(self._english[uri]() if uri in self._english else ""), anchors_in_order(own)
        return dict(zip(there, here, strict=True)) if len(there) == len(here) else {}

    def headings_of(self, uri: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the anchors of the headings of a page in the language, and in English."""
        own = next((page.body for page in self.bare if page.uri == uri), "")
        return anchors(own), self._english_anchors(uri) if uri in self._english else frozenset()

    def menu(self, sections: Sequence[Section], page: Page) -> Menu:
        """Return the menu of a page: modules and hand-written pages of the language, by their own titles."""
        titles = {own.url: own.title for own in self.bare if own.kind == "docs"}
        own = [
            Section("", tuple((titles[url], url) for _, url in section.pages if url in titles)) for section in sections
        ]
        here = page.url.removeprefix(f"{self.language}/")
        found = menu(self.translation.curriculum, "participants", own, here, for_leaders=page.for_leaders)
        return menu_in(found, self.addresses)

    def both_pdf_url(self, page: Page) -> str:
        """Return the URL of the PDF of a sheet in both languages; empty for other pages, and where one lags behind."""
        if page.kind != "worksheet" or self.behind(page):
            return ""
        return both_pdf_url(page.url, page.sheet, (self.translation.usual, self.language))

    @cached_property
    def lists_to_sign(self) -> tuple[Page, ...]:
        """The lists that a leader passes around, which packets have, at the addresses of the English ones."""
        forms = (page for page in form_pages(self.translation.curriculum) if page.for_leaders)
        return tuple(replace(self._below(page, page.body), uri=page.uri, url=page.url) for page in forms)

    @property
    def current_pages(self) -> tuple[Page, ...]:
        """The pages whose English has not changed since."""
        return tuple(page for page in self.pages if not self.behind(page))

    def checked(self, page: Page) -> str:
        """Return what a page says of who has read its translation; empty for one that is no translation."""
        if page.kind == "notice":
            return ""
        own, standing = self.words.translated, self.translation.checked.get(page.source)
        if standing is None:
            return own.not_approved if page.source in self.translation.read else own.unread
        who = {"role": standing.role, "initials": standing.initials, "on": day(standing.on, self.language)}
        if standing.changed:
            return str(own.changed(**who, changed=standing.changed, total=standing.total))
        return str(own.checked(**who))

    def behind(self, page: Page) -> tuple[str, ...]:
        """Return the English headings below which something changed since a page was translated."""
        start = self.words.translated.behind_start
        return tuple(heading or start for heading in self.translation.behind.get(page.source, ()))

    def told(self, page: Page) -> Mapping[str, Any]:
        """Return what templates are told of a page, beside its frame; see `NOT_TRANSLATED` for the names."""
        return {
            "both_pdf_url": self.both_pdf_url(page),
            "checked": self.checked(page),
            "behind": self.behind(page),
        }

    def _below(self, page: Page, body: str) -> Page:
        uri, url = f"{self.language}/{page.uri}", f"{self.language}/{page.url}"
        standing = self.translation.checked.get(page.source)
        note = "" if standing and not standing.changed else self.words.translated.at_foot
        return replace(page, uri=uri, url=url, body=body, language=self.language, foot_note=note)

    def _notice(self, uri: str, url: str, title: str, source: str) -> Page:
        """Return a page with what there is to say where a translation was; the help block stands below it."""
        own = self.words.translated
        body = f"# {title}\n\n{own.withdrawn}\n\n**[{own.english_page}](/{uri})**\n"
        meta = {"template": "docs.html", "search": {"exclude": True}}
        return Page(uri, url, "notice", title, body, source, module="", meta=meta)

    def _docs(self) -> Iterator[Page]:
        """Yield the hand-written pages, with their lists written out."""
        lists = self.lists()
        for page in self.translation.docs:
            record = page.record
            meta: dict[str, Any] = {"template": record.template}
            if record.description:
                meta["description"] = record.description
            if record.quick_exit:
                meta["quick_exit"] = True
            if record.audience == "facilitators" or not record.in_search:
                meta["search"] = {"exclude": True}
            body = expand(page.body.strip("\n"), self.translation.curriculum.reference, lists) + "\n"
            for_leaders = record.audience == "facilitators"
            yield Page(
                page.slug, docs_address(page.slug), "docs", record.title, body, page.path, "", meta=meta,
                for_leaders=for_leaders,
            )  # fmt: skip

    def lists(self) -> Mapping[str, str]:
        """Return the lists that pages may insert; what only leaders and authors read is not in the language."""
        glossary = glossary_list(self.translation.glossary)
        lists = listings.inserts(self.translation.curriculum, with_guides=False, glossary=glossary)
        leaders = (
            "reprint-list", "sheet-log", "programs", "coverage", "guides-by-week", "review-board", "agreed-terms"
        )  # fmt: skip
        return {**lists, **dict.fromkeys((*leaders, *ENGLISH_LISTS), "")}


class Twin(NamedTuple):
    """The same page in another language: its tag, its name in the language itself, and the address of the page."""

    language: str
    name: str
    url: str


def twins_of(sites: Iterable[TranslatedSite], page: Page | None, url: str, usual: str) -> tuple[Twin, ...]:
    """Return the page at a URL in all other languages; `usual` is the tag of the language of the site."""
    sites, own = tuple(sites), page.language if page else ""
    address = url.removeprefix(f"{own}/") if own else url
    found = [Twin(usual, words_for(usual).own_name, address)] if own else []
    others = (site for site in sites if site.language != own and address in site.shown)
    return (*found, *(Twin(site.language, site.words.own_name, f"{site.language}/{address}") for site in others))
