"""Renders a worksheet, or a packet of pages and sheets, as a PDF."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from xml.etree.ElementTree import Element

from ..markup.notes import MARK
from ..pages.qr import qr_svg
from ..pages.sheet_foot import SheetFoot
from ..pages.sheet_head import SheetHead
from ..words.catalogue import words_for
from .card_sets import CardLayout, card_data, words_of
from .errors import TooManyPagesError
from .form_fields import add_fields
from .nodes import Node
from .plain_text import one_line
from .tree_data import tree_data
from .typesetting import typeset

MOST_PAGES = 2


@dataclass(frozen=True)
class SheetInfo:
    """The metadata of a sheet.

    `kind` is the kind of worksheet: a `plan-card` is repeated to fill its page. `language` is the tag of a language
    with a catalogue of words. `pictograms` are the drawings of steps that it shows, by name.
    """

    title: str
    kind: str
    site: str
    foot: SheetFoot
    head: SheetHead | None = None
    language: str = "en"
    pictograms: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PdfOptions:
    """Options of a PDF. Large print is laid out anew at 18 pt; on two sides, each part starts on a front side."""

    paper: Literal["letter", "a4"] = "letter"
    large_print: bool = False
    two_sided: bool = False


@dataclass(frozen=True)
class Part:
    """A part of a document, such as a page or a poster: its footer, its head, and how far its headings are lowered.

    `language` is the tag of its language, if that is not the one of the document. One that `is_back` may begin on the
    back of the part before it, also in a document for two sides.
    """

    foot: SheetFoot
    offset: int = 0
    head: SheetHead | None = None
    cards: CardLayout | None = None
    is_poster: bool = False
    is_run_sheet: bool = False
    has_emergencies: bool = False
    language: str = ""
    is_back: bool = False


@dataclass(frozen=True)
class Document:
    """The metadata of a document. With a `cover` (lines of text), it also gets a table of contents.

    With an `owner` (a title and lines of text), the cover stands alone, with the `mark` of a module as SVG, and the
    next page says whose it is.
    `pictograms` are the drawings of steps that it shows, by name.
    """

    title: str
    site: str
    parts: tuple[Part, ...]
    cover: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    mark: str = ""
    cards_fill_page: bool = False
    language: str = "en"
    pictograms: Mapping[str, str] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The language of each part."""
        return tuple(part.language or self.language for part in self.parts)


@dataclass(frozen=True)
class SheetPdf:
    """The bytes of a PDF, and its number of pages."""

    data: bytes
    pages: int


def sheet_pdf(tree: Element, sheet: SheetInfo, options: PdfOptions) -> SheetPdf:
    """Return the PDF of the sheet with the element tree `tree` (from `markup.parser`); output is deterministic.

    Raises SheetError for an element or character that cannot be printed, or for more than two pages in standard print.
    """
    pdf = document_pdf([tree], sheet_document(sheet), options)
    if pdf.pages > MOST_PAGES and not options.large_print:
        raise TooManyPagesError(f"at most {MOST_PAGES} pages", f"{pdf.pages} pages")
    return pdf


def sheet_document(sheet: SheetInfo) -> Document:
    """Return a sheet as a document with one part."""
    return Document(
        title=sheet.title,
        site=sheet.site,
        parts=(Part(sheet.foot, head=sheet.head),),
        cards_fill_page=sheet.kind == "plan-card",
        language=sheet.language,
        pictograms=sheet.pictograms,
    )


def document_pdf(trees: Sequence[Element], document: Document, options: PdfOptions) -> SheetPdf:
    """Return the PDF of a document, whose parts have these element trees. Raises SheetError.

    A sheet that takes more than one page is laid out once more with less space between its parts, and stays so if that
    saves a page.
    """
    if len(trees) > 1:
        make_ids_unique(trees)
    pdf = _laid_out(trees, document, options)
    if pdf.pages > 1 and len(trees) == 1 and document.parts[0].head:
        closer = _laid_out(trees, document, options, is_close=True)
        return closer if closer.pages < pdf.pages else pdf
    if pdf.pages > len(trees) and len(set(document.languages)) > 1:  # each language should have a side of its own
        closer = _laid_out(trees, document, options, is_close=True)
        return closer if closer.pages < pdf.pages else pdf
    return pdf


def _laid_out(trees: Sequence[Element], document: Document, options: PdfOptions, *, is_close: bool = False) -> SheetPdf:
    words = words_for(document.language)
    own_words = [words_for(own) for own in document.languages] if len(set(document.languages)) > 1 else []
    bodies, controls = tree_data(trees, words, document.pictograms, own_words)
    language, _, region = document.language.partition("-")
    foot = document.parts[0].foot
    crisis_line = one_line(foot.crisis_line)
    description = f"{', '.join(foot.trace)}. {foot.address} {crisis_line}" if len(trees) == 1 else crisis_line
    laid_out = typeset(
        {
            "parts": [_part_data(part, body) for part, body in zip(document.parts, bodies, strict=True)],
            "cover": [one_line(line) for line in document.cover],
            "owner": document.owner,
            "mark": document.mark,
            "paper": options.paper,
            "large": options.large_print,
            "two_sided": options.two_sided,
            "close": is_close,
            "cards_fill_page": document.cards_fill_page,
            "title": one_line(document.title),
            "language": language,
            "region": region or None,
            "site": one_line(document.site),
            "crisis_line": crisis_line,
            "description": one_line(description),
            "words": {
                "page_of": words.sheet.page_of.root,
                "contents": words.packets.contents,
                "empty_side": words.packets.empty_side,
                "cut": words.sheet.cut,
                "cut_and_fold": words.sheet.cut_and_fold,
            },
        }
    )
    return SheetPdf(*add_fields(laid_out, controls, large_print=options.large_print))


def make_ids_unique(trees: Sequence[Element]) -> None:
    """Prefix the ids of fields and notes in each part, since each page numbers its own from one."""
    for number, tree in enumerate(trees, start=1):
        for element in tree.iter():
            if "id" in element.attrib:
                element.set("id", f"p{number}-{element.get('id')}")
            if element.get("class") == MARK:
                element.set("href", f"#p{number}-{element.get('href', '').removeprefix('#')}")


def _spoken(part: Part) -> dict[str, Any]:
    """Return what a part in another language than its document says at its foot."""
    if not part.language:
        return {}
    language, _, region = part.language.partition("-")
    return {
        "language": language,
        "region": region or None,
        "crisis_line": one_line(part.foot.crisis_line),
        "page_of": words_for(part.language).sheet.page_of.root,
    }


def _part_data(part: Part, body: list[Node]) -> dict[str, Any]:
    return {
        **_spoken(part),
        **({"body": body} if part.cards is None else {"cards": card_data(part.cards, body)}),
        **({"poster_words": words_of(body)} if part.is_poster else {}),
        **({"run_sheet": part.has_emergencies} if part.is_run_sheet else {}),
        "trace": [one_line(text) for text in part.foot.trace],
        "source": one_line(part.foot.source),
        "short_address": one_line(part.foot.short_address),
        "offset": part.offset,
        **({"is_back": True} if part.is_back else {}),
        **({"head": _head_data(part.head)} if part.head else {}),
        "qr": qr_svg(part.foot.address),
    }


def _head_data(head: SheetHead) -> dict[str, Any]:
    return {"origin": " · ".join(one_line(name) for name in head.origin), "mark": head.mark}
