"""Packets and nights in another language, of which no code knows: whole, in both, or refused sheet by sheet."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from curricula import EXAMPLE, ROOT
from translated_example import translate, translated_example
from word_files import document_of, faults, text_of

from syllabus.__main__ import main
from syllabus.words.catalogue import words_for
from syllabus.words.pseudo import PSEUDO, accented

pytestmark = pytest.mark.pdf
WALK, QUIET = "small-steps/a-short-walk", "for-families/a-quiet-hour"
BOTH = f"en+{PSEUDO}"
NAME = f"English ({PSEUDO})"
WORDS = words_for(PSEUDO)


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example in both languages, which no test may change."""
    return translated_example(tmp_path_factory.mktemp("packets") / "project")


@pytest.fixture(autouse=True)
def kept_apart(own_cache: None) -> None:
    """What commands keep stands nowhere near the example."""


def packet(root: Path, out: Path, *arguments: str) -> int:
    return main(["packet", "--root", str(root), str(out), *arguments])


def texts(out: Path) -> list[str]:
    """The letters of each page that pdfium reads as they are: spaces vary, and some letters come twice."""
    return [letters(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(out)]


def letters(text: str) -> str:
    return re.sub(r"[\sĥ]", "", text)


def says(page: str, *expected: str) -> bool:
    return all(letters(text) in page for text in expected)


def lines_of(capsys: pytest.CaptureFixture[str]) -> Sequence[str]:
    return capsys.readouterr().err.removeprefix("packet: ").splitlines()


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def without(root: Path, twin: str, *folder: str) -> None:
    """Take a translation out, and lock what is left beside it."""
    (root / twin).unlink()
    assert translate(root, "--done", *folder) == 0


def test_a_packet_is_in_one_language_from_its_cover_to_its_last_foot(translated: Path, tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    assert packet(translated, out, WALK, QUIET, "--language", PSEUDO) == 0
    cover, *others = pages = texts(out)
    assert says(cover, WORDS.packets.hand_picked, WORDS.packets.contents, accented("A quiet hour"))
    assert says(others[1], accented("Walk plan"), accented("Plan one short walk."))
    for page in pages:
        assert says(page, f"nine-hours.example/DRAFT/{PSEUDO}/", WORDS.translated.at_foot)
        assert not any(says(page, english) for english in ("Page", "Contents", "In danger?", "walk plan"))


def test_both_languages_stand_on_the_two_sides_of_one_paper(translated: Path, tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    assert packet(translated, out, f"{QUIET}/quiet-hour", f"{WALK}/walk-plan", "--language", BOTH, "--sides", "2") == 0
    pages = texts(out)
    walk = accented("Plan one short walk.")
    hour = accented("Write down one hour.")
    assert says(pages[0], "contents", "Packet /", WORDS.packets.hand_picked) is False  # two sheets need none
    assert [says(page, "Write down one hour.") for page in pages[:2]] == [True, False]
    assert [says(page, hour) for page in pages[:2]] == [False, True]
    assert [says(pages[2], "Plan one short walk."), says(pages[4], walk)] == [True, True]
    assert says(pages[1], WORDS.translated.at_foot, f"DRAFT/{PSEUDO}/{QUIET}/quiet-hour")
    assert not says(pages[0], WORDS.translated.at_foot)


def test_the_contents_of_both_languages_name_each_part_in_its_own(translated: Path, tmp_path: Path) -> None:
    out = tmp_path / "packet.pdf"
    assert packet(translated, out, WALK, QUIET, "--language", BOTH) == 0
    contents = texts(out)[0]
    assert says(contents, f"Packet / {WORDS.packets.hand_picked}", "Contents", "Walk plan", accented("Walk plan"))


@pytest.mark.parametrize("sides", ["1", "2"])
def test_a_night_counts_what_a_group_gets_in_its_language(translated: Path, tmp_path: Path, sides: str) -> None:
    out = tmp_path / "night.pdf"
    assert packet(translated, out, WALK, QUIET, "--language", PSEUDO, "--group", "3", "--sides", sides) == 0
    count, *others = texts(out)
    own = WORDS.scripts.print_tonight.run_sheet
    for told in (
        WORDS.print_tonight.title,
        f"{accented('Walk plan')} 3",
        f"{accented('My quiet hour')} 6",
        f"{accented('Who walks today')} 1",
        f"Knocks at the door {WORDS.translated.in_english} 2",
        f"{own(session='A short walk')} {WORDS.translated.in_english} 1",
    ):
        assert says(count, told), told
    assert sum(says(page, accented("Plan one short walk.")) for page in others) == 3
    assert sum(says(page, accented("Initials are enough.")) for page in others) == 1
    assert not any(says(page, "Plan one short walk.") for page in others)
    starts = [number for number, page in enumerate(others) if says(page, accented("Plan one short walk."))]
    assert starts[1] - starts[0] == 2
    assert ("" in others) == (sides == "2")


def test_a_night_in_both_languages_has_each_sheet_in_both(translated: Path, tmp_path: Path) -> None:
    out = tmp_path / "night.pdf"
    assert packet(translated, out, QUIET, "--language", BOTH, "--group", "2") == 0
    count, *others = texts(out)
    assert says(count, "Print tonight", f"My quiet hour / {accented('My quiet hour')} 4", "Knocks at the door 1")
    assert sum(says(page, "Write down one hour.") for page in others) == 4
    assert sum(says(page, accented("Write down one hour.")) for page in others) == 4


def test_a_word_file_is_in_the_language_and_never_in_two(
    translated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "packet.docx"
    assert packet(translated, out, WALK, "--language", PSEUDO, "--format", "docx") == 0
    assert accented("Plan one short walk.") in text_of(document_of(out.read_bytes()))
    assert faults(out.read_bytes()) == []
    out.unlink()
    assert packet(translated, out, WALK, "--language", BOTH, "--format", "docx") == 1
    expected = f"expected one language with FORMAT=docx, found {BOTH} - leave one of them out"
    assert lines_of(capsys) == [expected]
    assert not out.exists()


KNOWN = f"LANG: expected one of en, {PSEUDO}, {BOTH}, found"
NEW = "choose one of them; a new language begins with its words in hooks/syllabus/words"
BEGIN = 'no sheet is in it yet: begin with `make translate OF="module/session" LANG=es`'
STAYS = "cards, which stay in English - leave them out, or print it without LANG"
REFUSED = {
    "unknown": ([WALK, "--language", "fr"], f'{KNOWN} "fr" - {NEW}'),
    "of a terminal": ([WALK, "--language", "en_US.UTF-8"], f'{KNOWN} "en_US.UTF-8" - {NEW}'),
    "the wrong way round": ([WALK, "--language", f"{PSEUDO}+en"], f'{KNOWN} "{PSEUDO}+en" - {NEW}'),
    "without sheets": ([WALK, "--language", "es"], f'{KNOWN} "es" - {BEGIN}'),
    "both without sheets": ([WALK, "--language", "en+es"], f'{KNOWN} "en+es" - {BEGIN}'),
    "cards": (
        [WALK, f"{QUIET}/cards/knocks", "--language", PSEUDO],
        f"LANG: expected {QUIET}/cards/knocks in {NAME}, found {STAYS}",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_language_that_cannot_be_had_is_one_line_that_teaches(
    name: str, translated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, told = REFUSED[name]
    assert packet(translated, tmp_path / "packet.pdf", *arguments) == 1
    assert lines_of(capsys) == [told]
    assert not (tmp_path / "packet.pdf").exists()


def test_a_project_without_translations_has_its_own_language_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert packet(EXAMPLE, tmp_path / "packet.pdf", WALK, "--language", PSEUDO) == 1
    assert lines_of(capsys)[0].startswith(f'LANG: expected one of en, found "{PSEUDO}" - no sheet is in it yet')
    assert packet(EXAMPLE, tmp_path / "a.pdf", WALK, "--language", "en") == 0
    assert packet(EXAMPLE, tmp_path / "b.pdf", WALK) == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize("group", [[], ["--group", "4"]])
def test_each_sheet_that_is_lacking_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], group: list[str]
) -> None:
    root, out = translated_example(tmp_path / "project"), tmp_path / "packet.pdf"
    edit(root, "curriculum/reference/passages/overdose.md", "and stay.", "and stay close.")
    without(root, f"curriculum/modules/{WALK}/{PSEUDO}/worksheets/walk-plan.md", WALK)
    capsys.readouterr()
    assert (
        packet(root, out, WALK, *([] if group else [f"{QUIET}/quiet-hour"]), QUIET, "--language", PSEUDO, *group) == 1
    )
    again = "found one that is not shown, since its English changed where danger is concerned - say it anew"
    end = f"LANG={PSEUDO}`, or print it without LANG"
    lines = [
        f'{WALK}/walk-plan in {NAME}, found none - translate it: `make translate OF="{WALK}" {end}',
        f'{QUIET}/quiet-hour in {NAME}, {again}: `make translate LIST=1 OF="{QUIET}" {end}',
        f'{QUIET} in {NAME}, {again}: `make translate LIST=1 OF="{QUIET}" {end}',
    ]
    assert lines_of(capsys) == [f"LANG: expected {line}" for line in (lines[:2] if group else lines)]
    assert not out.exists()


def test_what_lags_behind_is_told_and_has_no_side_beside_its_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = translated_example(tmp_path / "project"), tmp_path / "packet.pdf"
    edit(root, f"curriculum/modules/{WALK}/worksheets/walk-plan.md", "Skip what does not.", "Skip the rest.")
    capsys.readouterr()
    assert packet(root, out, f"{WALK}/walk-plan", "--language", PSEUDO) == 0
    told = f"{WALK}/walk-plan: its English has changed since, in these parts: the beginning"
    assert capsys.readouterr().out.splitlines()[0] == told
    out.unlink()
    assert packet(root, out, f"{WALK}/walk-plan", "--language", BOTH) == 1
    (line,) = lines_of(capsys)
    assert line.startswith(f"LANG: expected {WALK}/walk-plan in {NAME}, found one whose English has changed since - ")
    assert not out.exists()


def test_a_list_to_sign_that_is_not_translated_is_told_and_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = translated_example(tmp_path / "project"), tmp_path / "packet.pdf"
    without(root, f"curriculum/forms/{PSEUDO}/who-walks.md", "reference")
    (root / f"curriculum/forms/{PSEUDO}/units.lock").unlink()
    capsys.readouterr()
    assert packet(root, out, WALK, "--language", PSEUDO, "--group", "2") == 0
    told = f"forms/who-walks: not in {NAME} yet, so the list to sign is as it is without LANG"
    assert capsys.readouterr().out.splitlines()[0] == told
    count, *others = texts(out)
    assert says(count, f"Who walks today {WORDS.translated.in_english} 1")
    assert sum(says(page, "Initials are enough.") for page in others) == 1


@pytest.mark.parametrize("target", ["packet", "translate", "translated", "review"])
def test_the_language_of_a_terminal_is_not_taken_for_the_option(target: str) -> None:
    def said(*arguments: str) -> str:
        command = ["make", "-n", target, "OF=a", *arguments]
        env = {"PATH": "/usr/bin:/bin", "LANG": "es_MX.UTF-8"}
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True).stdout

    assert "--language" not in said()
    assert '"--language=es"' in said("LANG=es")
    assert '"--language=en+es"' in said("LANG=en+es")
