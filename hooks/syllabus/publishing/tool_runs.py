"""Runs git and the project's Python tools for publishing."""

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
    """Run a Python tool on the clone in `folder` as the edition, at the time of its commit. Raises RefusedError."""
    tools = str(bin_folder or Path(sys.executable).parent)
    command = shutil.which(tool, path=tools)
    path = f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"  # mike runs mkdocs from PATH
    env = environment() | {"NINE_HOURS_EDITION": edition, "SOURCE_DATE_EPOCH": epoch, "PATH": path}
    env["NINE_HOURS_AUDIENCE"] = audience
    result = subprocess.run(
        [str(command), *map(str, arguments)], cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    if result.returncode != 0:
        raise RefusedError(result.stderr.strip() or result.stdout.strip())


def environment() -> dict[str, str]:
    """Return the environment variables without those that could change the output."""
    variables = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("NINE_HOURS_") and key not in ("SOURCE_DATE_EPOCH", "PYTHONPATH")
    }
    return variables | {"NO_MKDOCS_2_WARNING": "1"}


def commit(folder: Path, message: str, epoch: str) -> None:
    """Commit what is staged, dated `epoch` (seconds since 1970)."""
    dates = {"GIT_AUTHOR_DATE": f"@{epoch} +0000", "GIT_COMMITTER_DATE": f"@{epoch} +0000"}
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message, env=os.environ | dates)


def git(folder: Path, *arguments: object, env: dict[str, str] | None = None) -> str:
    """Run git, and return its output without surrounding white space. Raises RefusedError if it fails."""
    result = _run_git(folder, *arguments, env=env)
    if result.returncode != 0:
        raise RefusedError(f"git {arguments[0]}: {result.stderr.strip()}")
    return result.stdout.strip()


def git_answer(folder: Path, *arguments: object) -> str | None:
    """Run git, and return its output, or None if it fails: for questions that may have no answer."""
    result = _run_git(folder, *arguments)
    return None if result.returncode else result.stdout.strip()


def _run_git(folder: Path, *arguments: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command: Sequence[str] = ["git", *map(str, arguments)]
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=env)
    except FileNotFoundError as error:
        raise RefusedError("expected git, found none - install it") from error
