"""Work reaches other processes whole, whether they are forked or spawned, and their results come back once."""

import os
import pickle
import subprocess
import sys
from threading import Event, Thread

import pytest
from curricula import ROOT, example_project

from syllabus.build.parallel import run_in_background


def test_what_workers_are_given_can_be_pickled() -> None:
    project = example_project()
    reference, data = pickle.loads(pickle.dumps((project.curriculum.reference, project.data)))  # noqa: S301  # our own
    assert reference == project.curriculum.reference
    assert data.thresholds.page_words.low == project.data.thresholds.page_words.low


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only there a process is forked")
def test_background_work_runs_in_another_process_and_its_result_comes_once() -> None:
    code = (
        "import os; from syllabus.build.parallel import run_in_background as run; "
        "wait = run(os.getpid); print(wait() == wait() != os.getpid())"
    )
    command = [sys.executable, "-c", code]  # a process without the threads of other tests
    told = subprocess.run(command, env={"PYTHONPATH": str(ROOT / "hooks")}, capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only there a process is forked")
def test_a_build_that_ends_early_does_not_wait_for_what_nobody_takes() -> None:
    code = (
        "from syllabus.build.parallel import run_in_background as run; "
        "run(bytes, 10**7); run(bytes, 10**7); raise SystemExit(3)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (told.returncode, told.stderr) == (3, "")


def test_a_process_with_other_threads_does_the_work_itself() -> None:
    end = Event()
    other = Thread(target=end.wait)
    other.start()
    try:
        assert run_in_background(os.getpid)() == os.getpid()
    finally:
        end.set()
        other.join()
