"""Exports the archive: all editions as files for any web server."""

import subprocess
from pathlib import Path

from ..build.scratch import scratch_in, sweep
from ..content.problem import RefusedError
from ..editions.lock_files import read_locks
from .store import ARCHIVE, editions_in, store_ref
from .tool_runs import git


def export(root: Path, out: Path) -> None:
    """Write the whole archive to the folder `out`, or to a zip if its name ends in .zip; whole, or not at all.

    Raises RefusedError if there is no edition, if lock files name editions that the archive lacks, or if `out` exists
    and is no empty folder.
    """
    sweep(out.resolve().parent)  # whatever is said below
    store = store_ref(root)
    held = editions_in(root, store)
    lacking = [lock.edition for lock in read_locks(root)[0] if lock.edition not in held]
    if lacking:
        raise RefusedError(
            f"expected {', '.join(lacking)} in {ARCHIVE}, found lock files alone - run `git fetch origin {ARCHIVE}`"
        )
    if store is None:
        raise RefusedError("expected a published edition, found none - run `make publish EDITION=...` first")
    if out.is_symlink() or (out.exists() and (not out.is_dir() or out.suffix == ".zip")):
        raise RefusedError(f"expected a new name, found {out} there already - choose another")
    if out.exists() and any(out.iterdir()):
        raise RefusedError(f"expected an empty folder, found files in {out} - choose another")
    try:
        with scratch_in(out.resolve().parent) as scratch:
            packed = scratch / "editions"
            if out.suffix == ".zip":
                git(root, "archive", "--format=zip", f"--output={packed}", store)
            else:
                packed.mkdir()
                _unpack(root, store, packed)
            packed.rename(out.resolve())
    except OSError as error:
        raise RefusedError(f"expected to write to {out}, found {error.strerror} - choose another place") from error


def _unpack(root: Path, store: str, folder: Path) -> None:
    tar = folder.with_name("editions.tar")
    git(root, "archive", "--format=tar", f"--output={tar}", store)
    result = subprocess.run(["tar", "-x", "-f", tar, "-C", folder], check=False, capture_output=True, text=True)
    if result.returncode != 0:
        said = (result.stderr.strip() or "nothing").splitlines()[-1]
        raise RefusedError(f"expected room for all editions, found: {said} - choose another place")
