"""Locks, which record published editions: what they hold, what was retired, and which slugs are used again."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from ..build.cache import LIBRARIES
from ..content.digest import content_hash
from ..content.model import Curriculum, Document
from ..content.problem import Problem, quoted
from ..content.record_types import Record
from ..pages.forms import FOLDER, all_forms
from ..reviews.types import FOLDER as LEDGER
from .locked import Locked, LockedSession, LockedText, LockedTranslation, locked_text, sheets_by_id, translated_by_id

Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")]
NAME = re.compile(r"^\d{4}\.[1-9]\d?(\.[1-9]\d?)?$")


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
    forms: dict[str, LockedText] = Field(default_factory=dict)
    translations: dict[Tag, LockedTranslation] = Field(default_factory=dict)
    shared: dict[str, str]
    texts: dict[str, str] = Field(default_factory=dict)
    reviews: dict[str, str] = Field(default_factory=dict)
    files: dict[str, str]

    @property
    def locked(self) -> Locked:
        """The texts that it records."""
        return Locked(self.sessions, self.forms, self.translations)


def is_edition(name: str) -> bool:
    """Return whether a name is a valid edition: YYYY.N or YYYY.N.N, without leading zeros."""
    return bool(NAME.match(name))


def in_order(names: Iterable[str]) -> list[str]:
    """Return edition names from oldest to newest."""
    return sorted(names, key=lambda name: tuple(map(int, name.split("."))))


def snapshot(curriculum: Curriculum, edition: str, locks: Sequence[Lock]) -> Locked:
    """Return the sessions and forms of the curriculum; what has not changed since the last lock keeps its revision.

    What is translated is not among them.
    """
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
                sheets=_all_locked(session.worksheets, old.sheets if old else {}, edition),
                cards=_all_locked(session.cards, old.cards if old else {}, edition),
            )
            if old and old.parts == locked.parts:
                locked = locked.model_copy(update={"revision": old.revision, "why": locked.why or old.why})
            sessions[name] = locked
    return Locked(sessions, _all_locked(all_forms(curriculum), old_forms, edition))


def _all_locked(
    sheets: Iterable[Document[Any]], before: Mapping[str, LockedText], edition: str
) -> dict[str, LockedText]:
    return {sheet.slug: locked_text(sheet, before.get(sheet.slug), edition) for sheet in sheets}


def retired(locks: Sequence[Lock], current: Mapping[str, LockedSession]) -> dict[str, tuple[str, str]]:
    """Return the title and last edition of each session and sheet that is no longer in the curriculum, by id."""
    present = {*current, *sheets_by_id(current)}
    gone: dict[str, tuple[str, str]] = {}
    for lock in locks:
        titles = {name: session.title for name, session in lock.sessions.items()}
        titles |= {name: sheet.title for name, sheet in sheets_by_id(lock.sessions).items()}
        gone |= {name: (title, lock.edition) for name, title in titles.items() if name not in present}
    return gone


def no_longer_shown(locks: Sequence[Lock]) -> dict[str, str]:
    """Return the last edition of each sheet in another language that the newest does not show, by id."""
    shown = [(lock.edition, translated_by_id(lock.translations)) for lock in locks]
    last = {name: edition for edition, sheets in shown for name in sheets}
    return {name: edition for name, edition in last.items() if edition != locks[-1].edition}


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


def _ids(locked: Locked) -> set[str]:
    return {*locked.sessions, *locked.printed}


def _home(name: str) -> str:
    return "curriculum/forms" if name.startswith(f"{FOLDER}/") else "curriculum/modules"
