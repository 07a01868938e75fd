"""Reads the ledger, `curriculum/reviews/<year>/<id>.yml`, and collects the problems with its files."""

import re
from pathlib import Path

from ..content.folder_reader import FolderReader, entries
from ..content.model import Document
from ..content.problem import Problem, quoted
from .types import FOLDER, ReviewEntry

YEAR = re.compile(r"20\d\d")


def read_reviews(root: Path) -> tuple[tuple[Document[ReviewEntry], ...], list[Problem]]:
    """Return the entries of the project at `root`, sorted by their ids, which are their slugs, and the problems."""
    reader = FolderReader(root, FOLDER)
    if not (root / FOLDER).is_dir():
        return (), []
    years = [name for name in reader.folders(FOLDER) if YEAR.fullmatch(name)]
    reader.check_folder(FOLDER, set(), frozenset(years))
    found: dict[str, Document[ReviewEntry]] = {}
    for year in years:
        folder = f"{FOLDER}/{year}"
        names = {file.name for file in entries(root / folder) if file.suffix == ".yml" and not file.is_dir()}
        reader.check_folder(folder, names)
        for name in sorted(names):
            path, slug = f"{folder}/{name}", name.removesuffix(".yml")
            reader.check_slug(path, 1, slug, frozenset())
            entry = reader.document(path, slug, ReviewEntry)
            if slug in found:
                expected, found_in = "an id of its own", f"{quoted(slug)}, as in {found[slug].path}"
                reader.add(path, 1, "review-id", expected, found_in, "rename the new one")
            elif entry:
                found[slug] = entry
    return tuple(found[slug] for slug in sorted(found)), reader.problems
