"""Runs of git and of our own Python tools, for those who publish."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ..content.problem import RefusedError


def run_tool(
    folder: Path,
    edition: str,
    epoch: str,
    tool: str,
    *arguments: object,
    bin_folder: Path | None = None,
    audience: str = "everyone",
) -> None:
    """Run one of our Python tools on the clone, as the edition, with the date of its commit. Raises RefusedError."""
    tools = str(bin_folder or Path(sys.executable).parent)
    command = shutil.which(tool, path=tools)
    path = f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"  # mike looks for mkdocs there
    env = environment() | {"NINE_HOURS_EDITION": edition, "SOURCE_DATE_EPOCH": epoch, "PATH": path}
    env["NINE_HOURS_AUDIENCE"] = audience
    done = subprocess.run(
        [str(command), *map(str, arguments)], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RefusedError(done.stderr.strip() or done.stdout.strip())


def environment() -> dict[str, str]:
    """The environment without what could change the output."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("NINE_HOURS_") and key not in ("SOURCE_DATE_EPOCH", "PYTHONPATH")
    }
    return kept | {"NO_MKDOCS_2_WARNING": "1"}


def commit(folder: Path, message: str, epoch: str) -> None:
    """Commit what is staged, as of `epoch` (seconds since 1970)."""
    dates = {"GIT_AUTHOR_DATE": f"@{epoch} +0000", "GIT_COMMITTER_DATE": f"@{epoch} +0000"}
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message, env=os.environ | dates)


def has_branch(root: Path, branch: str) -> bool:
    """Whether the repository at `root` has that branch."""
    command = ["git", "show-ref", "--verify", "--quiet", f"refs/heads/{branch}"]
    return subprocess.run(command, cwd=root, check=False).returncode == 0


def git(folder: Path, *arguments: object, env: dict[str, str] | None = None) -> str:
    """What git says, without blanks at its ends. Raises RefusedError."""
    command: Sequence[str] = ["git", *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=env)
    if done.returncode != 0:
        raise RefusedError(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout.strip()
