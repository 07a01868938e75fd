"""The JSON Schemas have the same bytes however Python runs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from curricula import ROOT


@pytest.mark.slow
@pytest.mark.parametrize("level", ["0", "1", "2"])
def test_schemas_do_not_depend_on_optimization(level: str, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONOPTIMIZE": level, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-m", "syllabus", "schema", tmp_path], env=env, check=True)
    written = {place.name: place.read_bytes() for place in tmp_path.iterdir()}
    assert written == {place.name: place.read_bytes() for place in (ROOT / "curriculum/schema").iterdir()}
