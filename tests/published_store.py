"""A small project whose editions 2026.1 and 2026.2 the real mike publishes into a store, and ways to ask it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from curricula import EXAMPLE, ROOT

SHEET = "curriculum/modules/small-steps/a-short-walk/worksheets/walk-plan.md"
FAMILY = "curriculum/modules/for-families/a-quiet-hour"


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True).stdout.strip()


def environment() -> dict[str, str]:
    """A fixed day, and no settings of git but those of the repository."""
    git_alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return {**os.environ, **git_alone, "PYTHONPATH": str(ROOT / "hooks"), "NINE_HOURS_TODAY": "2026-11-21"}


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = environment()
    return subprocess.run(
        [sys.executable, "-m", "syllabus", *arguments, "--root", str(root)],
        env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip


def commit(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)


def edit(root: Path, path: str, old: str, new: str) -> None:
    place = root / path
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new), encoding="utf-8")


def repository(folder: Path) -> Path:
    """The project as it stands, with the miniature curriculum in place of the real one."""
    root = folder / "project"
    listed = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard").split("\n")
    for name in listed:
        if name.startswith(("curriculum/", "docs/", "tests/", "benchmarks/")) or not (ROOT / name).is_file():
            continue
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    shutil.copytree(EXAMPLE / "curriculum", root / "curriculum")
    shutil.copytree(EXAMPLE / "docs", root / "docs")
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
    for name in ("changes.md", "reprint.md"):
        shutil.copy(ROOT / "docs" / name, root / "docs" / name)
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(text.split("\nnav:")[0].rpartition("\n#")[0] + "\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "config", "user.name", "A keeper")
    git(root, "config", "user.email", "keeper@example.org")
    commit(root, "Start")
    return root


def publish_two(folder: Path) -> None:
    """A project in `folder` with editions 2026.1 and 2026.2: a sheet revised, a sheet renamed, a reason given."""
    root = repository(folder)
    first = command(root, "publish", "2026.1")
    assert first.returncode == 0, first.stderr
    edit(root, SHEET, "What might get in the way?", "What could get in the way?")
    session = SHEET.replace("worksheets/walk-plan.md", "session.md")
    edit(root, session, "review:", "changes: {2026.2: The question on the sheet is easier to answer.}\nreview:")
    (root / FAMILY / "worksheets/quiet-hour.md").rename(root / FAMILY / "worksheets/my-hour.md")
    edit(root, f"{FAMILY}/session.md", "[quiet-hour]", "[my-hour]")
    edit(root, f"{FAMILY}/facilitator.md", "quiet-hour: 2", "my-hour: 2")
    commit(root, "Make the sheet easier")
    second = command(root, "publish", "2026.2")
    assert second.returncode == 0, second.stderr
    assert "A licensed clinician has reviewed " in second.stdout


def lock(root: Path, edition: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / f"curriculum/editions/{edition}.json").read_text(encoding="utf-8"))
    return found
