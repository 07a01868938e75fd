"""A store of finished files by what went into them. It is outside the site, and deleting it is always safe."""

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

LIBRARIES = ("typst", "pikepdf", "segno", "markdown", "pymdown-extensions", "pydantic", "pypdfium2", "pyyaml")
MOST_BYTES = 500_000_000  # of one store; what was not used for longest goes first

T = TypeVar("T")
R = TypeVar("R")


class Cache:
    """Files by key, below `folder`. Two builds may use it at once, and a killed build leaves no bad entry."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """The content stored under `key`, or None; an entry that is not whole counts as none."""
        place = self.folder / key
        try:
            stored = place.read_bytes()
            os.utime(place)  # used today, so not to be deleted first
        except OSError:
            return None
        mark, content = stored[:32], stored[32:]
        return content if hashlib.sha256(content).digest() == mark else None

    def keep_to(self, most: int = MOST_BYTES) -> None:
        """Delete entries, the oldest first, until what is left takes `most` bytes at most."""
        entries = []
        for folder, _, names in os.walk(self.folder):
            for place in (Path(folder, name) for name in names):
                with suppress(OSError):  # another build may have taken it away
                    about = place.stat()
                    entries.append((about.st_mtime_ns, place, about.st_size))
        total = sum(size for _, _, size in entries)
        for _, place, size in sorted(entries):
            if total <= most:
                return
            place.unlink(missing_ok=True)
            total -= size

    def put(self, key: str, content: bytes) -> None:
        """Store `content` under `key`; the file appears whole or not at all."""
        place = self.folder / key
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(name).replace(place)


def store(root: Path, name: str) -> Cache:
    """The store of that name for the project at `root`: below its .build/cache, or below NINE_HOURS_CACHE."""
    return Cache(Path(os.environ.get("NINE_HOURS_CACHE") or root / ".build" / "cache") / name)


@dataclass(frozen=True)
class Form(Generic[R]):
    """How a result is stored, and read again; what packs to None is not to be kept."""

    pack: Callable[[R], bytes | None]
    unpack: Callable[[bytes], R]


def kept(
    cache: Cache | None, keyed: Sequence[tuple[str, T]], make: Callable[[list[T]], Iterable[R]], form: Form[R]
) -> list[R]:
    """What `make` gives for the items of `keyed`, in order; it is asked only for those whose key is not stored."""
    found = [cache.get(key) if cache else None for key, _ in keyed]
    fresh = iter(make([item for (_, item), stored in zip(keyed, found, strict=True) if stored is None]))
    results = []
    for (key, _), stored in zip(keyed, found, strict=True):
        result = next(fresh) if stored is None else form.unpack(stored)
        if cache and stored is None and (packed := form.pack(result)) is not None:
            cache.put(key, packed)
        results.append(result)
    return results


def key_of(*parts: str) -> str:
    """A key that differs when any part, our own code or a library's version differs."""
    whole = hashlib.sha256(engine_digest().encode())
    for part in parts:
        whole.update(f"{len(part)}:".encode() + part.encode("utf-8"))
    return whole.hexdigest()


def folder_digest(*folders: Path) -> str:
    """A hash of the names and the bytes of all files in these folders; a folder that is not there is empty."""
    whole = hashlib.sha256()
    for folder in folders:
        for place in sorted(folder.rglob("*")):
            if place.is_file() and place.suffix != ".pyc":
                whole.update(place.relative_to(folder).as_posix().encode() + b"\0" + place.read_bytes() + b"\0")
        whole.update(b"\0")
    return whole.hexdigest()


@cache
def installed() -> dict[str, str]:
    """The version of each package that is installed, by its name in small letters with hyphens.

    Both stand in the names of the folders that installers leave, as the packaging standards ask; reading what is in
    them takes many times longer.
    """
    left = [place.stem for folder in reversed(sys.path) for place in sorted(Path(folder).glob("*.dist-info"))]
    pairs = (name.partition("-") for name in left)
    return {name.lower().replace("_", "-"): version for name, _, version in pairs}


@cache
def engine_digest() -> str:
    """A hash of everything in this package (code, templates, fonts) and of the libraries' versions."""
    versions = "".join(f"{name} {installed()[name]}\n" for name in LIBRARIES)
    return hashlib.sha256((folder_digest(Path(__file__).parent.parent) + versions).encode()).hexdigest()
