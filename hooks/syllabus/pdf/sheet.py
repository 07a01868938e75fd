"""One worksheet, or a packet of several pages and sheets, as one PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from xml.etree.ElementTree import Element

from ..pages.qr import qr_svg
from ..pages.sheet_foot import SheetFoot
from ..words.catalogue import words_for
from .errors import TooManyPagesError
from .form_fields import add_fields
from .nodes import Node
from .plain_text import one_line
from .tree_data import tree_data
from .typesetting import typeset

MOST_PAGES = 2


@dataclass(frozen=True)
class SheetInfo:
    """What a sheet says of itself.

    `kind` is the worksheet's kind: a `plan-card` is repeated until its page is full. `language` is the tag of a
    language that has a catalogue of words.
    """

    title: str
    kind: str
    site: str
    foot: SheetFoot
    language: str = "en"


@dataclass(frozen=True)
class PdfOptions:
    """For whom and on what it is printed. Large print is 18 pt, laid out anew."""

    paper: Literal["letter", "a4"] = "letter"
    large_print: bool = False


@dataclass(frozen=True)
class Part:
    """One page or sheet of a document: what its foot says, and how far its headings are moved down."""

    foot: SheetFoot
    offset: int = 0


@dataclass(frozen=True)
class Document:
    """What a document says of itself. A `cover` (lines of text) brings contents with it."""

    title: str
    site: str
    parts: tuple[Part, ...]
    cover: tuple[str, ...] = ()
    cards_fill_page: bool = False
    language: str = "en"


@dataclass(frozen=True)
class SheetPdf:
    """A finished file and the number of its pages."""

    data: bytes
    pages: int


def sheet_pdf(tree: Element, sheet: SheetInfo, options: PdfOptions) -> SheetPdf:
    """The sheet whose page is `tree` (from `syllabus.markup.parser.tree`); the same input gives the same bytes.

    Raises a `SheetError`: an element or a letter that cannot be printed, or more than two pages in standard print.
    """
    made = document_pdf([tree], sheet_document(sheet), options)
    if made.pages > MOST_PAGES and not options.large_print:
        raise TooManyPagesError(f"at most {MOST_PAGES} pages", f"{made.pages} pages")
    return made


def sheet_document(sheet: SheetInfo) -> Document:
    """A sheet as a document of one part."""
    return Document(
        title=sheet.title,
        site=sheet.site,
        parts=(Part(sheet.foot),),
        cards_fill_page=sheet.kind == "plan-card",
        language=sheet.language,
    )


def document_pdf(trees: Sequence[Element], document: Document, options: PdfOptions) -> SheetPdf:
    """The parts of a document, each with its tree, laid out one after the other. Raises a `SheetError`."""
    if len(trees) > 1:
        _keep_apart(trees)
    words = words_for(document.language)
    bodies, controls = tree_data(trees, words.sheet)
    language, _, region = document.language.partition("-")
    foot = document.parts[0].foot
    crisis_line = one_line(foot.crisis_line)
    description = f"{', '.join(foot.trace)}. {foot.address} {crisis_line}" if len(trees) == 1 else crisis_line
    laid_out = typeset(
        {
            "parts": [_part_data(part, body) for part, body in zip(document.parts, bodies, strict=True)],
            "cover": [one_line(line) for line in document.cover],
            "paper": options.paper,
            "large": options.large_print,
            "cards_fill_page": document.cards_fill_page,
            "title": one_line(document.title),
            "language": language,
            "region": region or None,
            "site": one_line(document.site),
            "source": one_line(foot.source),
            "crisis_line": crisis_line,
            "description": one_line(description),
            "words": {"page_of": words.sheet.page_of.root, "contents": words.packets.contents},
        }
    )
    return SheetPdf(*add_fields(laid_out, controls))


def _keep_apart(trees: Sequence[Element]) -> None:
    """Give the fields of each part ids of their own: on every page they are counted from one."""
    for number, tree in enumerate(trees, start=1):
        for element in tree.iter():
            if "id" in element.attrib:
                element.set("id", f"p{number}-{element.get('id')}")


def _part_data(part: Part, body: list[Node]) -> dict[str, Any]:
    return {
        "body": body,
        "trace": [one_line(text) for text in part.foot.trace],
        "short_address": one_line(part.foot.short_address),
        "offset": part.offset,
        "qr": qr_svg(part.foot.address),
    }
