"""The part of the catalogue on translations: which pages there are, what they were made from, and which lag behind."""

from collections.abc import Collection, Iterable
from typing import Any

from ..content.digest import content_hash
from ..pages.assemble import Page
from ..pages.file_urls import pdf_urls
from ..pages.forms import all_sheets
from ..translating.site_pages import TranslatedSite


def translations(sites: Iterable[TranslatedSite], pdfs: Collection[str] = ()) -> dict[str, Any]:
    """Return what the catalogue says of translations, by the tag of their language; nothing if there are none."""
    found = {site.language: {"url": f"{site.language}/", "pages": _pages(site, pdfs)} for site in sites}
    return {"translations": found} if found else {}


def _pages(site: TranslatedSite, pdfs: Collection[str]) -> list[dict[str, Any]]:
    hashes = {path: content_hash(sheet) for path, sheet in all_sheets(site.translation.curriculum).items()}
    return [_page(page, site, pdfs, hashes.get(page.source)) for page in site.pages]


def _page(page: Page, site: TranslatedSite, pdfs: Collection[str], digest: str | None) -> dict[str, Any]:
    files = [*pdf_urls(page.url, page.sheet), site.both_pdf_url(page)] if page.kind == "worksheet" else []
    return {
        "url": page.url,
        "of": page.url.removeprefix(f"{site.language}/"),
        "title": page.title,
        "kind": page.kind,
        "behind": list(site.behind(page)),
        "pdfs": [url for url in files if url in pdfs],
        "hash": digest,
    }
