"""Metadata of a page for templates: its context, its review status, and what a sheet's footer needs."""

import re
from dataclasses import dataclass, replace
from typing import Any

from ..content.audiences import READERS
from ..content.digest import short_hash
from ..content.model import Curriculum, Document, FormDocument, Module, Session
from ..content.record_types import WorksheetRecord
from ..words.catalogue import Words, words_for
from ..words.formats import day
from .assemble import Page, session_url, sheet_id
from .card_pages import leader_packet_url, set_pdf_url
from .file_urls import guide_copy_url, manual_url, packet_url, pdf_urls, word_copy_url, workbook_url
from .form_pages import form_of
from .forms import FOLDER, form_id
from .posters import session_poster_url
from .run_sheet import run_sheet_url

LEAVE = re.compile(
    r"^/// passage \| (?:violence|suicide)$|\[line: (?:domestic-violence|sexual-assault|child-abuse)\]", re.MULTILINE
)


@dataclass(frozen=True)
class PageInfo:
    """Values for templates. URLs are relative to the site root; texts are empty where they do not apply."""

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
    word_url: str = ""
    word_copies: tuple[tuple[str, str], ...] = ()
    cards_url: str = ""
    poster_url: str = ""
    run_sheet_url: str = ""
    workbook_url: str = ""
    manual_url: str = ""
    cites: tuple[str, ...] = ()
    large_pdf_url: str = ""
    leave_quickly: bool = False
    has_drawing: bool = False
    mark: str = ""
    sheets: tuple[tuple[str, str], ...] = ()
    told: tuple[str, ...] = ()
    next_title: str = ""
    next_url: str = ""


def page_info(curriculum: Curriculum, page: Page | None) -> PageInfo:
    """Return the metadata of a curriculum page; empty for a hand-written page (None) or a program page."""
    if page is None or page.kind == "program":
        return PageInfo()
    words = words_for(curriculum.language)
    if form := form_of(curriculum, page):
        return _form_info(curriculum, form, page)
    module = next((module for module in curriculum.modules if module.slug == page.module), None)
    if module is None:  # the whole module was retired
        return PageInfo()
    session = next((session for session in module.sessions if session.slug == page.session), None)
    info = PageInfo(
        module_title=module.source.record.title,
        module_url=f"{module.slug}/",
        mark=curriculum.reference.marks.get(module.source.record.mark or "", ""),
        leave_quickly=leaves_quickly(module, session),
    )
    if session is None:
        return replace(
            info, workbook_url=workbook_url(module.slug), review=review_words(curriculum, page.source, module.source)
        )
    record = session.page.record
    sheet = next((sheet for sheet in session.worksheets if sheet.slug == page.sheet), None)
    is_session = page.kind == "session"
    after = module.sessions[module.sessions.index(session) + 1 :][:1] if is_session else ()
    return replace(
        info,
        review=review_words(curriculum, page.source, session.page),
        has_drawing="/// drawing |" in session.page.body,
        session_title=record.title,
        session_url=session_url(module, session),
        packet_url=packet_url(page) if page.kind == "guide" and session.worksheets else "",
        word_url=word_copy_url(page.url, sheet.slug) if sheet else "",
        word_copies=_word_copies(page, session, words) if page.kind == "guide" else (),
        cards_url=leader_packet_url(page) if page.kind == "guide" and session.cards else "",
        poster_url=session_poster_url(page) if page.kind == "guide" else "",
        run_sheet_url=run_sheet_url(page) if page.kind == "guide" else "",
        manual_url=manual_url(module.slug) if page.kind == "guide" else "",
        cites=tuple(cite(module, session, part) for part in session.worksheets) if page.is_for_facilitators else (),
        needs=tuple(curriculum.reference.needs[key].label for key in record.needs) if is_session else (),
        sheets=tuple((part.record.title, f"{session_url(module, session)}{part.slug}/") for part in session.worksheets)
        if is_session
        else (),
        told=tuple(story.name for story in record.stories) if is_session else (),
        next_title=after[0].page.record.title if after else "",
        next_url=session_url(module, after[0]) if after else "",
        sheet_id=sheet_id(module, session, sheet) if sheet else "",
        pdf_url=set_pdf_url(page.url) if page.kind == "cards" else pdf_urls(page.url, sheet.slug)[0] if sheet else "",
        large_pdf_url=pdf_urls(page.url, sheet.slug)[1] if sheet else "",
        sheet_path=page.url.rstrip("/") if sheet else "",
        sheet_hash=short_hash(sheet) if sheet else "",
    )


def _form_info(curriculum: Curriculum, form: FormDocument, page: Page) -> PageInfo:
    """Return the metadata of a form; the check of a module for families offers a quick exit, as its pages do."""
    words, (standard, large) = words_for(curriculum.language), pdf_urls(page.url, form.slug)
    module = next((module for module in curriculum.modules if module.source.path == form.path), None)
    return PageInfo(
        review=review_words(curriculum, form.path, form),
        module_title=words.forms.all,
        module_url=f"{FOLDER}/",
        sheet_id=form_id(form),
        sheet_hash=short_hash(form),
        sheet_path=form_id(form),
        pdf_url=standard,
        large_pdf_url=large,
        word_url=word_copy_url(page.url, form.slug),
        leave_quickly=leaves_quickly(module, None) if module else LEAVE.search(form.body) is not None,
    )


def leaves_quickly(module: Module, session: Session | None) -> bool:
    """Return whether pages offer a quick exit: those for families, and sessions about violence or suicide.

    Offering it everywhere would suggest that the whole site must be hidden (GOV.UK Design System, "Exit this page").
    """
    if READERS[module.source.record.audience].leaves_quickly:
        return True
    if session is None:
        return False
    texts = [session.page.body, *(sheet.body for sheet in session.worksheets)]
    return session.page.record.quick_exit or any(LEAVE.search(text) for text in texts)


def cite(module: Module, session: Session, sheet: Document[WorksheetRecord]) -> str:
    """Return how a chart refers to a sheet, without the edition: its id and the start of its hash."""
    return f"{sheet_id(module, session, sheet)}, {short_hash(sheet)}"


def _word_copies(guide: Page, session: Session, words: Words) -> tuple[tuple[str, str], ...]:
    """Return the name and the URL of each Word copy that a guide offers: its own, and those of the sheets."""
    base = f"{guide.module}/{guide.session}"
    own = (words.word_copies.of_guide, guide_copy_url(guide.url, guide.session))
    sheets = (
        (words.word_copies.of_sheet(sheet=part.record.title), word_copy_url(f"{base}/{part.slug}/", part.slug))
        for part in session.worksheets
    )
    return own, *sheets


def review_words(curriculum: Curriculum, path: str, owner: Document[Any]) -> str:
    """Return the sentence on the review of the text at `path`; the record of its `owner` says when it is due."""
    words, standing = words_for(curriculum.language), curriculum.standings.get(path)
    if standing is None:
        return words.review.draft
    who = {"role": standing.role, "initials": standing.initials, "on": day(standing.on, words.language)}
    if standing.changed:
        return words.review.changed(**who, changed=standing.changed, total=standing.total)
    return words.review.approved(**who, due=day(owner.record.review.due, words.language))


def is_approved(curriculum: Curriculum, path: str) -> bool:
    """Return whether a licensed clinician approved the text at `path` as it is."""
    standing = curriculum.standings.get(path)
    return standing is not None and not standing.changed
