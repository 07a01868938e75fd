"""The hand-written pages in `docs/`, and a clinic's own in `local/pages/`, read and checked like everything else."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from .folder_reader import split_front_matter
from .model import Document
from .problem import Problem
from .record_types import Allow, Plain, Record
from .textfile import read_text
from .validate import validate


class DocsRecord(Record):
    """Front matter of a hand-written page."""

    title: Plain
    description: Plain | None = None
    audience: Literal["everyone", "facilitators"] = Field(
        default="everyone", description="pages for facilitators are left out of a site for participants"
    )
    in_search: bool = Field(default=True, description="false keeps the page out of the site's search")
    words: tuple[Plain, ...] = Field(default=(), description="what else people might type into the search to find it")
    quick_exit: bool = Field(default=False, description="offer a quick way out, as on pages about violence")
    allow: tuple[Allow, ...] = ()
    template: Literal["home.html", "docs.html", "basket.html", "sheet_log.html", "tonight.html"] = "docs.html"


LOCAL = "local/"  # where a clinic's own pages stand on the site


def read_docs(root: Path) -> tuple[tuple[Document[DocsRecord], ...], list[Problem]]:
    """Every hand-written page with what is wrong with them. A page's slug is its path on the site."""
    pages, problems = _read_folder(root, "docs", "")
    own, more = _read_folder(root, "local/pages", LOCAL)
    return (*pages, *own), [*problems, *more]


def _read_folder(root: Path, folder: str, prefix: str) -> tuple[list[Document[DocsRecord]], list[Problem]]:
    pages: list[Document[DocsRecord]] = []
    problems: list[Problem] = []
    for place in sorted((root / folder).rglob("*.md")):
        path = place.relative_to(root).as_posix()
        text, found = read_text(root, path)
        problems.extend(found)
        if text is None:
            continue
        parsed, body, body_line, found = split_front_matter(path, text)
        problems.extend(found)
        if parsed is None:
            continue
        record, found = validate(path, parsed, DocsRecord)
        problems.extend(found)
        if record is not None:
            slug = prefix + place.relative_to(root / folder).as_posix()
            lines = parsed.lines
            pages.append(Document(slug=slug, path=path, record=record, body=body, body_line=body_line, lines=lines))
    return pages, problems
