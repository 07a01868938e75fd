"""Commands that end suddenly with everything they have started, as when the power goes off."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from published_store import environment

TOKEN = "SUDDEN_END"  # in the environment of a command and of all that it starts  # noqa: S105  # no password
# Stands for git in PATH: keeps a list of its calls, and stops for ever before, after or within one of them.
GIT = """#!/bin/sh
echo "$*" >> "$GIT_STOPS/calls"
if [ "$(wc -l < "$GIT_STOPS/calls")" -eq "$GIT_STOP_AT" ]; then
  case "$GIT_STOP" in
    within) export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.hooksPath GIT_CONFIG_VALUE_0="$GIT_STOPS/hooks" ;;
    after) {git} "$@"; : > "$GIT_STOPS/stopped"; exec sleep 100 ;;
    *) : > "$GIT_STOPS/stopped"; exec sleep 100 ;;
  esac
fi
exec {git} "$@"
"""
HOOK = '#!/bin/sh\n[ "$1" = prepared ] || exit 0\n: > "$GIT_STOPS/stopped"; exec sleep 100\n'  # git's locks are held


@dataclass(frozen=True)
class Stop:
    """Where a command ends: after some seconds, or at the call of git with this number, counted from 1."""

    after: float = 100.0
    call: int = 0
    where: str = "before"  # or after, or within


def run_until(stop: Stop, folder: Path, root: Path, *arguments: str) -> tuple[int | None, list[str]]:
    """Run a command of ours on `root` and end it; return its status if it was done before, and the calls of git."""
    calls = fake_git(folder)
    token = uuid4().hex
    more = {TOKEN: token, "GIT_STOPS": str(folder), "GIT_STOP_AT": str(stop.call), "GIT_STOP": stop.where}
    path = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    running = subprocess.Popen(
        [sys.executable, "-m", "syllabus", *arguments, "--root", str(root)],
        env={**environment(), **more, **path}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    end = time.monotonic() + stop.after
    while running.poll() is None and time.monotonic() < end and not (folder / "stopped").exists():
        time.sleep(0.001)
    status = running.poll()
    end_all(token)
    running.wait()
    return status, calls.read_text().splitlines() if calls.exists() else []


def fake_git(folder: Path) -> Path:
    """Put the stand-in into `folder`, and return the file of its calls."""
    (folder / "hooks").mkdir(parents=True)
    for place, text in (
        (folder / "git", GIT.format(git=shutil.which("git"))),
        (folder / "hooks/reference-transaction", HOOK),
    ):
        place.write_text(text)
        place.chmod(0o755)
    return folder / "calls"


def end_all(token: str) -> None:
    """End every process with this token in its environment, and those that they start meanwhile."""
    while found := [place for place in Path("/proc").iterdir() if place.name.isdecimal() and has_token(place, token)]:
        for place in found:
            with suppress(ProcessLookupError):
                os.kill(int(place.name), signal.SIGKILL)
        time.sleep(0.001)


def has_token(process: Path, token: str) -> bool:
    try:
        return f"{TOKEN}={token}".encode() in (process / "environ").read_bytes()
    except OSError:  # it has ended, or is somebody else's
        return False
