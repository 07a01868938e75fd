"""The files of a staged tree: pages as plain Markdown, styles, PDFs, tables and configuration."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from ..content.docs_pages import DocsRecord
from ..content.model import Document
from ..pages.assemble import Page
from ..pdf.rendered import RenderedPdf
from ..programs.plan import pages_by_sheet
from ..programs.site_pages import program_files, program_part
from ..project import Project
from .link_map import INDEX, LinkMap
from .page_frame import PageFrame
from .plain_blocks import plain
from .settings import OWN_STYLE, STYLES, Settings, plain_config, whole_nav

KEPT_META = ("description", "tags", "search")
TEXT_CLASS = (b".page-text", b".md-typeset")  # the container of a page's text, here and in the stock theme


def staged_files(
    project: Project, settings: Settings, pdfs: Mapping[str, RenderedPdf], assets: Path
) -> dict[str, bytes]:
    """Return the content of each file in the tree, by path.

    `assets` is the folder that contains `assets/`, and `pdfs` are the site's PDFs by URL; without any, no page links to
    one. Raises KeyError with a link that leads nowhere.
    """
    lengths = pages_by_sheet({url: pdf.pages for url, pdf in pdfs.items()})
    tables = program_files(project.plans, lengths) if settings.audience == "everyone" else {}
    pages = project.pages(settings.audience)
    written = {page.slug: docs_address(page.slug) for page in project.docs_for(settings.audience)}
    pictures = {f"assets/{path.name}": path.read_bytes() for path in sorted(assets.glob("assets/*.svg"))}
    link_map = LinkMap({**{page.uri: page.url for page in pages}, **written}, frozenset({*pdfs, *tables, *pictures}))
    texts = {
        **dict(_written_pages(project, settings, link_map)),
        **dict(_curriculum_pages(project, settings, link_map, lengths)),
    }
    files = {f"docs/{address}{INDEX}": text.encode() for address, text in texts.items()}
    files |= {f"docs/{name}": text.encode() for name, text in tables.items()}
    files |= {f"docs/{name}": pdf.data for name, pdf in pdfs.items()}
    files |= {f"docs/{name}": data for name, data in pictures.items()}
    files |= {f"docs/{name}": (assets / name).read_bytes().replace(*TEXT_CLASS) for name in STYLES}
    files[f"docs/{OWN_STYLE}"] = (Path(__file__).parent / Path(OWN_STYLE).name).read_bytes()
    files["mkdocs.yml"] = plain_config(
        settings, whole_nav(project.curriculum, pages, written, settings), project.curriculum.language
    ).encode()
    return files


def docs_address(slug: str) -> str:
    """Return the URL of a hand-written page: `a/` for `a/index.md`, and `b/` for `b.md`."""
    return slug.removesuffix(INDEX) if f"/{slug}".endswith(f"/{INDEX}") else slug.removesuffix(".md") + "/"


def _written_pages(project: Project, settings: Settings, link_map: LinkMap) -> Iterator[tuple[str, str]]:
    for page in project.docs_for(settings.audience):
        url = docs_address(page.slug)
        body = link_map.rewritten(project.docs_markdown(page, settings.audience), page.slug)
        template = page.record.template.removesuffix(".html")
        frame = PageFrame(project, settings, link_map, url, template, None, page.record.quick_exit)
        yield url, _front_matter(_docs_meta(page)) + frame.around(plain(body, project.curriculum.language))


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
    for page in project.pages(settings.audience):
        template = str(page.meta.get("template", page.kind)).removesuffix(".html")
        body = plain(link_map.rewritten(page.body, page.uri), project.curriculum.language)
        if page.kind == "program":
            body += _program(project, page, link_map, lengths)
        meta = {"title": page.title, **{key: page.meta[key] for key in KEPT_META if key in page.meta}}
        frame = PageFrame(project, settings, link_map, page.url, template, page)
        yield page.url, _front_matter(meta) + frame.around(body)


def _program(project: Project, page: Page, link_map: LinkMap, lengths: Mapping[str, int]) -> str:
    """Return the tables of a program page as one HTML block without empty lines, followed by links to its files."""
    part = program_part(project.plans, page, lengths)
    lines = [line.strip() for line in part.html.split("\n")]
    block = "\n".join(["<div>", *(line for line in lines if line), "</div>"])
    files = [link_map.link(title, url, page.url) for title, url in part.files]
    return "\n\n".join(["", block, *files]) + "\n"


def _front_matter(meta: Mapping[str, Any]) -> str:
    return f"---\n{yaml.safe_dump(dict(meta), sort_keys=False, allow_unicode=True, width=10_000)}---\n\n"
