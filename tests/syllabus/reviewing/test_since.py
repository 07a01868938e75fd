"""The packet of what changed since a review: with the words that were read then, from the history."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from came_back import DAY, PAGE, commented, signed
from curricula import copy_example

from syllabus.__main__ import main
from syllabus.load import load
from syllabus.project import Project
from syllabus.reviewing.numbered import Change, Group
from syllabus.reviewing.packet import review_packet
from syllabus.reviewing.since import changes_since
from syllabus.reviews.types import ReviewEntry, Reviewer, entry_path, entry_yaml, reviewed_text

NAME = "2026-11-20-ab-family"
GUIDE = "curriculum/modules/small-steps/a-short-walk/facilitator.md"
OLD, NEW = "Choose one day and one short way.", "Choose one day and one dry way."


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def loaded(root: Path) -> Project:
    project, problems = load(root, date(2026, 11, 21))
    assert project is not None, problems
    return project


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the example with a history, an entry on two texts, and another sentence in one of them."""
    root = tmp_path / "project"
    copy_example(root)
    documents = loaded(root).reviewable
    by = Reviewer(role="parent", initials="A. B.", interests="none")
    texts = tuple(reviewed_text(documents[path], "use") for path in (PAGE, GUIDE))
    entry = ReviewEntry(kind="family", day=DAY, by=by, edition="DRAFT", texts=texts)
    (root / entry_path(entry, NAME)).write_text(entry_yaml(entry), encoding="utf-8")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "a")
    place = root / PAGE
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace(OLD, NEW).replace("You can skip this.", "You can skip this.\n\nOr wait."), "utf-8")
    return root


def changes(root: Path) -> dict[str, str]:
    return {path: change.body for path, change in found(root)[1].items()}


def found(root: Path) -> tuple[tuple[Group, ...], dict[str, Change]]:
    return changes_since(root, NAME, loaded(root), is_linked=False)


def test_only_what_is_shown_is_counted_and_looked_at_first(root: Path) -> None:
    groups, changed = found(root)
    packet = review_packet(groups, loaded(root).curriculum, "DRAFT", is_linked=False, changes=changed, since=NAME)
    assert packet.paragraphs == len(changed[PAGE].numbers) == 5
    assert packet.words < 50
    assert "Nothing in these texts asks to be seen first." in packet.parts[1].body


def test_only_what_changed_is_in_it_with_old_and_new_words(root: Path) -> None:
    found = changes(root)
    assert list(found) == [PAGE]
    text = found[PAGE]
    assert "Choose one day and one *[was: short]* **dry** way." in text
    assert "**Or wait.**" in text
    assert "As it was: This week" in text  # a paragraph around
    assert "Sam is 51" not in text


def test_what_is_gone_is_said(root: Path) -> None:
    place = root / PAGE
    place.write_text(place.read_text(encoding="utf-8").replace(f"{NEW}\n\n", ""), "utf-8")
    assert f"*[gone: {OLD}]*" in changes(root)[PAGE]


def test_former_words_are_found_past_later_commits(root: Path) -> None:
    git(root, "commit", "-qam", "b")
    place = root / PAGE
    place.write_text(place.read_text(encoding="utf-8").replace("dry", "flat"), "utf-8")
    git(root, "commit", "-qam", "c")
    assert "*[was: short]* **flat**" in changes(root)[PAGE]


def test_a_former_version_that_is_no_text_is_passed_over(root: Path) -> None:
    place = root / PAGE
    text = place.read_bytes()
    place.write_bytes(b"\xff\xfe" + text)
    git(root, "commit", "-qam", "b")
    place.write_bytes(text)
    git(root, "commit", "-qam", "c")
    assert "*[was: short]* **dry**" in changes(root)[PAGE]


def test_without_a_history_the_whole_text_follows(root: Path) -> None:
    shutil.rmtree(root / ".git")
    text = changes(root)[PAGE]
    assert text.startswith("The former words are not in the history")
    assert "Sam is 51" in text


@pytest.mark.parametrize("ending", ["docx", "pdf"])
@pytest.mark.pdf
def test_the_command_writes_it(
    ending: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NINE_HOURS_TODAY", "2026-11-21")
    out = tmp_path / f"a.{ending}"
    status = main(["review", "--root", str(root), "--since", NAME, str(out)])
    assert (status, capsys.readouterr().err) == (0, "")
    assert out.stat().st_size > 5000


def test_where_nothing_changed_there_is_no_packet(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "checkout", "-q", ".")
    assert main(["review", "--root", str(root), "--since", NAME, str(tmp_path / "a.docx")]) == 1
    assert f"expected words that changed since {NAME}, found none" in capsys.readouterr().err


@pytest.mark.pdf
def test_a_comment_on_what_changed_leads_back(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.docx"
    assert main(["review", "--root", str(root), "--since", NAME, str(out)]) == 0
    out.write_bytes(signed(commented(out.read_bytes(), "dry", "better")))
    assert main(["comments", "--root", str(root), str(out)]) == 0
    line = (root / PAGE).read_text(encoding="utf-8").split("\n").index(NEW) + 1
    assert f'{PAGE}:{line} comment by Ann Reader on "dry": better\n' in capsys.readouterr().out
