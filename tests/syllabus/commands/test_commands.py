"""The command line: a verb a module, every verb listed, and what is refused said once and in one way."""

from importlib import import_module
from pathlib import Path

import pytest
from golden_cases import changed_example

from syllabus.__main__ import main
from syllabus.commands import COMMANDS

FOLDER = Path(__file__).parents[3] / "hooks" / "syllabus" / "commands"


def test_every_command_is_listed_and_is_a_module() -> None:
    modules = {place.stem for place in FOLDER.glob("*.py")} - {"__init__", "arguments"}
    assert set(COMMANDS) == modules
    for name in COMMANDS:
        command = import_module(f"syllabus.commands.{name}")
        assert callable(command.run)
        assert callable(command.add_arguments)


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    out = " ".join(capsys.readouterr().out.split())
    for name, about in COMMANDS.items():
        assert f"{name} {about}" in out


@pytest.mark.parametrize("command", ["packet", "stage", "program"])
def test_content_with_an_error_is_refused_with_all_problems(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = changed_example(tmp_path, [{"file": "guide", "append": "\nCall 988.\n"}])
    more = {"packet": ["an-id"], "program": ["--start", "2027-01-04"], "stage": []}[command]
    assert main([command, str(tmp_path / "out"), *more, "--root", str(root)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"{command}: 1 error in the content:\n")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("arguments", [["check", "--today", "2026\x1b[2J"], ["check", "--\x1b[2J"], ["\x1b[2J"]])
def test_what_was_typed_does_nothing_to_a_terminal(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "\x1b" not in capsys.readouterr().err
