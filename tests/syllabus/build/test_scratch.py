"""Scratch folders go with their process, and a folder is put in its place without a moment in between."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest
from curricula import ROOT

from syllabus.build import scratch
from syllabus.build.scratch import MARK, put_in_place, scratch_in

KILLED = (
    "import os, sys; from pathlib import Path; from syllabus.build.scratch import scratch_in\n"
    "with scratch_in(Path(sys.argv[1])) as own: (own / 'file').touch(); os.kill(os.getpid(), 9)"
)


def folder(place: Path, text: str) -> Path:
    place.mkdir()
    (place / "index.html").write_text(text)
    return place


@pytest.mark.slow
def test_what_a_killed_process_left_goes_with_the_next(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    subprocess.run([sys.executable, "-c", KILLED, tmp_path], env=env, check=False)
    assert len(list(tmp_path.glob(f"{MARK}*"))) == 1
    with scratch_in(tmp_path) as own:
        assert list(tmp_path.iterdir()) == [own]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_that_of_a_living_process_stays(tmp_path: Path) -> None:
    code = KILLED.replace("os.kill(os.getpid(), 9)", "print('has it', flush=True); sys.stdin.read()")
    env = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "has it\n"
        with scratch_in(tmp_path):
            assert len(list(tmp_path.glob(f"{MARK}*"))) == 2
        other.communicate("")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("can_exchange", [True, False])
def test_a_folder_takes_the_place_of_another(
    can_exchange: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not can_exchange:
        monkeypatch.setattr(scratch, "_exchanged", lambda *_: False)
    put_in_place(folder(tmp_path / "new", "1"), tmp_path / "site", tmp_path / "last")
    assert not (tmp_path / "last").exists()
    put_in_place(folder(tmp_path / "new", "2"), tmp_path / "site", tmp_path / "last")
    assert (tmp_path / "site/index.html").read_text() == "2"
    assert (tmp_path / "last/index.html").read_text() == "1"
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only there two folders change places at once")
def test_it_is_there_at_every_moment(tmp_path: Path) -> None:
    site, missing, end = folder(tmp_path / "site", "0"), [], Event()

    def look() -> None:
        while not end.is_set():
            if not site.exists():
                missing.append(1)

    looking = Thread(target=look)
    looking.start()
    for number in range(300):
        put_in_place(folder(tmp_path / f"new-{number}", str(number)), site, tmp_path / f"last-{number}")
    end.set()
    looking.join()
    assert missing == []
