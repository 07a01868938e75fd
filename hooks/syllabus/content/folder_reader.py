"""Reads files and folders of the curriculum, and collects the problems with them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ..words.catalogue import TRANSLATIONS
from .bounds import markdown_bounds
from .data_file import DataFile, data_file
from .model import Document
from .problem import Problem, quoted
from .record_types import Record, WorksheetRecord
from .strict_yaml import Parsed, parse
from .textfile import read_text
from .validate import validate
from .value_types import SLUG

R = TypeVar("R", bound=Record)
FRONT_MATTER = re.compile(r"\A---\n(.*?\n)?---(?:\n|\Z)", re.DOTALL)
SLUG_LENGTH = 60


@dataclass(frozen=True)
class Text:
    """The body of a file, and the line of the file that it starts on."""

    path: str
    body: str
    body_line: int
    is_worksheet: bool


def split_front_matter(path: str, text: str) -> tuple[Parsed | None, str, int, list[Problem]]:
    """Return the parsed front matter (or None), the body, the line that the body starts on, and the problems."""
    match = FRONT_MATTER.match(text)
    if match is None:
        fix = "start the file with --- , the keys, and --- again"
        return None, "", 1, [Problem(path, 1, "yaml-front-matter", "front matter", "none", fix)]
    parsed, problems = parse(path, match.group(1) or "", first_line=2)
    body_line = text.count("\n", 0, match.end()) + 1
    body = text[match.end() :]
    if unbounded := markdown_bounds(path, body, body_line):
        return None, "", 1, [*problems, *unbounded]
    return parsed, body, body_line, problems


class FolderReader:
    """Reads the files in `folder` of the project at `root`, and accumulates their texts and problems."""

    def __init__(self, root: Path, folder: str) -> None:
        self.root, self.folder = root, folder
        self.problems: list[Problem] = []
        self.texts: list[Text] = []
        self.data_files: list[DataFile] = []

    def data(self, path: str, record: type[Any]) -> Any:
        """Return the YAML file at `path` as a `record`, or None if it is invalid."""
        text, problems = read_text(self.root, path)
        self.problems.extend(problems)
        if text is None:
            return None
        parsed, problems = parse(path, text)
        self.problems.extend(problems)
        if parsed is None:
            return None
        value, problems = validate(path, parsed, record)
        self.problems.extend(problems)
        if value is not None:
            self.data_files.append(data_file(path, parsed, value))
        return value

    def document(self, path: str, slug: str, record: type[R]) -> Document[R] | None:
        """Return the file at `path` as a record and body, or None if it is invalid; its text is recorded either way."""
        text, problems = read_text(self.root, path)
        self.problems.extend(problems)
        if text is None:
            return None
        body, body_line = "", 1
        if path.endswith(".yml"):
            parsed, problems = parse(path, text)
        else:
            parsed, body, body_line, problems = split_front_matter(path, text)
            self.texts.append(Text(path, body, body_line, issubclass(record, WorksheetRecord)))
        self.problems.extend(problems)
        if parsed is None:
            return None
        value, problems = validate(path, parsed, record)
        self.problems.extend(problems)
        if value is None:
            return None
        return Document(slug=slug, path=path, record=value, body=body, body_line=body_line, lines=parsed.lines)

    def folders(self, folder: str) -> list[str]:
        """Return the sorted names of the folders in `folder`, without links, hidden folders and those of languages."""
        directory = self.root / folder
        if directory.is_symlink() or not directory.is_dir():
            return []
        names = [p.name for p in entries(directory) if p.is_dir() and not p.is_symlink() and p.name[0] != "."]
        return [name for name in names if name not in TRANSLATIONS]

    def files(self, folder: str) -> set[str]:
        """Return the stems of the Markdown files in `folder`, and report everything else there."""
        directory = self.root / folder
        if directory.is_symlink():
            self.add(folder, 1, "file-symlink", "a plain file or folder", "a symbolic link", "copy it in")
            return set()
        if not directory.is_dir():
            return set()
        stems = set()
        for entry in entries(directory):
            if entry.name.startswith(".") or (entry.name in TRANSLATIONS and entry.is_dir()):
                continue
            if entry.suffix == ".md" and not entry.is_dir():
                stems.add(entry.stem)
            else:
                path = f"{folder}/{entry.name}"
                self.add(path, 1, "file-unexpected", "Markdown files", quoted(entry.name), "move it out")
        return stems

    def check_folder(
        self,
        folder: str,
        files: set[str],
        folders: frozenset[str] = frozenset(),
        any_folder: bool = False,
    ) -> None:
        """Report everything in `folder` except the expected `files` and `folders`; `any_folder` permits all folders."""
        for entry in entries(self.root / folder):
            path = f"{folder}/{entry.name}"
            if entry.name.startswith(".") or (entry.name in TRANSLATIONS and entry.is_dir() and not entry.is_symlink()):
                continue
            if entry.is_symlink():
                self.add(path, 1, "file-symlink", "a plain file or folder", "a symbolic link", "copy it in")
            elif (entry.is_dir() and not (any_folder or entry.name in folders)) or (
                not entry.is_dir() and entry.name not in files
            ):
                self.add(path, 1, "file-unexpected", _names(files | folders), quoted(entry.name), "move it out")

    def check_slug(self, path: str, line: int, slug: str, reserved: frozenset[str]) -> None:
        """Report a name that is not a valid slug, or that is reserved."""
        if not re.match(SLUG, slug) or len(slug) > SLUG_LENGTH:
            fix = "rename it with a-z, 0-9 and single hyphens"
            self.add(path, line, "slug-form", "a slug", quoted(slug), fix)
        elif slug in reserved:
            self.add(path, line, "slug-reserved", "a free name", quoted(slug), "rename it; the site uses this name")

    def docs_names(self) -> frozenset[str]:
        """Return the names that hand-written pages occupy at the top level of the site."""
        docs = self.root / "docs"
        return frozenset(p.stem for p in entries(docs))

    def add(self, path: str, line: int, rule: str, expected: str, found: str, fix: str) -> None:
        """Record a problem."""
        self.problems.append(Problem(path, line, rule, expected, found, fix))


def entries(folder: Path) -> list[Path]:
    """Return what is in `folder`, sorted; nothing if it cannot be read, which `tree_problems` reports."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _names(names: Iterable[str]) -> str:
    return "only " + (", ".join(sorted(names)) or "YAML files")
