"""Every file of a staged tree: the pages as plain Markdown, the styles, the PDFs, the tables and the plain config."""

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
TEXT_CLASS = (b".page-text", b".md-typeset")  # what holds the text of a page: our name, and that of a stock theme


def staged_files(
    project: Project, settings: Settings, pdfs: Mapping[str, RenderedPdf], assets: Path
) -> dict[str, bytes]:
    """Each file of the tree by its place below `OUT`; `assets` is the folder that holds `assets/`.

    `pdfs` are the site's PDFs by their address; without any, no page links to one.
    Raises KeyError with a link that leads nowhere.
    """
    lengths = pages_by_sheet({url: made.pages for url, made in pdfs.items()})
    tables = program_files(project.plans, lengths) if settings.audience == "everyone" else {}
    pages = project.pages(settings.audience)
    written = {page.slug: docs_address(page.slug) for page in project.docs_for(settings.audience)}
    pictures = {f"assets/{place.name}": place.read_bytes() for place in sorted(assets.glob("assets/*.svg"))}
    places = LinkMap({**{page.uri: page.url for page in pages}, **written}, frozenset({*pdfs, *tables, *pictures}))
    texts = {
        **dict(_written_pages(project, settings, places)),
        **dict(_curriculum_pages(project, settings, places, lengths)),
    }
    files = {f"docs/{address}{INDEX}": text.encode() for address, text in texts.items()}
    files |= {f"docs/{name}": text.encode() for name, text in tables.items()}
    files |= {f"docs/{name}": made.data for name, made in pdfs.items()}
    files |= {f"docs/{name}": data for name, data in pictures.items()}
    files |= {f"docs/{name}": (assets / name).read_bytes().replace(*TEXT_CLASS) for name in STYLES}
    files[f"docs/{OWN_STYLE}"] = (Path(__file__).parent / Path(OWN_STYLE).name).read_bytes()
    files["mkdocs.yml"] = plain_config(
        settings, whole_nav(project.curriculum, pages, written, settings), project.curriculum.language
    ).encode()
    return files


def docs_address(slug: str) -> str:
    """The address of a hand-written page: `a/index.md` is at `a/`, and `b.md` at `b/`."""
    return slug.removesuffix(INDEX) if f"/{slug}".endswith(f"/{INDEX}") else slug.removesuffix(".md") + "/"


def _written_pages(project: Project, settings: Settings, places: LinkMap) -> Iterator[tuple[str, str]]:
    for page in project.docs_for(settings.audience):
        here = docs_address(page.slug)
        body = places.rewritten(project.docs_markdown(page, settings.audience), page.slug)
        template = page.record.template.removesuffix(".html")
        furniture = PageFrame(project, settings, places, here, template, None, page.record.quick_exit)
        yield here, _front_matter(_docs_meta(page)) + furniture.around(plain(body, project.curriculum.language))


def _docs_meta(page: Document[DocsRecord]) -> dict[str, Any]:
    record = page.record
    meta: dict[str, Any] = {"title": record.title}
    if record.description:
        meta["description"] = record.description
    if record.audience == "facilitators" or not record.in_search:
        meta["search"] = {"exclude": True}
    return meta


def _curriculum_pages(
    project: Project, settings: Settings, places: LinkMap, lengths: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    for page in project.pages(settings.audience):
        template = str(page.meta.get("template", page.kind)).removesuffix(".html")
        body = plain(places.rewritten(page.body, page.uri), project.curriculum.language)
        if page.kind == "program":
            body += _program(project, page, places, lengths)
        meta = {"title": page.title, **{key: page.meta[key] for key in KEPT_META if key in page.meta}}
        furniture = PageFrame(project, settings, places, page.url, template, page)
        yield page.url, _front_matter(meta) + furniture.around(body)


def _program(project: Project, page: Page, places: LinkMap, lengths: Mapping[str, int]) -> str:
    """The tables of a program as one block of HTML, which ends at the first empty line, and the files beside it."""
    part = program_part(project.plans, page, lengths)
    lines = [line.strip() for line in part.html.split("\n")]
    block = "\n".join(["<div>", *(line for line in lines if line), "</div>"])
    files = [places.link(title, url, page.url) for title, url in part.files]
    return "\n\n".join(["", block, *files]) + "\n"


def _front_matter(meta: Mapping[str, Any]) -> str:
    return f"---\n{yaml.safe_dump(dict(meta), sort_keys=False, allow_unicode=True, width=10_000)}---\n\n"
