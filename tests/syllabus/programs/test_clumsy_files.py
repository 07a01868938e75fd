"""What somebody is told who writes a program's file for the first time."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from curricula import EXAMPLE, example_project
from golden_cases import GOLDEN
from hypothesis import given
from hypothesis import strategies as st
from program_cases import as_document, full_preset, standards, twelve_modules

from syllabus.content.problem import Problem
from syllabus.programs.output import read_plan
from syllabus.programs.structure_checks import structure_problems
from syllabus.programs.teaching import taught

CASES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "programs" / "clumsy.yml").read_text(encoding="utf-8"))
GOOD = (EXAMPLE / "curriculum/programs/two-mornings.yml").read_text(encoding="utf-8") + "start: 2027-01-04\n"


def says(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(folder)
    Path("ours.yml").write_text(text, encoding="utf-8")
    project = example_project()
    _, problems = read_plan(Path("ours.yml"), project.curriculum, project.programs.standards, None, None)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_message_says_what_to_type(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = case.get("write", GOOD + case.get("append", ""))
    if "replace" in case:
        assert case["replace"] in text
        text = text.replace(case["replace"], case["by"], 1)
    assert says(text, tmp_path, monkeypatch) == case["says"] != []


def test_good_file_is_told_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert says(GOOD, tmp_path, monkeypatch) == []


def test_short_name_finds_its_module() -> None:
    program = full_preset("day-program")
    program["rings"]["skills"]["modules"] = ["dbt"]
    (problem,) = structure_problems(as_document({**program, "start": date(2027, 1, 4)}), twelve_modules(), standards())
    assert problem.fix == 'did you mean "dbt-skills"?'


@given(st.text(), st.text(), st.text(), st.integers(-2, 5))
def test_any_problem_is_told_without_a_fault(expected: str, found: str, text: str, line: int) -> None:
    problems = [Problem("ours.yml", line, rule, expected, found, "do") for rule in ("wrong-value", "slug-form")]
    assert len(taught(problems, text, ["cbt"])) == 2
