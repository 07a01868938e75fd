"""What of a translation is shown while its English moves on."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from curricula import TODAY, example_project, real_project
from translated_example import translated_example

from syllabus.content.scan import scan
from syllabus.load import load
from syllabus.translating.checking import answer_problems
from syllabus.translating.reading import English, Twin
from syllabus.translating.shown import Translation
from syllabus.translating.standing import Comparison
from syllabus.words.pseudo import PSEUDO, accented

WALK = "curriculum/modules/small-steps/a-short-walk/session.md"
HOUR = "curriculum/modules/for-families/a-quiet-hour/session.md"
SHEET = "curriculum/modules/for-families/a-quiet-hour/worksheets/quiet-hour.md"
CRISIS = "curriculum/reference/crisis.yml"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return translated_example(tmp_path_factory.mktemp("whole") / "project")


@pytest.fixture
def after(whole: Path) -> Any:
    """What is shown after an edit of the English, which is taken back."""
    before: dict[Path, str] = {}

    def look(path: str, old: str, new: str) -> Translation | None:
        place = whole / path
        before[place] = place.read_text(encoding="utf-8")
        assert old in before[place]
        place.write_text(before[place].replace(old, new, 1), encoding="utf-8")
        project, _ = load(whole, TODAY)
        assert project is not None
        return next(iter(project.translations), None)

    yield look
    for place, text in before.items():
        place.write_text(text, encoding="utf-8")


Look = Callable[[str, str, str], Translation | None]


def sessions(found: Translation | None) -> list[str]:
    assert found is not None
    return [session.slug for module in found.curriculum.modules for session in module.sessions]


def test_a_translation_is_a_curriculum_of_what_is_translated(whole: Path) -> None:
    project, problems = load(whole, TODAY)
    assert project is not None
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    (found,) = project.translations
    assert found.curriculum.language == PSEUDO
    assert sessions(found) == ["a-quiet-hour", "a-short-walk"]
    page = found.curriculum.modules[1].sessions[0].page
    english = project.curriculum.modules[1].sessions[0].page
    assert page.record.title == accented("A short walk")
    assert (page.record.minutes, page.record.sources) == (english.record.minutes, english.record.sources)
    assert found.curriculum.modules[1].sessions[0].guide is None
    assert found.curriculum.reference.crisis.lines["988"].tel == "988"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (WALK, "title: A short walk", "title: A slow walk"),
        (WALK, "  - You can stop at any time.", "  - You can stop at any time.\n  - You can rest."),
        (WALK, "## Try it", "## Try this"),
        (WALK, "Stand up, or", "Stand up slowly, or"),
        (WALK, "\nA short walk is small enough to start.", "\n\nA short walk is small enough to start."),
    ],
)
def test_what_lags_behind_is_shown_as_it_was(after: Look, path: str, old: str, new: str) -> None:
    found = after(path, old, new)
    assert sessions(found) == ["a-quiet-hour", "a-short-walk"]
    assert found is not None
    assert list(found.behind) == [path.replace("session.md", f"{PSEUDO}/session.md")]
    assert found.withdrawn == {}
    assert found.curriculum.modules[1].sessions[0].page.record.title == accented("A short walk")


def test_facts_that_change_leave_a_translation_current(after: Look) -> None:
    found = after(WALK, "stage: [early, middle]", "stage: [early]")
    assert found is not None
    assert found.behind == {}
    assert found.curriculum.modules[1].sessions[0].page.record.stage == ("early",)


@pytest.mark.parametrize(
    ("path", "old", "new", "withdrawn"),
    [
        (HOUR, "[^where]: A car counts.", "[^where]: A bus counts.", {HOUR, SHEET}),
        ("curriculum/reference/passages/overdose.md", "give naloxone", "give two doses of naloxone", {HOUR, SHEET}),
        ("docs/help.md", "Call [line: 911] in an emergency", "Call [line: 911] at once", {"docs/help.md"}),
        (WALK, "plan_problems: [low-mood]", "plan_problems: [low-mood]", set()),
    ],
)
def test_where_danger_changed_nothing_old_is_shown(
    after: Look, path: str, old: str, new: str, withdrawn: set[str]
) -> None:
    found = after(path, old, new)
    assert found is not None
    assert set(found.withdrawn) == withdrawn


def test_a_session_about_danger_is_withdrawn_for_any_change(after: Look) -> None:
    after(WALK, "plan_problems: [low-mood]", "plan_problems: [medication]")
    plans = "curriculum/reference/plan_problems.yml"
    after(plans, "low-mood:", "medication: Medicine\nlow-mood:")
    found = after(WALK, "Stand up, or", "Stand up slowly, or")
    assert found is not None
    assert WALK in found.withdrawn


def test_no_page_is_shown_before_the_help_lines_are_current(after: Look) -> None:
    assert after(CRISIS, "is_for: Danger to life.", "is_for: Danger to somebody's life.") is None


def test_a_help_line_says_how_it_answers() -> None:
    crisis = example_project().curriculum.reference.crisis
    lines = {key: line.model_copy(update={"languages": "Inglés"}) for key, line in crisis.lines.items()}
    twin = Twin(
        English(CRISIS, record=crisis), "es/crisis.yml", crisis.model_copy(update={"lines": lines}), (),
        Comparison("current"), (),
    )  # fmt: skip
    expected = "expected how 988 Lifeline answers, with one of the words español, intérprete, intérpretes, idiomas"
    found = 'found "Inglés" - write the key to press, the hours or the interpreters'
    said = [str(problem) for problem in answer_problems(twin, "es")]
    assert said == [f"es/crisis.yml:1 help-line-language (warning): {expected}, {found}"]
    assert list(answer_problems(twin, PSEUDO)) == []


@pytest.mark.parametrize("wrong", [True, False])
def test_a_language_without_all_words_is_told(whole: Path, monkeypatch: pytest.MonkeyPatch, wrong: bool) -> None:
    def words(_: str) -> None:
        if wrong:
            raise ValueError("words/es.yml: a form too few")

    monkeypatch.setattr("syllabus.translating.translation.words_for", words)
    monkeypatch.setattr("syllabus.translating.translation.missing_words", lambda _: ["help.call"])
    _, problems = load(whole, TODAY)
    found = [str(problem) for problem in problems if problem.rule == "translation-words"]
    path, fix = f"hooks/syllabus/words/{PSEUDO}.yml:1", "add them; until then they are in English"
    assert found == [
        f"{path} translation-words: expected the words of the site, found words/es.yml: a form too few - correct them"
        if wrong
        else f"{path} translation-words (warning): expected all words of en.yml, found none for help.call - {fix}"
    ]


def test_no_page_that_is_translated_inserts_a_list_that_its_language_lacks() -> None:
    """Such as what changed: its page would be empty, and a link to the English one is worth more.

    The page on how the program runs has more to say than its list.
    """
    project = real_project()
    for site in project.translated("everyone"):
        empty = {key for key, text in site.lists().items() if not text and project.open_lists[key]} - {"how-it-runs"}
        inserted = {page.slug: {block.argument for block in scan(page.body).blocks} for page in site.translation.docs}
        assert {slug: keys & empty for slug, keys in inserted.items() if keys & empty} == {}
