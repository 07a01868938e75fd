"""The language of what a command prints: which there are, and which sheets it lacks."""

import argparse
from collections.abc import Iterable
from dataclasses import dataclass

from ..content.problem import RefusedError, quoted
from ..pages.assemble import Page
from ..pdf.other_language import OtherLanguage, pages_in
from ..project import Project
from ..translating.packets import has_sheets, other_language
from ..translating.site_pages import TranslatedSite
from ..words.catalogue import TRANSLATIONS
from ..words.messages import locale_of

NEW = "a new language begins with its words in hooks/syllabus/words"
BESIDE = "+"  # between the tags of two languages that stand beside each other


@dataclass(frozen=True)
class Chosen:
    """A language to print in, with its site, which knows what is withdrawn and what lags behind."""

    other: OtherLanguage
    site: TranslatedSite

    @property
    def name(self) -> str:
        """The English name of the language, with its tag."""
        return f"{locale_of(self.site.language).get_display_name('en')} ({self.site.language})"


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add `--language`."""
    told = "the tag of a translation, such as es; en+es has both, one behind the other"
    parser.add_argument("--language", default="", help=told)


def chosen_language(asked: str, project: Project) -> Chosen | None:
    """Return the language that is asked for, or None for that of the site.

    Raises RefusedError for one that is unknown, or that has no sheets.
    """
    usual = project.curriculum.language
    if asked in ("", usual):
        return None
    sites = {own.language: own for own in project.translated("everyone") if has_sheets(own)}
    both = {f"{usual}{BESIDE}{tag}": own for tag, own in sites.items()}
    site = {**sites, **both}.get(asked)
    if site is None:
        known, tag = (usual, *sites, *both), asked.removeprefix(f"{usual}{BESIDE}")
        begin = f'no sheet is in it yet: begin with `make translate OF="module/session" LANG={tag}`'
        fix = begin if tag in TRANSLATIONS and tag not in sites else f"choose one of them; {NEW}"
        raise RefusedError(f"LANG: expected one of {', '.join(known)}, found {quoted(asked)} - {fix}")
    return Chosen(other_language(site, is_beside=asked in both), site)


def require_all(chosen: Chosen, pages: Iterable[Page]) -> None:
    """Print which of the pages lag behind in a language, if none is lacking.

    Raises RefusedError with a line for each that the language lacks.
    """
    wanted = {page.url: page for page in pages}
    if lacking := chosen.other.lacking(wanted.values()):
        raise RefusedError("\n".join(_told(chosen, page) for page in lacking))
    for url in wanted:
        headings = chosen.site.translation.behind.get(chosen.other.pages[url].source)
        if headings is not None:
            parts = ", ".join(heading or "the beginning" for heading in headings)
            print(f"{url.rstrip('/')}: its English has changed since, in these parts: {parts}")


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
