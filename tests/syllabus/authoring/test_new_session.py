"""The skeleton of a session: whole, in its module, and with nothing wrong but what must be written."""

from pathlib import Path

import pytest
from curricula import TODAY, copy_example, real_check_data, real_project

from syllabus.__main__ import main
from syllabus.authoring.skeleton import skeleton
from syllabus.content.problem import Problem
from syllabus.load import load

MODULES = "curriculum/modules"
WANTED = {"to-do", "page-length", "guide-length"}  # what the author is told to write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy_example(tmp_path / "project")
    return tmp_path / "project"


def new(root: Path, session: str, like: str) -> int:
    return main(["new", f"--session={session}", f"--from={like}", "--root", str(root)])


def problems(root: Path) -> list[Problem]:
    _, found = load(root, TODAY)
    return found


def files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in (root / "curriculum").rglob("*") if p.is_file()}


@pytest.mark.parametrize("like", ["small-steps/a-short-walk", "for-families/a-quiet-hour"])
def test_nothing_is_wrong_but_what_must_be_written(root: Path, like: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = like.partition("/")[0]
    assert new(root, f"{module}/a-new-one", like) == 0
    folder = f"{MODULES}/{module}/a-new-one"
    assert f"{folder}/worksheets/a-new-one-sheet.md" in capsys.readouterr().out
    found = problems(root)
    assert {problem.rule for problem in found} <= WANTED
    written = {p.relative_to(root).as_posix() for p in (root / folder).rglob("*.md")}
    assert {problem.path for problem in found} == written == {
        f"{folder}/session.md",
        f"{folder}/facilitator.md",
        f"{folder}/worksheets/a-new-one-sheet.md",
    }  # fmt: skip


def test_every_todo_is_named(root: Path) -> None:
    assert new(root, "small-steps/a-new-one", "small-steps/a-short-walk") == 0
    told = {(problem.path, problem.line) for problem in problems(root) if problem.rule == "to-do"}
    folder = root / MODULES / "small-steps/a-new-one"
    marked = {
        (place.relative_to(root).as_posix(), at)
        for place in folder.rglob("*.md")
        for at, line in enumerate(place.read_text(encoding="utf-8").split("\n"), start=1)
        if "TODO" in line
    }
    assert told == marked


def test_two_skeletons_do_not_copy_each_other(root: Path) -> None:
    assert new(root, "small-steps/one", "small-steps/a-short-walk") == 0
    assert new(root, "small-steps/two", "small-steps/one") == 0
    assert {problem.rule for problem in problems(root)} <= WANTED


def listed_as(root: Path, line: str) -> None:
    place = root / MODULES / "small-steps/module.yml"
    place.write_text(place.read_text().replace("sessions:\n  - a-short-walk", line), encoding="utf-8")


@pytest.mark.parametrize("line", ["sessions: [a-short-walk]", 'sessions: ["a-short-walk", ]  # [all]'])
def test_a_list_in_brackets_gets_its_name_as_well(root: Path, line: str) -> None:
    listed_as(root, line)
    assert new(root, "small-steps/a-new-one", "small-steps/a-short-walk") == 0
    assert {problem.rule for problem in problems(root)} <= WANTED


def test_a_list_in_another_form_is_left_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed_as(root, "sessions:\n  - >-\n    a-short-walk")
    before = files(root)
    assert new(root, "small-steps/a-new-one", "small-steps/a-short-walk") == 1
    assert "write its sessions one a line" in capsys.readouterr().err
    assert files(root) == before


@pytest.mark.parametrize(
    ("session", "like", "told"),
    [
        ("small-steps/a-short-walk", "small-steps/a-short-walk", "expected a new slug, found"),
        ("small-steps/worksheets", "small-steps/nothing", "expected a session to take the shape of"),
        ("small-steps/A Walk", "small-steps/a-short-walk", "expected a slug of a-z, 0-9 and single hyphens"),
        ("small-steps/../x", "small-steps/a-short-walk", "expected the id of a session, module/slug"),
        ("small-steps/..", "small-steps/a-short-walk", "expected a slug of a-z"),
        (f"small-steps/{'a' * 60}", "small-steps/a-short-walk", "expected a slug of a-z"),
        ("small-stepz/a-walk", "small-steps/a-short-walk", 'did you mean "small-steps"?'),
        ("", "small-steps/a-short-walk", "expected the id of a session"),
        ("small-steps/\x1b[2J", "small-steps/a-short-walk", "expected a slug of a-z"),
        ("small-steps/a-new-one", "small-steps/a-short-wall", 'did you mean "small-steps/a-short-walk"?'),
        ("small-steps/a-new-one", "", "give one as FROM=module/slug"),
    ],
)
def test_what_cannot_be_used_is_refused(
    root: Path, session: str, like: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(root)
    assert new(root, session, like) == 1
    said = capsys.readouterr()
    assert told in said.err
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert files(root) == before


def test_the_name_of_a_sheet_is_not_taken_twice(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = root / MODULES / "small-steps/a-short-walk/worksheets"
    (sheet / "a-new-one-sheet.md").write_text((sheet / "walk-plan.md").read_text(), encoding="utf-8")
    page = root / MODULES / "small-steps/a-short-walk/session.md"
    page.write_text(page.read_text().replace("[walk-plan]", "[walk-plan, a-new-one-sheet]"), encoding="utf-8")
    assert new(root, "small-steps/a-new-one", "small-steps/a-short-walk") == 1
    assert "expected a new name for its sheet" in capsys.readouterr().err


def test_a_failure_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(root)
    replace = Path.replace

    def full(place: Path, target: Path) -> Path:
        if place.name == "module.yml":
            raise OSError(28, "No space left on device", str(target))
        return replace(place, target)

    monkeypatch.setattr(Path, "replace", full)
    assert new(root, "small-steps/a-new-one", "small-steps/a-short-walk") == 3
    assert files(root) == before


def test_every_session_can_be_the_pattern() -> None:
    project, data = real_project(), real_check_data()
    for module in project.curriculum.modules:
        for session in module.sessions:
            if session.guide:
                audience, reference = module.source.record.audience, project.curriculum.reference
                made = skeleton("a-new-one", session, session.guide, audience, reference, data.thresholds)
                assert list(made) == ["session.md", "facilitator.md", "worksheets/a-new-one-sheet.md"]
                assert all("TODO" in text for text in made.values())
