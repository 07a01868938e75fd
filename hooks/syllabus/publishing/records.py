"""The records of an edition, which must agree: its lock file, its tag, and what the archive holds of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..editions.lock_files import lock_path, read_lock
from ..editions.locks import Lock, in_order, is_edition
from .downloads import download_paths
from .store import ARCHIVE, editions_in, hashes_in
from .tool_runs import git, git_answer

TAG = "edition-"


@dataclass(frozen=True)
class Records:
    """What there is of one edition; each is None if it is missing. `is_as_written` is false for an edited lock file."""

    edition: str
    lock: Lock | None
    is_as_written: bool
    tag: str | None
    stored: Mapping[str, str] | None

    @property
    def are_missing(self) -> bool:
        """Whether nothing knows of this edition."""
        return self.lock is None and self.tag is None and self.stored is None

    def differences(self) -> Iterator[str]:
        """Yield a line for each record that is missing, and for each difference between two of them."""
        path = lock_path(self.edition)
        if self.lock is None:
            yield f"{path} is missing"
        elif not self.is_as_written:
            yield f"{path} was edited: its checksum does not fit"
        if self.tag is None:
            yield f"the tag {TAG}{self.edition} is missing"
        elif self.lock and self.tag != self.lock.source_commit:
            yield f"the tag {TAG}{self.edition} is at {self.tag[:8]}, and the lock says {self.lock.source_commit[:8]}"
        if self.stored is None:
            yield f"{self.edition}/ is missing in {ARCHIVE}"
        elif self.lock:
            for name, what in changes(self.lock.files, self.stored):
                yield f"{name} was {what} in {ARCHIVE}"


def records_of(root: Path, store: str | None, edition: str) -> Records:
    """Return what there is of an edition in the project at `root`, and in its archive."""
    lock, is_as_written = read_lock(root / lock_path(edition))
    tag = git_answer(root, "rev-parse", "--verify", "--quiet", f"refs/tags/{TAG}{edition}^{{commit}}")
    stored = None
    if store and edition in editions_in(root, store):
        stored = hashes_in(root, store, edition, *download_paths(edition))
    return Records(edition, lock, is_as_written, tag or None, stored)


def tagged_editions(root: Path) -> list[str]:
    """Return the editions that have a tag."""
    names = git(root, "tag", "--list", f"{TAG}*").split()
    return in_order(name for tag in names if is_edition(name := tag.removeprefix(TAG)))


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each file whose hash differs, with what happened to it: changed, added or deleted."""
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            yield name, "added" if name not in before else "deleted" if name not in after else "changed"
