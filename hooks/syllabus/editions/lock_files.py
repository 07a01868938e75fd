"""Lock files: `curriculum/editions/<edition>.json`, each with a checksum of its own text, since nobody may edit one."""

import hashlib
import json
from pathlib import Path

from pydantic import ValidationError

from ..content.problem import Problem
from .locks import Lock, in_order, is_edition

FOLDER = "curriculum/editions"
CHECKSUM = "checksum"


def lock_path(edition: str) -> str:
    """Return the path of the lock file of an edition, relative to the project."""
    return f"{FOLDER}/{edition}.json"


def lock_text(lock: Lock) -> str:
    """Return the text of a lock file."""
    return _sealed(lock.model_dump(mode="json", by_alias=True))


def read_lock(path: Path) -> tuple[Lock | None, bool]:
    """Return the lock in a file, or None if there is none, and whether the file is byte for byte as it was written."""
    try:
        text = path.read_bytes() if path.is_file() else b""
        values = {name: value for name, value in json.loads(text).items() if name != CHECKSUM}
        lock = Lock.model_validate(values)
    except (OSError, ValueError, AttributeError, RecursionError, ValidationError):
        return None, False
    if not is_edition(lock.edition) or path.name != f"{lock.edition}.json":
        return None, False
    return lock, _sealed(values).encode() == text


def read_locks(root: Path) -> tuple[list[Lock], list[Problem]]:
    """Return the locks of all published editions, oldest first, and a problem for each other file in their folder.

    A lock file that was edited gives both a lock and a problem.
    """
    locks, problems = {}, []
    for path in sorted((root / FOLDER).glob("*")):
        lock, is_as_written = read_lock(path)
        if lock is not None:
            locks[lock.edition] = lock
        if not is_as_written:
            fix = f"bring it back with `git checkout -- {FOLDER}`, or remove what is not a lock"
            expected = "the lock file of an edition as `make publish` wrote it"
            found = "a text that its checksum does not fit" if lock else "something else"
            problems.append(Problem(f"{FOLDER}/{path.name}", 1, "lock-unreadable", expected, found, fix))
    return [locks[name] for name in in_order(locks)], problems


def _sealed(values: dict[str, object]) -> str:
    """Return these values as JSON with a checksum of that JSON in its last line."""
    checksum = hashlib.sha256(_json(values).encode()).hexdigest()
    return _json({**values, CHECKSUM: checksum})


def _json(values: dict[str, object]) -> str:
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"
