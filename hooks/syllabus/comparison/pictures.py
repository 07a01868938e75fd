"""Sheets and card sets that print differently in two versions, as pictures of their pages."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2

from ..build.cache import Cache
from ..build.site_facts import Site
from ..checks.card_rules import set_problems
from ..checks.structure_rules import one_text_problems
from ..content.folder_reader import Text
from ..pages.assemble import Page
from ..pages.forms import all_sheets
from ..pdf.files import Job, card_jobs, make_all, sheet_jobs
from .versions import Version

MOST_SHEETS = 24  # in one comparison; more would be too many to look at
MOST_PAGES = 4  # of one sheet
SCALE = 1.2  # of 72 dots an inch
SITE = Site("Nine Hours", "DRAFT", "nine-hours.example", "letter")


@dataclass(frozen=True)
class Print:
    """What a version prints of a sheet: its first pages as PNG, and how many more there are; None if it cannot."""

    pages: tuple[bytes, ...]
    more: int


@dataclass(frozen=True)
class Sheet:
    """A sheet in two versions. `is_before` and `is_after` say where there is one; a print of None has a problem."""

    title: str
    url: str
    is_before: bool
    is_after: bool
    before: Print | None
    after: Print | None


def changed_sheets(before: Version, after: Version, cache: Cache) -> tuple[tuple[Sheet, ...], int]:
    """Return the sheets that print differently, as pictures, and how many more there are than are shown.

    A sheet that cannot be printed in one version has no picture there.
    """
    old, new = _jobs(before), _jobs(after)
    changed = [url for url in sorted({*old, *new}) if url not in old or url not in new or _differ(old[url], new[url])]
    shown = changed[:MOST_SHEETS]
    before_prints, after_prints = (_prints([jobs.get(url) for url in shown], cache) for jobs in (old, new))
    sheets = (
        Sheet(
            title=(after if url in new else before).pages[url].title,
            url=url,
            is_before=url in old,
            is_after=url in new,
            before=before_print,
            after=after_print,
        )
        for url, before_print, after_print in zip(shown, before_prints, after_prints, strict=True)
    )
    return tuple(sheets), len(changed) - len(shown)


def _differ(one: Job | None, other: Job | None) -> bool:
    return (one.key if one else None) != (other.key if other else None)


def _jobs(version: Version) -> dict[str, Job | None]:
    """Return the job of each English sheet and card set by its URL, and None where its text has a problem."""
    curriculum = version.curriculum
    if curriculum is None:
        return {}
    sheets = all_sheets(curriculum)
    sets = {cards.path: cards for m in curriculum.modules for session in m.sessions for cards in session.cards}
    own = (page for page in version.pages.values() if not page.language)
    printed = [page for page in own if page.kind in ("worksheet", "cards")]

    def is_sound(page: Page) -> bool:
        if page.kind == "cards":
            return not any(problem.level == "error" for problem in set_problems(sets[page.source]))
        sheet = sheets[page.source]
        text = Text(page.source, sheet.body, sheet.body_line, is_worksheet=True)
        return not any(problem.level == "error" for problem in one_text_problems(text, curriculum.reference))

    sound = [page for page in printed if is_sound(page)]
    standard = sheet_jobs(curriculum, sound, SITE)[::2]  # and not the large print
    jobs = [*standard, *card_jobs(curriculum, sound, SITE)]
    in_order = sorted(sound, key=lambda page: page.kind == "cards")
    urls = [page.url for page in in_order]
    return {**dict.fromkeys((page.url for page in printed), None), **dict(zip(urls, jobs, strict=True))}


def _prints(jobs: Sequence[Job | None], cache: Cache) -> list[Print | None]:
    """Return the print of each job, or None where there is no job or it fails."""
    pdfs, _ = make_all([job for job in jobs if job], cache)
    return [_print(pdfs[job.url].data) if job and job.url in pdfs else None for job in jobs]


def _print(pdf: bytes) -> Print:
    with pypdfium2.PdfDocument(pdf) as document:
        count = len(document)
        pages = tuple(_png(document[number]) for number in range(min(count, MOST_PAGES)))
    return Print(pages, count - len(pages))


def _png(page: pypdfium2.PdfPage) -> bytes:
    picture = io.BytesIO()
    page.render(scale=SCALE, grayscale=True).to_pil().save(picture, "PNG")
    return picture.getvalue()
