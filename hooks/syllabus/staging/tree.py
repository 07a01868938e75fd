"""The files of a staged tree: pages as plain Markdown, styles, PDFs, tables and configuration."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from ..content.docs_pages import DocsRecord, docs_address
from ..content.model import Document
from ..markup.pictograms import pictogram_files
from ..pages.assemble import Page
from ..pages.frame import Frames
from ..pdf.rendered import RenderedPdf
from ..programs.plan import pages_by_sheet
from ..programs.site_pages import ProgramPart, program_files, program_part
from ..project import Project
from ..translating.packets import other_languages
from ..translating.site_pages import NOT_TRANSLATED
from .heading_ids import with_heading_ids
from .link_map import INDEX, LinkMap
from .note_list import with_note_list
from .page_frame import around
from .plain_blocks import plain
from .settings import OWN_STYLE, STYLES, Settings, plain_config, whole_nav

NONE: Mapping[str, bytes] = MappingProxyType({})
KEPT_META = ("description", "tags", "search")
TEXT_CLASS = (b".page-text", b".md-typeset")  # the container of a page's text, here and in the stock theme


def staged_files(
    project: Project,
    settings: Settings,
    pdfs: Mapping[str, RenderedPdf],
    assets: Path,
    copies: Mapping[str, bytes] = NONE,
) -> dict[str, bytes]:
    """Return the content of each file in the tree, by path.

    `assets` is the folder that contains `assets/`; `pdfs` and `copies` are the site's PDFs and Word copies by URL, and
    without any, no page links to one. Raises KeyError with a link that leads nowhere.
    """
    lengths = pages_by_sheet({url: pdf.pages for url, pdf in pdfs.items()})
    address, is_whole = settings.site.address, settings.audience == "everyone"
    others = other_languages(project.translated("everyone")) if is_whole else []
    tables = program_files(project.plans, lengths, address, others) if is_whole else {}
    pages = project.pages(settings.audience)
    written = {page.slug: docs_address(page.slug) for page in project.docs_for(settings.audience)}
    pictures = {f"assets/{path.name}": path.read_bytes() for path in sorted(assets.glob("assets/*.svg"))}
    drawings = pictogram_files(project.curriculum.reference.pictograms)
    pictures |= {address: drawing.encode() for address, drawing in drawings.items()}
    translated = {page.uri: page.url for own in project.translated(settings.audience) for page in own.pages}
    link_map = LinkMap(
        {**{page.uri: page.url for page in pages}, **written, **translated},
        frozenset({*pdfs, *copies, *tables, *pictures}),
    )
    texts = {
        **dict(_written_pages(project, settings, link_map)),
        **dict(_curriculum_pages(project, settings, link_map, lengths)),
        **dict(_translated_pages(project, settings, link_map)),
    }
    files = {f"docs/{address}{INDEX}": text.encode() for address, text in texts.items()}
    files |= {f"docs/{name}": text.encode() for name, text in tables.items()}
    files |= {f"docs/{name}": pdf.data for name, pdf in pdfs.items()}
    files |= {f"docs/{name}": data for name, data in {**copies, **pictures}.items()}
    files |= {f"docs/{name}": (assets / name).read_bytes().replace(*TEXT_CLASS) for name in STYLES}
    files[f"docs/{OWN_STYLE}"] = (Path(__file__).parent / Path(OWN_STYLE).name).read_bytes()
    files["mkdocs.yml"] = plain_config(
        settings, whole_nav(project.curriculum, pages, written, settings), project.curriculum.language
    ).encode()
    return files


def _written_pages(project: Project, settings: Settings, link_map: LinkMap) -> Iterator[tuple[str, str]]:
    frames = _frames(project, settings)
    for page in project.docs_for(settings.audience):
        here, record = docs_address(page.slug), page.record
        text = link_map.rewritten(project.docs_markdown(page, settings.audience), page.slug)
        frame = frames.of(None, record.template, quick_exit=record.quick_exit)
        body = _plain(text, project.curriculum.language)
        way = partial(link_map.way, here=here)
        yield here, _front_matter(_docs_meta(page)) + around(body, record.template, frame, way, ProgramPart())


def _frames(project: Project, settings: Settings) -> Frames:
    return Frames(project.curriculum, settings.site, settings.audience, settings.leave_to, is_plain=True)


def _docs_meta(page: Document[DocsRecord]) -> dict[str, Any]:
    record = page.record
    meta: dict[str, Any] = {"title": record.title}
    if record.description:
        meta["description"] = record.description
    if record.audience == "facilitators" or not record.in_search:
        meta["search"] = {"exclude": True}
    return meta


def _curriculum_pages(
    project: Project, settings: Settings, link_map: LinkMap, lengths: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    frames, others = _frames(project, settings), other_languages(project.translated(settings.audience))
    for page in project.pages(settings.audience):
        is_program = page.kind == "program"
        part = program_part(project.plans, page, lengths, None, others) if is_program else ProgramPart()
        yield page.url, _page(page, frames, link_map, part)


def _translated_pages(project: Project, settings: Settings, link_map: LinkMap) -> Iterator[tuple[str, str]]:
    frames = _frames(project, settings)
    for own in project.translated(settings.audience):
        own_frames = replace(frames, curriculum=own.translation.curriculum, addresses=own.addresses)
        for page in own.pages:
            yield page.url, _page(page, own_frames, link_map, ProgramPart(), own.told(page))


def _page(
    page: Page, frames: Frames, link_map: LinkMap, part: ProgramPart, translated: Mapping[str, Any] = NOT_TRANSLATED
) -> str:
    template = str(page.meta.get("template", f"{page.kind}.html"))
    body = _plain(link_map.rewritten(page.body, page.uri), frames.curriculum.language)
    meta = {"title": page.title, **{key: page.meta[key] for key in KEPT_META if key in page.meta}}
    way = partial(link_map.way, here=page.url)
    frame = frames.of(page, template, quick_exit=bool(page.meta.get("quick_exit")))
    return _front_matter(meta) + around(body, template, frame, way, part, translated)


def _plain(text: str, language: str) -> str:
    return plain(with_note_list(with_heading_ids(text), language), language)


def _front_matter(meta: Mapping[str, Any]) -> str:
    return f"---\n{yaml.safe_dump(dict(meta), sort_keys=False, allow_unicode=True, width=10_000)}---\n\n"
