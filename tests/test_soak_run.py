"""The soak can be repeated by its seed, goes on from where it stopped, and knows its time."""

import os
import runpy
import sys
from pathlib import Path

import pytest
import soak_run as module
from curricula import ROOT
from soak_run import FINISHED, seconds, soak_run


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "clean_commit", lambda: "0123456789ab")
    for name in ("SEED", "FOR", "ONLY"):
        monkeypatch.delenv(name, raising=False)


def test_the_same_seed_gives_each_test_the_same_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEED", "7")
    one, other = soak_run(tmp_path), soak_run(tmp_path)
    assert one.chance("a").random() == other.chance("a").random() != other.chance("b").random()
    monkeypatch.setenv("SEED", "8")
    assert soak_run(tmp_path).chance("a").random() != one.chance("a").random()


def test_a_run_goes_on_where_it_stopped_until_all_has_passed(tmp_path: Path) -> None:
    first = soak_run(tmp_path)
    first.note("a")
    second = soak_run(tmp_path)
    assert (second.seed, second.passed) == (first.seed, {"a"})
    second.note(FINISHED)
    assert soak_run(tmp_path).passed == set()


def test_another_commit_and_a_changed_tree_begin_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soak_run(tmp_path).note("a")
    monkeypatch.setattr(module, "clean_commit", lambda: "ba9876543210")
    assert soak_run(tmp_path).passed == set()
    monkeypatch.setattr(module, "clean_commit", lambda: None)
    changed = soak_run(tmp_path)
    changed.note("a")
    assert (changed.journal, soak_run(tmp_path).passed) == (None, set())


def test_a_test_that_is_repeated_runs_though_it_has_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soak_run(tmp_path).note("a")
    monkeypatch.setenv("ONLY", "a")
    assert soak_run(tmp_path).passed == set()
    assert soak_run(tmp_path).again("a::b[1]").endswith(" ONLY='a::b[1]'")


def test_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [seconds(given) for given in ("90s", "3m", "2h")] == [90, 180, 7200]
    with pytest.raises(ValueError, match='found "3 minutes"'):
        seconds("3 minutes")
    assert not soak_run(tmp_path).is_time_up
    monkeypatch.setitem(os.environ, "FOR", "0s")
    assert soak_run(tmp_path).is_time_up


def test_tests_beside_the_soak_see_none_of_what_is_installed_for_it() -> None:
    before = list(sys.path)
    runpy.run_path(str(ROOT / "tests" / "soak" / "conftest.py"))
    assert sys.path == before
