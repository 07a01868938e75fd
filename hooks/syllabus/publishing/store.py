"""The archive of editions, which is a branch here or in a clone's remote, and what it holds."""

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from ..content.problem import RefusedError
from ..editions.locks import in_order, is_edition
from .tool_runs import git, git_answer

ARCHIVE = "gh-pages"
LOCAL = f"refs/heads/{ARCHIVE}"
LINK = "120000"  # git's mode of a symbolic link


def store_ref(root: Path) -> str | None:
    """Return the ref of the archive: of this branch and those of remotes the newest. None if there is no archive.

    Raises RefusedError if none of them holds all that the others hold.
    """
    patterns = (LOCAL, f"refs/remotes/*/{ARCHIVE}")
    refs = (git_answer(root, "for-each-ref", "--format=%(refname)", *patterns) or "").split()
    for ref in refs:
        if all(git_answer(root, "merge-base", "--is-ancestor", other, ref) is not None for other in refs):
            return ref
    if refs:
        raise RefusedError(
            f"expected one archive, found {' and '.join(refs)} with different editions - keep the one that you served"
        )
    return None


def editions_in(root: Path, store: str | None) -> list[str]:
    """Return the names of the editions in an archive, oldest first."""
    names = git(root, "ls-tree", "-d", "--name-only", store).split("\n") if store else []
    return in_order(name for name in names if is_edition(name))


def hashes_in(root: Path, store: str, *paths: str) -> dict[str, str]:
    """Return the hashes of the files below `paths` in an archive, without their first folder where that is an edition.

    A symbolic link has the hash "link".
    """
    listed = git(root, "ls-tree", "-r", "-z", store, "--", *paths).split("\0")
    entries = [line.partition("\t") for line in listed if line]
    objects = [about.split()[2] for about, _, _ in entries]
    hashes = {}
    for (about, _, name), content in zip(entries, _contents(root, objects), strict=True):
        first, _, rest = name.partition("/")
        is_link = about.startswith(LINK)
        hashes[rest if is_edition(first) else name] = "link" if is_link else hashlib.sha256(content).hexdigest()
    return hashes


def content_in(root: Path, store: str, path: str) -> bytes | None:
    """Return the content of the file at `path` in an archive, or None if it has none."""
    if git_answer(root, "cat-file", "-e", f"{store}:{path}") is None:
        return None
    return next(_contents(root, [f"{store}:{path}"]))


def _contents(root: Path, objects: list[str]) -> Iterator[bytes]:
    """Yield the content of each object as git stores it, without conversions."""
    command = ["git", "cat-file", "--batch"]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        asking, told = running.stdin, running.stdout
        if asking is None or told is None:
            return
        for name in objects:
            asking.write(f"{name}\n".encode())
            asking.flush()
            size = int(told.readline().split()[2])
            yield told.read(size + 1)[:-1]
        asking.close()
