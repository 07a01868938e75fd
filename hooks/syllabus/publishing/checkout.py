"""The author's repository: what is refused there first, and the one change that publishing makes to it at its end."""

import re
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..content.problem import RefusedError
from .tool_runs import git, git_answer

COMMITTER = re.compile(r"(?P<name>[^<]+) <(?P<email>[^>]+)> ")
MOVING = ".build/moving"  # a file that is there while refs move, or when that was cut short
SECONDS_OF_MOVE = 3  # at most, from that note to the end; it takes a tenth of one
UNFINISHED = "refs/publishing"  # the commit with the lock file, until the checkout has that file, too
IN_THE_MIDDLE = (
    "MERGE_HEAD",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
    "rebase-merge",
    "rebase-apply",
    "BISECT_LOG",
    "index.lock",
)
# Moves all refs at once, and then adds the lock file to the index and the folder, which keeps whatever was edited.
FINISH = 'git update-ref --stdin && if [ -n "$3" ]; then git read-tree -m -u "$1" "$2"; fi && git update-ref -d "$4"'


@dataclass(frozen=True)
class Checkout:
    """A clean checkout of the commit `head` on `branch` (a full ref), and who commits there."""

    branch: str
    head: str
    name: str
    email: str


def clean_checkout(root: Path) -> Checkout:
    """Return the checkout at `root`. Raises RefusedError for one that nothing can be published from."""
    _refuse_odd_checkout(root)
    branch = git_answer(root, "symbolic-ref", "--quiet", "HEAD")
    if not branch:
        raise RefusedError("expected a branch, found a detached HEAD - run `git switch main` first")
    head = git_answer(root, "rev-parse", "--verify", "--quiet", "HEAD")
    if not head:
        raise RefusedError("expected a commit, found none on this branch - commit everything first")
    if git(root, "status", "--porcelain"):
        raise RefusedError("expected a clean working tree, found changes - commit them or put them aside")
    committer = COMMITTER.match(git_answer(root, "var", "GIT_COMMITTER_IDENT") or "")
    if committer is None:
        raise RefusedError("expected your name and email, found none - run `git config user.name ...` and user.email")
    return Checkout(branch, head, committer["name"], committer["email"])


def _refuse_odd_checkout(root: Path) -> None:
    top = git_answer(root, "rev-parse", "--show-toplevel")
    if not top or not Path(top).samefile(root):
        raise RefusedError(_no_repository(root))
    if git_answer(root, "rev-parse", "--is-shallow-repository") == "true":
        raise RefusedError("expected the whole history, found a shallow clone - run `git fetch --unshallow`")
    for config, found in (("core.sparseCheckout", "a sparse one"), ("extensions.partialClone", "a partial clone")):
        if git_answer(root, "config", config) not in (None, "", "false"):
            raise RefusedError(f"expected a whole checkout, found {found} - publish from a plain clone")
    for name in IN_THE_MIDDLE:
        if (root / git(root, "rev-parse", "--git-path", name)).exists():
            raise RefusedError(f"expected a finished checkout, found {name} - finish or abort what git is doing")


def git_folder(root: Path) -> Path:
    """Return the folder of the repository's refs, which all of its checkouts share. Raises RefusedError without one."""
    folder = git_answer(root, "rev-parse", "--git-common-dir")
    if not folder:
        raise RefusedError(_no_repository(root))
    return (root / folder).resolve()


def _no_repository(root: Path) -> str:
    return f"expected a git repository of its own, found none at {root} - clone the project with git"


def finish(root: Path) -> list[str]:
    """Complete a publication that was killed while or after its refs moved, and return the editions completed.

    What is completed is the lock file in the checkout. Nobody else of ours may be at work in the repository.
    """
    _unlock(root)
    finished = []
    for line in (git_answer(root, "for-each-ref", "--format=%(refname) %(objectname)", UNFINISHED) or "").splitlines():
        ref, commit = line.split()
        if git_answer(root, "rev-parse", "HEAD") == commit:
            git(root, "read-tree", "-m", "-u", f"{commit}^", commit)
        git(root, "update-ref", "-d", ref)
        finished.append(ref.removeprefix(f"{UNFINISHED}/"))
    return finished


def _unlock(root: Path) -> None:
    """Delete the locks that git leaves when it is killed while it moves our refs, and nobody else's."""
    note = root / MOVING
    if not note.is_file():
        return
    begun = note.stat().st_mtime
    time.sleep(max(0, min(SECONDS_OF_MOVE, begun + SECONDS_OF_MOVE - time.time())))  # it may have outlived its command
    for folder in (git_folder(root), root / git(root, "rev-parse", "--git-dir")):
        for lock in (*folder.glob("*.lock"), *folder.glob("refs/**/*.lock"), *folder.glob("reftable/*.lock")):
            with suppress(FileNotFoundError):
                if 0 <= lock.stat().st_mtime - begun <= SECONDS_OF_MOVE:
                    lock.unlink()
    note.unlink()


def move_refs(root: Path, checkout: Checkout, edition: str, new_head: str, updates: dict[str, tuple[str, str]]) -> None:
    """Move the branch to `new_head` with the lock file, create the tag and make `updates`, all at once or not at all.

    `updates` has the new and the old commit of each further ref. Raises RefusedError, and then no ref has moved.
    """
    unfinished = f"{UNFINISHED}/{edition}"
    commands = [
        "start",
        f"update {checkout.branch} {new_head} {checkout.head}",
        *(f"update {ref} {new} {old}" for ref, (new, old) in updates.items()),
        f"create refs/tags/edition-{edition} {checkout.head}",
        f"update {unfinished} {new_head}",
        "prepare",
        "commit",
    ]
    is_here = git_answer(root, "symbolic-ref", "--quiet", "HEAD") == checkout.branch
    (root / MOVING).touch()
    result = subprocess.run(
        ["sh", "-c", FINISH, "sh", checkout.head, new_head, "yes" if is_here else "", unfinished],
        cwd=root,
        input="\n".join(commands) + "\n",
        text=True,
        check=False,
        capture_output=True,
        start_new_session=True,  # once it has begun, an interrupt from the keyboard does not reach it
    )
    (root / MOVING).unlink()
    if result.returncode != 0:
        found = (result.stderr.strip() or "a failure").splitlines()[-1]
        raise RefusedError(
            f"expected {checkout.branch} to stay at {checkout.head[:8]} meanwhile, found {found} - publish again"
        )
