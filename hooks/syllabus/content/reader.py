"""Reads the folder `curriculum/` into the model, and collects the problems with it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..words.catalogue import TRANSLATIONS
from .data_file import DataFile
from .folder_reader import Text
from .model import Curriculum, Document, FormDocument, Module, Session, check_slug_of
from .problem import Problem, quoted
from .record_types import (
    CardSetRecord,
    FormRecord,
    GuideRecord,
    ModuleOrder,
    ModuleRecord,
    SessionRecord,
    WorksheetRecord,
)
from .reference_reader import ReferenceReader

RESERVED_MODULES = frozenset(
    {
        *("assets", "forms", "posters", "programs", "search", "about", "authoring", "sources", "schema"),
        *("latest", "search-index", *TRANSLATIONS),
    }
)
RESERVED_SHEETS = frozenset(
    {"guide", "group", "record", "index", "session", "facilitator", "worksheets", "cards", "print"}
)


@dataclass(frozen=True)
class Reading:
    """The curriculum (None without valid reference data), all texts and data files, and the problems found.

    A text is included even if its front matter is invalid or its session is incomplete, so that all problems are
    reported in one run.
    """

    curriculum: Curriculum | None
    texts: tuple[Text, ...]
    data_files: tuple[DataFile, ...]
    problems: list[Problem]


def read_curriculum(root: Path, only: frozenset[str] = frozenset()) -> Reading:
    """Return the content of `curriculum/` in the project at `root`, or only the sessions with a file in `only`."""
    reader = _Reader(root, "curriculum", only)
    curriculum = reader.curriculum()
    return Reading(curriculum, tuple(reader.texts), tuple(reader.data_files), reader.problems)


class _Reader(ReferenceReader):
    """Reads one curriculum and collects the problems with it."""

    def __init__(self, root: Path, folder: str, only: frozenset[str]) -> None:
        super().__init__(root, folder)
        self.only = only

    def is_wanted(self, folder: str) -> bool:
        """Return whether to read the session in `folder`."""
        return not self.only or any(path.startswith(f"{folder}/") for path in self.only)

    def curriculum(self) -> Curriculum | None:
        reference = self.reference()
        base = f"{self.folder}/modules"
        path = f"{self.folder}/order.yml"
        order = self.data(path, ModuleOrder) if (self.root / path).is_file() else None
        names = self.folders(base)
        if order:
            names = self.in_order(names, order.modules, "module", f"{base}/{{}}")
        modules = [self.module(f"{base}/{name}", name) for name in names]
        readable = tuple(module for module in modules if module is not None)
        forms = self.forms(order, names)
        if not modules and not self.problems:
            self.add(base, 1, "file-missing", "a folder for each module", "none", "copy tests/example to start")
        self.report_duplicate_sheets(readable, forms)
        if reference is None:
            return None
        for module in readable:
            source = module.source
            self.check_mark(source.path, source.line("mark"), source.record.mark, reference.marks)
        return Curriculum(modules=readable, reference=reference, forms=forms)

    # Modules, sessions, worksheets

    def in_order(self, names: list[str], listed: tuple[str, ...], what: str, place: str) -> list[str]:
        """Return `names` as `order.yml` lists them; those that it lacks come last.

        `what` they are is a module or a form, and `place` is the path of one, with {} for its name.
        """
        path, kind = f"{self.folder}/order.yml", "file" if place.endswith(".md") else "folder"
        for name in dict.fromkeys(listed):
            if name not in names:
                fix = f"add the {kind}, or take the name off the list"
                self.add(path, 1, "file-missing", f"the {kind} {place.format(name)}", "none", fix)
            elif listed.count(name) > 1:
                self.add(path, 1, "slug-duplicate", "each slug once", f"{quoted(name)} again", "delete one")
        for name in names:
            if name not in listed:
                fix = f"add it to {path}"
                self.add(place.format(name), 1, "file-unlisted", f"a listed {what}", quoted(name), fix)
        ordered = [name for name in dict.fromkeys(listed) if name in names]
        return [*ordered, *(name for name in names if name not in ordered)]

    def forms(self, order: ModuleOrder | None, modules: list[str]) -> tuple[FormDocument, ...]:
        """Return the forms, none of which has the name of the check of one of the `modules`."""
        base, reserved = f"{self.folder}/forms", frozenset(map(check_slug_of, modules))
        names = sorted(self.files(base))
        if order:
            names = self.in_order(names, order.forms, "form", f"{base}/{{}}.md")
        forms = []
        for name in names:
            path = f"{base}/{name}.md"
            self.check_slug(path, 1, name, RESERVED_SHEETS | reserved)
            if not self.only or path in self.only:
                forms.append(self.document(path, name, FormRecord))
        return tuple(form for form in forms if form is not None)

    def module(self, folder: str, slug: str) -> Module | None:
        self.check_slug(folder, 1, slug, RESERVED_MODULES | self.docs_names())
        self.check_folder(folder, {"module.yml"}, any_folder=True)
        source = self.document(f"{folder}/module.yml", slug, ModuleRecord)
        if source is None:
            for name in self.folders(folder):
                self.session(f"{folder}/{name}", name)
            return None
        listed = self.without_duplicates(source, "sessions", source.record.sessions)
        for name in sorted(set(self.folders(folder)) - set(listed)):
            fix = f"add it to `sessions` in {folder}/module.yml"
            self.add(f"{folder}/{name}", 1, "file-unlisted", "a listed session", quoted(name), fix)
            self.session(f"{folder}/{name}", name)
        sessions = []
        for index, name in enumerate(listed):
            if name not in self.folders(folder):
                at = source.line("sessions", index)
                fix = "add the folder, or take the name off the list"
                self.add(source.path, at, "file-missing", f"the folder {folder}/{name}", "none", fix)
            elif self.is_wanted(f"{folder}/{name}") and (session := self.session(f"{folder}/{name}", name)):
                sessions.append(session)
        return Module(slug=slug, source=source, sessions=tuple(sessions))

    def session(self, folder: str, slug: str) -> Session | None:
        self.check_slug(folder, 1, slug, frozenset())
        self.check_folder(folder, {"session.md", "facilitator.md"}, folders=frozenset({"worksheets", "cards"}))
        page = self.document(f"{folder}/session.md", slug, SessionRecord)
        guide = self.document(f"{folder}/facilitator.md", slug, GuideRecord)
        sheets_folder = f"{folder}/worksheets"
        present = self.files(sheets_folder)
        listed = self.without_duplicates(page, "worksheets", page.record.worksheets) if page else sorted(present)
        sheets = []
        for name in [*listed, *sorted(present - set(listed))]:
            path = f"{sheets_folder}/{name}.md"
            if name not in listed:
                fix = f"add it to `worksheets` in {folder}/session.md"
                self.add(path, 1, "file-unlisted", "a listed worksheet", quoted(name), fix)
            self.check_slug(path, 1, name, RESERVED_SHEETS)
            if sheet := self.document(path, name, WorksheetRecord):
                sheets.append(sheet)
        cards = self.cards(f"{folder}/cards", guide, present)
        if page is None:
            return None
        listed_sheets = tuple(sheet for sheet in sheets if sheet.slug in listed)
        return Session(slug=slug, page=page, guide=guide, worksheets=listed_sheets, cards=cards)

    def cards(
        self, folder: str, guide: Document[GuideRecord] | None, sheets: set[str]
    ) -> tuple[Document[CardSetRecord], ...]:
        """Return the card sets in `folder`: first those that the guide prints, in its order.

        None may have the name of one of the session's `sheets`, since `print` in the guide names both.
        """
        present = self.files(folder)
        printed = [name for name in (guide.record.print if guide else ()) if name in present]
        sets = []
        for name in [*printed, *sorted(present - set(printed))]:
            path = f"{folder}/{name}.md"
            self.check_slug(path, 1, name, RESERVED_SHEETS)
            if name in sheets:
                found = f"{quoted(name)}, as the session's sheet"
                self.add(path, 1, "slug-duplicate", "a slug of its own", found, "rename the new one")
            elif cards := self.document(path, name, CardSetRecord):
                sets.append(cards)
        return tuple(sets)

    def without_duplicates(self, source: Document[Any], key: str, names: tuple[str, ...]) -> list[str]:
        """Return `names` without duplicates, and report each duplicate at its line in the front matter."""
        result: list[str] = []
        for index, name in enumerate(names):
            if name in result:
                at = source.line(key, index)
                self.add(source.path, at, "slug-duplicate", "each slug once", f"{quoted(name)} again", "delete one")
            else:
                result.append(name)
        return result

    def report_duplicate_sheets(self, modules: tuple[Module, ...], forms: tuple[FormDocument, ...]) -> None:
        """Report sheets and forms with the same slug, since people know a sheet by its slug alone."""
        sheets = [sheet for module in modules for session in module.sessions for sheet in session.worksheets]
        first: dict[str, str] = {}
        for slug, path in [(sheet.slug, sheet.path) for sheet in sheets] + [(form.slug, form.path) for form in forms]:
            if slug in first:
                found = f"{quoted(slug)}, as in {first[slug]}"
                self.add(path, 1, "slug-duplicate", "a slug of its own", found, "rename the new one")
            first.setdefault(slug, path)
