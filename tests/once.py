"""Work that all processes of one run share: the first that asks does it, while the others wait."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def run_folder(factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of this run, which its workers have in common."""
    own = factory.getbasetemp()
    return own.parent if own.name.startswith("popen-") else own


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """`folder`, with what `make` puts there; when `make` fails, the next one who asks tries again."""
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            part = folder.with_name(f"{folder.name}.part")
            shutil.rmtree(part, ignore_errors=True)
            make(part)
            part.rename(folder)
    return folder
