"""The posters: one page for each session, and those that any group may hang up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..build.site_facts import Site
from ..content.digest import short_text_hash
from ..content.model import Curriculum, Reference
from ..content.record_types import SessionRecord
from ..content.scan import scan
from ..markup.expand import expand, expand_line
from ..markup.pictograms import with_pictures
from ..words.catalogue import words_for
from .assemble import Page
from .guide_head import bullets
from .help_text import reached
from .sheet_foot import SheetFoot, sheet_foot

FOLDER = "posters"
# The fixed passages that are posters, where a curriculum has them, and the page that each poster leads to.
PASSAGES = {"agreements": "participants/", "overdose": "help/"}


@dataclass(frozen=True)
class Poster:
    """A poster: its URL, title and text as Markdown, the file it comes from, and the page that its code leads to."""

    url: str
    title: str
    body: str
    source: str
    leads_to: str

    def foot(self, site: Site, reference: Reference) -> SheetFoot:
        """Return the footer, with the poster's own id and the hash of its text."""
        foot = sheet_foot(self.leads_to, short_text_hash(self.body), site, reference)
        return replace(foot, trace=(self.url.removesuffix(".pdf"), *foot.trace[1:]))


def session_poster_url(page: Page) -> str:
    """Return the URL of a session's poster, for a page of the session."""
    return f"{page.module}/{page.session}/{page.session}-poster.pdf"


def posters(curriculum: Curriculum, pages: Iterable[Page]) -> Iterator[Poster]:
    """Yield the posters of a site with these pages; one for participants, which has no guides, has none."""
    guides = [page for page in pages if page.kind == "guide"]
    if guides:
        yield from common_posters(curriculum)
    sessions = {(m.slug, s.slug): s.page for m in curriculum.modules for s in m.sessions}
    for page in guides:
        session = sessions[page.module, page.session]
        body = _session_body(session.record, session.body, curriculum.reference)
        leads_to = f"{page.module}/{page.session}/"
        yield Poster(session_poster_url(page), session.record.title, body, session.path, leads_to)


def common_posters(curriculum: Curriculum) -> Iterator[Poster]:
    """Yield the posters that belong to no session: fixed passages, and the help lines."""
    reference, words = curriculum.reference, words_for(curriculum.language)
    for key, leads_to in PASSAGES.items():
        if passage := reference.passages.get(key):
            title = passage.record.title
            text = with_pictures(passage.body.strip(), passage.record.pictures)
            body = f"# {title}\n\n{expand(text, reference)}\n"
            yield Poster(_url(key), title, body, passage.path, leads_to)
    lines = [f"## {reached(line, words)}\n\n{line.name}. {line.is_for}" for line in reference.help_block]
    title = words.posters.help
    body = "\n\n".join([f"# {title}", *lines]) + "\n"
    yield Poster(_url("help-lines"), title, body, "curriculum/reference/crisis.yml", "help/")


def _url(name: str) -> str:
    return f"{FOLDER}/{name}-poster.pdf"


def _session_body(record: SessionRecord, body: str, reference: Reference) -> str:
    """Return the title of a session, its first drawing if it has one, and its key points."""
    points = bullets(expand_line(point, reference) for point in record.key_points)
    return "\n\n".join([f"# {record.title}", *_first_drawing(body), points]) + "\n"


def _first_drawing(body: str) -> list[str]:
    """Return the source of the first block `drawing` of a page, or nothing."""
    for block in scan(body).blocks:
        if block.name == "drawing":
            slashes = "/" * block.slashes
            return ["\n".join([f"{slashes} {block.name} | {block.argument}", *block.options, *block.content, slashes])]
    return []
