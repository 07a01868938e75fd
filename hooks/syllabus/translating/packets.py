"""Translations as what packets, nights and programs take from them."""

from collections.abc import Iterable

from ..pdf.other_language import OtherLanguage, pages_in
from .site_pages import TranslatedSite


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
