"""The Word copies of a site, written again only if their content has changed."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace

from ..build.cache import Cache, Codec, cached_map, key_of
from ..build.parallel import parallel_map
from ..build.shard import in_shard
from ..build.site_facts import Site
from ..content.audiences import SiteAudience
from ..content.model import Curriculum
from ..content.problem import Problem
from ..markup.parser import tree
from ..markup.pictograms import pictograms_in
from ..pages.assemble import Page
from ..pages.file_urls import guide_copy_url, word_copy_url
from ..pdf.errors import SheetError
from ..pdf.packets import Packet, PacketPart, linked_bodies, packet_document
from ..pdf.sheet import Document
from ..pdf.typesetting import has_run
from ..words.catalogue import words_for
from .document import word_copy

LEAST_FOR_WORKERS = 40  # files; with fewer, starting processes takes longer than the work


@dataclass(frozen=True)
class CopyJob:
    """A Word copy to write: its URL, the file that its problems are reported in, and its content.

    `bodies` is the Markdown of its parts.
    """

    url: str
    source: str
    bodies: tuple[str, ...]
    document: Document
    paper: str

    @property
    def key(self) -> str:
        """A cache key that depends on everything that affects the file."""
        return key_of(*self.bodies, json.dumps([asdict(self.document), self.paper]))


def site_copies(curriculum: Curriculum, pages: Iterable[Page], site: Site, audience: SiteAudience) -> Iterator[CopyJob]:
    """Yield the jobs for the Word copies of a site with these pages: of each sheet, form and guide.

    They are for leaders, who change them for their clinic, so a site for participants has none.
    """
    if audience != "everyone":
        return
    for page in pages:
        if page.kind in ("worksheet", "guide"):
            is_guide = page.kind == "guide"
            url = guide_copy_url(page.url, page.session) if is_guide else word_copy_url(page.url, page.sheet)
            yield copy_job(Packet(url, page.title, "", (PacketPart(page),), contents=False), curriculum, site)


def copy_job(packet: Packet, curriculum: Curriculum, site: Site) -> CopyJob:
    """Return the job for a packet as one Word file. A card set in it is a list, since Word cuts no cards."""
    bodies = linked_bodies(packet, for_print=False)
    edition = words_for(curriculum.language).page.edition(edition=site.edition)
    cover = (packet.subtitle, edition, curriculum.reference.sheet_footer) if packet.contents else ()
    document = replace(
        packet_document(packet, curriculum, site),
        cover=tuple(line for line in cover if line),  # that its parts were reviewed is not true of a copy
        pictograms=pictograms_in(bodies, curriculum.reference.pictograms),
    )
    return CopyJob(packet.url, packet.parts[0].page.source, bodies, document, "a4" if site.paper == "a4" else "letter")


def make_copies(jobs: Iterable[CopyJob], cache: Cache) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the files by URL, and a problem for each that cannot be written. Those of other shards are left out."""

    def write_all(missing: list[CopyJob]) -> Iterator[bytes | Problem]:
        return parallel_map(make_copy, missing, at_least=LEAST_FOR_WORKERS, may_fork=not has_run())

    keyed = in_shard([(job.key, job) for job in jobs])
    results = cached_map(cache, keyed, write_all, Codec(_encode, _decode))
    cache.prune()
    files = {job.url: made for (_, job), made in zip(keyed, results, strict=True) if isinstance(made, bytes)}
    return files, [made for made in results if isinstance(made, Problem)]


def make_copy(job: CopyJob) -> bytes | Problem:
    """Return the file, or the problem that prevents it."""
    trees = [tree(body, job.document.language) for body in job.bodies]
    try:
        return word_copy(trees, job.document, job.paper)
    except SheetError as error:
        return Problem(job.source, error.line, error.rule, error.expected, error.found, error.fix)


def _encode(made: bytes | Problem) -> bytes | None:
    return None if isinstance(made, Problem) else made


def _decode(stored: bytes) -> bytes | Problem:
    return stored
