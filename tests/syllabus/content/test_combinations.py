"""What is told of keys that are wrong together: never a whole mapping, which teaches nothing."""

import ast
from pathlib import Path

import pytest
from curricula import ROOT

SYLLABUS = ROOT / "hooks" / "syllabus"
WITH_RECORDS = sorted(path for path in SYLLABUS.rglob("*.py") if "(Record)" in path.read_text(encoding="utf-8"))


def raised_by_validators(source: str) -> set[str]:
    """The errors that the validators of whole records raise in a module."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    validators = [node for node in functions if any("model_validator" in ast.unparse(d) for d in node.decorator_list)]
    raises = [node for function in validators for node in ast.walk(function) if isinstance(node, ast.Raise)]
    return {ast.unparse(node.exc).partition("(")[0] for node in raises if node.exc is not None}


@pytest.mark.parametrize("path", WITH_RECORDS, ids=lambda path: path.name)
def test_validators_of_whole_records_say_what_was_found(path: Path) -> None:
    assert raised_by_validators(path.read_text(encoding="utf-8")) <= {"CombinationError"}


def test_a_validator_that_says_less_is_found() -> None:
    planted = "@model_validator(mode='after')\ndef check(self):\n    raise ValueError('this or that')\n"
    assert raised_by_validators(planted) == {"ValueError"}
