"""A staged tree on disk: written whole or not at all, and never over somebody's own work."""

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

CONFIG = "mkdocs.yml"
MARK = "# Staged from Nine Hours; what was written has the hash "
MADE_BY_BUILDERS = frozenset({"site", ".cache"})  # beside docs/ and mkdocs.yml; a new stage takes them away


class NotOursError(Exception):
    """Why nothing was written to a folder: it holds something that is not a former stage as it was written."""


def write_tree(files: Mapping[str, bytes], out: Path) -> None:
    """Write `files` below `out`, in place of a former stage. Raises NotOursError when something else is there."""
    _refuse(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        new, old = scratch / "new", scratch / "old"
        for name, data in _marked(files).items():
            place = new / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        if out.exists():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.exists():
                old.rename(out)
            raise
    finally:
        shutil.rmtree(scratch)


def _refuse(out: Path) -> None:
    if not out.exists():
        return
    wanted = "expected a new or empty folder, or a former stage"
    if not out.is_dir():
        raise NotOursError(f"{wanted}, found the file {out} - choose another")
    if not any(out.iterdir()):
        return
    config = out / CONFIG
    first, _, rest = config.read_bytes().partition(b"\n") if config.is_file() else (b"", b"", b"")
    others = sorted({place.name for place in out.iterdir()} - {CONFIG, "docs"} - MADE_BY_BUILDERS)
    if not first.startswith(MARK.encode()) or others:
        raise NotOursError(f"{wanted}, found other files in {out} - choose another")
    held = {place.relative_to(out).as_posix(): place for place in (out / "docs").rglob("*") if place.is_file()}
    found = {CONFIG: rest, **{name: place.read_bytes() for name, place in held.items()}}
    if first.decode() != MARK + _hash(found):
        raise NotOursError(f"{wanted}, found a stage that was changed in {out} - choose another, or move it away")


def _marked(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {**files, CONFIG: f"{MARK}{_hash(files)}\n".encode() + files[CONFIG]}


def _hash(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name, data in sorted(files.items()):
        whole.update(f"{name}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()[:16]
