"""Publishing an edition: everything is made in a scratch clone, and then all refs move at once or not at all.

`mike` keeps the store (the branch `gh-pages`): one folder for each edition, `latest` as redirects, and `versions.json`.
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

STORE = "gh-pages"
DOWNLOADS = "downloads"
ZIP_LIMIT = 60_000_000  # bytes, so that a small memory stick and a slow line will do
KEEPER = re.compile(r"(?P<name>.+?) <(?P<email>[^>]+)> ")


def publish(root: Path, edition: str, today: date, scratch: Path) -> Lock:
    """Publish the clean commit at `root` as `edition`, using the empty folder `scratch`. Raises RefusedError."""
    head = _refuse(root, edition, today)
    name, email = _keeper(root)
    clone = scratch / "clone"
    git(root, "clone", "--quiet", "--no-local", root, clone)
    git(clone, "config", "user.name", name)
    git(clone, "config", "user.email", email)
    git(clone, "checkout", "--quiet", "--detach", head)
    if has_branch(root, STORE):
        git(clone, "branch", "--quiet", STORE, f"origin/{STORE}")
    epoch = git(clone, "show", "-s", "--format=%ct", head)
    redirect = scratch / "redirect.html"
    redirect.write_text(redirect_template(build_language()), encoding="utf-8")
    run_tool(clone, edition, epoch, "mike", "deploy", "--update-aliases", "--alias-type", "redirect",
         "--template", redirect, "--branch", STORE,
         "--message", f"Publish edition {edition}", edition, "latest")  # fmt: skip
    store = scratch / "store"
    git(clone, "worktree", "add", "--quiet", store, STORE)
    _write_downloads(clone, edition, epoch, store, scratch)
    lock = _lock(clone, edition, head, epoch, store)
    for name, text in root_files(clone, store, [*_locks(clone), lock]).items():
        place = store / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    git(store, "add", "--all")
    commit(store, f"Point the store at edition {edition}", epoch)
    place = clone / FOLDER / f"{edition}.json"
    place.parent.mkdir(exist_ok=True)
    place.write_text(lock_text(lock), encoding="utf-8")
    git(clone, "add", place)
    commit(clone, f"Publish edition {edition}", epoch)
    _move_refs(root, clone, store, head, edition)
    return lock


def verify(root: Path, edition: str, scratch: Path) -> list[str]:
    """Files that differ when the edition is built again from its tag in a fresh environment; empty is good.

    Raises RefusedError when there is no such edition.
    """
    lock = _lock_of(root, edition)
    clone = scratch / "clone"
    git(root, "clone", "--quiet", "--no-local", root, clone)
    git(clone, "checkout", "--quiet", "--detach", lock.source_commit)
    subprocess.run([clone / ".ci/setup-python"], cwd=clone, check=True, env=environment())
    epoch = git(clone, "show", "-s", "--format=%ct", lock.source_commit)
    site = scratch / "site"
    run_tool(clone, edition, epoch, "mkdocs", "build", "--site-dir", site, bin_folder=clone / ".venv/bin")
    found = file_hashes(site)
    shutil.copytree(site, scratch / "store" / edition)
    _write_downloads(clone, edition, epoch, scratch / "store", scratch, clone / ".venv/bin")
    found |= _download_hashes(scratch / "store", edition)
    return sorted(name for name in {*found, *lock.files} if found.get(name) != lock.files.get(name))


def export(root: Path, out: Path) -> None:
    """The whole store as a folder, or as a zip when `out` ends in .zip. Raises RefusedError when there is none."""
    if not has_branch(root, STORE):
        raise RefusedError("expected a published edition, found none - run `make publish EDITION=...` first")
    if out.suffix == ".zip":
        git(root, "archive", "--format=zip", f"--output={out.resolve()}", STORE)
        return
    if out.exists() and any(out.iterdir()):
        raise RefusedError(f"expected an empty folder, found files in {out} - choose another")
    out.mkdir(parents=True, exist_ok=True)
    archive = subprocess.run(["git", "archive", STORE], cwd=root, check=True, capture_output=True)
    subprocess.run(["tar", "-x", "-C", out], input=archive.stdout, check=True)


def lock_text(lock: Lock) -> str:
    """A lock as it is written."""
    return json.dumps(lock.model_dump(mode="json", by_alias=True), indent=1, ensure_ascii=False) + "\n"


def _refuse(root: Path, edition: str, today: date) -> str:
    """The commit to publish. Raises RefusedError with everything that stands in the way."""
    if not is_edition(edition):
        raise RefusedError(f'expected an edition such as 2026.1 or 2026.1.1, found "{edition}" - correct EDITION')
    place = f"{FOLDER}/{edition}.json"
    if (root / place).exists():
        raise RefusedError(
            f"{place}:1 edition-published: expected a new edition, found {edition}, which is published - "
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


def _keeper(root: Path) -> tuple[str, str]:
    """The name and address that the commits will carry, which a clone does not take over. Raises RefusedError."""
    told = subprocess.run(["git", "var", "GIT_COMMITTER_IDENT"], cwd=root, capture_output=True, text=True, check=False)
    found = KEEPER.match(told.stdout)
    if found is None:
        raise RefusedError("expected your name and email, found none - run `git config user.name ...` and user.email")
    return found["name"], found["email"]


def _blocks(problem: Problem) -> bool:
    return problem.level != "notice" or problem.rule in ("review-overdue", "help-line-stale")


def _lock(clone: Path, edition: str, head: str, epoch: str, store: Path) -> Lock:
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
        files=file_hashes(store / edition) | _download_hashes(store, edition),
    )


def _write_downloads(
    clone: Path, edition: str, epoch: str, store: Path, scratch: Path, bin_folder: Path | None = None
) -> None:
    """The offline zips of an edition beside it, and the checksums of all of them."""
    downloads = store / DOWNLOADS
    downloads.mkdir(exist_ok=True)
    participants = scratch / "participants"
    run_tool(clone, edition, epoch, "mkdocs", "build", "--site-dir", participants, bin_folder=bin_folder,
         audience="participants")  # fmt: skip
    for name, site in (_zip_names(edition)[0], store / edition), (_zip_names(edition)[1], participants):
        packed = offline_zip(site, name)
        if len(packed) > ZIP_LIMIT:
            raise RefusedError(f"expected {name}.zip below 60 MB, found {len(packed)} bytes - make files smaller")
        (downloads / f"{name}.zip").write_bytes(packed)
    sums = [f"{digest}  {name}" for name, digest in file_hashes(downloads).items() if name.endswith(".zip")]
    (downloads / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")


def _zip_names(edition: str) -> tuple[str, str]:
    """Of the whole site and of the site for participants."""
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


def _move_refs(root: Path, clone: Path, store: Path, head: str, edition: str) -> None:
    """Bring the new commits into the repository, then move the branch, the store and the tag in one transaction."""
    branch = git(root, "symbolic-ref", "HEAD")
    new_head, new_store = git(clone, "rev-parse", "HEAD"), git(store, "rev-parse", "HEAD")
    git(root, "fetch", "--quiet", clone, new_head)
    git(root, "fetch", "--quiet", clone, new_store)
    old_store = git(root, "rev-parse", f"refs/heads/{STORE}") if has_branch(root, STORE) else "0" * 40
    orders = [
        "start",
        f"update {branch} {new_head} {head}",
        f"update refs/heads/{STORE} {new_store} {old_store}",
        f"create refs/tags/edition-{edition} {head}",
        "prepare",
        "commit",
    ]
    subprocess.run(["git", "update-ref", "--stdin"], cwd=root, input="\n".join(orders) + "\n", text=True, check=True,
                   capture_output=True)  # fmt: skip
    git(root, "reset", "--quiet", "--hard", "HEAD")  # the tree was clean; this brings in the lock file
