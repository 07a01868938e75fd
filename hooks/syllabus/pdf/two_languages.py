"""Sheets in two languages: one PDF, with the sheet of the site in front and its translation on the back.

Both sides are laid out by the same code from the same skeleton, so their items have the same numbers. Line by line in
two languages would be hard to read; people look across (National Institute for Literacy, list on health, 2003).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..build.site_facts import Site
from ..content.digest import short_hash
from ..content.model import Curriculum
from ..markup.pictograms import pictograms_in
from ..pages.assemble import Page
from ..pages.file_urls import both_pdf_url
from ..pages.forms import all_sheets
from ..pages.sheet_foot import sheet_foot
from ..pages.sheet_head import sheet_head
from .files import Job, sheet_jobs
from .sheet import Document, Part, PdfOptions


def two_language_jobs(
    usual: Curriculum, pages: Iterable[Page], translated: Curriculum, own: Iterable[Page], site: Site
) -> Iterator[Job]:
    """Yield the job for each translated sheet among its `own` pages that has an English one among the `pages`."""
    sheets = {page.url: page for page in pages if page.kind == "worksheet"}
    options = PdfOptions("a4" if site.paper == "a4" else "letter")
    for page in own:
        english = sheets.get(page.url.removeprefix(f"{page.language}/"))
        if page.kind != "worksheet" or english is None:
            continue
        parts = (_part(english, usual, site), replace(_part(page, translated, site), language=translated.language))
        bodies = (english.body, page.body)
        document = Document(
            f"{english.title} / {page.title}",
            site.name,
            parts,
            cards_fill_page=all_sheets(usual)[english.source].record.kind == "plan-card",
            language=usual.language,
            pictograms=pictograms_in(bodies, usual.reference.pictograms),
        )
        url = both_pdf_url(page.url, page.sheet, (usual.language, translated.language))
        yield Job(url, page.source, bodies, document, options, None)


def translated_jobs(
    usual: Curriculum,
    pages: Iterable[Page],
    translated: Curriculum,
    own: Sequence[Page],
    current: Iterable[Page],
    site: Site,
) -> list[Job]:
    """Return the jobs for the sheets of a translation, and for those in both languages, which are `current` ones."""
    return [*sheet_jobs(translated, own, site), *two_language_jobs(usual, pages, translated, current, site)]


def _part(page: Page, curriculum: Curriculum, site: Site) -> Part:
    sheet = all_sheets(curriculum)[page.source]
    kind, note = sheet.record.foot, page.foot_note
    foot = sheet_foot(page.url, short_hash(sheet), site, curriculum.reference, kind=kind, note=note)
    return Part(foot, head=sheet_head(page, curriculum, site))
