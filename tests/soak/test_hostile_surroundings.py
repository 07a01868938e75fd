"""Commands in surroundings that nobody would choose; a part of `make fuzz`."""

import random
from pathlib import Path

import pytest
from hostile_surroundings import any_command, built_project

pytestmark = pytest.mark.soak


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_project(tmp_path_factory.mktemp("around"))


@pytest.mark.parametrize("number", range(300))
def test_a_command_ends_in_plain_words(number: int, chance: random.Random, built: Path, tmp_path: Path) -> None:
    assert any_command(chance, built, tmp_path) == [], f"input {number}"
