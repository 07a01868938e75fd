"""A few commands in surroundings that nobody would choose; `make fuzz` tries hundreds."""

import random
from pathlib import Path

import pytest
from hostile_surroundings import any_command, built_project
from once import made_once, run_folder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(run_folder(tmp_path_factory) / "around", built_project)


@pytest.mark.parametrize("seed", range(6))
def test_a_command_ends_in_plain_words(seed: int, built: Path, tmp_path: Path) -> None:
    assert any_command(random.Random(seed), built, tmp_path) == []  # noqa: S311  # to be repeated
