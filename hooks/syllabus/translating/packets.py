"""What packets, nights and programs take from translations: which there are, and which sheets one lacks."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..content.problem import RefusedError, quoted
from ..pages.assemble import Page
from ..pdf.other_language import OtherLanguage, pages_in
from ..words.catalogue import TRANSLATIONS
from ..words.messages import locale_of
from .site_pages import TranslatedSite

NEW = "a new language begins with its words in hooks/syllabus/words"
BESIDE = "+"  # between the tags of two languages that stand beside each other


def has_sheets(site: TranslatedSite) -> bool:
    """Return whether a translation has any sheet."""
    return any(page.kind == "worksheet" for page in site.pages)


def other_language(site: TranslatedSite, *, is_beside: bool = False) -> OtherLanguage:
    """Return a translation as a language for packets; beside the usual one stand only pages that are current."""
    pages = [page for page in (*site.pages, *site.lists_to_sign) if not (is_beside and site.behind(page))]
    return OtherLanguage(site.translation.curriculum, pages_in(pages), is_beside)


def other_languages(sites: Iterable[TranslatedSite]) -> list[OtherLanguage]:
    """Return those of the translations that have sheets."""
    return [other_language(site) for site in sites if has_sheets(site)]


@dataclass(frozen=True)
class Chosen:
    """A language to print in, with its site, which knows what is withdrawn and what lags behind."""

    other: OtherLanguage
    site: TranslatedSite

    @property
    def name(self) -> str:
        """The English name of the language, with its tag."""
        return f"{locale_of(self.site.language).get_display_name('en')} ({self.site.language})"


def chosen_language(asked: str, usual: str, translated: Iterable[TranslatedSite]) -> Chosen | None:
    """Return the language that is asked for among those of translations, or None for the `usual` one of the site.

    Raises RefusedError for one that is unknown, or that has no sheets.
    """
    if asked in ("", usual):
        return None
    sites = {own.language: own for own in translated if has_sheets(own)}
    both = {f"{usual}{BESIDE}{tag}": own for tag, own in sites.items()}
    site = {**sites, **both}.get(asked)
    if site is None:
        known, tag = (usual, *sites, *both), asked.removeprefix(f"{usual}{BESIDE}")
        begin = f'no sheet is in it yet: begin with `make translate OF="module/session" LANG={tag}`'
        fix = begin if tag in TRANSLATIONS and tag not in sites else f"choose one of them; {NEW}"
        raise RefusedError(f"LANG: expected one of {', '.join(known)}, found {quoted(asked)} - {fix}")
    return Chosen(other_language(site, is_beside=asked in both), site)


def require_all(chosen: Chosen, pages: Iterable[Page]) -> list[str]:
    """Return a line for each of the pages that lags behind in a language.

    Raises RefusedError with a line for each that the language lacks.
    """
    wanted = {page.url: page for page in pages}
    if lacking := chosen.other.lacking(wanted.values()):
        raise RefusedError("\n".join(_told(chosen, page) for page in lacking))
    behind = {url: chosen.site.translation.behind.get(chosen.other.pages[url].source) for url in wanted}
    return [
        f"{url.rstrip('/')}: its English has changed since, in these parts: {_parts(found)}"
        for url, found in behind.items()
        if found is not None
    ]


def _parts(headings: Iterable[str]) -> str:
    return ", ".join(heading or "the beginning" for heading in headings)


def _told(chosen: Chosen, page: Page) -> str:
    """Return the line on a page that a language lacks."""
    name = page.url.rstrip("/")
    session = f"{page.module}/{page.session}" if page.session else page.module
    command = f'OF="{session}" LANG={chosen.site.language}'
    found, fix = "none", f"translate it: `make translate {command}`"
    if page.kind == "cards":
        found, fix = "cards, which stay in English", "leave them out"
    elif page.source in chosen.site.translation.withdrawn:
        found = "one that is not shown, since its English changed where danger is concerned"
        fix = f"say it anew: `make translate LIST=1 {command}`"
    elif chosen.other.is_beside and page.url in pages_in(chosen.site.pages):
        found, fix = "one whose English has changed since", f"say it anew: `make translate LIST=1 {command}`"
    return f"LANG: expected {name} in {chosen.name}, found {found} - {fix}, or print it without LANG"
