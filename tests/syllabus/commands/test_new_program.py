"""`make program NEW=ours.yml`: questions, a file, and what is said of it."""

import io
import shutil
from datetime import date
from pathlib import Path

import pytest
from curricula import EXAMPLE, ROOT, copy_example, example_project, real_project
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from syllabus.__main__ import main
from syllabus.programs.day_types import DAYS
from syllabus.programs.facts import library
from syllabus.programs.new_program import program_text
from syllabus.programs.output import read_plan
from syllabus.programs.questions import Answers, Evening, ask_all

ANSWERS = ["Mornings", "", "", "2", "Monday and thurs", "9:30", "9:30 am", "2", "steps", "", "", "Wed", "6 pm", "yes"]
MORE = ["12", "Eastern", "Room 2", "1/5/2027", "1/4/2027"]
LAST = date(2040, 12, 31)


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str, name: str = "ours.yml") -> int:
    """Begin a program in `folder`, with a project beside it, which commands write to."""
    root = folder.with_name(f"{folder.name}-project")
    copy_example(root)
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(["program", "--root", str(root), "--new", name, "--out", "ours"])


@pytest.mark.pdf
def test_answers_give_a_file_and_all_about_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, *ANSWERS, *MORE) == 0
    said = capsys.readouterr().out
    assert "Is that 9:30 am or 9:30 pm? Please write it with am or pm." in said
    assert "That is a Tuesday, and weeks begin on a Monday, such as 2027-01-04." in said
    assert "ours.yml is written. It was checked for these:" in said
    assert "Open ours/index.html in a browser. For the packets, too: make program FILE=ours.yml" in said
    assert 'start: "09:30", kind: visit, blocks: [process, {ring: sessions}]}' in (tmp_path / "ours.yml").read_text()
    assert (tmp_path / "ours" / "staff.ics").is_file()
    assert {place.name for place in tmp_path.iterdir()} == {"ours.yml", "ours"}


def test_without_a_start_there_is_only_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, *ANSWERS, *MORE[:3], "") == 0
    assert "make program FILE=ours.yml START=2027-01-04" in capsys.readouterr().out
    assert [place.name for place in tmp_path.iterdir()] == ["ours.yml"]


def test_usual_answers_give_a_program_without_errors(tmp_path: Path) -> None:
    project = real_project()
    facts, figures = library(project.curriculum), project.programs.standards
    assert figures is not None
    file = tmp_path / "ours.yml"
    file.write_text(program_text(ask_all(lambda _: "", lambda _: None, facts, figures)), encoding="utf-8")
    plan, problems = read_plan(file, project.curriculum, figures, date(2027, 1, 4), None)
    assert plan is not None, problems


@pytest.mark.parametrize("number", range(len(ANSWERS)))
def test_answers_that_end_leave_nothing(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, monkeypatch, *ANSWERS[:number]) == 1
    assert "expected an answer, found the end of what was typed - begin again" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_interrupt_of_the_questions_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("builtins.input", stop)
    assert run(tmp_path, monkeypatch) == 130
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("moment", ["write_text", "replace"])
def test_interrupt_of_the_writing_leaves_no_file(moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = getattr(Path, moment)

    def stop(place: Path, *given: object, **named: object) -> object:
        done = usual(place, *given, **named) if "ours.yml" not in place.name or moment == "write_text" else None
        if "ours.yml" in place.name:
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(Path, moment, stop)
    assert run(tmp_path, monkeypatch, *ANSWERS, *MORE) == 130
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ours.txt", "expected a name that ends with .yml, found ours.txt - write NEW=ours.yml"),
        ("there.yml", "expected a new name, found the file there.yml - choose another, or take FILE=there.yml"),
        ("no/ours.yml", "expected a folder to write to, found"),
    ],
)
def test_name_that_cannot_be_taken_is_told_before_the_questions(
    name: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "there.yml").write_text("title: Theirs\n")
    assert run(tmp_path, monkeypatch, name=name) == 1
    found = capsys.readouterr()
    assert expected in found.err
    assert found.out == ""
    assert (tmp_path / "there.yml").read_text() == "title: Theirs\n"


def test_file_or_new_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["program", "--root", str(EXAMPLE)]) == 1
    assert "expected FILE=ours.yml with a program, or NEW=ours.yml to begin one" in capsys.readouterr().err


CLUMSY = {
    "When does": [
        ("5:30", "Is that 5:30 am or 5:30 pm? Please write it with am or pm."),
        ("half past five", 'Please write a time such as 9:30 am or 5:30 pm, and not "half past five".'),
        ("25:00", 'Please write a time such as 9:30 am or 5:30 pm, and not "25:00".'),
    ],
    "On which days": [
        ("weekdays", 'Please write days such as Mon, Wed, Thu, and not "weekdays".'),
        ("1, 3", 'Please write days such as Mon, Wed, Thu, and not "1, 3".'),
    ],
    "On which day?": [("Mon Tue", "Please write one day.")],
    "May people": [("maybe", 'Please answer yes or no, and not "maybe".')],
    "How many people": [("10,000", 'Please write a number from 1 to 60 in digits, and not "10,000".')],
    "Which modules": [("big-steps", 'There is no "big-steps": did you mean "small-steps"?')],
    "In which": [
        (
            "Hometown",
            'Please write Eastern, Central, Mountain, Pacific, or a large city such as Phoenix, and not "Hometown".',
        )
    ],
    "On which Monday": [("2027-02-30", 'Please write a day that there is, such as 2027-01-04, and not "2027-02-30".')],
    "Which room": [("<b>", "Please write plain words: plain text without < > [ ] | ` * or backslash.")],
    "What is": [("a" * 401, "Please write plain words: String should have at most 400 characters.")],
}  # fmt: skip


@pytest.mark.parametrize(("question", "answer", "said"), [(q, *pair) for q, pairs in CLUMSY.items() for pair in pairs])
def test_clumsy_answer_is_told_and_asked_again(question: str, answer: str, said: str) -> None:
    project = example_project()
    told: list[str] = []
    standards = project.programs.standards
    assert standards is not None

    def ask(text: str) -> str:
        return answer if text.startswith(question) and not told else ""

    def tell(text: str) -> None:
        told.extend([text] if text.startswith("  ") else [])

    ask_all(ask, tell, library(project.curriculum), standards)
    assert told == [f"  {said}"]


@pytest.mark.parametrize("typed", ["cbt, DBT, Life skills", "cbt dbt-skills life-skills", "CBT,dbt ,life-skills,"])
def test_modules_are_typed_as_people_say_them(typed: str) -> None:
    project = real_project()
    assert project.programs.standards is not None
    answers = ask_all(
        lambda question: typed if question.startswith("Which modules") else "",
        lambda _: None,
        library(project.curriculum),
        project.programs.standards,
    )
    assert answers.modules == ("cbt", "dbt-skills", "life-skills")


@examples(50)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12), max_size=40))
def test_anything_may_be_typed(lines: list[str]) -> None:
    project, left = example_project(), list(lines)

    def ask(_: str) -> str:
        if not left:
            raise EOFError
        return left.pop(0)

    standards = project.programs.standards
    assert standards is not None
    try:
        answers = ask_all(ask, lambda _: None, library(project.curriculum), standards)
    except EOFError:
        return
    assert program_text(answers)


@examples(60)
@given(data=st.data())
def test_any_answers_give_a_file_that_can_be_read(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    time = st.builds(lambda hour, minute: f"{hour:02}:{minute:02}", st.integers(6, 18), st.integers(0, 59))
    days = data.draw(st.sets(st.sampled_from(DAYS[:5]), min_size=1))
    words = st.text(
        st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), exclude_characters="<>[]|`*\\"), max_size=40
    )
    people = data.draw(st.integers(1, 60))
    answers = Answers(
        data.draw(words.map(lambda text: f"Ours {text}".strip())),
        data.draw(st.booleans()),
        "short-days",
        data.draw(st.integers(1, 60)),
        tuple(day for day in DAYS if day in days),
        data.draw(time),
        data.draw(st.integers(2, 4)),
        ("small-steps",),
        data.draw(st.integers(0, 600)),
        data.draw(st.none() | st.builds(Evening, st.just("Sat"), time, st.just("for-families"), st.booleans())),
        people,
        -(-people // 12),
        "America/Phoenix",
        data.draw(st.just("") | words.map(lambda text: f"Room {text}".strip())),
        date(2027, 1, 4),
    )  # fmt: skip
    file = tmp_path_factory.mktemp("ours") / "ours.yml"
    file.write_text(program_text(answers), encoding="utf-8")
    project = example_project()
    _, problems = read_plan(file, project.curriculum, project.programs.standards, None, None)
    about_the_plan = {"program-hours", "week-hours", "ring-short", "core-unmet", "holiday-open", "session-repeat"}
    assert {problem.rule for problem in problems if problem.level == "error"} <= about_the_plan, problems
