"""Work reaches other processes whole, whether they are forked or spawned, and their results come back once."""

import os
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path
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


BACKGROUND = "from syllabus.build.parallel import run_in_background as run; "
POOL = "from syllabus.build.parallel import parallel_map; "
WITHIN_BACKGROUND = (
    "def work(): list(parallel_map(busy, range(8), at_least=1)); "
    "\nfrom syllabus.build.parallel import run_in_background as run\nrun(work)()"
)
BUSY = (
    "import re, os\ndef busy(_=None):\n    os.write(1, b'%d ' % os.getpid())\n    re.match('(a+)+$', 'a' * 60 + 'b')\n"
)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only there a process can be told of its parent's end")
@pytest.mark.parametrize(
    "code",
    [
        BUSY + BACKGROUND + "run(busy)()",
        BUSY + POOL + "list(parallel_map(busy, range(8), at_least=1))",
        BUSY + POOL + "\n" + WITHIN_BACKGROUND.replace("; \n", "\n"),
    ],
    ids=["background", "pool", "a pool in the background"],
)
def test_workers_that_run_for_ever_end_with_a_parent_that_is_killed(code: str) -> None:
    """A pattern holds on to its process, so nothing but the system can end it."""
    with subprocess.Popen(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(ROOT / "hooks")}, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        told = b""
        while not told.endswith(b" "):
            told += parent.stdout.read(1)
        workers = [int(number) for number in told.split()]
        assert all(is_running(worker) for worker in workers)
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        until = time.monotonic() + 1
        while any(is_running(worker) for worker in workers) and time.monotonic() < until:
            time.sleep(0.02)
        assert not any(is_running(worker) for worker in workers)
        rest = parent.stdout.read().split()  # whoever else began meanwhile
        assert not any(is_running(int(worker)) for worker in rest)


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only there a process is forked")
@pytest.mark.parametrize(
    ("ends", "told"),
    [("raise ValueError('this')", "ValueError this\n"), ("os._exit(1)", "WorkerError ")],
)
@pytest.mark.parametrize("way", ["run_in_background(work)()", "list(parallel_map(work, range(4), at_least=1))"])
def test_what_ends_a_worker_is_told_where_somebody_waits(ends: str, told: str, way: str) -> None:
    code = (
        "import os\nfrom syllabus.build.parallel import parallel_map, run_in_background\n"
        f"def work(_=None): {ends}\n"
        f"try: {way}\nexcept Exception as error: print(type(error).__name__, error)"
    )
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, env={"PYTHONPATH": str(ROOT / "hooks")}, capture_output=True, text=True, check=False)
    assert run.stdout.startswith(told)
    assert run.stderr == ""


def test_a_process_with_other_threads_does_the_work_itself() -> None:
    end = Event()
    other = Thread(target=end.wait)
    other.start()
    try:
        assert run_in_background(os.getpid)() == os.getpid()
    finally:
        end.set()
        other.join()
