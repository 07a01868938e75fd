"""What comes out of a program: print plan, make-up list, coverage, tables, pages and packets."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from curricula import EXAMPLE, ROOT, TODAY, example_project
from golden_cases import changed_example
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples
from program_cases import (
    PRESETS,
    any_programs,
    as_document,
    full_preset,
    small_libraries,
    standards,
    twelve_modules,
)

from syllabus.__main__ import main
from syllabus.checks.rules import RULES
from syllabus.commands.program import STYLES
from syllabus.content.reference_types import Clinic
from syllabus.load import load
from syllabus.programs.calendar import staff_calendar
from syllabus.programs.checks import program_problems
from syllabus.programs.coverage import coverage, sessions_met, variety
from syllabus.programs.facts import Facts, Library, ModuleFacts
from syllabus.programs.listing import guides_by_week, how_it_runs, programs_list, what_is_covered
from syllabus.programs.make_up import make_up
from syllabus.programs.model import Topic, TopicList
from syllabus.programs.packets import week_packets
from syllabus.programs.plan import Plan, make_plan, pages_by_sheet
from syllabus.programs.print_plan import print_plan
from syllabus.programs.render import (
    about_html,
    coverage_html,
    make_up_html,
    overview_html,
    print_plan_html,
    schedule_html,
)
from syllabus.programs.schedule import schedule
from syllabus.programs.site_pages import program_files, program_pages, program_part, program_scripts
from syllabus.programs.structure_checks import structure_problems
from syllabus.programs.tables import coverage_csv, print_plan_csv

START = date(2027, 1, 4)


def full_plan(slug: str, start: date | None = None, group: int | None = None) -> Plan:
    return make_plan(as_document(full_preset(slug), slug), twelve_modules(), standards(), start, group)


def test_print_plan_multiplies_sheets_people_and_pages() -> None:
    (plan,) = example_project().plans
    walk = "small-steps/a-short-walk/walk-plan"
    home = "for-families/a-quiet-hour"
    (first, second) = print_plan(plan, {walk: 3, f"{home}/quiet-hour": 1, f"{home}/cards/knocks": 3})
    rows = {(row.day, row.id): row for row in first.rows}
    assert rows["Mon", walk].each == 1
    assert rows["Mon", walk].copies == 10
    assert rows["Mon", walk].paper == 20  # three pages are two pieces of paper
    assert first.copies == sum(row.copies for row in first.rows)
    (knocks,) = [row for row in first.rows if row.id == f"{home}/cards/knocks"]
    assert (knocks.each, knocks.per, knocks.copies) == (1, "pair", 5)
    assert knocks.paper == 5 + 1  # a page with backs for each pair, and one for the leader
    assert first.paper == 20 + 20 + 20 + 6  # the family sheet has one page and is printed twice
    assert second.number == 2
    assert print_plan(plan, {})[0].paper is None


@pytest.mark.parametrize("slug", PRESETS)
def test_make_up_tells_when_a_session_comes_again(slug: str) -> None:
    plan = full_plan(slug)
    rows = make_up(plan)
    blocks = [i for week in plan.weeks for m in week.meetings for i in m.items if i.session]
    assert len(rows) == len(blocks)
    weeks = {week.number: week for week in schedule(plan.program, plan.modules, 200)}
    for row in rows:
        if row.again:
            day, number = re.fullmatch(r"(\w+) of week (\d+)", row.again).groups()  # type: ignore[union-attr]  # or fail
            then = [m for m in weeks[int(number)].meetings if m.day == day]
            assert row.session in [item.session for m in then for item in m.items]
            assert int(number) >= row.week
    if plan.program.enrolment == "open":
        assert all(row.again for row in rows if row.session.core)


def test_coverage_counts_what_the_data_says_and_shows_gaps() -> None:
    (plan,) = example_project().plans
    (parts,) = coverage(plan)
    rows = {row.title: row for row in parts.rows}
    assert [session.id for session in rows["Mood"].sessions] == [
        "small-steps/a-short-walk",
        "for-families/a-quiet-hour",
    ]
    assert rows["Mood"].minutes == 4 * 30 + 2 * 90
    assert [session.id for session in rows["Families"].sessions] == ["for-families/a-quiet-hour"]
    full = coverage(full_plan("day-program"))
    gaps = {row.title for group in full for row in group.rows if not row.sessions}
    assert "Nicotine" in gaps
    assert "<strong>No session.</strong>" in coverage_html(full_plan("day-program"), None)


@pytest.mark.parametrize("slug", PRESETS)
def test_variety_counts_each_session_of_groups_once(slug: str) -> None:
    plan = full_plan(slug)
    found = variety(plan)
    blocks = [i for week in plan.weeks for m in week.meetings if not m.is_family for i in m.items if i.session]
    once = [item.session for item in blocks if item.turn and item.turn.part == 1]
    assert {s: n for n, sessions in found.often for s in sessions} == {s: once.count(s) for s in once}
    modules = [module for module in plan.modules.values() if module.audience == "participants"]
    assert found.total == sum(len(module.sessions) for module in modules)
    assert found.met + sum(len(sessions) for _, sessions in found.never) == found.total
    assert f"holds {found.met}," in coverage_html(plan, None)


def test_tables_hold_every_session_and_sheet() -> None:
    plan = full_plan("day-program", START)
    rows = list(csv.DictReader(io.StringIO(coverage_csv(plan))))
    assert [row["session"] for row in rows] == [met.session.id for met in sessions_met(plan)]
    assert all(row["objectives"] for row in rows)
    assert {"Parts of a program", "Topics that New Jersey asks for"} <= rows[0].keys()
    printed = list(csv.DictReader(io.StringIO(print_plan_csv(plan, {}))))
    assert printed[0]["day"] == "Mon, Jan 4"
    assert {row["copies"] for row in printed} == {"10"}


def test_a_cell_is_never_a_formula(tmp_path: Path) -> None:
    change = {"file": "session", "replace": "title: A short walk", "by": "title: '=1+1'"}
    project, _ = load(changed_example(tmp_path, [change]), TODAY)
    assert project is not None
    assert ",=1+1" not in coverage_csv(project.plans[0])
    assert ",'=1+1" in coverage_csv(project.plans[0])


@pytest.mark.parametrize("slug", PRESETS)
def test_pages_hold_every_session_and_are_the_same_twice(slug: str) -> None:
    plan = full_plan(slug, START, 12)
    pages = [about_html(plan), schedule_html(plan, "../"), make_up_html(plan, "../"), print_plan_html(plan, "../", {})]
    again = full_plan(slug, START, 12)
    assert pages == [
        about_html(again),
        schedule_html(again, "../"),
        make_up_html(again, "../"),
        print_plan_html(again, "../", {}),
    ]
    for met in sessions_met(plan):
        assert met.session.title in pages[1]
    assert pages[1].count('<section class="week"') == plan.program.weeks
    assert "Mon, Jan 4" in pages[1]
    assert "for 12 people" in pages[0].lower()


@pytest.mark.parametrize("slug", PRESETS)
def test_the_overview_has_every_session_of_every_week(slug: str) -> None:
    plan = full_plan(slug, START)
    rows = overview_html(plan, "../", "../").split("<tr>")[2:]
    assert len(rows) == len(plan.weeks)
    for row, week in zip(rows, plan.weeks, strict=True):
        ids = [item.session.id for meeting in week.meetings for item in meeting.items if item.session]
        assert sorted(re.findall(r'href="../([^"]+)/guide/"', row)) == sorted(ids)
        assert f"../#week-{week.number}" in row


def test_what_is_not_for_a_first_week_is_marked_with_what_to_do() -> None:
    text = schedule_html(full_plan("weekday-program"), None)
    assert "for middle and step-down" in text
    assert "A newcomer goes over the safety plan with staff" in text
    assert "dagger" not in schedule_html(full_plan("weekly-aftercare"), None)


def test_text_of_a_program_cannot_become_markup() -> None:
    plan = full_plan("day-program")
    program = plan.program.model_copy(update={"title": "A & B", "notes": ("<script>alert(1)</script>",)})
    changed = Plan(plan.slug, program, plan.modules, plan.standards, plan.weeks, plan.group)
    assert "<script>" not in about_html(changed)
    assert "A &amp; B" in schedule_html(changed, None)


def test_packets_keep_guides_from_participants() -> None:
    project = example_project()
    (plan,) = project.plans
    packets = {p.url: p for p in week_packets(plan, plan.weeks[0], project.pages("everyone"))}
    kinds = {url: {part.page.kind for part in packet.parts} for url, packet in packets.items()}
    assert kinds == {
        "packets/week-01-participants.pdf": {"session", "worksheet"},
        "packets/week-01-families.pdf": {"session", "worksheet"},
        "packets/week-01-facilitators.pdf": {"guide", "cards"},
    }
    assert {part.page.module for part in packets["packets/week-01-participants.pdf"].parts} == {"small-steps"}


def test_lists_lead_to_pages_that_exist() -> None:
    project = example_project()
    uris = {page.uri for page in project.pages("everyone")}
    text = programs_list(project.plans, "en") + guides_by_week(project.plans, project.curriculum)
    targets = re.findall(r"\]\(/([^)#]+)(?:#[^)]*)?\)", text)
    assert set(targets) <= uris
    assert "small-steps/a-short-walk/facilitator.md" in targets
    assert not [page for page in project.pages("participants") if page.kind == "program"]


def test_pages_of_sheets_are_taken_from_the_right_files() -> None:
    made = {"cbt/a/sheet/sheet.pdf": 2, "cbt/a/sheet/sheet-large-print.pdf": 5, "cbt/a/a-packet.pdf": 4}
    assert pages_by_sheet(made) == {"cbt/a/sheet": 2}


@examples(150)
@given(data=st.data(), library=small_libraries())
def test_any_program_gives_problems_or_pages(data: st.DataObject, library: Library) -> None:
    families = {"f": ModuleFacts("Families", "families", (Facts("f", "f0", "An evening", 90, core=True),))}
    document = as_document(data.draw(any_programs({**library, **families})))
    problems = program_problems(document, {**library, **families}, standards())
    assert all(str(problem).count("\n") == 0 and problem.rule in RULES for problem in problems)
    if not structure_problems(document, {**library, **families}, standards()):
        plan = make_plan(document, {**library, **families}, standards(), START)
        for page in (about_html(plan), schedule_html(plan, "../"), make_up_html(plan, None), coverage_html(plan, None)):
            assert page.count("<li") == page.count("</li>")
        assert staff_calendar(plan, START).startswith(b"BEGIN:VCALENDAR")


def test_a_program_of_the_clinic_has_calendars_at_lasting_addresses(tmp_path: Path) -> None:
    text = (EXAMPLE / "curriculum/programs/two-mornings.yml").read_text() + "start: 2027-01-04\n"
    root = changed_example(tmp_path, [{"file": "local/programs/ours.yml", "write": text}])
    project, problems = load(root, TODAY)
    assert project is not None
    assert problems == []
    ours, shipped = project.plans
    assert (ours.slug, ours.path, shipped.slug) == ("ours", "local/programs/ours.yml", "two-mornings")
    files = program_files(project.plans, {}, "ours.example")
    calendars = [url for url in files if url.endswith(".ics")]
    assert calendars == ["programs/ours/staff.ics", "programs/ours/group.ics"]
    assert files["programs/ours/staff.ics"].encode() == staff_calendar(ours, START, "ours.example")
    pages = {page.url: page for page in program_pages(project.plans)}
    assert [url for _, url, _ in program_part(project.plans, pages["programs/ours/"], {}).files] == calendars
    undated = program_part(project.plans, pages["programs/two-mornings/"], {})
    assert undated.files == ()
    assert program_part(project.plans, pages["programs/ours/"], {}).dates == ""  # its file has them
    assert list(program_scripts(project.plans, {}, "ours.example")) == [undated.dates]


@pytest.mark.pdf
def test_a_file_with_a_start_needs_none_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = changed_example(tmp_path, [])
    (root / "docs" / "assets").mkdir(exist_ok=True)
    for name in STYLES:
        (root / "docs" / "assets" / name).write_text((ROOT / "docs/assets" / name).read_text())
    ours, out = tmp_path / "ours.yml", tmp_path / "out"
    text = (EXAMPLE / "curriculum/programs/two-mornings.yml").read_text()
    ours.write_text(text)
    status, said = run(capsys, ours, "--out", out, "--root", root)
    assert status != 0
    assert f"{ours}:1 start-missing: expected the first week's date, found none - add `start:`" in said
    closed = "start: 2027-01-04\nindividual: 120\nclosed: [{date: 2027-01-07, why: A day of rest}]\n"
    ours.write_text(text + closed)
    status, said = run(capsys, ours, "--out", out, "--root", root, "--no-packets")
    assert status == 0, said
    assert "Thu, Jan 7: no group. A day of rest." in (out / "schedule.html").read_text()
    assert "The whole group misses it." in (out / "make-up.html").read_text()
    assert "Thu, Jan 7" not in (out / "print-plan.html").read_text()
    assert (out / "group.ics").read_text().count("STATUS:CANCELLED") == 1


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    status = main(["program", *map(str, arguments)])
    return status, "".join(capsys.readouterr())


@pytest.mark.pdf
def test_a_file_outside_becomes_a_folder_with_dates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = changed_example(tmp_path, [])
    (root / "docs" / "assets").mkdir(exist_ok=True)
    for name in STYLES:
        (root / "docs" / "assets" / name).write_text((ROOT / "docs/assets" / name).read_text())
    ours = tmp_path / "Our Program.yml"
    ours.write_text((EXAMPLE / "curriculum/programs/two-mornings.yml").read_text())
    out = tmp_path / "out"
    given = (ours, "--start", "2027-01-04", "--group", "7", "--out", out, "--root", root)
    status, said = run(capsys, *given)
    assert (status, said) == (0, f"{out}: 26 files\n")
    places = sorted(place for place in out.rglob("*") if place.is_file())
    names = {place.relative_to(out).as_posix(): place.read_bytes() for place in places}
    assert {
        "schedule.html",
        "staff.ics",
        "group.ics",
        "print-plan.csv",
        "packets/week-02-participants.pdf",
        "packets/week-01-facilitators.docx",
    } <= names.keys()
    assert [name for name in names if name.endswith(".docx") and "facilitators" not in name] == []
    assert b"Mon, Jan 4" in names["schedule.html"]
    linked = set(re.findall(r'href="([^"#]+)"', names["index.html"].decode()))
    missed = {"make-up/small-steps-a-short-walk.pdf", "make-up/for-families-a-quiet-hour.pdf"}
    assert linked == names.keys() - {"index.html"} - missed
    assert set(re.findall(r'href="([^"#]+)"', names["make-up.html"].decode())) == missed
    assert b",7,7,7" in names["print-plan.csv"]
    assert [name for name in names if name.startswith("nights/week-02")] == [
        f"nights/week-02-{night}.pdf" for night in ("Mon-0930", "Thu-0930", "Wed-1800")
    ]
    packet = tmp_path / "night.pdf"
    for_seven = ("packet", packet, "small-steps/a-short-walk", "--group", "7", "--root", root)
    assert main([str(part) for part in for_seven]) == 0
    assert names["nights/week-01-Mon-0930.pdf"] == packet.read_bytes()  # as `make packet GROUP=7` prints it
    assert b"UID:our-program.visit-1.staff@" in names["staff.ics"]
    run(capsys, *given)
    assert names == {
        place.relative_to(out).as_posix(): place.read_bytes() for place in out.rglob("*") if place.is_file()
    }


def test_problems_of_a_file_outside_are_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = changed_example(tmp_path, [])
    ours = tmp_path / "ours.yml".rjust(max(130 - len(str(tmp_path)), 8), "x")  # long, and still told whole
    text = (EXAMPLE / "curriculum/programs/two-mornings.yml").read_text()
    ours.write_text(text.replace(", counts: true", "").replace("[clinician]", "[peer]"))
    out = tmp_path / "out"
    status, said = run(capsys, ours, "--start", "2027-01-04", "--out", out, "--root", root)
    assert status == 1
    assert f"{ours}:14 program-hours: expected at least 4 hours" in said
    assert f"{ours}:7 facilitator-role" in said
    assert not out.exists()
    status, said = run(capsys, tmp_path / "none.yml", "--start", "2027-01-04", "--out", out, "--root", root)
    assert (status, "file-missing" in said) == (1, True)


@pytest.mark.parametrize(
    ("start", "says"), [("2027-01-05", "expected a Monday"), ("next week", "expected a day such as")]
)
def test_a_start_that_is_no_monday_is_refused(start: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["program", "ours.yml", "--start", start])
    assert says in capsys.readouterr().err


def test_families_are_told_when_and_where_the_clinic_s_own_program_runs() -> None:
    plans = (full_plan("day-program"), full_plan("taper-program"))
    clinic = Clinic(name="Ours", program="day-program", room="second floor", calls="The desk, until six.")
    assert how_it_runs(plans, clinic, "en").split("\n") == [
        "- **Visits:** Mon, Tue, and Thu, 9:30 am to 12:30 pm.",
        "- **How long:** 12 weeks for each person. People start in any week, and finish in any week.",
        "- **Family evening:** Wed, 6:00 pm to 7:30 pm.",
        "- **Where:** second floor.",
        "- **Whom to call:** The desk, until six.",
    ]
    steps = how_it_runs(plans, Clinic(name="Ours", program="taper-program"), "en").split("\n")
    assert [line.split(":**")[0] for line in steps] == [
        "- **Weeks 1 to 8",
        "- **Weeks 9 to 12",
        "- **Weeks 13 to 16",
        "- **How long",
        "- **Family evening",
    ]


@pytest.mark.parametrize("clinic", [None, Clinic(name="Ours")])
def test_without_a_program_families_are_told_whom_to_ask(clinic: Clinic | None) -> None:
    assert "Ask for them at the desk" in how_it_runs((full_plan("day-program"),), clinic, "en")


def test_a_topic_names_its_sessions_or_counts_them_and_says_who_else() -> None:
    modules = {
        "a": ModuleFacts("A", "participants", tuple(Facts("a", f"s{n}", f"S{n}", 50, True) for n in range(5))),
        "b": ModuleFacts("B", "participants", (Facts("b", "one", "One", 50, True, plan_problems=("sleep",)),)),
    }
    topics = {
        "x": Topic(title="Whole", modules=("a",)),
        "y": Topic(title="Sleep", plan_problems=("sleep",), by="A nurse."),
        "z": Topic(title="Rent", by="A social worker."),
    }
    group = TopicList(title="Parts", source="us", seen="ours", topics=topics)
    told = what_is_covered(standards().model_copy(update={"coverage": {"parts": group}}), modules, "en")
    assert [line for line in told.split("\n") if line.startswith("| ")][2:] == [
        "| Whole | [A](/a/index.md) (5 of 5 sessions) |",
        "| Sleep | [One](/b/one/session.md). Who else: A nurse. |",
        "| Rent | Who else: A social worker. |",
    ]
