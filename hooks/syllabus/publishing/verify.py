"""Verifies an edition: its lock file, its tag, what the archive holds, and the same edition built again."""

import hashlib
import shutil
import subprocess
from pathlib import Path

from ..content.problem import RefusedError
from ..editions.lock_files import lock_path
from ..editions.locks import file_hash, file_hashes
from ..site.offline import hold_the_same
from .downloads import download_paths, write_downloads
from .records import changes, records_of
from .store import content_in, store_ref
from .tool_runs import environment, git, git_answer, run_tool


def verify(root: Path, edition: str, scratch: Path) -> list[str]:
    """Return a line for each difference between the records of an edition and the edition built again.

    Raises RefusedError for an unknown edition. `scratch` is an empty folder.
    """
    records = records_of(root, store_ref(root), edition)
    if records.are_missing:
        raise RefusedError(f"expected a published edition, found no {lock_path(edition)} - see `git tag`")
    differences = list(records.differences())
    commit = records.lock.source_commit if records.lock else records.tag
    wanted = records.lock.files if records.lock else records.stored
    try:
        built = rebuild(root, edition, commit or "", scratch)
    except RefusedError as error:
        return [*differences, f"the edition cannot be built again: {error}"]
    return [*differences, *(f"{name} differs in the new build" for name, _ in changes(wanted or {}, built))]


def rebuild(root: Path, edition: str, commit: str, scratch: Path) -> dict[str, str]:
    """Return the hashes of an edition built from its commit with fresh packages. Raises RefusedError."""
    if git_answer(root, "cat-file", "-e", f"{commit}^{{commit}}") is None:
        raise RefusedError(f"expected the commit {commit[:8] or 'of a lock or a tag'}, found none - fetch the history")
    clone, store = scratch / "clone", scratch / "store"
    git(root, "clone", "--quiet", "--no-local", "--no-checkout", root, clone)
    git(clone, "fetch", "--quiet", "--no-tags", root, commit)
    git(clone, "checkout", "--quiet", "--detach", commit)
    setup = subprocess.run(
        [clone / ".ci/setup-python"], cwd=clone, check=False, env=environment(), capture_output=True, text=True
    )
    if setup.returncode != 0:
        said = (setup.stderr.strip() or "nothing").splitlines()[-1]
        raise RefusedError(f"expected its packages, found: {said} - is there a network?")
    epoch, tools = git(clone, "show", "-s", "--format=%ct", commit), clone / ".venv/bin"
    site = scratch / "site"
    run_tool(clone, edition, epoch, "mkdocs", "build", "--site-dir", site, bin_folder=tools)
    shutil.copytree(site, store / edition)
    write_downloads(clone, edition, epoch, store, scratch, tools)
    return file_hashes(site) | {path: _download_hash(root, path, store / path) for path in download_paths(edition)}


def _download_hash(root: Path, path: str, built: Path) -> str:
    """Return the hash of a zip that was built again: that of the stored one, if both hold the same."""
    archive = store_ref(root)
    stored = content_in(root, archive, path) if archive else None
    if stored is not None and hold_the_same(stored, built.read_bytes()):
        return hashlib.sha256(stored).hexdigest()
    return file_hash(built)
