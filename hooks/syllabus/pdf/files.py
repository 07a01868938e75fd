"""The PDFs of a site: which there are, made again only when what goes into them has changed."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from ..build.cache import Cache, Codec, cached_map, key_of
from ..build.parallel import parallel_map
from ..build.shard import in_shard
from ..build.site_facts import Site
from ..content.digest import short_hash
from ..content.model import Curriculum
from ..content.problem import Problem
from ..markup.parser import tree
from ..pages.assemble import Page, pdf_urls
from ..pages.sheet_foot import sheet_foot
from .errors import SheetError
from .ink import ink_coverage
from .packets import Packet, all_packets, linked_bodies, packet_document
from .rendered import RenderedPdf
from .sheet import Document, PdfOptions, SheetInfo, document_pdf, sheet_document
from .typesetting import has_run

MOST_PAGES = 2  # of a sheet in standard print: both sides of one piece of paper
LEAST_FOR_WORKERS = 6  # files; for fewer, starting other processes takes longer than the work


@dataclass(frozen=True)
class Job:
    """One PDF to be made: where it goes below the site's root, from which Markdown, and whose source it is."""

    url: str
    source: str
    bodies: tuple[str, ...]
    document: Document
    options: PdfOptions
    most_pages: int | None

    @property
    def key(self) -> str:
        """Differs when anything that goes into the file differs."""
        about = [asdict(self.document), asdict(self.options), self.most_pages]
        return key_of(*self.bodies, json.dumps(about))


def sheet_jobs(curriculum: Curriculum, pages: Iterable[Page], site: Site) -> list[Job]:
    """The two PDFs of every worksheet among `pages`; their addresses lead to the sheet in exactly this edition."""
    records = {sheet.path: sheet for m in curriculum.modules for s in m.sessions for sheet in s.worksheets}
    jobs = []
    for page in pages:
        if page.kind != "worksheet":
            continue
        sheet = records[page.source]
        info = SheetInfo(
            title=page.title,
            kind=sheet.record.kind,
            site=site.name,
            foot=sheet_foot(page.url, short_hash(sheet), site, curriculum.reference),
            language=curriculum.language,
        )
        for url, large in zip(pdf_urls(page.url, page.sheet), (False, True), strict=True):
            most = None if large else MOST_PAGES
            jobs.append(Job(url, page.source, (page.body,), sheet_document(info), _options(site, large), most))
    return jobs


def packet_job(packet: Packet, curriculum: Curriculum, site: Site) -> Job:
    """The PDF of a packet."""
    source = packet.parts[0].page.source
    document = packet_document(packet, curriculum, site)
    return Job(packet.url, source, linked_bodies(packet), document, _options(site, large=False), None)


def site_jobs(curriculum: Curriculum, pages: Sequence[Page], site: Site) -> list[Job]:
    """Every PDF of a site that has these pages: the sheets and the packets."""
    packets = [packet_job(packet, curriculum, site) for packet in all_packets(curriculum, pages)]
    return [*sheet_jobs(curriculum, pages, site), *packets]


def make_all(
    jobs: Sequence[Job], cache: Cache, tell: Callable[[int, int], None] | None = None
) -> tuple[dict[str, RenderedPdf], list[Problem]]:
    """Every PDF by its place, and a problem for each that cannot be printed.

    `tell` hears how many of how many had to be made and are done. PDFs of other shares are left out.
    """

    def all_of(missing: list[Job]) -> Iterator[RenderedPdf | Problem]:
        results = parallel_map(make, missing, at_least=LEAST_FOR_WORKERS, may_fork=not has_run())
        for number, result in enumerate(results, start=1):
            if tell:
                tell(number, len(missing))
            yield result

    keyed = in_shard([(job.key, job) for job in jobs])
    results = cached_map(cache, keyed, all_of, Codec(_encode, _decode))
    cache.prune()
    made = {job.url: result for (_, job), result in zip(keyed, results, strict=True) if isinstance(result, RenderedPdf)}
    return made, [result for result in results if isinstance(result, Problem)]


def make(job: Job) -> RenderedPdf | Problem:
    """One PDF, or why it cannot be made."""
    expected, found = f"at most {job.most_pages} pages", ""
    try:
        file = document_pdf([tree(body, job.document.language) for body in job.bodies], job.document, job.options)
    except SheetError as error:
        expected, found = error.expected, error.found
    else:
        if job.most_pages is None or file.pages <= job.most_pages:
            return RenderedPdf(file.data, file.pages, ink_coverage(file.data))
        found = f"{file.pages} pages"
    return Problem(job.source, 1, "sheet-unprintable", expected, found, "shorten it, or split it into two sheets")


def _options(site: Site, large: bool) -> PdfOptions:
    return PdfOptions("a4" if site.paper == "a4" else "letter", large)


def _encode(made: RenderedPdf | Problem) -> bytes | None:
    if isinstance(made, Problem):
        return None
    return json.dumps([made.pages, made.ink]).encode() + b"\n" + made.data


def _decode(stored: bytes) -> RenderedPdf | Problem:
    head, _, data = stored.partition(b"\n")
    pages, ink = json.loads(head)
    return RenderedPdf(data, pages, ink)
