"""`make comments` from a file to an entry of the ledger, and `make review SINCE` and back."""

import io
from datetime import date
from pathlib import Path

import pytest
from came_back import PAGE, SIGNED, commented, line_of, packet, saved, signed
from curricula import copy_example

from syllabus.__main__ import main
from syllabus.load import load

WORDS = "Choose one day and one short way."
ENTRY = "curriculum/reviews/2026/2026-11-20-ab-clinical.yml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NINE_HOURS_TODAY", "2026-11-21")
    return copy_example(tmp_path / "project")


def run(root: Path, data: bytes, *more: str) -> int:
    return main(["comments", "--root", str(root), *more, str(saved(root.parent, data))])


def test_yes_writes_an_entry_that_the_ledger_takes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = signed(commented(packet(), WORDS, "wrong: too short"))
    assert run(root, data, "--yes") == 0
    said = capsys.readouterr().out
    assert f'{PAGE}:{line_of(PAGE, WORDS)} comment by Ann Reader on "{WORDS}": wrong: too short\n' in said
    assert "comments: 1, suggestions: 0, edition: 2026.1\n" in said
    assert f"{ENTRY}: written; read it, and commit it\n" in said
    assert "Ann" not in (root / ENTRY).read_text(encoding="utf-8")
    project, problems = load(root, date(2026, 11, 21))
    assert problems == []
    assert project is not None
    (comment,) = next(t.comments for e in project.reviews if e.path == ENTRY for t in e.record.texts if t.comments)
    assert comment.says == "wrong: too short"


def test_a_second_review_on_the_same_day_gets_a_name_of_its_own(root: Path) -> None:
    for _ in range(2):
        assert run(root, signed(packet()), "--yes") == 0
    assert (root / ENTRY.replace(".yml", "-2.yml")).exists()


def test_without_a_yes_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, signed(packet())) == 0
    assert not (root / ENTRY).exists()
    assert f"{ENTRY}: not written; run it again with YES=1 to keep the decision\n" in capsys.readouterr().out


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("n\n", False), ("\n", False), ("", False)])
def test_at_a_terminal_it_asks(answer: str, is_written: bool, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO(answer)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    assert run(root, signed(packet())) == 0
    assert (root / ENTRY).exists() is is_written


def test_an_empty_last_page_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, packet(), "--yes") == 0
    assert "The page *Your decision* is empty" in capsys.readouterr().out
    assert not (root / ENTRY).exists()


def test_a_page_that_is_half_filled_in_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, signed(packet(), {**SIGNED, 6: ""}), "--yes") == 1
    assert "expected a date such as 2027-01-31" in capsys.readouterr().err
    assert not (root / ENTRY).exists()


def test_a_day_to_come_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, signed(packet(), {**SIGNED, 6: "2026-12-24"}), "--yes") == 1
    assert "review-future" in capsys.readouterr().err


def test_a_packet_of_other_words_is_kept_as_it_was_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = root / PAGE
    place.write_text(place.read_text(encoding="utf-8").replace(WORDS, "Choose a day."), encoding="utf-8")
    assert run(root, signed(commented(packet(), WORDS, "wrong")), "--yes") == 0
    said = capsys.readouterr().out
    assert f'{PAGE} comment by Ann Reader on "{WORDS}", the text has changed since: wrong\n' in said
    assert "1 of 3 texts have changed since" in said
    assert load(root, date(2026, 11, 21))[1] == []
