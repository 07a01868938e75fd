"""What an edition records of a translation, and what people read about it when one of the two languages changes."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from curricula import TODAY
from pydantic import ValidationError
from translated_example import translate, translated_example

from syllabus.build.cache import open_cache
from syllabus.content.digest import content_hash
from syllabus.editions.change_pages import reprint_list, what_changed
from syllabus.editions.lock_files import lock_path, lock_text, read_lock
from syllabus.editions.locked import Locked, LockedText, LockedTranslation
from syllabus.editions.locks import Lock, reused_slugs
from syllabus.load import load
from syllabus.project import Project
from syllabus.publishing.archive_root import current
from syllabus.reviews.translated import reviewed_pair
from syllabus.reviews.types import ReviewEntry, Reviewer, entry_path, entry_yaml
from syllabus.translating.editions import whole_snapshot
from syllabus.translating.shown import Translation
from syllabus.words.catalogue import own_name
from syllabus.words.pseudo import PSEUDO, accented

WALK = "small-steps/a-short-walk"
SHEET, SESSION = f"{WALK}/worksheets/walk-plan.md", f"{WALK}/session.md"
FOLDER = f"curriculum/modules/{WALK}"
ENGLISH_SHEET = f"curriculum/modules/{SHEET}"
OWN_SHEET = f"{FOLDER}/{PSEUDO}/worksheets/walk-plan.md"
PASSAGE = "curriculum/reference/passages/overdose.md"
PLAN = accented("Walk plan")
EVIDENCE = accented("Evidence")
NEW_PLAN = accented("Plan of a walk")
LANGUAGE = own_name(PSEUDO)

Edit = tuple[str, str, str]
Later = Callable[..., Project]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return translated_example(tmp_path_factory.mktemp("whole") / "project")


@pytest.fixture(scope="module")
def first(whole: Path) -> Lock:
    return lock("2026.1", loaded(whole))


@pytest.fixture
def later(whole: Path, tmp_path: Path) -> Later:
    """The project after these edits; `done` are texts to lock again, and `gone` files that are taken away."""

    def look(*edits: Edit, done: tuple[str, ...] = (), gone: tuple[str, ...] = ()) -> Project:
        root = shutil.copytree(whole, tmp_path / "later", dirs_exist_ok=True)
        for path, old, new in edits:
            text = (root / path).read_text(encoding="utf-8")
            assert old in text
            (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        for path in gone:
            (root / path).unlink()
        assert not done or translate(root, "--done", "--still-right", "A word for another.", *done) == 0
        return loaded(root)

    return look


def loaded(root: Path) -> Project:
    project, _ = load(root, TODAY, cache=open_cache(root, "checks"))
    assert project is not None
    return project


def locked(project: Project, edition: str, *locks: Lock) -> Locked:
    return whole_snapshot(project.curriculum, project.translations, edition, locks)


def lock(edition: str, project: Project, *locks: Lock) -> Lock:
    texts = locked(project, edition, *locks)
    return Lock(
        schema=1, edition=edition, date="2026-11-21", source_commit="", libraries={}, shared={}, files={},
        sessions=dict(texts.sessions), forms=dict(texts.forms), translations=dict(texts.translations),
        texts=dict(project.text_hashes),
    )  # fmt: skip


def own_part(text: str, heading: str) -> str:
    """What is said of the language, below a heading that stands as often as there are languages."""
    return text.partition(f"{heading} {LANGUAGE}\n\n")[2]


def told(project: Project, first: Lock) -> str:
    return own_part(what_changed(project.curriculum, [first], locked(project, "2026.2", first), "2026.2"), "###")


def reprinted(project: Project, first: Lock) -> dict[str, list[str]]:
    """The lists of sheets in the language, by their titles."""
    text = own_part(reprint_list([first], locked(project, "2026.2", first), "en"), "##")
    parts = [part.partition("\n\n") for part in text.split("### ")[1:]]
    return {title: body.strip().split("\n") for title, _, body in parts}


OWN = f"{PLAN} (`{PSEUDO}/{WALK}/walk-plan`), as of"
BOTH = f"Walk plan / {PLAN}, in both languages (`{PSEUDO}/{WALK}/walk-plan`), as of"


def test_a_lock_records_what_is_shown_in_each_language(whole: Path, first: Lock) -> None:
    own = first.translations[PSEUDO]
    (found,) = loaded(whole).translations
    sheet = found.curriculum.modules[1].sessions[0].worksheets[0]
    assert own.sheets[SHEET] == LockedText(title=PLAN, hash=content_hash(sheet), revision="2026.1")
    assert set(own.sheets) == {
        SHEET, "for-families/a-quiet-hour/worksheets/quiet-hour.md", "forms/check-for-families.md",
        "forms/check-small-steps.md",
    }  # fmt: skip
    assert own.both.keys() == own.sheets.keys()
    assert {SESSION, "small-steps/index.md", "help.md", "index.md"} <= own.pages.keys()
    assert not [path for path in own.pages if "facilitators" in path]
    assert (own.withdrawn, own.behind) == ((), ())


def test_a_lock_is_read_as_it_was_written_and_an_old_one_without_translations_too(first: Lock, tmp_path: Path) -> None:
    place = tmp_path / Path(lock_path("2026.1")).name
    place.write_text(lock_text(first), encoding="utf-8")
    assert read_lock(place) == (first, True)
    values = {key: value for key, value in json.loads(lock_text(first)).items() if key != "translations"}
    del values["checksum"]
    body = json.dumps(values, indent=1, ensure_ascii=False) + "\n"
    checksum = hashlib.sha256(body.encode()).hexdigest()
    text = json.dumps({**values, "checksum": checksum}, indent=1, ensure_ascii=False) + "\n"
    place.write_text(text, encoding="utf-8")
    old, is_as_written = read_lock(place)
    assert is_as_written
    assert old is not None
    assert old.translations == {}
    assert reprint_list([old], first.locked, "en").count(f"- {PLAN} (") == 1


def test_nothing_is_said_of_a_language_in_which_nothing_changed(whole: Path, first: Lock) -> None:
    project = loaded(whole)
    assert LANGUAGE not in what_changed(project.curriculum, [first], locked(project, "2026.2", first), "2026.2")
    assert list(reprinted(project, first)) == ["These still stand"]
    assert f"- {OWN} 2026.1" in reprinted(project, first)["These still stand"]


def test_a_changed_translation_is_a_change(later: Later, first: Lock) -> None:
    project = later((OWN_SHEET, PLAN, NEW_PLAN), done=(ENGLISH_SHEET,))
    assert told(project, first) == (f"- **Revised:** [{NEW_PLAN}](/{PSEUDO}/{SHEET}).\n\nEdition 2026.1 was the first.")
    lists = reprinted(project, first)
    assert list(lists) == ["Recycle these; a newer one is here, or none", "These still stand"]
    recycled = lists["Recycle these; a newer one is here, or none"]
    assert recycled == [f"- {line.replace(PLAN, NEW_PLAN)} 2026.2" for line in (OWN, BOTH)]
    english = reprint_list([first], locked(project, "2026.2", first), "en").partition(f"## {LANGUAGE}")[0]
    assert "Walk plan" in english.partition("These still stand")[2]


def test_an_english_sheet_that_changed_alone_leaves_the_other_one_as_it_was(later: Later, first: Lock) -> None:
    project = later((ENGLISH_SHEET, "Shoes by the door", "Boots by the door"))
    assert told(project, first) == ""
    lists = reprinted(project, first)
    assert lists["The English has changed, and these are still the old ones"] == [f"- {OWN} 2026.1"]
    assert lists["Recycle these; a newer one is here, or none"] == [f"- {BOTH} 2026.1"]
    english = reprint_list([first], locked(project, "2026.2", first), "en").partition("## New sheets")[0]
    assert f"Walk plan (`{WALK}/walk-plan`), as of 2026.2" in english


def test_a_translation_that_is_still_right_is_printed_again_in_both_languages_alone(later: Later, first: Lock) -> None:
    project = later((ENGLISH_SHEET, "Shoes by the door", "Boots by the door"), done=(ENGLISH_SHEET,))
    lists = reprinted(project, first)
    assert lists["Recycle these; a newer one is here, or none"] == [f"- {BOTH} 2026.2"]
    assert f"- {OWN} 2026.1" in lists["These still stand"]


def test_where_danger_changed_the_copies_are_taken_away(later: Later, first: Lock) -> None:
    project = later((PASSAGE, "give naloxone", "give two doses of naloxone"))
    title, sheet = accented("A quiet hour"), accented("My quiet hour")
    lines = told(project, first).partition("\n\n")[0].split("\n")
    assert lines == [f"- **Withdrawn until it is translated again:** {name}." for name in (title, sheet)]
    lists = reprinted(project, first)
    taken, of_both = lists["Withdrawn: take the copies away"]
    assert taken == f"- {sheet} (`{PSEUDO}/for-families/a-quiet-hour/quiet-hour`), as of 2026.1"
    assert of_both.startswith(f"- My quiet hour / {sheet}, in both languages")
    assert "Recycle these; a newer one is here, or none" not in lists


def test_what_was_taken_away_and_what_is_new_is_told(later: Later, first: Lock) -> None:
    project = later(gone=(f"docs/{PSEUDO}/evidence.md",), done=("docs",))
    assert "- **Retired:** " in told(project, first)
    without = lock("2026.2", project, first)
    now = locked(loaded_again(later), "2026.3", first, without)
    text = what_changed(project.curriculum, [first, without], now, "2026.3")
    newest, earlier = text.split("## 2026.2, compared")
    assert f"- **New:** [{EVIDENCE}](/{PSEUDO}/evidence.md)." in newest
    assert f"- **Retired:** [{EVIDENCE}](/{PSEUDO}/evidence.md)." in earlier


def loaded_again(later: Later) -> Project:
    """The project with all that it had at first."""
    return later()


def test_a_translation_that_comes_back_is_no_slug_that_is_used_again(later: Later, first: Lock) -> None:
    gone = later(gone=(OWN_SHEET,), done=(FOLDER,))
    without = lock("2026.2", gone, first)
    assert SHEET not in without.translations[PSEUDO].sheets
    again = lock("2026.3", loaded_again(later), first, without)
    assert again.translations[PSEUDO].sheets[SHEET].revision == "2026.3"
    assert reused_slugs([first, without], again.locked) == []
    assert reused_slugs([first, without, again], again.locked) == []


def test_archived_sheets_in_a_language_learn_what_has_become_of_them(later: Later, first: Lock) -> None:
    project = later((OWN_SHEET, PLAN, NEW_PLAN), done=(ENGLISH_SHEET,))
    sheets = current([first, lock("2026.2", project, first)], project.curriculum.reference.crisis)["sheets"]
    assert isinstance(sheets, dict)
    assert (sheets[f"{PSEUDO}/{WALK}/walk-plan"], sheets[f"{WALK}/walk-plan"]) == ("2026.2", "2026.1")


def test_an_archived_sheet_that_was_withdrawn_says_that_it_was(later: Later, first: Lock) -> None:
    project = later((PASSAGE, "give naloxone", "give two doses of naloxone"))
    crisis = project.curriculum.reference.crisis
    withdrawn = lock("2026.2", project, first)
    back = lock("2026.3", loaded_again(later), first, withdrawn)
    told = [current(locks, crisis)["retired"] for locks in ([first], [first, withdrawn], [first, withdrawn, back])]
    assert told == [{}, {f"{PSEUDO}/for-families/a-quiet-hour/quiet-hour": "2026.1"}, {}]


@pytest.mark.parametrize(("hash_", "problems"), [(None, []), ("0" * 64, ["review-hash"])])
def test_a_review_of_a_translation_names_the_edition_that_was_read(
    whole: Path, first: Lock, tmp_path: Path, hash_: str | None, problems: list[str]
) -> None:
    root = shutil.copytree(whole, tmp_path / "reviewed")
    read = reviewed_pair(OWN_SHEET, loaded(root).pairs[OWN_SHEET], "use")
    by = Reviewer(role="translator", initials="A. B.", license=None, interests="none")
    entry = ReviewEntry(kind="translation", day=TODAY, by=by, edition="2026.1", texts=(read,))
    (root / entry_path(entry, "a-translator")).write_text(entry_yaml(entry), encoding="utf-8")
    place = root / lock_path("2026.1")
    place.parent.mkdir()
    other = first.model_copy(update={"texts": {**first.texts, OWN_SHEET: hash_ or first.texts[OWN_SHEET]}})
    place.write_text(lock_text(other), encoding="utf-8")
    _, found = load(root, TODAY)
    assert [problem.rule for problem in found if problem.level == "error"] == problems


def test_a_language_that_came_or_went_is_told_whole(first: Lock) -> None:
    nothing = first.model_copy(update={"translations": {}})
    came = own_part(reprint_list([nothing], first.locked, "en"), "##")
    went = own_part(reprint_list([first], nothing.locked, "en"), "##")
    assert came.startswith("### New sheets")
    assert went.startswith("### Recycle these")


def test_a_language_that_nobody_knows_any_more_is_told_by_its_tag(first: Lock) -> None:
    lost = first.model_copy(update={"translations": {"zz": first.translations[PSEUDO]}})
    assert "## zz\n\n### Recycle these" in reprint_list([lost], Locked({}, {}), "en")
    with pytest.raises(ValidationError):
        Lock.model_validate({**lost.model_dump(by_alias=True), "translations": {"../es": {}}})


def test_a_language_without_sheets_is_not_named_in_the_reprint_list(first: Lock) -> None:
    without = first.model_copy(update={"translations": {PSEUDO: LockedTranslation()}})
    assert LANGUAGE not in reprint_list([without], without.locked, "en")


def test_what_leaders_alone_read_is_not_recorded_of_a_translation(whole: Path) -> None:
    project = loaded(whole)
    all_said = Translation(PSEUDO, project.curriculum, project.docs, {})
    own = whole_snapshot(project.curriculum, [all_said], "2026.1", ()).translations[PSEUDO]
    assert "forms/check-small-steps.md" in own.sheets
    assert "forms/who-walks.md" not in own.sheets
    assert "evidence.md" in own.pages
    assert "facilitators.md" not in own.pages
