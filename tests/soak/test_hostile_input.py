"""Thousands of inputs that nobody should write: each is told in short plain lines, and none hangs. `make fuzz`."""

import random
from pathlib import Path

import pytest
from curricula import EXAMPLE, TODAY
from hostile_input import checked, hostile_project

from syllabus.__main__ import main
from syllabus.build.cache import Cache
from syllabus.load import load

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("number", range(250))
def test_ten_inputs_are_told_in_plain_lines(
    number: int,
    chance: random.Random,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    shared = tmp_path_factory.getbasetemp() / "checked"
    monkeypatch.setenv("NINE_HOURS_CACHE", str(shared))
    monkeypatch.setattr("syllabus.build.parallel._can_fork", lambda: False)
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    if not shared.exists():
        load(EXAMPLE, TODAY, cache=Cache(shared / "checks"))
    for part in range(10):
        root = tmp_path / str(part)
        what = hostile_project(chance, root)
        assert checked(root, main, capsys) == [], f"input {number}.{part}: {what}"
