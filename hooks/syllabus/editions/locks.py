"""What locks record of published editions, and the changes between editions."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import Field

from ..build.cache import LIBRARIES
from ..content.digest import content_hash
from ..content.model import Curriculum, Document
from ..content.problem import Problem, quoted
from ..content.record_types import Record
from ..pages.forms import FOLDER, all_forms
from ..reviews.types import FOLDER as LEDGER

NAME = re.compile(r"^\d{4}\.[1-9]\d?(\.[1-9]\d?)?$")


class LockedSheet(Record):
    """A sheet in an edition; `revision` is the edition in which its content last changed."""

    title: str
    hash: str
    revision: str


class LockedSession(Record):
    """A session in an edition: hashes of its page and guide, why it last changed, its sheets and its card sets."""

    title: str
    page: str
    guide: str | None
    revision: str
    why: str
    sheets: dict[str, LockedSheet]
    cards: dict[str, LockedSheet] = Field(default_factory=dict)

    @property
    def parts(self) -> tuple[object, ...]:
        """What changes when the session's texts do."""
        return self.page, self.guide, self.sheets, self.cards


@dataclass(frozen=True)
class Locked:
    """The texts of an edition: its sessions by id, and its forms by slug."""

    sessions: Mapping[str, LockedSession]
    forms: Mapping[str, LockedSheet]

    @property
    def printed(self) -> dict[str, LockedSheet]:
        """All sheets, card sets and forms, by id."""
        sets = {f"{name}/cards/{slug}": cards for name, s in self.sessions.items() for slug, cards in s.cards.items()}
        return {**sheets_by_id(self.sessions), **sets, **forms_by_id(self.forms)}


class Lock(Record):
    """What is recorded of an edition when it is published; it never changes.

    By path, `texts` has the content hashes of all that can be reviewed, and `reviews` those of the ledger's files.
    """

    schema_version: int = Field(default=1, alias="schema")
    edition: str
    date: str
    source_commit: str
    libraries: dict[str, str]
    sessions: dict[str, LockedSession]
    forms: dict[str, LockedSheet] = Field(default_factory=dict)
    shared: dict[str, str]
    texts: dict[str, str] = Field(default_factory=dict)
    reviews: dict[str, str] = Field(default_factory=dict)
    files: dict[str, str]

    @property
    def locked(self) -> Locked:
        """The texts that it records."""
        return Locked(self.sessions, self.forms)


@dataclass(frozen=True)
class Change:
    """What happened to a session or sheet between two editions."""

    kind: str  # new, revised, retired or unchanged
    id: str
    title: str
    revision: str
    why: str = ""


def is_edition(name: str) -> bool:
    """Return whether a name is a valid edition: YYYY.N or YYYY.N.N, without leading zeros."""
    return bool(NAME.match(name))


def in_order(names: Iterable[str]) -> list[str]:
    """Return edition names from oldest to newest."""
    return sorted(names, key=lambda name: tuple(map(int, name.split("."))))


def snapshot(curriculum: Curriculum, edition: str, locks: Sequence[Lock]) -> Locked:
    """Return the sessions and forms of the curriculum; what has not changed since the last lock keeps its revision."""
    old_sessions, old_forms = (locks[-1].sessions, locks[-1].forms) if locks else ({}, {})
    sessions = {}
    for module in curriculum.modules:
        for session in module.sessions:
            name = f"{module.slug}/{session.slug}"
            old = old_sessions.get(name)
            locked = LockedSession(
                title=session.page.record.title,
                page=content_hash(session.page),
                guide=content_hash(session.guide) if session.guide else None,
                revision=edition,
                why=session.page.record.changes.get(edition, ""),
                sheets={sheet.slug: _locked(sheet, old.sheets if old else {}, edition) for sheet in session.worksheets},
                cards={cards.slug: _locked(cards, old.cards if old else {}, edition) for cards in session.cards},
            )
            if old and old.parts == locked.parts:
                locked = locked.model_copy(update={"revision": old.revision, "why": locked.why or old.why})
            sessions[name] = locked
    return Locked(sessions, {form.slug: _locked(form, old_forms, edition) for form in all_forms(curriculum)})


def _locked(sheet: Document[Any], before: Mapping[str, LockedSheet], edition: str) -> LockedSheet:
    """Return a sheet, card set or form as it is now; with the content of `before`, it keeps its revision."""
    old, now = before.get(sheet.slug), content_hash(sheet)
    revision = old.revision if old and old.hash == now else edition
    return LockedSheet(title=sheet.record.title, hash=now, revision=revision)


def session_changes(before: Mapping[str, LockedSession], current: Mapping[str, LockedSession]) -> list[Change]:
    """Return whether each session is new, revised, retired or unchanged, by id."""
    changes = []
    for name in sorted({*before, *current}):
        old, new = before.get(name), current.get(name)
        if new is None and old is not None:
            changes.append(Change("retired", name, old.title, old.revision))
        elif new is not None:
            same = old is not None and old.parts == new.parts
            kind = "new" if old is None else "unchanged" if same else "revised"
            changes.append(Change(kind, name, new.title, new.revision, new.why))
    return changes


def sheet_changes(before: Locked, current: Locked) -> list[Change]:
    """Return whether each sheet, card set and form is new, revised, retired or unchanged, by id."""
    old, new = before.printed, current.printed
    changes = []
    for name in sorted({*old, *new}):
        old_sheet, new_sheet = old.get(name), new.get(name)
        if new_sheet is None and old_sheet is not None:
            changes.append(Change("retired", name, old_sheet.title, old_sheet.revision))
        elif new_sheet is not None:
            kind = "new" if old_sheet is None else "unchanged" if old_sheet.hash == new_sheet.hash else "revised"
            changes.append(Change(kind, name, new_sheet.title, new_sheet.revision))
    return changes


def retired(locks: Sequence[Lock], current: Mapping[str, LockedSession]) -> dict[str, tuple[str, str]]:
    """Return the title and last edition of each session and sheet that is no longer in the curriculum, by id."""
    present = {*current, *sheets_by_id(current)}
    gone: dict[str, tuple[str, str]] = {}
    for lock in locks:
        titles = {name: session.title for name, session in lock.sessions.items()}
        titles |= {name: sheet.title for name, sheet in sheets_by_id(lock.sessions).items()}
        gone |= {name: (title, lock.edition) for name, title in titles.items() if name not in present}
    return gone


def reused_slugs(locks: Sequence[Lock], current: Locked) -> list[Problem]:
    """Return a problem for each retired id that is in use again, since old printed sheets may still carry it."""
    last_editions: dict[str, str] = {}
    for earlier, later in pairwise(locks):
        removed = _ids(earlier.locked) - _ids(later.locked)
        last_editions |= dict.fromkeys(removed, earlier.edition)
    present = _ids(current)
    expected = "a slug never used before"
    fix = "choose a new slug; an old sheet with this name may still be in somebody's hand"
    return [
        Problem(_home(name), 1, "slug-reused", expected, f"{quoted(name)}, last in {edition}", fix)
        for name, edition in sorted(last_editions.items())
        if name in present
    ]


def shared_hashes(root: Path) -> dict[str, str]:
    """Return the hashes of the files that sessions share (reference data and module records), by path."""
    reference = sorted((root / "curriculum/reference").rglob("*"))
    paths = [*reference, *sorted(root.glob("curriculum/modules/*/module.yml"))]
    return {p.relative_to(root).as_posix(): file_hash(p) for p in paths if p.is_file()}


def review_hashes(root: Path) -> dict[str, str]:
    """Return the hashes of the files of the ledger, by path."""
    paths = sorted((root / LEDGER).glob("*/*.yml"))
    return {p.relative_to(root).as_posix(): file_hash(p) for p in paths if p.is_file() and not p.is_symlink()}


def file_hashes(folder: Path) -> dict[str, str]:
    """Return the hashes of all files in a folder, by relative path."""
    return {p.relative_to(folder).as_posix(): file_hash(p) for p in sorted(folder.rglob("*")) if p.is_file()}


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def library_versions() -> dict[str, str]:
    """Return the versions of the libraries that affect the output."""
    return {name: version(name) for name in sorted((*LIBRARIES, "mkdocs", "mkdocs-material", "jinja2"))}


def sheets_by_id(sessions: Mapping[str, LockedSession]) -> dict[str, LockedSheet]:
    """Return all sheets of sessions by id."""
    return {f"{name}/{slug}": sheet for name, s in sessions.items() for slug, sheet in s.sheets.items()}


def forms_by_id(forms: Mapping[str, LockedSheet]) -> dict[str, LockedSheet]:
    """Return forms by id."""
    return {f"{FOLDER}/{slug}": form for slug, form in forms.items()}


def _ids(locked: Locked) -> set[str]:
    return {*locked.sessions, *locked.printed}


def _home(name: str) -> str:
    return "curriculum/forms" if name.startswith(f"{FOLDER}/") else "curriculum/modules"
