"""What a publication leaves that was ended while refs moved: the next one clears it away, and nothing else."""

import os
import time
from pathlib import Path

import pytest
from published_store import commit, git

from syllabus.__main__ import main
from syllabus.content.problem import RefusedError
from syllabus.publishing import checkout
from syllabus.publishing.checkout import MOVING, Checkout, clean_checkout, finish, move_refs


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "config", "user.name", "A keeper")
    git(tmp_path, "config", "user.email", "keeper@example.org")
    (tmp_path / ".gitignore").write_text("/.build/\n")
    commit(tmp_path, "Start")
    (tmp_path / ".build").mkdir()
    return tmp_path


def next_commit(root: Path) -> tuple[Checkout, str]:
    """The checkout, and a commit behind it that has one more file."""
    head = git(root, "rev-parse", "HEAD")
    (root / "lock.json").write_text("{}")
    commit(root, "Publish")
    new = git(root, "rev-parse", "HEAD")
    git(root, "reset", "--quiet", "--hard", head)
    return Checkout("refs/heads/main", head, "A keeper", "keeper@example.org"), new


@pytest.mark.slow
def test_locks_that_git_left_while_refs_moved_go(root: Path) -> None:
    before, new = next_commit(root)
    (root / MOVING).touch()
    begun = time.time() - 60
    os.utime(root / MOVING, (begun, begun))
    for name, age in (("index", 1), ("refs/heads/main", 2)):
        (root / f".git/{name}.lock").touch()
        os.utime(root / f".git/{name}.lock", (begun + age, begun + age))
    assert finish(root) == []
    move_refs(root, before, "2026.1", new, {})
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "rev-parse", "HEAD") == new
    assert not (root / MOVING).exists()


@pytest.mark.parametrize("age", [-5, 30])
def test_a_lock_of_another_time_stays(root: Path, age: int) -> None:
    (root / MOVING).touch()
    begun = time.time() - 60
    os.utime(root / MOVING, (begun, begun))
    (root / ".git/index.lock").touch()
    os.utime(root / ".git/index.lock", (begun + age, begun + age))
    finish(root)
    assert (root / ".git/index.lock").exists()


def test_a_move_that_may_still_go_on_is_waited_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    (root / MOVING).touch()
    finish(root)
    assert 1 < waited[0] <= checkout.SECONDS_OF_MOVE


def test_what_is_completed_is_told(root: Path) -> None:
    _, new = next_commit(root)
    git(root, "update-ref", "refs/heads/main", new)
    git(root, "update-ref", "refs/publishing/2026.1", new)
    assert "lock.json" in git(root, "status", "--porcelain")
    assert finish(root) == ["2026.1"]
    assert git(root, "status", "--porcelain") == ""


@pytest.mark.parametrize("command", [["publish", "2026.1"], ["verify", "2026.1"], ["export", "out"]])
def test_a_folder_without_a_repository_is_refused_in_plain_words(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--root", str(tmp_path)]) == 1
    expected = f"expected a git repository of its own, found none at {tmp_path} - clone the project with git"
    assert capsys.readouterr().err == f"{command[0]}: {expected}\n"


def test_what_git_left_locked_is_refused_before_anything_moves(root: Path) -> None:
    (root / ".git/index.lock").touch()
    with pytest.raises(RefusedError, match=r"^expected a finished checkout, found index\.lock - "):
        clean_checkout(root)
