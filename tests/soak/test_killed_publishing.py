"""Publishing and exporting killed at any moment: all is done or nothing is, and it can be done again."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from example_builds import files_of
from published_store import command, environment, git

pytestmark = pytest.mark.soak
PUBLISHING = 6.0  # seconds, more or less
EXPORTING = 1.0


def run_and_kill(root: Path, after: float, *arguments: str) -> int | None:
    """The exit status of a command when it was done before it was killed."""
    running = subprocess.Popen(
        [sys.executable, "-m", "syllabus", *arguments, "--root", str(root)],
        env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    time.sleep(after)
    status = running.poll()
    if status is None:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    return status


@pytest.mark.parametrize("number", range(100))
def test_a_killed_publication_is_whole_or_was_not(
    number: int, chance: random.Random, store: Path, tmp_path: Path
) -> None:
    root = shutil.copytree(store, tmp_path / "copy")
    before = git(root, "show-ref")
    after = chance.uniform(0, PUBLISHING)
    status = run_and_kill(root, after, "publish", "2026.3")
    about = f"round {number}, killed after {after:.3f} s"
    assert git(root, "status", "--porcelain") == "", about
    if status is None and git(root, "show-ref") == before:
        again = command(root, "publish", "2026.3")
        assert again.returncode == 0, f"{about}: {again.stderr}"
    assert "edition-2026.3" in git(root, "tag").split(), about
    assert "2026.3/index.html" in git(root, "ls-tree", "-r", "--name-only", "gh-pages").split("\n"), about
    assert git(root, "show", "HEAD:curriculum/editions/2026.3.json"), about


@pytest.mark.parametrize("number", range(100))
def test_a_killed_export_leaves_the_store(number: int, chance: random.Random, store: Path, tmp_path: Path) -> None:
    before = git(store, "show-ref")
    after = chance.uniform(0, EXPORTING)
    run_and_kill(store, after, "export", str(tmp_path / "killed"))
    assert git(store, "show-ref") == before, f"round {number}, killed after {after:.3f} s"
    assert command(store, "export", str(tmp_path / "whole")).returncode == 0
    listed = git(store, "ls-tree", "-r", "--name-only", "gh-pages").split("\n")
    assert len(files_of(tmp_path / "whole")) == len([name for name in listed if "sitemap.xml" not in name])
