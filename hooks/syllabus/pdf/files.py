"""The PDFs of a site, rendered again only if their content has changed."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from xml.etree.ElementTree import Element

from ..build.cache import Cache, Codec, cached_map, key_of
from ..build.parallel import parallel_map
from ..build.shard import in_shard
from ..build.site_facts import Site
from ..content.digest import short_hash
from ..content.model import Curriculum
from ..content.problem import Problem, quoted
from ..markup.parser import tree
from ..markup.pictograms import pictograms_in
from ..pages.assemble import Page
from ..pages.card_pages import set_pdf_url
from ..pages.file_urls import pdf_urls
from ..pages.forms import all_sheets
from ..pages.posters import posters
from ..pages.run_sheet import run_sheet_body, run_sheet_foot, run_sheet_url
from ..pages.sheet_foot import sheet_foot
from ..pages.sheet_head import sheet_head
from ..words.catalogue import words_for
from .card_sets import card_layout
from .errors import SheetError
from .ink import ink_coverage
from .packets import Packet, all_packets, linked_bodies, packet_document
from .printed_words import first_unprinted, printed_text
from .rendered import RenderedPdf
from .sheet import Document, Part, PdfOptions, SheetInfo, document_pdf, sheet_document
from .typesetting import has_run

MOST_PAGES = 2  # of a sheet in standard print: the two sides of one piece of paper
MOST_PAGES_OF_RUN_SHEET = None
LEAST_FOR_WORKERS = 6  # files; with fewer, starting processes takes longer than the work


@dataclass(frozen=True)
class Job:
    """A PDF to render: its URL, the file that its problems are reported in, and its content.

    `bodies` is the Markdown of its parts; `most_pages` is the page limit, if it has one.
    """

    url: str
    source: str
    bodies: tuple[str, ...]
    document: Document
    options: PdfOptions
    most_pages: int | None

    @property
    def key(self) -> str:
        """A cache key that depends on everything that affects the PDF."""
        about = [asdict(self.document), asdict(self.options), self.most_pages]
        return key_of(*self.bodies, json.dumps(about))


def sheet_jobs(curriculum: Curriculum, pages: Iterable[Page], site: Site) -> list[Job]:
    """Return jobs for the two PDFs of each sheet and form in `pages`; their QR codes lead to exactly this edition."""
    records = all_sheets(curriculum)
    jobs = []
    for page in pages:
        if page.kind != "worksheet":
            continue
        sheet = records[page.source]
        kind, note = sheet.record.foot, page.foot_note
        foot = sheet_foot(page.url, short_hash(sheet), site, curriculum.reference, kind=kind, note=note)
        info = SheetInfo(
            title=page.title,
            kind=sheet.record.kind,
            site=site.name,
            foot=foot,
            head=sheet_head(page, curriculum, site),
            language=curriculum.language,
            pictograms=pictograms_in((page.body,), curriculum.reference.pictograms),
        )
        for url, large in zip(pdf_urls(page.url, page.sheet), (False, True), strict=True):
            most_pages = None if large else MOST_PAGES
            jobs.append(Job(url, page.source, (page.body,), sheet_document(info), _options(site, large), most_pages))
    return jobs


def card_jobs(curriculum: Curriculum, pages: Iterable[Page], site: Site) -> list[Job]:
    """Return the job for the PDF of each card set in `pages`."""
    words = words_for(curriculum.language).cards
    sets = {cards.path: cards for m in curriculum.modules for s in m.sessions for cards in s.cards}
    jobs = []
    for page in pages:
        if page.kind == "cards":
            cards = sets[page.source]
            foot = sheet_foot(page.url, short_hash(cards), site, curriculum.reference)
            title = words.document(title=page.title)
            part = Part(foot, cards=card_layout(cards, words))
            document = Document(title, site.name, (part,), language=curriculum.language)
            options = _options(site, large=False)
            jobs.append(Job(set_pdf_url(page.url), page.source, (page.printed,), document, options, None))
    return jobs


def poster_jobs(curriculum: Curriculum, pages: Iterable[Page], site: Site) -> Iterator[Job]:
    """Yield the job for the PDF of each poster of a site with these pages. Posters are Letter, which printers scale."""
    words = words_for(curriculum.language).posters
    for poster in posters(curriculum, pages):
        part = Part(poster.foot(site, curriculum.reference), is_poster=True)
        title = words.document(title=poster.title)
        pictograms = pictograms_in((poster.body,), curriculum.reference.pictograms)
        document = Document(title, site.name, (part,), language=curriculum.language, pictograms=pictograms)
        yield Job(poster.url, poster.source, (poster.body,), document, PdfOptions(), 1)


def run_sheet_jobs(curriculum: Curriculum, pages: Iterable[Page], site: Site) -> Iterator[Job]:
    """Yield the job for the PDF of the run sheet of each guide in `pages`."""
    words, reference = words_for(curriculum.language).guide, curriculum.reference
    sessions = {session.guide.path: session for m in curriculum.modules for session in m.sessions if session.guide}
    for page in pages:
        session = sessions.get(page.source)
        if page.kind == "guide" and session and session.guide:
            body = run_sheet_body(session, session.guide, reference)
            foot, is_urgent = (
                run_sheet_foot(page, session.guide, site, reference),
                f"\n## {words.emergencies}\n" in body,
            )
            part = Part(foot, is_run_sheet=True, has_emergencies=is_urgent)
            title = words.run_sheet_document(session=session.page.record.title)
            pictograms = pictograms_in((body,), reference.pictograms)
            document = Document(title, site.name, (part,), language=curriculum.language, pictograms=pictograms)
            options = _options(site, large=False)
            yield Job(run_sheet_url(page), page.source, (body,), document, options, MOST_PAGES_OF_RUN_SHEET)


def packet_job(packet: Packet, curriculum: Curriculum, site: Site, other: Curriculum | None = None) -> Job:
    """Return the job for the PDF of a packet; for `other`, see `packet_document`."""
    source = packet.parts[0].page.source
    bodies = linked_bodies(packet)
    document = packet_document(packet, curriculum, site, other)
    document = replace(document, pictograms=pictograms_in(bodies, curriculum.reference.pictograms))
    options = replace(_options(site, large=False), two_sided=packet.two_sided)
    return Job(packet.url, source, bodies, document, options, None)


def site_jobs(curriculum: Curriculum, pages: Sequence[Page], site: Site) -> list[Job]:
    """Return the jobs for all PDFs of a site with these pages."""
    packets = [packet_job(packet, curriculum, site) for packet in all_packets(curriculum, pages)]
    return [
        *sheet_jobs(curriculum, pages, site),
        *card_jobs(curriculum, pages, site),
        *poster_jobs(curriculum, pages, site),
        *run_sheet_jobs(curriculum, pages, site),
        *packets,
    ]


def make_all(
    jobs: Sequence[Job], cache: Cache, report_progress: Callable[[int, int], None] | None = None
) -> tuple[dict[str, RenderedPdf], list[Problem]]:
    """Return the PDFs by URL, and a problem for each that cannot be printed.

    `report_progress` is called with the number of PDFs rendered so far and in all, not counting cached ones. PDFs of
    other shards are left out.
    """

    def render_all(missing: list[Job]) -> Iterator[RenderedPdf | Problem]:
        results = parallel_map(make, missing, at_least=LEAST_FOR_WORKERS, may_fork=not has_run())
        for number, result in enumerate(results, start=1):
            if report_progress:
                report_progress(number, len(missing))
            yield result

    keyed = in_shard([(job.key, job) for job in jobs])
    results = cached_map(cache, keyed, render_all, Codec(_encode, _decode))
    cache.prune()
    pdfs = {job.url: result for (_, job), result in zip(keyed, results, strict=True) if isinstance(result, RenderedPdf)}
    return pdfs, [result for result in results if isinstance(result, Problem)]


def make(job: Job) -> RenderedPdf | Problem:
    """Return the rendered PDF, or the problem that prevents it."""
    languages = job.document.languages
    trees = [tree(body, language) for body, language in zip(job.bodies, languages, strict=True)]
    try:
        pdf = document_pdf(trees, job.document, job.options)
    except SheetError as error:
        return Problem(job.source, error.line, error.rule, error.expected, error.found, error.fix)
    if job.most_pages is not None and pdf.pages > job.most_pages:
        expected, found = f"at most {job.most_pages} pages", f"{pdf.pages} pages"
        fix = "shorten it, or split it into two sheets"
        return Problem(job.source, 1, "sheet-unprintable", expected, found, fix)
    if word := _unprinted(trees, languages, pdf.data):
        expected, fix = "each word of the page in its PDF, in order", "write it in another way, or report the fault"
        return Problem(job.source, 1, "words-unprinted", expected, f"no {quoted(word)} where it belongs", fix)
    return RenderedPdf(pdf.data, pdf.pages, ink_coverage(pdf.data), _text(job.document, pdf.data))


def _unprinted(trees: list[Element], languages: tuple[str, ...], pdf: bytes) -> str | None:
    """Return the first word that a PDF lacks; parts in several languages are looked for one by one."""
    if len(set(languages)) == 1:
        return first_unprinted(trees, words_for(languages[0]).sheet, pdf)
    found = (
        first_unprinted([own], words_for(language).sheet, pdf) for own, language in zip(trees, languages, strict=True)
    )
    return next((word for word in found if word), None)


def _text(document: Document, pdf: bytes) -> str:
    """Return what a PDF prints, which was looked through already, and what it says of itself."""
    traces = (text for part in document.parts for text in part.foot.trace)
    return "\n".join([printed_text(pdf), document.title, document.site, *document.cover, *document.owner, *traces])


def _options(site: Site, large: bool) -> PdfOptions:
    return PdfOptions("a4" if site.paper == "a4" else "letter", large)


def _encode(result: RenderedPdf | Problem) -> bytes | None:
    if isinstance(result, Problem):
        return None
    return json.dumps([result.pages, result.ink, result.text]).encode() + b"\n" + result.data


def _decode(stored: bytes) -> RenderedPdf | Problem:
    head, _, data = stored.partition(b"\n")
    pages, ink, text = json.loads(head)
    return RenderedPdf(data, pages, ink, text)
