"""Publishes an edition: everything is built in a scratch clone, then all refs are updated in one transaction.

`mike` manages the archive (the branch `gh-pages`): a folder for each edition, redirects in `latest`, and
`versions.json`.
"""

from datetime import UTC, date, datetime
from pathlib import Path

from ..build.build_language import build_language
from ..build.cache import open_cache
from ..build.shard import shard
from ..content.docs_pages import read_docs
from ..content.problem import Problem, RefusedError, report
from ..content.reader import read_curriculum
from ..editions.lock_files import lock_path, lock_text, read_locks
from ..editions.locks import (
    Lock,
    file_hashes,
    in_order,
    is_edition,
    library_versions,
    review_hashes,
    shared_hashes,
)
from ..load import load
from ..pages.review_board import review_summary
from ..reviews.board import board
from ..reviews.reading import read_reviews
from ..reviews.status import documents_of
from ..translating.editions import whole_snapshot
from ..words.catalogue import words_for
from .archive_root import root_files
from .checkout import clean_checkout, move_refs
from .downloads import download_hashes, write_downloads
from .latest import copy_files
from .records import records_of, tagged_editions
from .redirect import redirect_template
from .store import ARCHIVE, LOCAL, editions_in, store_ref
from .tool_runs import commit, git, git_answer, run_tool

NO_COMMIT = "0" * 40


def publish(root: Path, edition: str, today: date, scratch: Path) -> Lock:
    """Publish the clean commit at `root` as `edition`, and return its lock. Raises RefusedError.

    `scratch` is an empty folder. Nothing else is written to until the edition is complete, and then only the lock file
    is added to the checkout.
    """
    checkout, store = clean_checkout(root), store_ref(root)
    _check_edition(root, edition, store)
    head, clone = checkout.head, scratch / "clone"
    git(root, "clone", "--quiet", "--no-local", "--no-checkout", root, clone)
    git(clone, "config", "user.name", checkout.name)
    git(clone, "config", "user.email", checkout.email)
    git(clone, "checkout", "--quiet", "--detach", head)
    _check_content(clone, today, root)
    if store:
        git(clone, "fetch", "--quiet", "--no-tags", root, f"{store}:{LOCAL}")
    epoch = git(clone, "show", "-s", "--format=%ct", head)
    redirect = scratch / "redirect.html"
    redirect.write_text(redirect_template(build_language()), encoding="utf-8")
    run_tool(clone, edition, epoch, "mike", "deploy", "--update-aliases", "--alias-type", "redirect",
         "--template", redirect, "--branch", ARCHIVE,
         "--message", f"Publish edition {edition}", edition, "latest")  # fmt: skip
    archive = scratch / "store"
    git(clone, "worktree", "add", "--quiet", archive, ARCHIVE)
    copy_files(archive, edition)
    write_downloads(clone, edition, epoch, archive, scratch)
    lock = _lock(clone, edition, head, epoch, archive)
    for name, text in root_files(clone, archive, [*_locks(clone), lock]).items():
        path = archive / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(archive, "add", "--all", "--force")
    commit(archive, f"Point the store at edition {edition}", epoch)
    path = clone / lock_path(edition)
    path.parent.mkdir(exist_ok=True)
    path.write_text(lock_text(lock), encoding="utf-8")
    git(clone, "add", path)
    commit(clone, f"Publish edition {edition}", epoch)
    new_head, new_archive = git(clone, "rev-parse", "HEAD"), git(archive, "rev-parse", "HEAD")
    git(root, "-c", "gc.auto=0", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", clone, new_head, new_archive)
    old_archive = git_answer(root, "rev-parse", "--verify", "--quiet", LOCAL) or NO_COMMIT
    move_refs(root, checkout, edition, new_head, {LOCAL: (new_archive, old_archive)})
    return lock


def local_note(root: Path) -> str:
    """Return a line that says what becomes of the clinic's own files; nothing if there are none."""
    if not (root / "local").is_dir():
        return ""
    if git(root, "ls-files", "--", "local"):
        return "local/ is part of the commit, and so of this edition."
    return "local/ is no part of the commit, so this edition has none of it; commit it to take it in."


def review_note(root: Path) -> str:
    """Return how far the texts of the checkout are reviewed, as the board says it; nothing where none can be read."""
    curriculum = read_curriculum(root).curriculum
    if curriculum is None:
        return ""
    documents = documents_of(curriculum, read_docs(root)[0])
    return review_summary(board(read_reviews(root)[0], documents), words_for(curriculum.language))


def _check_edition(root: Path, edition: str, store: str | None) -> None:
    """Raise RefusedError unless the name is new and later than all others, and all records of those agree."""
    if not is_edition(edition):
        raise RefusedError(f'expected an edition such as 2026.1 or 2026.1.1, found "{edition}" - correct EDITION')
    if shard():
        raise RefusedError(
            "expected all of the work, found NINE_HOURS_SHARD - unset it, since a shard checks only a part"
        )
    locked, stored = [lock.edition for lock in _locks(root)], editions_in(root, store)
    never = "a published edition never changes; choose the next number"
    if edition in locked:
        found = f"{edition}, which is published"
        raise RefusedError(f"{lock_path(edition)}:1 edition-published: expected a new edition, found {found} - {never}")
    published = in_order({*locked, *stored, *tagged_editions(root)})
    if edition in published:
        where = ARCHIVE if edition in stored else f"the tag edition-{edition}"
        raise RefusedError(f"edition-published: expected a new edition, found {edition} in {where} - {never}")
    if published and in_order([*published, edition])[-1] != edition:
        raise RefusedError(f"expected an edition after {published[-1]}, found {edition} - choose a later number")
    differences = [line for name in published for line in records_of(root, store, name).differences()]
    if differences:
        fix = f"bring back what is right, such as with `git fetch origin {ARCHIVE} --tags`"
        expected = f"expected lock, tag and {ARCHIVE} to agree on every edition"
        raise RefusedError("\n".join([f"{expected}, found differences - {fix}:", *differences]))


def _check_content(clone: Path, today: date, root: Path) -> None:
    """Raise RefusedError with all problems of the commit that prevent publishing."""
    _, problems = load(clone, today, cache=open_cache(root, "checks"))
    blocking = [problem for problem in problems if _blocks(problem)]
    if blocking:
        raise RefusedError(report(blocking))


def _blocks(problem: Problem) -> bool:
    return problem.level != "notice" or problem.rule in ("review-overdue", "review-refused", "help-line-stale")


def _lock(clone: Path, edition: str, head: str, epoch: str, archive: Path) -> Lock:
    project, _ = load(clone, datetime.fromtimestamp(int(epoch), UTC).date())
    if project is None:
        raise RefusedError("expected a curriculum, found none")
    locked = whole_snapshot(project.curriculum, project.translations, edition, _locks(clone))
    return Lock(
        schema=1,
        edition=edition,
        date=datetime.fromtimestamp(int(epoch), UTC).date().isoformat(),
        source_commit=head,
        libraries=library_versions(),
        sessions=dict(locked.sessions),
        forms=dict(locked.forms),
        translations=dict(locked.translations),
        shared=shared_hashes(clone),
        texts=dict(sorted(project.text_hashes.items())),
        reviews=review_hashes(clone),
        files=file_hashes(archive / edition) | download_hashes(archive, edition),
    )


def _locks(root: Path) -> list[Lock]:
    locks, problems = read_locks(root)
    if problems:
        raise RefusedError(report(problems))
    return locks
