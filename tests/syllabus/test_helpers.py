"""Work goes to helper processes whole: they may be forked or start afresh, and must then read what they are given."""

import pickle
from pathlib import Path

from golden_cases import TODAY

from syllabus.project import load

ROOT = Path(__file__).parent.parent.parent


def test_what_helpers_are_given_can_be_sent_to_them() -> None:
    project, _ = load(ROOT / "tests" / "example", TODAY)
    assert project is not None
    reference, data = pickle.loads(pickle.dumps((project.curriculum.reference, project.data)))  # noqa: S301  # our own
    assert reference == project.curriculum.reference
    assert data.thresholds.page_words.low == project.data.thresholds.page_words.low
