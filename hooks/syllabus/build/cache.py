"""A content-addressed cache of finished work. It lies outside the site, and deleting it is always safe.

Each entry begins with a checksum of its key and its content, so an entry that was damaged, or that stands under the
key of another, counts as missing.
"""

import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from .one_writer import lock

LIBRARIES = ("babel", "typst", "pikepdf", "segno", "markdown", "pymdown-extensions", "pydantic", "pypdfium2", "pyyaml")
PART = ".part-"  # how the names of half-written files begin
MOST_BYTES = 500_000_000  # in one cache; the least recently used entries go first

T = TypeVar("T")
R = TypeVar("R")


class Cache:
    """Files by key, below `folder`. Builds may share it while they run, and a killed one leaves no bad entry."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """Return the content stored under `key`, or None; a damaged entry counts as missing."""
        place = self.folder / key
        try:
            stored = place.read_bytes()
            os.utime(place)  # recently used, so not the first to go
        except OSError:
            return None
        checksum, content = stored[:32], stored[32:]
        return content if _checksum(key, content) == checksum else None

    def prune(self, most: int = MOST_BYTES) -> None:
        """Delete the least recently used entries until at most `most` bytes are left, and what is half-written."""
        entries = []
        for folder, _, names in os.walk(self.folder):
            for place in (Path(folder, name) for name in names):
                with suppress(OSError):  # another build may have deleted it
                    if place.name.startswith(PART):
                        _delete_unless_open(place)
                        continue
                    about = place.stat()
                    entries.append((about.st_mtime_ns, place, about.st_size))
        total = sum(size for _, _, size in entries)
        for _, place, size in sorted(entries):
            if total <= most:
                return
            place.unlink(missing_ok=True)
            total -= size

    def put(self, key: str, content: bytes) -> None:
        """Store `content` under `key`; the file appears whole or not at all.

        Where nothing can be written, on a full disk or a folder to read only, nothing is kept.
        """
        name = None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=PART, dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                lock(handle)  # while it is written
                file.write(_checksum(key, content) + content)
            Path(name).replace(self.folder / key)
        except OSError:  # or another build took it for the rest of a killed one
            if name:
                Path(name).unlink(missing_ok=True)


def _checksum(key: str, content: bytes) -> bytes:
    return hashlib.sha256(f"{len(key)}:{key}".encode() + content).digest()


def _delete_unless_open(part: Path) -> None:
    """Delete a half-written file whose process is gone."""
    with part.open("r+b") as file:
        if lock(file.fileno()):
            part.unlink()


def open_cache(root: Path, name: str) -> Cache:
    """Return the cache called `name` of the project at `root`: below its .build/cache, or below NINE_HOURS_CACHE."""
    return Cache(Path(os.environ.get("NINE_HOURS_CACHE") or root / ".build" / "cache") / name)


@dataclass(frozen=True)
class Codec(Generic[R]):
    """How a result is encoded for a cache and decoded again; a result that encodes to None is not cached."""

    encode: Callable[[R], bytes | None]
    decode: Callable[[bytes], R]


def cached_map(
    cache: Cache | None, keyed: Sequence[tuple[str, T]], make: Callable[[list[T]], Iterable[R]], codec: Codec[R]
) -> list[R]:
    """Return the result for each item of `keyed`, in order; `make` is given only the items that `cache` lacks."""
    found = [cache.get(key) if cache else None for key, _ in keyed]
    fresh = iter(make([item for (_, item), stored in zip(keyed, found, strict=True) if stored is None]))
    results = []
    for (key, _), stored in zip(keyed, found, strict=True):
        result = next(fresh) if stored is None else codec.decode(stored)
        if cache and stored is None and (encoded := codec.encode(result)) is not None:
            cache.put(key, encoded)
        results.append(result)
    return results


def key_of(*parts: str) -> str:
    """Return a key that changes with any of `parts`, with our own code and with a library's version."""
    whole = hashlib.sha256(engine_digest().encode())
    for part in parts:
        whole.update(f"{len(part)}:".encode() + part.encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def folder_digest(*folders: Path) -> str:
    """Return a hash of the names and bytes of all files in these folders; a missing folder counts as empty.

    What is no plain file counts by its name: a link could lead to more than can be read.
    """
    whole = hashlib.sha256()
    for folder in folders:
        for place in [folder] if folder.is_symlink() else sorted(folder.rglob("*")):
            kind = stat.S_IFMT(place.lstat().st_mode)
            if place.suffix != ".pyc" and kind != stat.S_IFDIR:
                data = place.read_bytes() if kind == stat.S_IFREG else b"no file"
                whole.update(os.fsencode(place.relative_to(folder).as_posix()) + b"\0" + data + b"\0")
        whole.update(b"\0")
    return whole.hexdigest()


@cache
def installed() -> dict[str, str]:
    """Return the version of each installed package, by its name in lower case with hyphens.

    Installers write both into the names of the folders they leave (PyPA, "Recording installed projects"). Reading the
    metadata inside takes many times longer.
    """
    folders = [place.stem for folder in reversed(sys.path) for place in sorted(Path(folder).glob("*.dist-info"))]
    pairs = (name.partition("-") for name in folders)
    return {name.lower().replace("_", "-"): version for name, _, version in pairs}


@cache
def engine_digest() -> str:
    """Return a hash of the whole compiler (code, templates, fonts) and of its libraries' versions."""
    versions = "".join(f"{name} {installed()[name]}\n" for name in LIBRARIES)
    return hashlib.sha256((folder_digest(Path(__file__).parent.parent) + versions).encode()).hexdigest()
