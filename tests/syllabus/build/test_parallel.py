"""Work goes to helper processes whole: they may be forked or start afresh, and must then read what they are given."""

import os
import pickle
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest
from golden_cases import TODAY

from syllabus.build.parallel import beside
from syllabus.load import load

ROOT = Path(__file__).parent.parent.parent.parent


def test_what_helpers_are_given_can_be_sent_to_them() -> None:
    project, _ = load(ROOT / "tests" / "example", TODAY)
    assert project is not None
    reference, data = pickle.loads(pickle.dumps((project.curriculum.reference, project.data)))  # noqa: S301  # our own
    assert reference == project.curriculum.reference
    assert data.thresholds.page_words.low == project.data.thresholds.page_words.low


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process is forked")
def test_what_is_done_beside_is_done_by_another_process_and_waited_for_once() -> None:
    code = (
        "import os; from syllabus.build.parallel import beside; w = beside(os.getpid); print(w() == w() != os.getpid())"
    )
    command = [sys.executable, "-c", code]  # a process without the threads of other tests
    told = subprocess.run(command, env={"PYTHONPATH": str(ROOT / "hooks")}, capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process is forked")
def test_a_build_that_ends_early_does_not_wait_for_what_nobody_takes() -> None:
    code = "from syllabus.build.parallel import beside; beside(bytes, 10**7); beside(bytes, 10**7); raise SystemExit(3)"
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (told.returncode, told.stderr) == (3, "")


def test_with_other_threads_about_it_is_done_here_and_now() -> None:
    end = Event()
    other = Thread(target=end.wait)
    other.start()
    try:
        assert beside(os.getpid)() == os.getpid()
    finally:
        end.set()
        other.join()
