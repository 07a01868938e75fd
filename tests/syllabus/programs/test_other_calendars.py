"""A program in a language of which no code knows: calendars, read by vobject, and packets, whole or not there."""

import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import vobject
from curricula import EXAMPLE, ROOT, TODAY, example_project
from translated_example import translated_example

from syllabus.__main__ import main
from syllabus.commands.program import STYLES
from syllabus.load import load
from syllabus.pages.assemble import Page
from syllabus.pdf.other_language import OtherLanguage
from syllabus.programs.calendar import group_calendar, staff_calendar
from syllabus.programs.other_plan import other_plans
from syllabus.programs.packets import whole_packets
from syllabus.programs.plan import Plan, make_plan
from syllabus.programs.site_pages import program_files, program_pages, program_part, program_scripts
from syllabus.project import Project
from syllabus.translating.packets import other_languages
from syllabus.words.catalogue import words_for
from syllabus.words.pseudo import PSEUDO, accented

START = date(2027, 1, 4)
ADDRESS = "ours.example/nine"
WORDS = words_for(PSEUDO)
IN_ENGLISH = WORDS.translated.in_english
WALK, QUIET = "small-steps/a-short-walk", "for-families/a-quiet-hour"
PROGRAM = "curriculum/programs/two-mornings.yml"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, all of it in both languages."""
    return with_styles(translated_example(tmp_path_factory.mktemp("whole") / "project"))


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with the module for families in English alone."""
    root = with_styles(translated_example(tmp_path_factory.mktemp("half") / "project"))
    for folder in root.glob(f"curriculum/modules/for-families/**/{PSEUDO}"):
        shutil.rmtree(folder)
    return root


def with_styles(root: Path) -> Path:
    (root / "docs" / "assets").mkdir(exist_ok=True)
    for name in STYLES:
        shutil.copy(ROOT / "docs" / "assets" / name, root / "docs" / "assets")
    return root


def read(root: Path) -> tuple[Project, list[OtherLanguage]]:
    project, problems = load(root, TODAY)
    assert project is not None
    assert [problem for problem in problems if problem.level == "error"] == []
    return project, other_languages(project.translated("everyone"))


def plans(root: Path) -> tuple[Plan, list[Plan]]:
    """The program with a start, and the same in all languages that have a session of it."""
    project, others = read(root)
    (undated,) = project.plans
    program = undated.program.model_copy(update={"start": START})
    plan = make_plan(
        next(p for p in project.programs.programs).model_copy(update={"record": program}),
        undated.modules,
        undated.standards,
    )
    return plan, other_plans(plan, others)


def events(data: bytes) -> list[Any]:
    found: list[Any] = vobject.readOne(data.decode()).vevent_list
    return found


def moments(data: bytes) -> list[tuple[Any, Any]]:
    return [(event.dtstart.value, event.dtend.value) for event in events(data)]


def named(data: bytes, number: str) -> Any:
    (event,) = [event for event in events(data) if f".{number}." in event.uid.value]
    return event


def test_staff_read_sessions_as_their_pages_are_called_and_follow_links_to_these(whole: Path) -> None:
    plan, (own,) = plans(whole)
    data = staff_calendar(own, START, ADDRESS)
    visit, evening = named(data, "visit-1"), named(data, "family-1")
    assert visit.summary.value == accented("A short walk")
    assert visit.url.value == f"https://{ADDRESS}/{PSEUDO}/{WALK}/"
    assert visit.description.value.split("\n") == [
        WORDS.programs.week(number=1),
        WORDS.programs.process,
        f"{accented('A short walk')} ({WALK})",
        f"https://{ADDRESS}/{PSEUDO}/{WALK}/",
        f"https://{ADDRESS}/{WALK}/guide/",
        WORDS.program_schedule.open,
    ]
    assert evening.summary.value == WORDS.program_schedule.family_title(session=accented("A quiet hour"))
    assert staff_calendar(plan, START, ADDRESS).count(PSEUDO.encode()) == 0


def test_a_session_without_a_page_keeps_its_title_and_says_that_it_is_in_english(half: Path) -> None:
    _, (own,) = plans(half)
    evening = named(staff_calendar(own, START, ADDRESS), "family-1")
    assert evening.summary.value == WORDS.program_schedule.family_title(session=f"A quiet hour {IN_ENGLISH}")
    assert evening.url.value == f"https://{ADDRESS}/{QUIET}/guide/"
    assert f"/{PSEUDO}/" not in evening.description.value


def test_both_languages_have_the_same_times_and_ids_of_their_own(whole: Path) -> None:
    plan, (own,) = plans(whole)
    for usual, other, name in (
        (staff_calendar(plan, START), staff_calendar(own, START), "staff"),
        (group_calendar(plan, START), group_calendar(own, START), "group"),
    ):
        assert moments(usual) == moments(other)
        uids = [event.uid.value for event in events(usual)]
        assert [event.uid.value for event in events(other)] == [
            uid.replace(f".{name}@", f".{name}-{PSEUDO}@") for uid in uids
        ]


def test_the_calendar_of_the_group_gives_nothing_away_in_any_language(whole: Path) -> None:
    _, (own,) = plans(whole)
    data = group_calendar(own, START)
    assert {event.summary.value for event in events(data)} == {WORDS.program_schedule.group}
    assert not [event for event in events(data) if {"description", "url"} & set(event.contents)]
    assert data == group_calendar(own, START)


def test_a_language_without_a_session_of_the_program_has_no_calendar(whole: Path) -> None:
    project, (other,) = read(whole)
    (plan,) = project.plans
    pages = {url: page for url, page in other.pages.items() if page.kind != "session"}
    assert other_plans(plan, [replace(other, pages=pages)]) == []
    assert other_languages(example_project().translated("everyone")) == []


def test_the_page_of_a_program_offers_the_calendars_of_both_languages(whole: Path, tmp_path: Path) -> None:
    root = shutil.copytree(whole, tmp_path / "project")
    (root / "local" / "programs").mkdir(parents=True)
    text = (EXAMPLE / PROGRAM).read_text(encoding="utf-8") + "start: 2027-01-04\n"
    (root / "local/programs/ours.yml").write_text(text, encoding="utf-8")
    project, others = read(root)
    pages = {page.url: page for page in program_pages(project.plans)}
    found = program_part(project.plans, pages["programs/ours/"], {}, None, others).files
    name = WORDS.own_name
    assert found == (
        ("The calendar for staff (ICS)", "programs/ours/staff.ics", ""),
        ("The calendar for participants (ICS)", "programs/ours/group.ics", ""),
        (f"{name}: {WORDS.programs.calendar_staff}", f"programs/ours/staff-{PSEUDO}.ics", PSEUDO),
        (f"{name}: {WORDS.programs.calendar_group}", f"programs/ours/group-{PSEUDO}.ics", PSEUDO),
    )
    files = program_files(project.plans, {}, ADDRESS, others)
    alone = program_files(project.plans, {}, ADDRESS)
    assert {url for _, url, _ in found} <= files.keys()
    assert {url: text for url, text in files.items() if url in alone} == alone
    other = next(own for own in other_plans(project.plans[0], others))
    assert files[f"programs/ours/group-{PSEUDO}.ics"].encode() == group_calendar(other, START)
    assert program_part(project.plans, pages["programs/ours/coverage/"], {}, None, others).files[0][2] == ""


def test_the_script_of_a_program_without_a_start_has_what_its_calendars_say(whole: Path) -> None:
    project, others = read(whole)

    def data(languages: Sequence[OtherLanguage]) -> dict[str, Any]:
        (script,) = program_scripts(project.plans, {}, ADDRESS, languages).values()
        found: dict[str, Any] = json.loads(script.removeprefix("window.programDates = ").removesuffix(";\n"))
        return found

    found = data(others)
    (other,) = found.pop("others")
    assert found == data([])
    assert (other["language"], other["suffix"]) == (PSEUDO, f"-{PSEUDO}")
    assert [turn["title"] for turn in found["turns"]] == [
        {accented(title): title for title in ("A short walk", "A quiet hour")}.get(turn["title"], "")
        for turn in other["turns"]
    ]


def test_a_packet_that_lacks_one_sheet_is_none(whole: Path) -> None:
    project, (other,) = read(whole)
    (plan,) = project.plans
    (own,) = other_plans(plan, [other])
    usual = project.pages("everyone")

    def urls(pages: Iterable[Page]) -> set[str]:
        return {packet.url for packet in whole_packets(plan, usual, own, tuple(pages))}

    families = {f"packets/week-{week}-families-{PSEUDO}.pdf" for week in ("01", "02")}
    participants = {url.replace("families", "participants") for url in families}
    assert urls(other.pages.values()) == families | participants
    assert urls(page for page in other.pages.values() if page.sheet != "walk-plan") == families


def make_program(root: Path, out: Path, *arguments: str) -> None:
    command = ["program", str(EXAMPLE / PROGRAM), "--root", str(root), "--start", "2027-01-04", "--out", str(out)]
    assert main([*command, "--group", "2", *arguments]) == 0


def files_of(out: Path) -> dict[str, bytes]:
    return {place.relative_to(out).as_posix(): place.read_bytes() for place in out.rglob("*") if place.is_file()}


def names(files: Iterable[str]) -> list[str]:
    return sorted(name for name in files if PSEUDO in name)


def first_page(data: bytes) -> str:
    text: str = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    return text


@pytest.mark.pdf
@pytest.mark.usefixtures("own_cache")
def test_a_program_is_written_in_both_languages_and_english_stays_as_it_was(whole: Path, tmp_path: Path) -> None:
    make_program(whole, tmp_path / "both")
    make_program(with_styles(shutil.copytree(EXAMPLE, tmp_path / "project")), tmp_path / "alone")
    both, alone = files_of(tmp_path / "both"), files_of(tmp_path / "alone")
    weeks = ("01", "02")
    nights = [
        f"nights/week-{week}-{day}-{PSEUDO}.pdf" for week in weeks for day in ("Mon-0930", "Thu-0930", "Wed-1800")
    ]
    packets = [f"packets/week-{week}-{whom}-{PSEUDO}.pdf" for week in weeks for whom in ("families", "participants")]
    own = [f"{name}-{PSEUDO}{end}" for name, end in (("group", ".ics"), ("index", ".html"), ("staff", ".ics"))]
    assert names(both) == sorted([*own, *nights, *packets])
    assert both.keys() - set(names(both)) == alone.keys()
    assert [name for name in alone if both[name] != alone[name]] == ["index.html"]
    link = f'<p><a href="index-{PSEUDO}.html" lang="{PSEUDO}" hreflang="{PSEUDO}">{WORDS.own_name}</a></p>\n'
    assert both["index.html"].decode().replace(link, "") == alone["index.html"].decode()
    words = {
        name: pypdfium2.PdfDocument(both[name])[0].get_textpage().get_text_range() for name in (packets[1], nights[0])
    }
    assert WORDS.packets.contents in words[packets[1]]
    assert f"{accented('Walk plan')} 2" in words[nights[0]]


@pytest.mark.pdf
@pytest.mark.usefixtures("own_cache")
def test_what_is_not_whole_in_a_language_is_english_and_the_index_says_so(half: Path, tmp_path: Path) -> None:
    make_program(half, tmp_path / "out", "--sides", "2")
    files = files_of(tmp_path / "out")
    assert [name for name in names(files) if "Wed" in name or "families" in name] == []
    assert len([name for name in names(files) if name.startswith(("nights", "packets"))]) == 6
    index = files[f"index-{PSEUDO}.html"].decode()
    families, participants = WORDS.program_overview.families, WORDS.program_overview.participants
    assert f'<a href="packets/week-01-families.pdf">{families} {IN_ENGLISH}</a>' in index
    assert f'<a href="packets/week-01-participants-{PSEUDO}.pdf">{participants}</a>' in index
    assert f'<a href="group-{PSEUDO}.ics">{WORDS.programs.calendar_group}</a>' in index
    assert index.count("nights/week-01-Wed-1800.pdf") == 1
    assert f'<html lang="{PSEUDO}">' in index
    assert f'<a href="index-{PSEUDO}.html"' in files["index.html"].decode()
