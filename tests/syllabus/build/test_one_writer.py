"""Two processes never write to one folder at the same time, and a dead one keeps nobody waiting."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from curricula import ROOT

from syllabus.build.one_writer import BusyError, only_writer

HOLD = (
    "import sys, time; from pathlib import Path; from syllabus.build.one_writer import only_writer\n"
    "with only_writer(Path(sys.argv[1]), Path(sys.argv[2])): print('has it', flush=True); time.sleep(60)"
)
pytestmark = pytest.mark.slow


def holder(root: Path, out: Path) -> subprocess.Popen[str]:
    """A process that writes to `out` and does not end by itself."""
    env = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    running = subprocess.Popen([sys.executable, "-c", HOLD, root, out], env=env, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    assert running.stdout.readline() == "has it\n"
    return running


def test_a_second_writer_waits_says_so_and_gives_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = holder(tmp_path, tmp_path / "site")
    try:
        with (
            pytest.raises(BusyError, match="expected no other command writing to"),
            only_writer(tmp_path, tmp_path / "site", patience=0.3),
        ):
            pytest.fail("two write at once")
        assert capsys.readouterr().err.startswith(f"Another command is writing to {tmp_path}/site; waiting")
        with only_writer(tmp_path, tmp_path / "elsewhere", patience=0):
            pass
    finally:
        other.kill()
        other.wait()


def test_the_same_folder_by_another_name_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    other = holder(tmp_path, tmp_path / "link")
    try:
        with pytest.raises(BusyError), only_writer(tmp_path, tmp_path / "real", patience=0):
            pass
    finally:
        other.kill()
        other.wait()


def test_a_killed_writer_keeps_nobody_waiting_nor_do_its_workers(tmp_path: Path) -> None:
    code = HOLD.replace("print(", "import os; os.fork() or time.sleep(60); print(")
    env = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-c", code, str(tmp_path), str(tmp_path / "site")]
    other = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert other.stdout
    assert other.stdout.readline() == "has it\n"
    os.kill(other.pid, signal.SIGKILL)  # and not its worker
    other.wait()
    begin = time.monotonic()
    with only_writer(tmp_path, tmp_path / "site", patience=5):
        assert time.monotonic() - begin < 2
    os.killpg(other.pid, signal.SIGKILL)


def test_nothing_is_left(tmp_path: Path) -> None:
    with only_writer(tmp_path, tmp_path / "site"):
        pass
    assert list((tmp_path / ".build" / "locks").iterdir()) == []


def test_a_checkout_that_nobody_can_write_to_needs_no_lock(tmp_path: Path) -> None:
    (tmp_path / ".build").write_text("in the way")
    with only_writer(tmp_path, tmp_path / "site"):
        pass
