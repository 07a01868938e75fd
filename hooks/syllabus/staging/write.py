"""Writes a staged tree completely or not at all, and never overwrites other people's work."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from ..build.scratch import put_in_place, scratch_in

CONFIG = "mkdocs.yml"
HEADER = "# Staged from Nine Hours; what was written has the hash "
MADE_BY_BUILDERS = frozenset({"site", ".cache"})  # output of site builders, which a new stage removes


class NotOursError(Exception):
    """Raised for a folder that contains anything but an unmodified earlier stage."""


def write_tree(files: Mapping[str, bytes], out: Path) -> None:
    """Write `files` to `out`, replacing an earlier stage. Raises NotOursError if `out` contains anything else."""
    _check_replaceable(out)
    with scratch_in(out.parent) as scratch:
        for name, data in _with_header(files).items():
            path = scratch / "new" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        put_in_place(scratch / "new", out, scratch / "old")


def _check_replaceable(out: Path) -> None:
    if not out.exists():
        return
    expected = "expected a new or empty folder, or a former stage"
    if not out.is_dir():
        raise NotOursError(f"{expected}, found the file {out} - choose another")
    if not any(out.iterdir()):
        return
    config = out / CONFIG
    first, _, body = config.read_bytes().partition(b"\n") if config.is_file() else (b"", b"", b"")
    others = sorted({path.name for path in out.iterdir()} - {CONFIG, "docs"} - MADE_BY_BUILDERS)
    if not first.startswith(HEADER.encode()) or others:
        raise NotOursError(f"{expected}, found other files in {out} - choose another")
    docs_files = {path.relative_to(out).as_posix(): path for path in (out / "docs").rglob("*") if path.is_file()}
    contents = {CONFIG: body, **{name: path.read_bytes() for name, path in docs_files.items()}}
    if first.decode() != HEADER + _hash(contents):
        raise NotOursError(f"{expected}, found a stage that was changed in {out} - choose another, or move it away")


def _with_header(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {**files, CONFIG: f"{HEADER}{_hash(files)}\n".encode() + files[CONFIG]}


def _hash(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted(files.items()):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:16]
