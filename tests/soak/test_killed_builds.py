"""`make site` killed at any moment: what is shown is a whole site, and the next build is right."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from example_builds import NO_PDFS, PDFS, example_copy, files_of, finished, sources_copy, start_make_site

from syllabus.build.scratch import MARK

pytestmark = pytest.mark.soak
KINDS = {"with PDFs": PDFS, "without PDFs": NO_PDFS}
PAGE = "curriculum/modules/small-steps/a-short-walk/session.md"


@dataclass(frozen=True)
class Built:
    """A project with its site and its cache, the site it has after an edit, and how long a build takes."""

    root: Path
    before: dict[str, bytes]
    after: dict[str, bytes]
    seconds: float


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """A project of each kind, built when the first test asks."""
    folder = tmp_path_factory.mktemp("projects")
    return cache(lambda kind: built_project(folder / kind, KINDS[kind]))


def built_project(folder: Path, environment: dict[str, str]) -> Built:
    root = example_copy(folder / "project")
    begin = time.monotonic()
    finished(start_make_site(root, root / ".build/cache", **environment))
    seconds = time.monotonic() - begin
    other = sources_copy(root, folder / "edited")
    edit(other)
    finished(start_make_site(other, other / ".build/cache", **environment))
    return Built(root, files_of(root / "site"), files_of(other / "site"), seconds)


def edit(root: Path) -> None:
    with (root / PAGE).open("a", encoding="utf-8") as file:
        file.write("\nThe door is where it was.\n")


def kill(running: subprocess.Popen[str]) -> None:
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()


@pytest.mark.parametrize("number", range(100))
def test_a_killed_build_does_no_harm(
    number: int, chance: random.Random, made: Callable[[str], Built], tmp_path: Path
) -> None:
    kind, is_warm = chance.choice(sorted(KINDS)), chance.random() < 0.5
    given = made(kind)
    root = tmp_path / "project"
    (shutil.copytree if is_warm else sources_copy)(given.root, root)
    edit(root)
    environment = KINDS[kind]
    for _ in range(chance.randint(1, 3)):
        running = start_make_site(root, root / ".build/cache", **environment)
        wait = chance.uniform(0, given.seconds * (0.6 if is_warm else 1.1))
        time.sleep(wait)
        kill(running)
        about = f"round {number}, {kind}, {'warm' if is_warm else 'cold'}, killed after {wait:.3f} s"
        shown = files_of(root / "site")
        assert not shown or shown in (given.before, given.after), about
    finished(start_make_site(root, root / ".build/cache", **environment))
    assert files_of(root / "site") == given.after, about
    assert list((root / ".build").glob(f"{MARK}*")) == [], about
    assert not (root / ".build" / "last").exists(), about
