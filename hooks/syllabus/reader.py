"""From the folder `curriculum/` to the model, with every problem on the way."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import RootModel

from .model import (
    SLUG,
    Crisis,
    Curriculum,
    Document,
    GuideRecord,
    Module,
    ModuleRecord,
    Need,
    Passage,
    Record,
    Reference,
    Session,
    SessionRecord,
    SourceRecord,
    WorksheetRecord,
)
from .problem import Problem, shown
from .records import validate
from .strict_yaml import Parsed, parse
from .textfile import read_text

R = TypeVar("R", bound=Record)
FRONT_MATTER = re.compile(r"\A---\n(.*?\n)?---(?:\n|\Z)", re.DOTALL)
RESERVED_MODULES = frozenset({"assets", "search", "about", "authoring", "sources", "schema", "latest", "search-index"})
RESERVED_SHEETS = frozenset({"guide", "index", "session", "facilitator", "worksheets", "print"})


@dataclass(frozen=True)
class Text:
    """The body of a file, and the line of the file on which it starts."""

    path: str
    body: str
    body_line: int
    is_worksheet: bool


@dataclass(frozen=True)
class Reading:
    """What was read: the curriculum (None without its reference data), every text by itself, and the problems.

    A text is here even when its front matter is wrong or its session could not be put together, so that all
    problems are told at once.
    """

    curriculum: Curriculum | None
    texts: tuple[Text, ...]
    problems: list[Problem]


def read_curriculum(root: Path, folder: str = "curriculum") -> Reading:
    """Everything in `folder` below the project's `root`."""
    reader = _Reader(root, folder)
    curriculum = reader.curriculum()
    return Reading(curriculum, tuple(reader.texts), reader.problems)


def split_front_matter(path: str, text: str) -> tuple[Parsed | None, str, int, list[Problem]]:
    """Front matter, body and the line on which the body starts."""
    match = FRONT_MATTER.match(text)
    if match is None:
        fix = "start the file with --- , the keys, and --- again"
        return None, "", 1, [Problem(path, 1, "yaml-front-matter", "front matter", "none", fix)]
    parsed, problems = parse(path, match.group(1) or "", first_line=2)
    body_line = text.count("\n", 0, match.end()) + 1
    return parsed, text[match.end() :], body_line, problems


class _Reader:
    """Reads one curriculum and gathers what is wrong with it."""

    def __init__(self, root: Path, folder: str) -> None:
        self.root, self.folder = root, folder
        self.problems: list[Problem] = []
        self.texts: list[Text] = []

    def curriculum(self) -> Curriculum | None:
        reference = self.reference()
        base = f"{self.folder}/modules"
        modules = [self.module(f"{base}/{name}", name) for name in self.folders(base)]
        read = tuple(module for module in modules if module is not None)
        if not modules and not self.problems:
            self.add(base, 1, "file-missing", "a folder for each module", "none", "copy tests/example to start")
        self.doubled_sheets(read)
        if reference is None:
            return None
        return Curriculum(modules=read, reference=reference)

    # Modules, sessions, worksheets

    def module(self, folder: str, slug: str) -> Module | None:
        self.check_slug(folder, 1, slug, RESERVED_MODULES | self.docs_names())
        self.check_folder(folder, {"module.yml"}, any_folder=True)
        source = self.document(f"{folder}/module.yml", slug, ModuleRecord)
        if source is None:
            for name in self.folders(folder):
                self.session(f"{folder}/{name}", name)
            return None
        listed = self.listed(source, "sessions", source.record.sessions)
        for name in sorted(set(self.folders(folder)) - set(listed)):
            fix = f"add it to `sessions` in {folder}/module.yml"
            self.add(f"{folder}/{name}", 1, "file-unlisted", "a listed session", shown(name), fix)
            self.session(f"{folder}/{name}", name)
        sessions = []
        for index, name in enumerate(listed):
            if name not in self.folders(folder):
                at = source.line("sessions", index)
                fix = "add the folder, or take the name off the list"
                self.add(source.path, at, "file-missing", f"the folder {folder}/{name}", "none", fix)
            elif session := self.session(f"{folder}/{name}", name):
                sessions.append(session)
        return Module(slug=slug, source=source, sessions=tuple(sessions))

    def session(self, folder: str, slug: str) -> Session | None:
        self.check_slug(folder, 1, slug, frozenset())
        self.check_folder(folder, {"session.md", "facilitator.md"}, folders=frozenset({"worksheets"}))
        page = self.document(f"{folder}/session.md", slug, SessionRecord)
        guide = self.document(f"{folder}/facilitator.md", slug, GuideRecord)
        sheets_folder = f"{folder}/worksheets"
        present = self.files(sheets_folder)
        listed = self.listed(page, "worksheets", page.record.worksheets) if page else sorted(present)
        sheets = []
        for name in [*listed, *sorted(present - set(listed))]:
            path = f"{sheets_folder}/{name}.md"
            if name not in listed:
                fix = f"add it to `worksheets` in {folder}/session.md"
                self.add(path, 1, "file-unlisted", "a listed worksheet", shown(name), fix)
            self.check_slug(path, 1, name, RESERVED_SHEETS)
            if sheet := self.document(path, name, WorksheetRecord):
                sheets.append(sheet)
        if page is None:
            return None
        kept = tuple(sheet for sheet in sheets if sheet.slug in listed)
        return Session(slug=slug, page=page, guide=guide, worksheets=kept)

    def listed(self, source: Document[Any], key: str, names: tuple[str, ...]) -> list[str]:
        """`names` without doubles, which are reported at their line in the front matter."""
        result: list[str] = []
        for index, name in enumerate(names):
            if name in result:
                at = source.line(key, index)
                self.add(source.path, at, "slug-duplicate", "each slug once", f"{shown(name)} again", "delete one")
            else:
                result.append(name)
        return result

    def doubled_sheets(self, modules: tuple[Module, ...]) -> None:
        """A sheet's slug is what people know it by, so it is unique in the whole curriculum."""
        first: dict[str, str] = {}
        for module in modules:
            for session in module.sessions:
                for sheet in session.worksheets:
                    if sheet.slug in first:
                        found = f"{shown(sheet.slug)}, as in {first[sheet.slug]}"
                        self.add(sheet.path, 1, "slug-duplicate", "a slug of its own", found, "rename the new one")
                    first.setdefault(sheet.slug, sheet.path)

    # Reference data

    def reference(self) -> Reference | None:
        base = f"{self.folder}/reference"
        needs = self.data(f"{base}/needs.yml", RootModel[dict[str, Need]])
        plans = self.data(f"{base}/plan_problems.yml", RootModel[dict[str, str]])
        crisis = self.data(f"{base}/crisis.yml", Crisis)
        sources = self.data(f"{base}/sources.yml", RootModel[dict[str, SourceRecord]])
        passages = {}
        for name in sorted(self.files(f"{base}/passages")):
            path = f"{base}/passages/{name}.md"
            self.check_slug(path, 1, name, frozenset())
            if passage := self.document(path, name, Passage):
                passages[name] = passage
        if needs is None or plans is None or crisis is None or sources is None:
            return None
        for key in crisis.help_block:
            if key not in crisis.lines:
                fix = f"use one of: {', '.join(crisis.lines)}"
                self.add(f"{base}/crisis.yml", 1, "reference-unknown", "a line's key", shown(key), fix)
        return Reference(
            needs=needs.root, plan_problems=plans.root, crisis=crisis, sources=sources.root, passages=passages
        )

    def data(self, path: str, record: type[Any]) -> Any:
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
        return value

    # Files and folders

    def document(self, path: str, slug: str, record: type[R]) -> Document[R] | None:
        text, problems = read_text(self.root, path)
        self.problems.extend(problems)
        if text is None:
            return None
        body, body_line = "", 1
        if path.endswith(".yml"):
            parsed, problems = parse(path, text)
        else:
            parsed, body, body_line, problems = split_front_matter(path, text)
            self.texts.append(Text(path, body, body_line, record is WorksheetRecord))
        self.problems.extend(problems)
        if parsed is None:
            return None
        value, problems = validate(path, parsed, record)
        self.problems.extend(problems)
        if value is None:
            return None
        return Document(slug=slug, path=path, record=value, body=body, body_line=body_line, lines=parsed.lines)

    def folders(self, folder: str) -> list[str]:
        """Names of the folders in `folder`, sorted; links and hidden folders are left out."""
        place = self.root / folder
        if place.is_symlink() or not place.is_dir():
            return []
        return sorted(p.name for p in place.iterdir() if p.is_dir() and not p.is_symlink() and p.name[0] != ".")

    def files(self, folder: str) -> set[str]:
        """Stems of the Markdown files in `folder`; anything else there is reported."""
        place = self.root / folder
        if place.is_symlink():
            self.add(folder, 1, "file-symlink", "a plain folder", "a symbolic link", "copy it in")
            return set()
        if not place.is_dir():
            return set()
        stems = set()
        for entry in sorted(place.iterdir()):
            if entry.name.startswith("."):
                continue
            if entry.suffix == ".md" and not entry.is_dir():
                stems.add(entry.stem)
            else:
                path = f"{folder}/{entry.name}"
                self.add(path, 1, "file-unexpected", "Markdown files", shown(entry.name), "move it out")
        return stems

    def check_folder(
        self,
        folder: str,
        files: set[str],
        folders: frozenset[str] = frozenset(),
        any_folder: bool = False,
    ) -> None:
        """Report what does not belong into `folder`."""
        for entry in sorted((self.root / folder).iterdir()):
            path = f"{folder}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                self.add(path, 1, "file-symlink", "a plain file or folder", "a symbolic link", "copy it in")
            elif (entry.is_dir() and not (any_folder or entry.name in folders)) or (
                not entry.is_dir() and entry.name not in files
            ):
                self.add(path, 1, "file-unexpected", _names(files | folders), shown(entry.name), "move it out")

    def check_slug(self, path: str, line: int, slug: str, reserved: frozenset[str]) -> None:
        if not re.match(SLUG, slug) or len(slug) > 60:
            fix = "rename it with a-z, 0-9 and single hyphens"
            self.add(path, line, "slug-form", "a slug", shown(slug), fix)
        elif slug in reserved:
            self.add(path, line, "slug-reserved", "a free name", shown(slug), "rename it; the site uses this name")

    def docs_names(self) -> frozenset[str]:
        """Names that hand-written pages have taken at the top of the site."""
        docs = self.root / "docs"
        return frozenset(p.stem for p in docs.iterdir()) if docs.is_dir() else frozenset()

    def add(self, path: str, line: int, rule: str, expected: str, found: str, fix: str) -> None:
        self.problems.append(Problem(path, line, rule, expected, found, fix))


def _names(names: Iterable[str]) -> str:
    return "only " + ", ".join(sorted(names))
