"""What a clinic says of the supply nearby stands on the page that has a place for it, until it is old."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from curricula import copy_example

from syllabus.load import load_checked

SEEN = date(2026, 11, 20)
SESSION = "curriculum/modules/small-steps/a-short-walk/session.md"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("local") / "project"
    copy_example(root)
    page = root / SESSION
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("## Try it", "/// passage | local-supply\n///\n\n## Try it"), encoding="utf-8")
    return root


def session_text(root: Path, today: date) -> str:
    pages = load_checked(root, today).pages("participants")
    return next(page.body for page in pages if page.source == SESSION)


def test_without_a_note_nothing_stands_there(root: Path) -> None:
    text = session_text(root, SEEN)
    assert "local-supply" not in text
    assert "///" not in text


@pytest.mark.parametrize(("days", "is_shown"), [(0, True), (90, True), (91, False)])
def test_a_note_is_shown_for_90_days(root: Path, days: int, *, is_shown: bool) -> None:
    (root / "local").mkdir(exist_ok=True)
    note = f"name: Ours\nsupply: {{says: A sedative was found., source: the county, seen_on: {SEEN}}}\n"
    (root / "local" / "clinic.yml").write_text(note, encoding="utf-8")
    text = session_text(root, SEEN + timedelta(days=days))
    box = "/// passage | Found near us, as of 2026-11-20\n\nA sedative was found. Who says so: the county.\n\n///"
    assert (box in text) == is_shown
    assert "local-supply" not in text
