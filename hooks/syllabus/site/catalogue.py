"""The machine-readable catalogue of the site's modules, sessions, worksheets and forms."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from ..content.audiences import SiteAudience
from ..content.digest import content_hash
from ..content.model import Curriculum, Document, FormDocument, Module, Reference, Session
from ..content.record_types import CardSetRecord
from ..content.scan import scan
from ..content.standing import Standing
from ..markup.expand import expand, plain_line
from ..markup.fields import BLANK_WIDTHS, BLOCKS
from ..pages.assemble import SheetRecord, session_url, sheet_id
from ..pages.card_pages import set_id, set_pdf_url
from ..pages.file_urls import guide_copy_url, pdf_urls, word_copy_url
from ..pages.forms import all_forms, form_id, forms_for
from ..pdf.rendered import RenderedPdf

SCHEMA = 1


@dataclass(frozen=True)
class _Site:
    """The data that all entries share."""

    reference: Reference
    standings: Mapping[str, Standing]
    audience: SiteAudience
    pdfs: Mapping[str, RenderedPdf]
    copies: Collection[str]


def field_counts(text: str) -> dict[str, int]:
    """Return the number of fields of each kind on a sheet; `blank` counts blanks within lines, but not table cells."""
    scanned = scan(text)
    counts = Counter(block.name for block in scanned.blocks)
    counts["blank"] = sum(len(mark.text) in BLANK_WIDTHS and bool(label) for mark, label in scanned.blanks)
    kinds = [name for name, kind in BLOCKS.items() if kind.is_field]
    return {kind: counts[kind] for kind in (*kinds, "blank") if counts[kind]}


def catalogue(
    curriculum: Curriculum,
    edition: str,
    audience: SiteAudience,
    pdfs: Mapping[str, RenderedPdf] = MappingProxyType({}),
    copies: Collection[str] = (),
) -> dict[str, Any]:
    """Return the catalogue as JSON-compatible values.

    All URLs, including those of `pdfs` and of the Word copies, start at the site root.
    """
    site = _Site(curriculum.reference, curriculum.standings, audience, pdfs, copies)
    modules = [_module(module, site) for module in curriculum.modules]
    sessions = [session for module in modules for session in module["sessions"]]
    forms = [_form(form, site) for form in forms_for(all_forms(curriculum), audience)]
    return {
        "schema": SCHEMA,
        "edition": edition,
        "audience": audience,
        "counts": {
            "modules": len(modules),
            "sessions": len(sessions),
            "guides": sum(session["guide_url"] is not None for session in sessions),
            "worksheets": sum(len(session["worksheets"]) for session in sessions),
            "card_sets": sum(len(session["card_sets"]) for session in sessions),
            "forms": len(forms),
        },
        "modules": modules,
        "forms": forms,
    }


def _module(module: Module, site: _Site) -> dict[str, Any]:
    return {
        "slug": module.slug,
        "title": module.source.record.title,
        "audience": module.source.record.audience,
        "url": f"{module.slug}/",
        "sessions": [_session(module, session, site) for session in module.sessions],
    }


def _session(module: Module, session: Session, site: _Site) -> dict[str, Any]:
    record = session.page.record
    url = session_url(module, session)
    return {
        "slug": session.slug,
        "title": record.title,
        "minutes": record.minutes,
        "core": record.core,
        "stage": list(record.stage),
        "needs": list(record.needs),
        "objectives": [plain_line(objective, site.reference) for objective in record.objectives],
        "url": url,
        "guide_url": f"{url}guide/" if session.guide and site.audience == "everyone" else None,
        "guide_word_copy": _existing(guide_copy_url(f"{url}guide/", session.slug), site.copies),
        "review": {"due": record.review.due.isoformat(), "approved": _standing(site, session.page.path)},
        "worksheets": [_sheet(sheet_id(module, session, sheet), sheet, site) for sheet in session.worksheets],
        "card_sets": [_card_set(module, session, cards, site) for cards in session.cards]
        if site.audience == "everyone"
        else [],
    }


def _standing(site: _Site, path: str) -> dict[str, Any] | None:
    standing = site.standings.get(path)
    return standing.model_dump(mode="json") if standing else None


def _existing(url: str, urls: Collection[str]) -> str | None:
    return url if url in urls else None


def _form(form: FormDocument, site: _Site) -> dict[str, Any]:
    return {**_sheet(form_id(form), form, site), "audience": form.record.audience}


def _sheet(name: str, sheet: Document[SheetRecord], site: _Site) -> dict[str, Any]:
    """Return the entry of a worksheet or a form; its id is its URL, too."""
    url = f"{name}/"
    standard, large = pdf_urls(url, sheet.slug)
    pdf = site.pdfs.get(standard)
    return {
        "id": name,
        "slug": sheet.slug,
        "title": sheet.record.title,
        "kind": sheet.record.kind,
        "url": url,
        "fields": field_counts(expand(sheet.body, site.reference)),
        "pdf": standard if pdf else None,
        "large_print_pdf": large if large in site.pdfs else None,
        "word_copy": _existing(word_copy_url(url, sheet.slug), site.copies),
        "pages": pdf.pages if pdf else None,
        "ink": pdf.ink if pdf else None,
        "hash": content_hash(sheet),
    }


def _card_set(module: Module, session: Session, cards: Document[CardSetRecord], site: _Site) -> dict[str, Any]:
    name = set_id(module, session, cards)
    file = set_pdf_url(f"{name}/")
    pdf = site.pdfs.get(file)
    return {
        "id": name,
        "slug": cards.slug,
        "title": cards.record.title,
        "kind": cards.record.kind,
        "per": cards.record.per,
        "count": cards.record.count,
        "url": f"{name}/",
        "pdf": file if pdf else None,
        "pages": pdf.pages if pdf else None,
        "hash": content_hash(cards),
    }
