"""The command that begins a translation, lists what to say anew, and locks it."""

from pathlib import Path

import pytest
from curricula import EXAMPLE, TODAY
from translated_example import commit, translate, translated_example

from syllabus.commands.check import check_files
from syllabus.load import load
from syllabus.words.pseudo import PSEUDO

SESSION = "curriculum/modules/small-steps/a-short-walk"
TWIN = f"{SESSION}/{PSEUDO}/session.md"
LOCK = f"{SESSION}/{PSEUDO}/units.lock"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return translated_example(tmp_path / "project")


def edit(place: Path, old: str, new: str) -> None:
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_lock_is_written_once_and_stays_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / LOCK).read_bytes()
    capsys.readouterr()
    assert translate(root, "--done", "small-steps/a-short-walk") == 0
    assert capsys.readouterr().out == f"{LOCK}: written\n"
    assert (root / LOCK).read_bytes() == before
    assert translate(root, "small-steps") == 0
    assert capsys.readouterr().out == "Nothing to say anew: what is translated is as its English is now.\n"


def test_what_is_written_in_english_is_not_locked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = translated_example(tmp_path / "project")
    (root / TWIN).unlink()
    assert translate(root, "small-steps") == 0
    before = (root / LOCK).read_bytes()
    capsys.readouterr()
    assert translate(root, "--done") == 1
    said = capsys.readouterr().out
    assert f'{TWIN}:3 translation-unwritten: expected a translation, found "Plan a short walk' in said
    assert f"docs/{PSEUDO}/units.lock: written" in said
    assert (root / LOCK).read_bytes() == before


def test_changed_english_is_shown_beside_the_translation(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(root)
    edit(root / SESSION / "session.md", "fixes bicycles", "mends bicycles")
    edit(root / SESSION / "session.md", "title: A short walk", "title: A slow walk")
    capsys.readouterr()
    assert translate(root, "small-steps") == 0
    said = capsys.readouterr().out
    assert "line 2, value:\n- was: A short walk\n- now: A slow walk\n- here: À šĥóŕţţţ ŵàļķķķ" in said
    assert "- was: Sam is 51 and fixes bicycles." in said
    assert "- now: Sam is 51 and mends bicycles." in said
    assert "- here: Šàµµ íšš 51" in said


def test_an_unmoved_text_needs_a_reason(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / SESSION / "session.md", "fixes bicycles", "mends bicycles")
    capsys.readouterr()
    assert translate(root, "--done", "small-steps") == 1
    said = capsys.readouterr().out
    assert f"{TWIN}:18 translation-unmoved: expected a translation that moved with its English, found" in said
    assert 'STILL_RIGHT="only a comma moved"' in said
    assert translate(root, "--done", "small-steps", "--still-right", "the same work") == 0
    assert '"still_right": "the same work"' in (root / LOCK).read_text(encoding="utf-8")
    assert translate(root, "--done", "small-steps") == 0
    assert "the same work" in (root / LOCK).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "OF: expected what to translate, found nothing - give a module, a session or a file"),
        (("no-such",), 'OF: expected something to translate, found "no-such"'),
        (("small-steps", "--language", "xx"), "LANG: expected one of en-XA"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert translate(EXAMPLE, *arguments) == 1
    assert said in capsys.readouterr().err
    assert not list(EXAMPLE.rglob(PSEUDO))


def test_one_translated_file_is_checked_by_itself(root: Path) -> None:
    assert check_files(root, [Path(TWIN)], TODAY) == []
    edit(root / TWIN, " 51 ", " 52 ")
    edit(root / TWIN, "## ", "[x](#no-such)\n\n## ")
    rules = {problem.rule for problem in check_files(root, [Path(TWIN)], TODAY)}
    assert rules == {"translation-number", "translation-order", "translation-unlocked"}


def test_a_link_to_a_heading_of_neither_language_is_told(root: Path) -> None:
    for place, link in (
        (root / "docs/help.md", "[A](needs.md#i-feel-low)"),
        (root / f"docs/{PSEUDO}/help.md", "[B](needs.md#no)"),
    ):
        with place.open("a", encoding="utf-8") as file:
            file.write(f"\n{link}\n")
    assert translate(root, "--done", "docs") == 0
    _, problems = load(root, TODAY)
    found = [str(problem) for problem in problems if problem.rule == "link-broken"]
    assert len(found) == 1
    assert found[0].startswith(f'docs/{PSEUDO}/help.md:12 link-broken: expected a heading of needs.md, found "#no" - ')


def test_a_link_to_a_page_that_is_not_shown_today_stands(root: Path) -> None:
    """Its heading is in the language, and the page is back when somebody has said anew what changed in English."""
    for place, link in (
        (root / "docs/needs.md", "[A](help.md#get-help-now)"),
        (root / f"docs/{PSEUDO}/needs.md", "[B](help.md#own)"),
    ):
        with place.open("a", encoding="utf-8") as file:
            file.write(f"\n{link}\n")
    assert translate(root, "--done", "docs") == 0
    edit(root / "docs/help.md", "in an emergency", "at once")
    _, problems = load(root, TODAY)
    assert {problem.rule for problem in problems} == {"translation-stale"}
