"""One run of the soak: its seed, its time, and the journal of what has passed for this seed and this commit."""

import os
import random
import re
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from curricula import ROOT

JOURNALS = ROOT / ".build" / "soak-journals"
SECONDS = {"s": 1, "m": 60, "h": 3600}


@dataclass
class SoakRun:
    """`journal` is None when the tree has changes that no commit holds: what passed then says nothing later."""

    seed: int
    until: float | None  # on the monotonic clock
    journal: Path | None
    passed: set[str] = field(default_factory=set)

    @property
    def is_time_up(self) -> bool:
        """Whether no more tests may begin."""
        return self.until is not None and time.monotonic() > self.until

    def chance(self, test: str) -> random.Random:
        """The same numbers for the same test and seed, whatever ran before."""
        return random.Random(f"{self.seed} {test}")  # noqa: S311  # to be repeated

    def note(self, test: str) -> None:
        """Keep at once that a test has passed."""
        if self.journal:
            with self.journal.open("a", encoding="utf-8") as file:
                file.write(f"{test}\n")

    def again(self, test: str) -> str:
        """The command that repeats a test."""
        return f"make soak SEED={self.seed} ONLY='{test}'"


def soak_run(folder: Path = JOURNALS) -> SoakRun:
    """The run that the environment asks for with SEED, FOR and ONLY; without SEED, the one that was not finished last.

    With ONLY some tests are repeated, whatever has passed.
    """
    commit = clean_commit()
    seed = os.environ.get("SEED") or unfinished_seed(folder, commit) or str(random.randrange(1_000_000))  # noqa: S311  # any
    until = time.monotonic() + seconds(given) if (given := os.environ.get("FOR")) else None
    if commit is None or os.environ.get("ONLY"):
        return SoakRun(int(seed), until, None)
    journal = folder / f"{commit}-{seed}"
    folder.mkdir(parents=True, exist_ok=True)
    journal.touch()
    return SoakRun(int(seed), until, journal, set(journal.read_text(encoding="utf-8").splitlines()))


def seconds(given: str) -> float:
    """Of a time such as 90s, 3m or 2h."""
    found = re.fullmatch(r"(\d+)([smh])", given)
    if not found:
        raise ValueError(f'FOR: expected a time such as 90s, 3m or 2h, found "{given}"')
    return int(found[1]) * SECONDS[found[2]]


def clean_commit() -> str | None:
    """The commit here, or None when something differs from it."""
    told = [git("status", "--porcelain"), git("rev-parse", "--short=12", "HEAD")]
    return None if told[0] else told[1]


def git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


FINISHED = "all passed"


def unfinished_seed(folder: Path, commit: str | None) -> str | None:
    """The seed of the newest journal of this commit, unless everything has passed in it."""
    journals = sorted(folder.glob(f"{commit}-*"), key=lambda place: place.stat().st_mtime)
    if not journals or FINISHED in journals[-1].read_text(encoding="utf-8").splitlines():
        return None
    return journals[-1].name.rpartition("-")[2]
