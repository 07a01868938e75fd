"""Properties tell which example failed, by whichever process it was found, and look at as many as was asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from curricula import ROOT
from hypothesis import settings
from profiles import USUAL, examples

FAILING = """
import profiles
from hypothesis import given, strategies as st

profiles.register()

@given(text=st.text())
def test_short(text):
    assert len(text) < 3, repr(text)
"""


@pytest.mark.slow
def test_a_worker_tells_the_example_that_failed_and_how_to_repeat_it(tmp_path: Path) -> None:
    file = tmp_path / "test_failing.py"
    file.write_text(FAILING, encoding="utf-8")
    command: list[str | Path] = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--numprocesses", "1", file]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "tests")}
    told = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert told.returncode == 1
    for words in ("test case: test_short(", "text='000'", "@reproduce_failure("):
        assert words in told.stdout


@pytest.mark.parametrize(("usual", "share"), [(USUAL, 1), (40, 0.4), (300, 3)])
def test_examples_follow_the_profile(usual: int, share: float) -> None:
    assert examples(usual).max_examples == max(1, int(settings.default.max_examples * share))  # type: ignore[union-attr]  # always set
    assert examples(usual).print_blob


@pytest.mark.parametrize(("name", "least"), [("quick", 10), ("test", 100), ("soak", 1000)])
def test_profiles_look_at_more_the_more_time_there_is(name: str, least: int) -> None:
    assert least <= settings.get_profile(name).max_examples < least * 10
