"""Publishing and exporting ended at any moment: all is done or nothing is, and the same command does the rest."""

import random
import shutil
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from example_builds import files_of
from published_store import command, git
from sudden_end import Stop, run_until

from syllabus.build.scratch import MARK

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform != "linux", reason="only there all that a process started is found"),
]
PUBLISH = ("publish", "2026.3")


@pytest.fixture(scope="session")
def whole(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[float, list[str]]]:
    """How long a command takes that nobody ends, and its calls of git."""
    folder = tmp_path_factory.mktemp("whole")

    @cache
    def measured(name: str) -> tuple[float, list[str]]:
        root = shutil.copytree(store, folder / name / "copy")
        arguments = PUBLISH if name == "publish" else ("export", str(folder / name / "out"))
        begin = time.monotonic()
        status, calls = run_until(Stop(), folder / name / "stops", root, *arguments)
        assert status == 0
        return time.monotonic() - begin, calls

    return measured


def any_stop(chance: random.Random, seconds: float, calls: list[str]) -> Stop:
    """A moment, or a call of git; what moves refs is looked at more closely."""
    kind = chance.choice(["time", "call", "within"])
    if kind == "time":
        return Stop(after=chance.uniform(0, seconds))
    moving = [number for number, call in enumerate(calls, start=1) if call.startswith(("update-ref", "read-tree"))]
    if kind == "within" and moving:
        return Stop(call=chance.choice(moving), where=chance.choice(["before", "within", "after"]))
    return Stop(call=chance.randint(1, len(calls)), where=chance.choice(["before", "after"]))


def left_over(*folders: Path) -> list[Path]:
    return [place for folder in folders for place in folder.glob(f"{MARK}*")]


@pytest.mark.parametrize("number", range(100))
def test_a_killed_publication_is_done_by_the_same_command(
    number: int, chance: random.Random, store: Path, tmp_path: Path, whole: Callable[[str], tuple[float, list[str]]]
) -> None:
    root = shutil.copytree(store, tmp_path / "copy")
    stop = any_stop(chance, *whole("publish"))
    status, _ = run_until(stop, tmp_path / "stops", root, *PUBLISH)
    about = f"round {number}: {stop}, status {status}"
    was_done = bool(git(root, "tag", "--list", "edition-2026.3"))
    is_open = bool(git(root, "for-each-ref", "refs/publishing"))
    again = command(root, *PUBLISH)
    assert again.returncode == (1 if was_done and not is_open else 0), f"{about}: {again.stderr}"
    assert "edition-published" in again.stderr or again.returncode == 0, about
    assert git(root, "status", "--porcelain") == "", about
    assert left_over(root, root / ".build") == [], about
    assert "edition-2026.3" in git(root, "tag").split(), about
    assert "2026.3/index.html" in git(root, "ls-tree", "-r", "--name-only", "gh-pages").split("\n"), about
    assert git(root, "show", "HEAD:curriculum/editions/2026.3.json"), about
    assert git(root, "for-each-ref", "refs/publishing") == "", about
    assert git(root, "log", "--format=%s", "-2").split("\n")[1] == "Publish edition 2026.2", about


@pytest.mark.parametrize("number", range(50))
def test_a_killed_export_is_done_by_the_same_command(
    number: int, chance: random.Random, store: Path, tmp_path: Path, whole: Callable[[str], tuple[float, list[str]]]
) -> None:
    before = git(store, "show-ref")
    out = tmp_path / "place" / chance.choice(["out", "out.zip"])
    stop = any_stop(chance, *whole("export"))
    status, _ = run_until(stop, tmp_path / "stops", store, "export", str(out))
    about = f"round {number}: {stop}, status {status}"
    was_done = out.exists()
    again = command(store, "export", str(out))
    assert again.returncode == (1 if was_done else 0), f"{about}: {again.stderr}"
    assert left_over(out.parent, store / ".build") == [], about
    assert git(store, "show-ref") == before, about
    if out.suffix == ".zip":
        shutil.unpack_archive(out, tmp_path / "place" / "out")
    listed = git(store, "ls-tree", "-r", "--name-only", "gh-pages").split("\n")
    assert len(files_of(tmp_path / "place" / "out")) == len([name for name in listed if "sitemap.xml" not in name])
