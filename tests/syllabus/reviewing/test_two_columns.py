"""The packet of a translation: both languages side by side, the four questions, and what the ledger then says."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from came_back import DAY, SITE, commented, saved, signed, with_body
from curricula import TODAY
from translated_example import translate, translated_example
from word_files import W, document_of, faults, text_of

from syllabus.__main__ import main
from syllabus.build.cache import open_cache
from syllabus.content.problem import RefusedError
from syllabus.load import load
from syllabus.project import Project
from syllabus.reviewing.beside import beside, changed_twins, chosen_twins
from syllabus.reviewing.packet_files import packet_docx
from syllabus.reviewing.two_columns import translation_packet
from syllabus.translating.site_pages import TranslatedSite
from syllabus.words.catalogue import words_for
from syllabus.words.formats import day
from syllabus.words.pseudo import PSEUDO, accented

WALK = f"curriculum/modules/small-steps/a-short-walk/{PSEUDO}/session.md"
SHEET = f"curriculum/modules/small-steps/a-short-walk/{PSEUDO}/worksheets/walk-plan.md"
HOUR = f"curriculum/modules/for-families/a-quiet-hour/{PSEUDO}/session.md"
WALK_ID, HOUR_ID = "small-steps/a-short-walk", "for-families/a-quiet-hour"
OVERDOSE = f"curriculum/reference/{PSEUDO}/passages/overdose.md"
ENTRY = "curriculum/reviews/2026/2026-11-20-ab-translation.yml"
WORDS = words_for("en").reviewing
ASKED = WORDS.two_columns.questions
BEST = {7: ASKED.language.best, 9: ASKED.purpose.good, 11: ASKED.meaning.best, 13: ASKED.terms.best}
SIGNED = {1: "Translation", 2: "translator", 3: "A. B.", 5: "none", 6: "2026-11-20", **BEST, 10: "(4) is cold."}
FIRST_DECISION = 15
WHO = {"role": "translator", "initials": "A. B.", "on": day(DAY, PSEUDO)}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return translated_example(tmp_path_factory.mktemp("translated") / "project")


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NINE_HOURS_TODAY", TODAY.isoformat())


@pytest.fixture(scope="module")
def sent(root: Path) -> Callable[..., bytes]:
    """The packet of these texts, without the pictures of sheets, which take longest."""
    project = loaded(root)

    @cache
    def packet(*ids: str) -> bytes:
        return packet_of(project, *ids)

    return packet


def packet_of(project: Project, *ids: str) -> bytes:
    (site,) = project.translated("everyone")
    references = (project.curriculum.reference, site.translation.curriculum.reference)
    texts = beside(chosen_twins(ids, PSEUDO, project.twins, project.reviewable))
    made = translation_packet(texts, references, project.terms[PSEUDO], "2026.1", is_linked=True)
    made = replace(made, parts=tuple(part for part in made.parts if not part.sheet))
    return packet_docx(made, project.curriculum, (), SITE)


@pytest.fixture
def kept(root: Path) -> Callable[[bytes], int]:
    """What `make comments YES=1` returns for a file that came back; the ledger is emptied first."""
    for entry in root.glob("curriculum/reviews/2026/2026-11-20-*.yml"):
        entry.unlink()
    return lambda data: main(["comments", "--root", str(root), "--yes", str(saved(root.parent, data))])


def loaded(root: Path) -> Project:
    project, problems = load(root, TODAY, cache=open_cache(root, "checks"))
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    assert project is not None
    return project


def said_of(root: Path, path: str) -> str:
    """What the page of a translation says of who has read it."""
    site: TranslatedSite
    (site,) = loaded(root).translated("everyone")
    return next(site.checked(page) for page in site.pages if page.source == path)


def answered(data: bytes, *decisions: str, **changes: str) -> bytes:
    """The packet, signed, with its decisions, and with `changes` of answers, such as f7."""
    answers = SIGNED | {FIRST_DECISION + at: decision for at, decision in enumerate(decisions)}
    return signed(data, answers | {int(key[1:]): value for key, value in changes.items()})


def test_both_languages_stand_side_by_side_with_the_same_number(sent: Callable[..., bytes]) -> None:
    data = sent(WALK_ID)
    assert faults(data) == []
    cells = [list(row.iter(f"{W}tc")) for row in document_of(data).iter(f"{W}tr")]
    rows = [[text_of(cell).strip() for cell in row] for row in cells]
    languages = [[{mark.get(f"{W}val") for mark in cell.iter(f"{W}lang")} for cell in row] for row in cells]
    assert languages.count([set(), {PSEUDO}]) == len(rows)  # Word looks up the spelling of each by itself
    pairs = [row for row in rows if len(row) == 2 and row[0].startswith("(")]  # of two columns
    assert len(pairs) > 20  # a session and its sheet
    for english, own in pairs:
        assert english.split()[0] == own.split()[0]
    (walk,) = [row for row in pairs if "Choose one day and one short way." in row[0]]
    assert accented("Choose one day and one short way.") in walk[1]


def test_the_same_bytes_each_time(root: Path, sent: Callable[..., bytes]) -> None:
    assert packet_of(loaded(root), WALK_ID) == sent(WALK_ID)


@pytest.mark.pdf
@pytest.mark.parametrize("name", ["packet.docx", "packet.pdf"])
def test_the_command_writes_a_packet_with_the_translated_sheets(
    name: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = root.parent / name
    assert main(["review", "--root", str(root), "--language", PSEUDO, str(place), WALK_ID]) == 0
    assert re.search(rf"{name}: \d+ paragraphs, \d+ words, \d+ minutes? to read\n", capsys.readouterr().out)
    if name.endswith(".docx"):
        assert faults(place.read_bytes()) == []
        assert accented("Walk plan") in text_of(document_of(place.read_bytes()))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--language", "xx", "a.docx", WALK_ID], 'LANG: expected one of en-XA, es, found "xx"'),
        (["--language", PSEUDO, "a.docx"], "expected one of OF and SINCE, found neither"),
        (["--language", PSEUDO, "a.txt", WALK_ID], "expected a name that ends with .docx or .pdf, found a.txt"),
        (["--language", PSEUDO, "a.docx", "--since", "none"], "expected an entry of the ledger, found 'none'"),
        (["--language", PSEUDO, "a.docx", "nothing"], f"expected a text with a translation into {PSEUDO}"),
        (["--language", "es", "a.docx", WALK_ID], "expected a text with a translation into es"),
    ],
)
def test_what_cannot_be_written_is_told(
    arguments: list[str], said: str, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(tmp_path / part) if part.startswith("a.") else part for part in arguments]
    assert main(["review", "--root", str(root), *given]) == 1
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_passages_in_a_text_are_in_its_packet(sent: Callable[..., bytes]) -> None:
    text = text_of(document_of(sent(HOUR_ID)))
    assert OVERDOSE in text
    assert "Decision 2: " in text
    assert "Decision 3: " not in text


def test_an_approval_takes_the_mark_of_a_draft_away(
    root: Path, sent: Callable[..., bytes], kept: Callable[[bytes], int]
) -> None:
    own = words_for(PSEUDO).translated
    assert said_of(root, WALK) == own.unread
    assert kept(answered(sent(WALK_ID), "Use")) == 0
    assert said_of(root, WALK) == own.checked(**WHO)
    assert said_of(root, SHEET) == said_of(root, WALK)
    assert said_of(root, HOUR) == own.unread
    total, checked = len(loaded(root).pairs), len([path for path in loaded(root).pairs if WALK_ID in path])
    row = f"| English | {total} | {checked} | 0 | 0 | {total - checked} |"
    assert row in loaded(root).lists["review-board"]
    (entry,) = [entry.record for entry in loaded(root).reviews if entry.path == ENTRY]
    assert entry.quality is not None
    assert (entry.quality.language.level, entry.quality.purpose.level) == (4, 3)
    assert entry.quality.purpose.example == "(4) is cold."


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (WALK, accented("Stand up, or"), accented("Please stand up, or")),
        (WALK.replace(f"{PSEUDO}/", ""), "Stand up, or", "Please stand up, or"),
        (WALK, accented("A short walk"), accented("One short walk")),
        (WALK.replace(f"{PSEUDO}/", ""), "title: A short walk", "title: One short walk"),
    ],
)
def test_an_approval_outlives_neither_language(
    path: str, old: str, new: str, root: Path, sent: Callable[..., bytes], kept: Callable[[bytes], int]
) -> None:
    assert kept(answered(sent(WALK_ID), "Use")) == 0
    own, place, total = words_for(PSEUDO).translated, root / path, len(loaded(root).pairs[WALK].parts)
    before, lock = place.read_text(encoding="utf-8"), root / WALK.replace("session.md", "units.lock")
    locked = lock.read_text(encoding="utf-8")
    assert old in before
    try:
        place.write_text(before.replace(old, new, 1), encoding="utf-8")
        for _ in range(2):  # also once it is locked again
            assert said_of(root, WALK) == own.changed(**WHO, changed=1, total=total)
            assert said_of(root, SHEET) == own.checked(**WHO)
            assert translate(root, "--done", "--still-right", "only for a test", WALK_ID) == 0
    finally:
        place.write_text(before, encoding="utf-8")
        lock.write_text(locked, encoding="utf-8")


def test_a_fixed_passage_needs_an_approval_of_its_own(
    root: Path, sent: Callable[..., bytes], kept: Callable[[bytes], int]
) -> None:
    own, parts = words_for(PSEUDO).translated, {path: len(pair.parts) for path, pair in loaded(root).pairs.items()}
    assert kept(answered(sent(HOUR_ID), "Use")) == 0
    changed, total = parts[OVERDOSE], parts[HOUR] + parts[OVERDOSE]
    assert said_of(root, HOUR) == own.changed(**WHO, changed=changed, total=total)
    assert kept(answered(sent(HOUR_ID), "Use", "Use")) == 0
    assert said_of(root, HOUR) == own.checked(**WHO)


@pytest.mark.parametrize(("decision", "kind"), [("Use with changes", "Translation"), ("Use", "Family")])
def test_a_text_that_was_read_and_not_approved_says_so(
    decision: str, kind: str, root: Path, sent: Callable[..., bytes], kept: Callable[[bytes], int]
) -> None:
    assert kept(answered(sent(WALK_ID), decision, f1=kind)) == 0
    assert said_of(root, WALK) == words_for(PSEUDO).translated.not_approved


def test_a_clinician_approves_a_translation_beside_it(
    root: Path, sent: Callable[..., bytes], kept: Callable[[bytes], int]
) -> None:
    assert kept(answered(sent(WALK_ID), "Use", f1="Clinical", f4="LCSW")) == 0
    project = loaded(root)
    (translation,) = project.translations
    assert translation.curriculum.standings[WALK].changed == 0
    assert WALK not in project.curriculum.standings
    assert said_of(root, WALK) == words_for(PSEUDO).translated.not_approved


@pytest.mark.parametrize("words", ["Choose one day and one short way.", accented("Choose one day and one short way.")])
def test_a_comment_on_either_column_leads_to_the_translation(
    words: str, root: Path, sent: Callable[..., bytes], kept: Callable[[bytes], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept(answered(commented(sent(WALK_ID), words, "wrong: which day?"), "Use with changes")) == 0
    lines = (root / WALK).read_text(encoding="utf-8").split("\n")
    line = next(at for at, text in enumerate(lines, start=1) if accented("Choose one day and one short way.") in text)
    said = next(found for found in capsys.readouterr().out.split("\n") if " comment by " in found)
    assert said.startswith(f"{WALK}:{line} comment by Ann Reader on ")
    assert said.endswith(f'{words}": wrong: which day?')
    (entry,) = [entry.record for entry in loaded(root).reviews if entry.path == ENTRY]
    (comment,) = entry.texts[0].comments
    assert comment.unit in entry.texts[0].units
    assert f"`{WALK}`, line {line}: `wrong: which day?` (Translation, translator" in loaded(root).lists["review-board"]


def test_answers_are_read_without_the_tags_that_libreoffice_drops(
    root: Path, sent: Callable[..., bytes], kept: Callable[[bytes], int]
) -> None:
    data = answered(sent(WALK_ID), "Use", f14="(5), (6)")
    assert kept(with_body(data, lambda body: re.sub(r"<w:tag [^>]*/>", "", body))) == 0
    (entry,) = [entry.record for entry in loaded(root).reviews if entry.path == ENTRY]
    assert entry.quality is not None
    assert [answer.level for answer in vars(entry.quality).values()] == [4, 3, 4, 4]
    assert (entry.quality.purpose.example, entry.quality.terms.example) == ("(4) is cold.", "(5), (6)")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"f7": ""}, "expected one of the four answers to the question 'Language', found 'none'"),
        ({"f11": "Fine."}, "expected one of the four answers to the question 'Meaning', found 'Fine.'"),
        ({"f13": ASKED.terms.worst}, "expected a decision that fits the four answers, found 'Use' and the last answer"),
        ({"f6": "soon"}, "expected a date such as 2027-01-31, found 'soon'"),
        ({"f15": "Perhaps"}, "expected one of the four decisions, found 'Perhaps'"),
    ],
)
def test_a_page_that_is_filled_in_wrong_is_told(
    changes: dict[str, str],
    said: str,
    root: Path,
    sent: Callable[..., bytes],
    kept: Callable[[bytes], int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert kept(answered(sent(WALK_ID), "Use", **changes)) == 1
    assert said in capsys.readouterr().err
    assert not (root / ENTRY).exists()


def test_a_text_not_to_use_is_told_until_it_changes(
    root: Path, sent: Callable[..., bytes], kept: Callable[[bytes], int]
) -> None:
    assert kept(answered(sent(WALK_ID), "Do not use")) == 0
    found = [problem.path for problem in load(root, TODAY)[1] if problem.rule == "review-refused"]
    assert found == sorted([WALK, SHEET])


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (["small-step"], f'OF: expected a text with a translation into {PSEUDO}, found "small-step"'),
        (["docs/facilitators.md"], 'found "docs/facilitators.md" - start it with `make translate`'),
    ],
)
def test_what_is_not_translated_is_refused(ids: list[str], said: str, root: Path) -> None:
    project = loaded(root)
    with pytest.raises(RefusedError, match=re.escape(said)):
        chosen_twins(ids, PSEUDO, project.twins, project.reviewable)


def test_what_is_not_done_is_refused(root: Path) -> None:
    place = root / WALK
    before = place.read_text(encoding="utf-8")
    try:
        place.write_text(before.replace(accented("Stand up"), accented("Sit down")), encoding="utf-8")
        project = loaded(root)
        with pytest.raises(RefusedError, match=f"{WALK}: expected a translation of the English as it is now"):
            chosen_twins([WALK_ID], PSEUDO, project.twins, project.reviewable)
    finally:
        place.write_text(before, encoding="utf-8")


def test_a_packet_since_a_review_has_what_changed_in_either_language(
    root: Path, sent: Callable[..., bytes], kept: Callable[[bytes], int]
) -> None:
    assert kept(answered(sent(WALK_ID), "Use")) == 0
    project = loaded(root)
    (entry,) = [entry for entry in project.reviews if entry.path == ENTRY]
    with pytest.raises(RefusedError, match="nothing is left to read again"):
        changed_twins(entry, project.twins)
    read = entry.record.texts[0]
    units = ("0" * 16, *read.units[1:])
    older = read.model_copy(update={"units": units})
    entry = entry.model_copy(update={"record": entry.record.model_copy(update={"texts": (older,)})})
    twins = changed_twins(entry, project.twins)
    assert [twin.path for twin in twins] == [WALK]
    references = (project.curriculum.reference, project.curriculum.reference)
    former = {WALK: older.read}
    made = translation_packet(
        beside(twins), references, project.terms[PSEUDO], "2026.1", is_linked=True, since=entry.slug, former=former
    )
    assert made.paragraphs == 2  # the one that changed, and the one behind it
