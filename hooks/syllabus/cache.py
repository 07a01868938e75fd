"""A store of finished files by what went into them. It is outside the site, and deleting it is always safe."""

import hashlib
import os
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("typst", "pikepdf", "segno", "markdown", "pymdown-extensions", "pydantic", "pypdfium2")


class Cache:
    """Files by key, below `folder`. Two builds may use it at once, and a killed build leaves no bad entry."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """The content stored under `key`, or None; an entry that is not whole counts as none."""
        try:
            stored = self._place(key).read_bytes()
        except OSError:
            return None
        mark, content = stored[:32], stored[32:]
        return content if hashlib.sha256(content).digest() == mark else None

    def put(self, key: str, content: bytes) -> None:
        """Store `content` under `key`; the file appears whole or not at all."""
        place = self._place(key)
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(name).replace(place)

    def _place(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]


def key_of(*parts: str) -> str:
    """A key that differs when any part, our own code or a library's version differs."""
    whole = hashlib.sha256(engine_digest().encode())
    for part in parts:
        whole.update(f"{len(part)}:".encode() + part.encode("utf-8"))
    return whole.hexdigest()


@cache
def engine_digest() -> str:
    """A hash of everything in this package (code, templates, fonts) and of the libraries' versions."""
    whole = hashlib.sha256()
    package = Path(__file__).parent
    for place in sorted(package.rglob("*")):
        if place.is_file() and place.suffix != ".pyc":
            whole.update(place.relative_to(package).as_posix().encode() + b"\0" + place.read_bytes() + b"\0")
    for name in LIBRARIES:
        whole.update(f"{name} {version(name)}\n".encode())
    return whole.hexdigest()
