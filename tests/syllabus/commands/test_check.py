"""The check as a command: for people, for editors, for forges, for one file."""

import json
from pathlib import Path

import pytest
from curricula import TODAY
from golden_cases import SHORT, changed_example

from syllabus.__main__ import main

BAD = [{"file": "session", "append": "\nHe is an addict.\n"}, {"file": "guide", "append": "\nCall 988.\n"}]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    status = main(["check", "--today", TODAY.isoformat(), *map(str, arguments)])
    return status, capsys.readouterr().out


def test_all_files_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, "--root", changed_example(tmp_path, BAD))
    assert status == 1
    assert out.startswith("2 errors in the content:\n")


def test_a_share_of_a_build_does_not_narrow_a_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NINE_HOURS_SHARD", "1/200")
    _, out = run(capsys, "--root", changed_example(tmp_path, BAD))
    assert out.startswith("2 errors in the content:\n")


def test_one_file_is_checked_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(capsys, "--root", changed_example(tmp_path, BAD), SHORT["session"])
    assert (status, out.count("addict"), out.count("988")) == (1, 1, 0)
    status, out = run(capsys, "--root", changed_example(tmp_path / "2", []), SHORT["session"])
    assert (status, out) == (0, "No problems in the content.\n")


def test_a_notice_does_not_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change = {"file": "session", "replace": "due: 2027-11-01", "by": "due: 2026-10-01"}
    status, out = run(capsys, "--root", changed_example(tmp_path, [change]))
    assert (status, "review-overdue (notice)" in out) == (0, True)


def test_json_for_editors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = run(capsys, "--root", changed_example(tmp_path, BAD), "--format", "json")
    assert [(p["rule"], p["level"], p["line"]) for p in json.loads(out)] == [
        ("help-line-typed", "error", 108),
        ("word-choice", "error", 43),
    ]


def test_sarif_for_forges(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = run(capsys, "--root", changed_example(tmp_path, BAD), "--format", "sarif")
    log = json.loads(out)
    assert log["version"] == "2.1.0"
    rules = {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    for result in log["runs"][0]["results"]:
        assert result["ruleId"] in rules
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] > 1
