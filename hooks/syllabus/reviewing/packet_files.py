"""Writes a review packet as a Word file or as a tagged PDF."""

import io
from collections.abc import Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element

import pypdfium2

from ..build.site_facts import Site
from ..content.model import Curriculum
from ..content.problem import RefusedError, report
from ..docx.document import word_copy
from ..markup.parser import tree
from ..pages.assemble import Page
from ..pages.sheet_foot import SheetFoot, sheet_foot
from ..pdf.errors import SheetError
from ..pdf.files import Job, make, sheet_jobs
from ..pdf.rendered import RenderedPdf
from ..pdf.sheet import Document, Part, PdfOptions, document_pdf
from ..words.catalogue import words_for
from .packet import ReviewPacket

SCALE = 1.4  # of 72 dots an inch
FIX = "see what `make check` says of the texts"


def packet_docx(
    packet: ReviewPacket, curriculum: Curriculum, pages: Iterable[Page], site: Site, own: Curriculum | None = None
) -> bytes:
    """Return the packet as a Word file, with the sheets as pictures of their printed pages; the same bytes each time.

    `pages` are those of the sheets, which are in the language of `own` in the packet of a translation.
    Raises RefusedError for a text that cannot be written.
    """
    words = words_for(curriculum.language).reviewing
    pictures: dict[str, bytes] = {}
    jobs = _jobs(packet, own or curriculum, pages, site)
    trees = []
    for part in packet.parts:
        body = part.body
        if part.sheet:
            shown = _pictures(jobs[part.sheet])
            names = {f"sheet-{len(pictures) + at}": png for at, png in enumerate(shown, start=1)}
            pictures |= names
            lines = [
                f"![{words.sheet_page(title=_alt(part.title), page=at)}](picture:{name})"
                for at, name in enumerate(names, start=1)
            ]
            title = (words.two_columns.sheet if own else words.sheet)(title=part.title)
            body = "\n\n".join([f"# {title}", words.sheet_about, *lines])
        trees.append(_tree(body, curriculum.language, part.right))
    try:
        return word_copy(trees, _document(packet, curriculum, site), site.paper, note=words.foot, pictures=pictures)
    except SheetError as error:
        raise RefusedError(_said(error)) from error


def packet_pdf(
    packet: ReviewPacket, curriculum: Curriculum, pages: Iterable[Page], site: Site, own: Curriculum | None = None
) -> bytes:
    """Return the packet as tagged PDF, with the sheets laid out as they print; the same bytes each time.

    `pages` and `own` are as above. Raises RefusedError for a text that cannot be printed.
    """
    printed = own or curriculum
    jobs = _jobs(packet, printed, pages, site)
    trees: list[Element] = []
    parts: list[Part] = []
    pictograms: dict[str, str] = {}
    foot = _foot(curriculum, site)
    for part in packet.parts:
        if part.sheet:
            job = jobs[part.sheet]
            trees += [tree(body, printed.language) for body in job.bodies]
            parts += [replace(one, language=printed.language) for one in job.document.parts]
            pictograms |= job.document.pictograms
        else:
            trees.append(_tree(part.body, curriculum.language, part.right))
            parts.append(Part(foot))
    document = Document(packet.title, site.name, tuple(parts), language=curriculum.language, pictograms=pictograms)
    try:
        return document_pdf(trees, document, PdfOptions("a4" if site.paper == "a4" else "letter")).data
    except SheetError as error:
        raise RefusedError(_said(error)) from error


def _tree(body: str, language: str, right: str) -> Element:
    """Return the tree of a text whose tables have the language `right` in their second column, if it is given."""
    found = tree(body, language)
    for row in found.iter("tr") if right else ():
        row[1].set("lang", right)
    return found


def _said(error: SheetError) -> str:
    return f"expected {error.expected}, found {error.found} - {FIX}"


def _alt(title: str) -> str:
    return title.replace("[", "(").replace("]", ")")


def _jobs(packet: ReviewPacket, curriculum: Curriculum, pages: Iterable[Page], site: Site) -> dict[str, Job]:
    """Return how each sheet of the packet is printed, by its path."""
    wanted = {part.sheet for part in packet.parts if part.sheet}
    own = [page for page in pages if page.source in wanted and page.kind == "worksheet"]
    return {job.source: job for job in sheet_jobs(curriculum, own, site)[::2]}  # without large print


def _pictures(job: Job) -> list[bytes]:
    made = make(job)
    if not isinstance(made, RenderedPdf):
        raise RefusedError(report([made]))
    with pypdfium2.PdfDocument(made.data) as document:
        return [_png(document[number]) for number in range(len(document))]


def _png(page: pypdfium2.PdfPage) -> bytes:
    picture = io.BytesIO()
    page.render(scale=SCALE, grayscale=True).to_pil().save(picture, "PNG")
    return picture.getvalue()


def _document(packet: ReviewPacket, curriculum: Curriculum, site: Site) -> Document:
    foot = _foot(curriculum, site)
    return Document(packet.title, site.name, tuple(Part(foot) for _ in packet.parts), language=curriculum.language)


def _foot(curriculum: Curriculum, site: Site) -> SheetFoot:
    return sheet_foot("", "", site, curriculum.reference)
