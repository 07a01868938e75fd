"""Publishes an edition: everything is built in a scratch clone, then all refs are updated in one transaction.

`mike` manages the archive (the branch `gh-pages`): a folder for each edition, redirects in `latest`, and
`versions.json`.
"""

import json
import re
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from ..build.build_language import build_language
from ..build.shard import shard
from ..content.problem import Problem, RefusedError, report
from ..editions.locks import (
    FOLDER,
    Lock,
    file_hash,
    file_hashes,
    in_order,
    is_edition,
    library_versions,
    read_locks,
    shared_hashes,
    snapshot,
)
from ..load import load
from ..site.offline import offline_zip
from .archive_root import root_files
from .redirect import redirect_template
from .tool_runs import commit, environment, git, has_branch, run_tool

ARCHIVE = "gh-pages"
DOWNLOADS = "downloads"
ZIP_LIMIT = 60_000_000  # bytes; suits small memory sticks and slow connections
COMMITTER = re.compile(r"(?P<name>.+?) <(?P<email>[^>]+)> ")


def publish(root: Path, edition: str, today: date, scratch: Path) -> Lock:
    """Publish the clean commit at `root` as `edition`, and return its lock. Raises RefusedError.

    `scratch` is an empty folder.
    """
    head = _check_publishable(root, edition, today)
    name, email = _committer(root)
    clone = scratch / "clone"
    git(root, "clone", "--quiet", "--no-local", root, clone)
    git(clone, "config", "user.name", name)
    git(clone, "config", "user.email", email)
    git(clone, "checkout", "--quiet", "--detach", head)
    if has_branch(root, ARCHIVE):
        git(clone, "branch", "--quiet", ARCHIVE, f"origin/{ARCHIVE}")
    epoch = git(clone, "show", "-s", "--format=%ct", head)
    redirect = scratch / "redirect.html"
    redirect.write_text(redirect_template(build_language()), encoding="utf-8")
    run_tool(clone, edition, epoch, "mike", "deploy", "--update-aliases", "--alias-type", "redirect",
         "--template", redirect, "--branch", ARCHIVE,
         "--message", f"Publish edition {edition}", edition, "latest")  # fmt: skip
    archive = scratch / "store"
    git(clone, "worktree", "add", "--quiet", archive, ARCHIVE)
    _write_downloads(clone, edition, epoch, archive, scratch)
    lock = _lock(clone, edition, head, epoch, archive)
    for name, text in root_files(clone, archive, [*_locks(clone), lock]).items():
        path = archive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(archive, "add", "--all")
    commit(archive, f"Point the store at edition {edition}", epoch)
    path = clone / FOLDER / f"{edition}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(lock_text(lock), encoding="utf-8")
    git(clone, "add", path)
    commit(clone, f"Publish edition {edition}", epoch)
    _move_refs(root, clone, archive, head, edition)
    return lock


def verify(root: Path, edition: str, scratch: Path) -> list[str]:
    """Return the files that differ after the edition is rebuilt from its commit in a fresh environment.

    Raises RefusedError for an unknown edition.
    """
    lock = _lock_of(root, edition)
    clone = scratch / "clone"
    git(root, "clone", "--quiet", "--no-local", root, clone)
    git(clone, "checkout", "--quiet", "--detach", lock.source_commit)
    subprocess.run([clone / ".ci/setup-python"], cwd=clone, check=True, env=environment())
    epoch = git(clone, "show", "-s", "--format=%ct", lock.source_commit)
    site = scratch / "site"
    run_tool(clone, edition, epoch, "mkdocs", "build", "--site-dir", site, bin_folder=clone / ".venv/bin")
    hashes = file_hashes(site)
    shutil.copytree(site, scratch / "store" / edition)
    _write_downloads(clone, edition, epoch, scratch / "store", scratch, clone / ".venv/bin")
    hashes |= _download_hashes(scratch / "store", edition)
    return sorted(name for name in {*hashes, *lock.files} if hashes.get(name) != lock.files.get(name))


def export(root: Path, out: Path) -> None:
    """Write the whole archive to the folder `out`, or to a zip if its name ends in .zip.

    Raises RefusedError if there is no edition, or if the folder is not empty.
    """
    if not has_branch(root, ARCHIVE):
        raise RefusedError("expected a published edition, found none - run `make publish EDITION=...` first")
    if out.suffix == ".zip":
        git(root, "archive", "--format=zip", f"--output={out.resolve()}", ARCHIVE)
        return
    if out.exists() and any(out.iterdir()):
        raise RefusedError(f"expected an empty folder, found files in {out} - choose another")
    out.mkdir(parents=True, exist_ok=True)
    tar_archive = subprocess.run(["git", "archive", ARCHIVE], cwd=root, check=True, capture_output=True)
    subprocess.run(["tar", "-x", "-C", out], input=tar_archive.stdout, check=True)


def lock_text(lock: Lock) -> str:
    """Return a lock as JSON."""
    return json.dumps(lock.model_dump(mode="json", by_alias=True), indent=1, ensure_ascii=False) + "\n"


def _check_publishable(root: Path, edition: str, today: date) -> str:
    """Return the commit to publish. Raises RefusedError with everything that prevents publishing."""
    if not is_edition(edition):
        raise RefusedError(f'expected an edition such as 2026.1 or 2026.1.1, found "{edition}" - correct EDITION')
    path = f"{FOLDER}/{edition}.json"
    if (root / path).exists():
        raise RefusedError(
            f"{path}:1 edition-published: expected a new edition, found {edition}, which is published - "
            "a published edition never changes; choose the next number"
        )
    published = [lock.edition for lock in _locks(root)]
    if published and in_order([*published, edition])[-1] != edition:
        newest = in_order(published)[-1]
        raise RefusedError(f"expected an edition after {newest}, found {edition} - choose a later number")
    if git(root, "status", "--porcelain"):
        raise RefusedError("expected a clean working tree, found changes - commit them or put them aside")
    if shard():
        raise RefusedError(
            "expected all of the work, found NINE_HOURS_SHARD - unset it, since a shard checks only a part"
        )
    _, problems = load(root, today)
    blocking = [problem for problem in problems if _blocks(problem)]
    if blocking:
        raise RefusedError(report(blocking))
    return git(root, "rev-parse", "HEAD")


def _committer(root: Path) -> tuple[str, str]:
    """Return the name and email for the commits, since a clone does not copy them. Raises RefusedError without any."""
    identity = subprocess.run(
        ["git", "var", "GIT_COMMITTER_IDENT"], cwd=root, capture_output=True, text=True, check=False
    )
    parts = COMMITTER.match(identity.stdout)
    if parts is None:
        raise RefusedError("expected your name and email, found none - run `git config user.name ...` and user.email")
    return parts["name"], parts["email"]


def _blocks(problem: Problem) -> bool:
    return problem.level != "notice" or problem.rule in ("review-overdue", "help-line-stale")


def _lock(clone: Path, edition: str, head: str, epoch: str, archive: Path) -> Lock:
    project, _ = load(clone, datetime.fromtimestamp(int(epoch), UTC).date())
    if project is None:
        raise RefusedError("expected a curriculum, found none")
    return Lock(
        schema=1,
        edition=edition,
        date=datetime.fromtimestamp(int(epoch), UTC).date().isoformat(),
        source_commit=head,
        libraries=library_versions(),
        sessions=snapshot(project.curriculum, edition, _locks(clone)),
        shared=shared_hashes(clone),
        files=file_hashes(archive / edition) | _download_hashes(archive, edition),
    )


def _write_downloads(
    clone: Path, edition: str, epoch: str, archive: Path, scratch: Path, bin_folder: Path | None = None
) -> None:
    """Write the offline zips of an edition, and the checksums of all zips."""
    downloads = archive / DOWNLOADS
    downloads.mkdir(exist_ok=True)
    participants = scratch / "participants"
    run_tool(clone, edition, epoch, "mkdocs", "build", "--site-dir", participants, bin_folder=bin_folder,
         audience="participants")  # fmt: skip
    for name, site in (_zip_names(edition)[0], archive / edition), (_zip_names(edition)[1], participants):
        zipped = offline_zip(site, name)
        if len(zipped) > ZIP_LIMIT:
            raise RefusedError(f"expected {name}.zip below 60 MB, found {len(zipped)} bytes - make files smaller")
        (downloads / f"{name}.zip").write_bytes(zipped)
    checksums = [f"{digest}  {name}" for name, digest in file_hashes(downloads).items() if name.endswith(".zip")]
    (downloads / "SHA256SUMS").write_text("\n".join(checksums) + "\n", encoding="utf-8")


def _zip_names(edition: str) -> tuple[str, str]:
    """Return the names of the zips of the whole site and of the site for participants."""
    return f"nine-hours-{edition}", f"nine-hours-{edition}-participants"


def _download_hashes(folder: Path, edition: str) -> dict[str, str]:
    paths = [f"{DOWNLOADS}/{name}.zip" for name in _zip_names(edition)]
    return {path: file_hash(folder / path) for path in paths}


def _locks(root: Path) -> list[Lock]:
    locks, problems = read_locks(root)
    if problems:
        raise RefusedError(report(problems))
    return locks


def _lock_of(root: Path, edition: str) -> Lock:
    for lock in _locks(root):
        if lock.edition == edition:
            return lock
    raise RefusedError(f"expected a published edition, found no {FOLDER}/{edition}.json - see `git tag`")


def _move_refs(root: Path, clone: Path, archive: Path, head: str, edition: str) -> None:
    """Fetch the new commits into the repository, then update the branch, the archive and the tag in one transaction."""
    branch = git(root, "symbolic-ref", "HEAD")
    new_head, new_archive = git(clone, "rev-parse", "HEAD"), git(archive, "rev-parse", "HEAD")
    git(root, "fetch", "--quiet", clone, new_head)
    git(root, "fetch", "--quiet", clone, new_archive)
    old_archive = git(root, "rev-parse", f"refs/heads/{ARCHIVE}") if has_branch(root, ARCHIVE) else "0" * 40
    commands = [
        "start",
        f"update {branch} {new_head} {head}",
        f"update refs/heads/{ARCHIVE} {new_archive} {old_archive}",
        f"create refs/tags/edition-{edition} {head}",
        "prepare",
        "commit",
    ]
    subprocess.run(["git", "update-ref", "--stdin"], cwd=root, input="\n".join(commands) + "\n", text=True, check=True,
                   capture_output=True)  # fmt: skip
    git(root, "reset", "--quiet", "--hard", "HEAD")  # safe, since the tree was clean; adds the lock file
