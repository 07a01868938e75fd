"""Work goes to helper processes whole: they may be forked or start afresh, and must then read what they are given."""

import os
import pickle
from pathlib import Path
from threading import Event, Thread

from golden_cases import TODAY

from syllabus.helpers import beside
from syllabus.project import load

ROOT = Path(__file__).parent.parent.parent


def test_what_helpers_are_given_can_be_sent_to_them() -> None:
    project, _ = load(ROOT / "tests" / "example", TODAY)
    assert project is not None
    reference, data = pickle.loads(pickle.dumps((project.curriculum.reference, project.data)))  # noqa: S301  # our own
    assert reference == project.curriculum.reference
    assert data.thresholds.page_words.low == project.data.thresholds.page_words.low


def test_what_is_done_beside_is_waited_for_once() -> None:
    wait = beside(lambda word: (word, os.getpid()), "done")
    assert wait() == wait()
    assert wait()[0] == "done"
    assert wait()[1] != os.getpid()


def test_with_other_threads_about_it_is_done_here_and_now() -> None:
    end = Event()
    other = Thread(target=end.wait)
    other.start()
    try:
        assert beside(os.getpid)() == os.getpid()
    finally:
        end.set()
        other.join()
