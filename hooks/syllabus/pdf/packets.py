"""Packets: several pages and sheets laid out as one document, with common links, contents and page numbers."""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..build.site_facts import Site
from ..content.digest import short_hash
from ..content.model import Curriculum, Module, Session
from ..content.model import Document as Text
from ..pages.assemble import Page
from ..pages.card_pages import leader_packet_url
from ..pages.file_urls import manual_url, packet_url, workbook_url
from ..pages.forms import FOLDER, all_forms
from ..pages.page_info import is_approved
from ..pages.sheet_foot import sheet_foot
from ..pages.sheet_head import sheet_head
from ..words.catalogue import Words, words_for
from ..words.list_words import Owner
from .card_sets import card_layout
from .sheet import Document, Part


@dataclass(frozen=True)
class PacketPart:
    """A page in a packet, and the number of levels that its headings are lowered by in the contents.

    One that `is_back` belongs to the part before it, and may begin on its back.
    """

    page: Page
    offset: int = 0
    is_back: bool = False


@dataclass(frozen=True)
class Packet:
    """A packet: its URL, its title and its parts. With `contents`, it has a cover and a table of contents.

    With an `owner`, a title and lines of text, the cover has a page of its own, and the next says whose it is.
    If it is for printing on two sides, each part starts on a front side, so that a sheet can be handed back alone.
    """

    url: str
    title: str
    subtitle: str
    parts: tuple[PacketPart, ...]
    contents: bool
    two_sided: bool = False
    owner: tuple[str, ...] = ()


def session_packet(session: Session, pages: Sequence[Page], words: Words) -> Packet | None:
    """Return the sheets that the guide says to print for one person, in that order, or None if there are none."""
    if session.guide is None:
        return None
    sheets = {page.sheet: page for page in pages if page.kind == "worksheet" and page.session == session.slug}
    printed = session.guide.record.print.items()
    copies = [sheets[sheet] for sheet, count in printed if sheet in sheets for _ in range(count)]
    if not copies:
        return None
    url = packet_url(copies[0])
    title = words.packets.for_one(session=session.page.record.title)
    return Packet(url, title, "", tuple(PacketPart(page) for page in copies), contents=False)


def workbook(module: Module, pages: Iterable[Page], words: Words) -> Packet:
    """Return the workbook of a module: all its session pages and sheets, with contents."""
    module_pages = [page for page in pages if page.module == module.slug]
    parts = []
    for session in module.sessions:
        parts += [PacketPart(p) for p in module_pages if p.kind == "session" and p.session == session.slug]
        parts += [PacketPart(p, 1) for p in module_pages if p.kind == "worksheet" and p.session == session.slug]
    title = words.packets.workbook(module=module.source.record.title)
    about = words.packets.workbook_about(audience=words.audiences.of(module.source.record.audience))
    owner = _owner_lines(words.packets.workbook_owner)
    return Packet(workbook_url(module.slug), title, about, tuple(parts), contents=True, two_sided=True, owner=owner)


def _owner_lines(owner: Owner) -> tuple[str, ...]:
    return (owner.title, owner.mark, owner.keep, owner.found)


def manual(module: Module, pages: Iterable[Page], words: Words) -> Packet | None:
    """Return the facilitator manual of a module: all its guides, with contents. None if it has no guides."""
    guides = {page.session: page for page in pages if page.module == module.slug and page.kind == "guide"}
    parts = tuple(PacketPart(guides[s.slug]) for s in module.sessions if s.slug in guides)
    title = words.packets.manual(module=module.source.record.title)
    about = words.packets.manual_about
    owner = _owner_lines(words.packets.manual_owner)
    return Packet(manual_url(module.slug), title, about, parts, contents=True, owner=owner) if parts else None


def leader_packet(session: Session, pages: Iterable[Page], words: Words) -> Packet | None:
    """Return one of each card set of a session to cut out, in the guide's order; None if it has none."""
    sets = [page for page in pages if page.kind == "cards" and page.session == session.slug]
    if not sets:
        return None
    title = words.packets.for_leader(session=session.page.record.title)
    return Packet(leader_packet_url(sets[0]), title, "", tuple(PacketPart(page) for page in sets), contents=False)


def hand_picked(ids: Sequence[str], pages: Iterable[Page], words: Words, *, two_sided: bool = False) -> Packet:
    """Return a packet of sheets, forms, card sets and sessions, by id and in order.

    A session includes its page and sheets. Raises KeyError with an unknown id.
    """
    by_id: dict[str, list[Page]] = {}
    for page in pages:
        if page.session and page.kind in ("session", "worksheet"):
            by_id.setdefault(f"{page.module}/{page.session}", []).append(page)
        if page.kind in ("worksheet", "cards"):
            by_id.setdefault(page.url.rstrip("/"), []).append(page)
    parts = tuple(PacketPart(page) for name in ids for page in by_id[name])
    has_contents = len(parts) > 3
    return Packet("packet.pdf", words.packets.hand_picked, "", parts, contents=has_contents, two_sided=two_sided)


def all_packets(curriculum: Curriculum, pages: Sequence[Page]) -> Iterator[Packet]:
    """Yield the packets of a site with these pages."""
    words = words_for(curriculum.language)
    for module in curriculum.modules:
        yield workbook(module, pages, words)
        if guides := manual(module, pages, words):
            yield guides
        for session in module.sessions:
            own = [page for page in pages if page.module == module.slug]
            for packet in (session_packet(session, own, words), leader_packet(session, own, words)):
                if packet:
                    yield packet


def packet_document(packet: Packet, curriculum: Curriculum, site: Site, other: Curriculum | None = None) -> Document:
    """Return the document of a packet: its title, cover, and the footer of each part.

    Parts in the language of the `other` curriculum are from that.
    """
    words = words_for(curriculum.language)
    known = (curriculum, other) if other else (curriculum,)
    by_source = {path: (text, own) for own in known for path, text in _texts(packet, own).items()}
    parts = tuple(_part(part, *by_source[part.page.source], site, words.language) for part in packet.parts)
    used = {part.page.source for part in packet.parts}
    status = _status([(by_source[source][1], source) for source in used], words)
    clinic = curriculum.reference.clinic
    name = clinic.name if clinic else ""
    module = next(m for m in curriculum.modules if m.slug == packet.parts[0].page.module) if packet.owner else None
    mark = curriculum.reference.marks.get(module.source.record.mark or "", "") if module else ""
    cover = (packet.subtitle, name, words.page.edition(edition=site.edition), status, curriculum.reference.sheet_footer)
    return Document(
        title=packet.title,
        site=site.name,
        parts=parts,
        cover=tuple(line for line in cover if line) if packet.contents else (),
        owner=packet.owner,
        mark=mark,
        language=curriculum.language,
    )


def _texts(packet: Packet, curriculum: Curriculum) -> dict[str, Text[Any]]:
    """Return the texts of the sessions of a packet, and all forms if it has one, by path."""
    keys = {(part.page.module, part.page.session) for part in packet.parts}
    sessions = [session for m in curriculum.modules for session in m.sessions if (m.slug, session.slug) in keys]
    found = (
        text
        for session in sessions
        for text in (session.page, session.guide, *session.worksheets, *session.cards)
        if text is not None
    )
    has_forms = any(part.page.module == FOLDER for part in packet.parts)
    return {text.path: text for text in (*found, *(all_forms(curriculum) if has_forms else ()))}


def _part(part: PacketPart, text: Text[Any], own: Curriculum, site: Site, language: str) -> Part:
    """Return a part of a packet in a language, with its text and the curriculum that it is from."""
    page = part.page
    return Part(
        sheet_foot(page.url, short_hash(text), site, own.reference, kind=page.foot, note=page.foot_note),
        part.offset,
        sheet_head(page, own, site),
        card_layout(text, words_for(own.language).cards) if page.kind == "cards" else None,
        language="" if own.language == language else own.language,
        is_back=part.is_back,
    )


def _status(texts: Sequence[tuple[Curriculum, str]], words: Words) -> str:
    """Return the sentence on the reviews of texts that stand together, each given by its curriculum and its path."""
    approved = sum(is_approved(curriculum, path) for curriculum, path in texts)
    if approved == len(texts):
        return words.review.all_approved
    return words.review.some_approved(approved=approved, parts=len(texts)) if approved else words.review.draft


def linked_bodies(packet: Packet, *, for_print: bool = True) -> tuple[str, ...]:
    """Return the Markdown of each part, with links between parts changed to links within the packet.

    Unless it is `for_print`, each part has the text of its page, also where its PDF has another.
    """
    numbers = {part.page.uri: number for number, part in reversed(list(enumerate(packet.parts)))}
    return tuple(_linked(part.page, numbers, for_print=for_print) for part in packet.parts)


def _linked(page: Page, numbers: dict[str, int], *, for_print: bool) -> str:
    body = (for_print and page.printed) or page.body
    for uri, number in numbers.items():
        relative = posixpath.relpath(uri, posixpath.dirname(page.uri))
        body = body.replace(f"]({relative})", f"](part:{number})").replace(f"](/{uri})", f"](part:{number})")
    return body
