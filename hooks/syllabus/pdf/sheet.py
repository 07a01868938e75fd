"""One worksheet as one PDF."""

from dataclasses import asdict, dataclass
from typing import Literal
from xml.etree.ElementTree import Element

from .errors import TooManyPagesError
from .form_fields import add_fields
from .plain_text import one_line
from .qr import qr_svg
from .tree_data import tree_data
from .typesetting import typeset

MOST_PAGES = 2


@dataclass(frozen=True)
class SheetInfo:
    """What a sheet says of itself. `address` leads to the sheet in exactly this edition, `short_address` shows it.

    `kind` is the worksheet's kind: a `plan-card` is repeated until its page is full. `language` is a tag such as
    `en` or `es-US`.
    """

    title: str
    id: str
    kind: str
    edition: str
    hash: str
    site: str
    licence: str
    crisis_line: str
    address: str
    short_address: str
    language: str = "en"


@dataclass(frozen=True)
class PdfOptions:
    """For whom and on what it is printed. Large print is 18 pt, laid out anew."""

    paper: Literal["letter", "a4"] = "letter"
    large_print: bool = False


@dataclass(frozen=True)
class SheetPdf:
    """A finished file and the number of its pages."""

    data: bytes
    pages: int


def sheet_pdf(tree: Element, sheet: SheetInfo, options: PdfOptions) -> SheetPdf:
    """The sheet whose page is `tree` (from `syllabus.markup.tree`); the same input gives the same bytes.

    Raises a `SheetError`: an element or a letter that cannot be printed, or more than two pages in standard print.
    """
    body, controls = tree_data(tree)
    language, _, region = sheet.language.partition("-")
    about = {name: one_line(text) for name, text in asdict(sheet).items()}
    licence = f"{about['site']}, {about['licence']}"
    trace = [about["id"], f"edition {about['edition']}", about["hash"]]
    laid_out = typeset(
        {
            "body": body,
            "paper": options.paper,
            "large": options.large_print,
            "cards_fill_page": sheet.kind == "plan-card",
            "title": about["title"],
            "language": language,
            "region": region or None,
            "site": about["site"],
            "trace": trace,
            "licence": licence,
            "crisis_line": about["crisis_line"],
            "short_address": about["short_address"],
            "description": f"{', '.join(trace)}. {about['address']} {about['crisis_line']}",
            "qr": qr_svg(sheet.address),
        }
    )
    data, pages = add_fields(laid_out, controls)
    if pages > MOST_PAGES and not options.large_print:
        raise TooManyPagesError(f"at most {MOST_PAGES} pages", f"{pages} pages")
    return SheetPdf(data, pages)
