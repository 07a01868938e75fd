"""The folders that a project has outside its modules, and what belongs into each: nothing there goes unread."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..words.catalogue import TRANSLATIONS
from .folder_reader import entries
from .problem import Problem, quoted
from .textfile import KINDS


class Contents(NamedTuple):
    """The names that a folder may hold; with `any_folder`, all folders."""

    files: frozenset[str]
    folders: frozenset[str]
    any_folder: bool = False


REFERENCE = frozenset(
    f"{name}.yml"
    for name in (
        *("crisis", "danger", "glossary", "hosts", "medicines", "needs", "plan_problems"),
        *("safety", "sources", "standards", "thresholds", "tonight", "us-english", "words"),
    )
)
WITH_LANGUAGES = "curriculum/reference"  # it may have a folder for each language
TOP = ("curriculum", "docs", "local")
LAYOUT = {
    "curriculum": Contents(
        frozenset({"order.yml"}),
        frozenset({"modules", "forms", "programs", "reference", "reviews", "editions", "schema"}),
    ),
    "curriculum/modules": Contents(frozenset(), frozenset(), any_folder=True),
    "curriculum/reference": Contents(
        frozenset({*REFERENCE, "common-words.txt", "spelling-words.txt"}),
        frozenset({"passages", "marks", "pictograms"}),
    ),
}


def layout_problems(root: Path) -> Iterator[Problem]:
    """Yield a problem for each file or folder of another name, and for each file in the place of a folder.

    Links, and pipes below these folders, are left to `tree_problems`, and other files in the place of a file to whoever
    reads it.
    """
    for name in TOP:
        if (found := _kind(root / name)) not in (None, stat.S_IFDIR, stat.S_IFLNK):
            yield _no_folder(name, found)
    for folder, contents in LAYOUT.items():
        for entry in entries(root / folder) if (root / folder).is_dir() else ():
            path, kind = f"{folder}/{entry.name}", _kind(entry)
            if entry.name.startswith(".") or kind not in (stat.S_IFREG, stat.S_IFDIR):
                continue
            if folder == WITH_LANGUAGES and entry.name in TRANSLATIONS and kind == stat.S_IFDIR:
                continue
            if kind == stat.S_IFREG and entry.name in contents.folders:
                yield _no_folder(path, kind)
            elif entry.name not in contents.files | contents.folders and (
                kind == stat.S_IFREG or not contents.any_folder
            ):
                names = ", ".join(sorted(contents.files | contents.folders))
                expected = f"only {names}" if names else "only folders"
                yield Problem(path, 1, "file-unexpected", expected, quoted(entry.name), "move it out")


def _kind(place: Path) -> int | None:
    try:
        return stat.S_IFMT(place.lstat().st_mode)
    except OSError:  # reported by `tree_problems`
        return None


def _no_folder(path: str, kind: int | None) -> Problem:
    found = KINDS.get(kind or 0, "a file")
    return Problem(path, 1, "file-kind", "a folder", found, "move it out, and make the folder if you need it")
