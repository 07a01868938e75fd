"""What a change does to translations: reviews that it makes stale, and sheets to print again or to take away."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from curricula import ROOT, TODAY
from translated_example import commit, translate, translated_example

from syllabus.__main__ import main
from syllabus.comparison.versions import read_version
from syllabus.reviews.translated import reviewed_pair
from syllabus.reviews.types import ReviewEntry, Reviewer, ReviewKind, entry_path, entry_yaml
from syllabus.words.pseudo import PSEUDO, accented

WALK = "curriculum/modules/small-steps/a-short-walk"
SESSION, SHEET = f"{WALK}/session.md", f"{WALK}/worksheets/walk-plan.md"
OWN_SESSION, OWN_SHEET = (path.replace(WALK, f"{WALK}/{PSEUDO}") for path in (SESSION, SHEET))
PASSAGE = "curriculum/reference/passages/overdose.md"
OWN_PASSAGE = PASSAGE.replace("reference/", f"reference/{PSEUDO}/")
PLAN = accented("Walk plan")
ID = "small-steps/a-short-walk/walk-plan"

Edit = tuple[str, str, str]


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example in two languages, as one commit; somebody who knows both has read a session, a sheet and a passage.

    A clinician has read the sheet in the other language, too.
    """
    root = translated_example(tmp_path_factory.mktemp("reviewed") / "project")
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets", dirs_exist_ok=True)
    pairs = read_version(root, "").pairs
    kinds: tuple[tuple[ReviewKind, str, tuple[str, ...]], ...] = (
        ("translation", "translator", (OWN_SESSION, OWN_SHEET, OWN_PASSAGE)),
        ("clinical", "psychologist", (OWN_SHEET,)),
    )
    for kind, role, paths in kinds:
        by = Reviewer(role=role, initials="C. D.", license="PhD", interests="none")
        texts = tuple(reviewed_pair(path, pairs[path], "use") for path in paths)
        entry = ReviewEntry(kind=kind, day=TODAY, by=by, edition="a draft", texts=texts)
        (root / entry_path(entry, f"of-{kind}")).write_text(entry_yaml(entry), encoding="utf-8")
    (root / ".gitignore").write_text(".build/\n", encoding="utf-8")
    commit(root)
    return root


@pytest.fixture
def after(reviewed: Path, tmp_path: Path) -> Callable[..., str]:
    """What is told, as Markdown, of a folder with these edits, in which the texts `done` were locked again."""

    def look(*edits: Edit, done: tuple[str, ...] = ()) -> str:
        root = shutil.copytree(reviewed, tmp_path / "after")
        for path, old, new in edits:
            text = (root / path).read_text(encoding="utf-8")
            assert old in text
            (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        assert not done or translate(root, "--done", *done) == 0
        assert main(["diff", "--from=HEAD", str(root / ".build/diff"), "--root", str(root)]) == 0
        return (root / ".build/diff/changes.md").read_text(encoding="utf-8")

    return look


def rows(markdown: str, title: str) -> list[tuple[str, ...]]:
    """The cells of the table below a title."""
    table = markdown.partition(f"### {title}\n\n")[2].partition("\n\n")[0].split("\n")[2:]
    return [tuple(cell.strip(" `") for cell in row.strip("|").split("|")) for row in table]


BY_TRANSLATOR = f"translator (C. D.), {TODAY.isoformat()}"
BY_CLINICIAN = f"psychologist (C. D.), {TODAY.isoformat()}"


def test_a_folder_as_it_was_makes_nothing_stale(after: Callable[..., str]) -> None:
    told = after()
    assert rows(told, "Reviews made stale") == rows(told, "Sheets to print again") == rows(told, "Pages") == []


@pytest.mark.pdf
def test_pages_in_other_languages_are_among_the_pages(after: Callable[..., str]) -> None:
    told = after((OWN_SHEET, accented("Shoes"), accented("Boots")), done=(SHEET,))
    assert rows(told, "Pages") == [("Changed", PLAN, f"{PSEUDO}/{ID}/", OWN_SHEET)]


def test_a_page_that_is_withdrawn_is_gone(after: Callable[..., str]) -> None:
    told = rows(after((PASSAGE, "give naloxone", "give two doses of naloxone")), "Pages")
    gone = [address for what, _, address, _ in told if what == "Gone"]
    assert gone == [f"{PSEUDO}/for-families/a-quiet-hour/{end}" for end in ("", "quiet-hour/")]


def test_a_change_of_the_english_makes_the_review_of_its_translation_stale(after: Callable[..., str]) -> None:
    ((path, by, what),) = rows(after((SESSION, "fixes bicycles", "mends bicycles")), "Reviews made stale")
    assert (path, by) == (OWN_SESSION, BY_TRANSLATOR)
    assert what.startswith("1 of ")


@pytest.mark.pdf
def test_a_change_of_a_translation_makes_its_reviews_of_each_kind_stale(after: Callable[..., str]) -> None:
    told = after((OWN_SHEET, accented("Shoes"), accented("Boots")), done=(SHEET,))
    assert [row[:2] for row in rows(told, "Reviews made stale")] == [
        (OWN_SHEET, BY_CLINICIAN),
        (OWN_SHEET, BY_TRANSLATOR),
    ]
    assert rows(told, "Sheets to print again") == [
        ("Recycle it, and print it again", f"Walk plan / {PLAN}, in both languages", f"{PSEUDO}/{ID}"),
        ("Recycle it, and print it again", PLAN, f"{PSEUDO}/{ID}"),
    ]


@pytest.mark.pdf
def test_a_sheet_whose_translation_lags_behind_is_kept(after: Callable[..., str]) -> None:
    told = rows(after((SHEET, "Shoes by the door", "Boots by the door")), "Sheets to print again")
    assert told == [
        ("Keep it; it is still the old one", PLAN, f"{PSEUDO}/{ID}"),
        ("Recycle it", f"Walk plan / {PLAN}, in both languages", f"{PSEUDO}/{ID}"),
        ("Recycle it, and print it again", "Walk plan", ID),
    ]


@pytest.mark.pdf
def test_a_passage_withdraws_sheets_and_makes_its_review_stale(after: Callable[..., str]) -> None:
    told = after((PASSAGE, "give naloxone", "give two doses of naloxone"))
    assert (OWN_PASSAGE, BY_TRANSLATOR) in [row[:2] for row in rows(told, "Reviews made stale")]
    taken = [row for row in rows(told, "Sheets to print again") if row[0] == "Take the copies away"]
    assert [address for _, _, address in taken] == [f"{PSEUDO}/for-families/a-quiet-hour/quiet-hour"] * 2


def test_a_translation_that_no_longer_fits_its_english_part_by_part_says_so(after: Callable[..., str]) -> None:
    told = after((SESSION, "Stand up, or", "Stand.\n\nStand up, or"))
    assert rows(told, "Reviews made stale") == [
        (OWN_SESSION, BY_TRANSLATOR, "It can no longer be compared part by part")
    ]
