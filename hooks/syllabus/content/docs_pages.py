"""Reads the hand-written pages in `docs/`, and a clinic's own pages in `local/pages/`."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from ..words.catalogue import TRANSLATIONS
from .folder_reader import split_front_matter
from .model import Document
from .problem import Problem
from .record_types import Allow, Record
from .textfile import files_and_folders, read_text
from .validate import validate
from .value_types import Ask, Plain


class DocsRecord(Record):
    """Front matter of a hand-written page."""

    title: Plain
    description: Plain | None = None
    audience: Literal["everyone", "facilitators"] = Field(
        default="everyone", description="pages for facilitators are left out of a site for participants"
    )
    in_search: bool = Field(default=True, description="false keeps the page out of the site's search")
    asks: tuple[Ask, ...] = Field(
        default=(), description="what people type into a search, in their words; found by the search, and never shown"
    )
    asks_es: tuple[Ask, ...] = Field(default=(), description="the same in Spanish")
    quick_exit: bool = Field(default=False, description="offer a quick way out, as on pages about violence")
    allow: tuple[Allow, ...] = ()
    template: Literal[
        "home.html",
        "families.html",
        "docs.html",
        "basket.html",
        "sheet_log.html",
        "folded.html",
        "needs.html",
        "tonight.html",
        "print_tonight.html",
    ] = "docs.html"


LOCAL = "local/"  # URL prefix of a clinic's own pages


def read_docs(root: Path) -> tuple[tuple[Document[DocsRecord], ...], list[Problem]]:
    """Return all hand-written pages, whose slugs are their paths on the site, and the problems with them."""
    pages, problems = _read_folder(root, "docs", "")
    local_pages, local_problems = _read_folder(root, "local/pages", LOCAL)
    return (*pages, *local_pages), [*problems, *local_problems]


def docs_address(slug: str) -> str:
    """Return the address of a hand-written page below the site: `a/` for `a/index.md`, and `b/` for `b.md`."""
    return slug.removesuffix("index.md") if f"/{slug}".endswith("/index.md") else slug.removesuffix(".md") + "/"


def _read_folder(root: Path, folder: str, prefix: str) -> tuple[list[Document[DocsRecord]], list[Problem]]:
    pages: list[Document[DocsRecord]] = []
    problems: list[Problem] = []
    below = files_and_folders(root, (folder.partition("/")[0],))
    paths = [path for path, is_file in below if is_file and path.startswith(f"{folder}/") and path.endswith(".md")]
    paths = [path for path in paths if path.split("/")[1] not in TRANSLATIONS]
    for path in sorted(paths, key=lambda path: path.split("/")):
        text, new_problems = read_text(root, path)
        problems.extend(new_problems)
        if text is None:
            continue
        parsed, body, body_line, new_problems = split_front_matter(path, text)
        problems.extend(new_problems)
        if parsed is None:
            continue
        record, new_problems = validate(path, parsed, DocsRecord)
        problems.extend(new_problems)
        if record is not None:
            slug = prefix + path.removeprefix(f"{folder}/")
            lines = parsed.lines
            pages.append(Document(slug=slug, path=path, record=record, body=body, body_line=body_line, lines=lines))
    return pages, problems
