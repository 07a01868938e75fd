"""Editions: what one held, what the next one changed, and what that means for sheets in somebody's drawer."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from pydantic import Field, ValidationError

from ..build.cache import LIBRARIES
from ..content.digest import content_hash
from ..content.model import Curriculum
from ..content.problem import Problem, quoted
from ..content.record_types import Record

NAME = re.compile(r"^\d{4}\.[1-9]\d?(\.[1-9]\d?)?$")
FOLDER = "curriculum/editions"


class LockedSheet(Record):
    """A sheet as an edition held it; `revision` is the edition in which its content last changed."""

    title: str
    hash: str
    revision: str


class LockedSession(Record):
    """A session as an edition held it: its page and guide, the reason for its last change, and its sheets."""

    title: str
    page: str
    guide: str | None
    revision: str
    why: str
    sheets: dict[str, LockedSheet]


class Lock(Record):
    """`curriculum/editions/<edition>.json`, written once and never edited."""

    schema_version: int = Field(default=1, alias="schema")
    edition: str
    date: str
    source_commit: str
    libraries: dict[str, str]
    sessions: dict[str, LockedSession]
    shared: dict[str, str]
    files: dict[str, str]


@dataclass(frozen=True)
class Change:
    """What happened to a session or sheet between two editions."""

    kind: str  # new, revised, retired or unchanged
    id: str
    title: str
    revision: str
    why: str = ""


def is_edition(name: str) -> bool:
    """Whether a name is that of an edition: YYYY.N or YYYY.N.N, without leading zeros."""
    return bool(NAME.match(name))


def in_order(names: Iterable[str]) -> list[str]:
    """Edition names from the oldest to the newest."""
    return sorted(names, key=lambda name: tuple(map(int, name.split("."))))


def read_locks(root: Path) -> tuple[list[Lock], list[Problem]]:
    """The locks of all published editions, oldest first, and the files there that are no locks."""
    locks, problems = {}, []
    for place in sorted((root / FOLDER).glob("*")):
        try:
            lock = Lock.model_validate_json(place.read_bytes())
        except (OSError, ValidationError):
            lock = None
        if lock is not None and is_edition(lock.edition) and place.name == f"{lock.edition}.json":
            locks[lock.edition] = lock
            continue
        fix = f"bring it back with `git checkout -- {FOLDER}`, or remove what is not a lock"
        expected = "the lock file of an edition as `make publish` wrote it"
        problems.append(Problem(f"{FOLDER}/{place.name}", 1, "lock-unreadable", expected, "something else", fix))
    return [locks[name] for name in in_order(locks)], problems


def snapshot(curriculum: Curriculum, edition: str, locks: Sequence[Lock]) -> dict[str, LockedSession]:
    """Every session and sheet of the curriculum by its id; what is unchanged keeps its revision."""
    before = locks[-1].sessions if locks else {}
    found = {}
    for module in curriculum.modules:
        for session in module.sessions:
            name = f"{module.slug}/{session.slug}"
            old = before.get(name)
            page = content_hash(session.page)
            guide = content_hash(session.guide) if session.guide else None
            sheets = {}
            for sheet in session.worksheets:
                held = old.sheets.get(sheet.slug) if old else None
                whole = content_hash(sheet)
                same = held is not None and held.hash == whole
                revision = held.revision if held and same else edition
                sheets[sheet.slug] = LockedSheet(title=sheet.record.title, hash=whole, revision=revision)
            same = old is not None and (old.page, old.guide, old.sheets) == (page, guide, sheets)
            found[name] = LockedSession(
                title=session.page.record.title,
                page=page,
                guide=guide,
                revision=old.revision if old and same else edition,
                why=session.page.record.changes.get(edition, old.why if old and same else ""),
                sheets=sheets,
            )
    return found


def session_changes(before: Mapping[str, LockedSession], now: Mapping[str, LockedSession]) -> list[Change]:
    """New, revised, retired and unchanged sessions, by id."""
    changes = []
    for name in sorted({*before, *now}):
        old, new = before.get(name), now.get(name)
        if new is None and old is not None:
            changes.append(Change("retired", name, old.title, old.revision))
        elif new is not None:
            same = old is not None and (old.page, old.guide, old.sheets) == (new.page, new.guide, new.sheets)
            kind = "new" if old is None else "unchanged" if same else "revised"
            changes.append(Change(kind, name, new.title, new.revision, new.why))
    return changes


def sheet_changes(before: Mapping[str, LockedSession], now: Mapping[str, LockedSession]) -> list[Change]:
    """The same for sheets: what to recycle (revised, retired), what to print (new), and what still stands."""
    old, new = _sheets(before), _sheets(now)
    changes = []
    for name in sorted({*old, *new}):
        was, now_is = old.get(name), new.get(name)
        if now_is is None and was is not None:
            changes.append(Change("retired", name, was.title, was.revision))
        elif now_is is not None:
            kind = "new" if was is None else "unchanged" if was.hash == now_is.hash else "revised"
            changes.append(Change(kind, name, now_is.title, now_is.revision))
    return changes


def retired(locks: Sequence[Lock], now: Mapping[str, LockedSession]) -> dict[str, tuple[str, str]]:
    """Every session and sheet that an edition once held and that is gone: its title and its last edition, by id."""
    present = {*now, *_sheets(now)}
    gone: dict[str, tuple[str, str]] = {}
    for lock in locks:
        held = {name: session.title for name, session in lock.sessions.items()}
        held |= {name: sheet.title for name, sheet in _sheets(lock.sessions).items()}
        gone |= {name: (title, lock.edition) for name, title in held.items() if name not in present}
    return gone


def reused_slugs(locks: Sequence[Lock], now: Mapping[str, LockedSession]) -> list[Problem]:
    """Ids that were retired once and are used again: somebody may still hold the old sheet."""
    ended: dict[str, str] = {}
    for earlier, later in pairwise(locks):
        gone = {*earlier.sessions, *_sheets(earlier.sessions)} - {*later.sessions, *_sheets(later.sessions)}
        ended |= dict.fromkeys(gone, earlier.edition)
    present = {*now, *_sheets(now)}
    expected = "a slug never used before"
    fix = "choose a new slug; an old sheet with this name may still be in somebody's hand"
    return [
        Problem("curriculum/modules", 1, "slug-reused", expected, f"{quoted(name)}, last in {edition}", fix)
        for name, edition in sorted(ended.items())
        if name in present
    ]


def shared_hashes(root: Path) -> dict[str, str]:
    """The hash of every file that sessions share: reference data and modules' own records."""
    reference = sorted((root / "curriculum/reference").rglob("*"))
    places = [*reference, *sorted(root.glob("curriculum/modules/*/module.yml"))]
    return {p.relative_to(root).as_posix(): file_hash(p) for p in places if p.is_file()}


def file_hashes(folder: Path) -> dict[str, str]:
    """The hash of every file below `folder`, by its path there."""
    return {p.relative_to(folder).as_posix(): file_hash(p) for p in sorted(folder.rglob("*")) if p.is_file()}


def file_hash(place: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(place.read_bytes()).hexdigest()


def library_versions() -> dict[str, str]:
    """The versions of what the output depends on."""
    return {name: version(name) for name in sorted((*LIBRARIES, "mkdocs", "mkdocs-material", "jinja2"))}


def _sheets(sessions: Mapping[str, LockedSession]) -> dict[str, LockedSheet]:
    return {f"{name}/{slug}": sheet for name, s in sessions.items() for slug, sheet in s.sheets.items()}
