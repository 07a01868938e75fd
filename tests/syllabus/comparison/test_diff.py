"""What a change does, told of a folder that was changed after its commit."""

import json
import re
import shutil
from pathlib import Path

import pytest
from curricula import ROOT, copy_example
from golden_cases import SHORT

from syllabus.__main__ import main
from syllabus.comparison.versions import read_version
from syllabus.editions.lock_files import lock_path, lock_text
from syllabus.editions.locks import Lock, snapshot
from syllabus.publishing.tool_runs import git

HOSTILE = "<script>alert(1)</script> @all #1 `` ``` | **x** &amp; </details>"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example as the one commit of a repository."""
    root = tmp_path / "project"
    copy_example(root)
    (root / "docs/assets").mkdir(exist_ok=True)
    shutil.copy(ROOT / "docs/assets/tokens.css", root / "docs/assets")
    (root / ".gitignore").write_text(".build/\nlocal/\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "config", "user.name", "A keeper")
    git(root, "config", "user.email", "keeper@example.org")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "One")
    return root


def edit(root: Path, name: str, old: str, new: str) -> None:
    place = root / SHORT.get(name, name)
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")


def diff(root: Path, asked: str = "main") -> tuple[str, str]:
    """The page and the Markdown."""
    out = root / ".build/diff"
    assert main(["diff", f"--from={asked}", str(out), "--root", str(root)]) == 0
    return (out / "index.html").read_text(encoding="utf-8"), (out / "changes.md").read_text(encoding="utf-8")


def test_nothing_changed(root: Path) -> None:
    page, markdown = diff(root)
    assert "this folder as it is (commit " in page
    assert page.count("<p>None.</p>") == 6  # of the seven parts, the hours always have their sum
    assert "All sessions together" in page
    assert re.findall(r"<li><a href=[^>]+>[^<]+: (\d+)</a>", page) == ["0"] * 7
    assert "not committed" not in page
    assert markdown.startswith("## What a change does\n\ncommit ")


def test_a_dirty_folder_is_compared_as_it_is_and_says_so(root: Path) -> None:
    edit(root, "session", "A short walk is small enough", "A tiny walk is small enough")
    edit(root, "session", "minutes: 30", "minutes: 40")
    page, markdown = diff(root, "HEAD")
    assert "1 file of the content that is not committed" in page
    assert 'A <del><span class="unseen">taken out: </span>short </del>' in page
    assert '<ins><span class="unseen">put in: </span>tiny </ins>walk is small enough to start.' in page
    assert "<td>30 minutes</td><td>40 minutes</td>" in page
    assert "<td>0.8 hours</td><td>1.0 hours</td>" in page
    assert "- A short walk is small enough to start.\n+ A tiny walk is small enough to start." in markdown
    assert "| `Changed` | `A short walk` | `small-steps/a-short-walk/` |" in markdown
    assert markdown == diff(root, "HEAD")[1]


def test_a_passage_changes_the_pages_that_have_it(root: Path) -> None:
    passage = "curriculum/reference/passages/overdose.md"
    edit(root, passage, (root / passage).read_text(encoding="utf-8").rstrip().rpartition("\n")[2], "Stay with them.")
    page, _ = diff(root)
    assert re.search(r"<td>A quiet hour</td><td>[^<]*</td><td>a text that it shares with others</td>", page)


def test_reviews_that_the_change_makes_stale_are_named(root: Path) -> None:
    passage = "curriculum/reference/passages/overdose.md"
    edit(root, passage, "title:", "title: Steps for an")
    page, markdown = diff(root)
    assert "Reviews made stale" in page
    assert f"| `{passage}` | `counselor (A. B.), 2026-11-02` | `1 of 3 paragraphs changed` |" in markdown


@pytest.mark.pdf
def test_whatever_a_version_says_does_nothing(root: Path) -> None:
    edit(root, "session", "title: A short walk", f"title: '{HOSTILE}'")
    edit(root, "session", "A short walk is small enough to start.", HOSTILE)
    edit(root, "curriculum/modules/for-families/a-quiet-hour/session.md", "title: A quiet hour", "title: For @all, 1")
    page, markdown = diff(root)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert page.count("</details>") == page.count("<details")
    outside = re.sub(r"(?ms)^(`{3,})diff\n.*?^\1$", "", markdown)
    outside = re.sub(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", "", outside)
    assert "<script" not in outside
    assert "@all" not in outside


@pytest.mark.parametrize("asked", ["", "nope", "--all", "2026.7", "HEAD~7", "a\nb", "HEAD:docs", "\udcff"])
def test_what_is_no_version_is_refused(root: Path, asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", f"--from={asked}", str(root / "out"), "--root", str(root)]) == 1
    told = capsys.readouterr().err
    assert told.startswith("diff: expected a")
    assert told.count("\n") == 1
    assert not (root / "out").exists()


def test_a_folder_without_git_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--from=main", str(tmp_path / "out"), "--root", str(tmp_path)]) == 1
    assert "expected a git repository, found none" in capsys.readouterr().err


def test_a_commit_without_content_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "switch", "--quiet", "--orphan", "empty")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    git(root, "switch", "--quiet", "main")
    assert main(["diff", "--from=empty", str(root / "out"), "--root", str(root)]) == 1
    assert "expected the folder curriculum/ in commit" in capsys.readouterr().err


def test_an_edition_is_compared_by_its_lock(root: Path) -> None:
    read = read_version(root, "")
    assert read.curriculum
    locked = snapshot(read.curriculum, "2026.1", ())
    name, session = next(iter(locked.sessions.items()))
    sheets = {slug: sheet.model_copy(update={"hash": "0"}) for slug, sheet in session.sheets.items()}
    printed = {**locked.sessions, name: session.model_copy(update={"sheets": sheets})}
    commit = git(root, "rev-parse", "HEAD")
    lock = Lock(
        schema=1, edition="2026.1", date="2026-11-21", source_commit=commit, libraries={}, sessions=printed,
        forms=locked.forms, shared={}, files={},
    )  # fmt: skip
    place = root / lock_path("2026.1")
    place.parent.mkdir()
    place.write_text(lock_text(lock), encoding="utf-8")
    page, _ = diff(root, "2026.1")
    assert "edition 2026.1 (commit " in page
    assert page.count("<td>Recycle it, and print it again</td>") == len(sheets) == 1
    assert json.loads(place.read_text(encoding="utf-8"))["source_commit"] == commit


@pytest.mark.pdf
def test_a_version_that_cannot_be_read_is_compared_by_its_texts(root: Path) -> None:
    (root / "curriculum/reference/crisis.yml").write_text("not: this\n", encoding="utf-8")
    edit(root, "session", "A short walk is small enough", "A tiny walk is small enough")
    page, _ = diff(root)
    assert "This compiler cannot read this folder as it is" in page
    assert "<ins>" in page


@pytest.mark.pdf
def test_sheets_stand_side_by_side(root: Path) -> None:
    edit(root, "sheet", "Shoes by the door", "Boots by the door")
    shutil.rmtree(root / "curriculum/modules/for-families/a-quiet-hour/cards")
    page, markdown = diff(root)
    assert page.count('<img src="data:image/png;base64,') >= 3
    assert 'alt="Walk plan, page 1, Before"' in page
    assert 'alt="Walk plan, page 1, After"' in page
    assert 'alt="Knocks at the door, page 1, Before"' in page
    assert "<p>There is none.</p>" in page
    assert "| `Recycle it, and print it again` | `Walk plan` | `small-steps/a-short-walk/walk-plan` |" in markdown
    assert "| `Recycle it` | `Knocks at the door` |" in markdown


@pytest.mark.pdf
def test_a_sheet_with_a_problem_has_no_picture(root: Path) -> None:
    edit(root, "sheet", "/// pick | How far", "/// pikc | How far")
    page, _ = diff(root)
    assert "It cannot be printed before its problems are solved." in page
