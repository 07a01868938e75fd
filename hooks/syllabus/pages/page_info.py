"""What a page says of itself: what it is, how far it has been reviewed, and what a sheet prints in its footer."""

import re
from dataclasses import dataclass, replace

from ..content.audiences import READERS
from ..content.digest import short_hash
from ..content.model import Curriculum, Document, Module, Session
from ..content.record_types import Review, WorksheetRecord
from ..words.catalogue import Words, words_for
from ..words.formats import day
from .assemble import Page, manual_url, packet_url, pdf_urls, session_url, sheet_id, workbook_url

LEAVE = re.compile(
    r"^/// passage \| (?:violence|suicide)$|\[line: (?:domestic-violence|sexual-assault|child-abuse)\]", re.MULTILINE
)


@dataclass(frozen=True)
class PageInfo:
    """For the templates. Addresses are below the site's root; texts are empty where they do not apply."""

    review: str = ""
    module_title: str = ""
    module_url: str = ""
    session_title: str = ""
    session_url: str = ""
    needs: tuple[str, ...] = ()
    sheet_id: str = ""
    sheet_hash: str = ""
    sheet_path: str = ""
    pdf_url: str = ""
    packet_url: str = ""
    workbook_url: str = ""
    manual_url: str = ""
    cites: tuple[str, ...] = ()
    large_pdf_url: str = ""
    leave_quickly: bool = False


def page_info(curriculum: Curriculum, page: Page | None) -> PageInfo:
    """The status of a page of the curriculum; empty for a hand-written page (None) and for a program's."""
    if page is None or page.kind == "program":
        return PageInfo()
    words = words_for(curriculum.language)
    module = next((module for module in curriculum.modules if module.slug == page.module), None)
    if module is None:  # the page says that the whole module was retired
        return PageInfo()
    session = next((session for session in module.sessions if session.slug == page.session), None)
    about = PageInfo(
        module_title=module.source.record.title,
        module_url=f"{module.slug}/",
        leave_quickly=leaves_quickly(module, session),
    )
    if session is None:
        return replace(
            about, workbook_url=workbook_url(module.slug), review=review_words(module.source.record.review, words)
        )
    record = session.page.record
    sheet = next((sheet for sheet in session.worksheets if sheet.slug == page.sheet), None)
    return replace(
        about,
        review=review_words(record.review, words),
        session_title=record.title,
        session_url=session_url(module, session),
        packet_url=packet_url(page) if page.kind == "guide" and session.worksheets else "",
        manual_url=manual_url(module.slug) if page.kind == "guide" else "",
        cites=tuple(cite(module, session, part) for part in session.worksheets) if page.is_for_facilitators else (),
        needs=tuple(curriculum.reference.needs[key].label for key in record.needs) if page.kind == "session" else (),
        sheet_id=sheet_id(module, session, sheet) if sheet else "",
        pdf_url=pdf_urls(page.url, sheet.slug)[0] if sheet else "",
        large_pdf_url=pdf_urls(page.url, sheet.slug)[1] if sheet else "",
        sheet_path=page.url.rstrip("/") if sheet else "",
        sheet_hash=short_hash(sheet) if sheet else "",
    )


def leaves_quickly(module: Module, session: Session | None) -> bool:
    """Whether pages here offer a quick way out: those for families, and sessions that speak of violence or suicide.

    Seeing it everywhere would say that all of the site is to be hidden (GOV.UK Design System, Exit this page).
    """
    if READERS[module.source.record.audience].leaves_quickly:
        return True
    if session is None:
        return False
    texts = [session.page.body, *(sheet.body for sheet in session.worksheets)]
    return session.page.record.quick_exit or any(LEAVE.search(text) for text in texts)


def cite(module: Module, session: Session, sheet: Document[WorksheetRecord]) -> str:
    """How a chart names a sheet that was handed out, without the edition: its id and the start of its hash."""
    return f"{sheet_id(module, session, sheet)}, {short_hash(sheet)}"


def review_words(review: Review, words: Words) -> str:
    """The honest sentence about a review."""
    if review.status == "approved":
        on = day(review.on, words.language) if review.on else ""
        return words.review.approved(by=review.by, on=on, due=day(review.due, words.language))
    return words.review.retired if review.status == "retired" else words.review.draft
