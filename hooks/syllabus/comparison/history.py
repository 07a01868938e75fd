"""Finds a version in the history of the project, and takes its files out of it."""

import tarfile
from dataclasses import dataclass
from pathlib import Path

from ..content.problem import RefusedError, quoted
from ..editions.lock_files import lock_path, read_lock
from ..editions.locks import Lock, is_edition
from ..publishing.records import TAG, tagged_editions
from ..publishing.tool_runs import git, git_answer

FOLDERS = ("curriculum", "docs")  # what there is to compare
SHORT = 8  # letters of a commit's name
FIX = "give FROM a commit of `git log`, a branch or a published edition"


@dataclass(frozen=True)
class Found:
    """A commit of the history; `edition` and `lock` are those of the edition that was asked for, if it was one."""

    commit: str
    edition: str = ""
    lock: Lock | None = None


def find(root: Path, asked: str) -> Found:
    """Return the commit that was `asked` for: an edition such as 2026.1, or whatever git knows a commit by.

    Raises RefusedError outside a repository, and for what is no edition and no commit.
    """
    if not git_answer(root, "rev-parse", "--show-toplevel"):
        fix = "clone the project with git, since what was before stands in its history"
        raise RefusedError(f"expected a git repository, found none at {root} - {fix}")
    if is_edition(asked):
        return _edition(root, asked)
    name = f"{asked}^{{commit}}"
    commit = git_answer(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name) if asked else None
    if not commit:
        raise RefusedError(f"expected a commit or an edition such as 2026.1, found {quoted(asked)} - {FIX}")
    return Found(commit)


def _edition(root: Path, edition: str) -> Found:
    lock, _ = read_lock(root / lock_path(edition))
    tag = git_answer(root, "rev-parse", "--verify", "--quiet", f"refs/tags/{TAG}{edition}^{{commit}}")
    if not tag and lock:
        tag = git_answer(root, "rev-parse", "--verify", "--quiet", f"{lock.source_commit}^{{commit}}")
    if not tag:
        known = ", ".join(tagged_editions(root)) or "none yet"
        raise RefusedError(f"expected a published edition ({known}), found {quoted(edition)} - {FIX}")
    return Found(tag, edition, lock)


def take_out(root: Path, found: Found, scratch: Path) -> Path:
    """Return a new folder in `scratch` with the content at a commit. Raises RefusedError if it has none."""
    top = Path(git(root, "rev-parse", "--show-toplevel"))
    tree = f"{found.commit}:{git(root, 'rev-parse', '--show-prefix').rstrip('/')}"
    present = (git_answer(top, "ls-tree", "--name-only", tree) or "").splitlines()
    wanted = [name for name in FOLDERS if name in present]
    if FOLDERS[0] not in wanted:
        where = f"commit {found.commit[:SHORT]}"
        raise RefusedError(f"expected the folder {FOLDERS[0]}/ in {where}, found none - {FIX}")
    archive, folder = scratch / "before.tar", scratch / "before"
    git(top, "archive", "--format=tar", f"--output={archive}", tree, *wanted)
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter=_plain)  # noqa: S202  # what leads out of the folder is refused
    return folder


def _plain(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """Leave out links and the like, which no reader of ours follows."""
    return tarfile.data_filter(member, folder) if member.isreg() or member.isdir() else None


def head(root: Path) -> tuple[str, int]:
    """Return the short name of the commit that the folder is at, and how many of its content files differ from it."""
    commit = git_answer(root, "rev-parse", f"--short={SHORT}", "HEAD") or "?"
    status = git_answer(root, "status", "--porcelain", "--untracked-files=all", "--", *FOLDERS)
    return commit, len((status or "").splitlines())
