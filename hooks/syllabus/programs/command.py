"""`python -m syllabus program`: a program in a file anywhere, with dates."""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ..build.build_day import build_day
from ..build.cache import Cache
from ..build.site_facts import Site
from ..checks.run import without_allowed
from ..content.problem import Problem, report
from ..pages.assemble import Page
from ..pdf.files import make_all, packet_job, sheet_jobs
from ..pdf.packets import Packet
from ..project import Project, load
from .checks import program_problems
from .facts import library
from .packets import week_packets
from .plan import Plan, make_plan, pages_by_sheet
from .reader import STANDARDS, read_program_file
from .render import about_html, coverage_html, make_up_html, page_html, print_plan_html, schedule_html
from .tables import coverage_csv, print_plan_csv


def add_program_command(commands: Any) -> None:
    """Add `program` to the commands of a parser."""
    command = commands.add_parser("program", help="check a program and write its schedule, calendars and packets")
    command.add_argument("file", type=Path)
    command.add_argument("--start", type=_monday, required=True, help="the Monday of week 1, such as 2027-01-04")
    command.add_argument("--group", type=_people, help="people at each visit; the file's own number, if not given")
    command.add_argument("--out", type=Path, default=Path("program"), help="the folder to write")
    command.add_argument("--no-packets", action="store_true", help="leave out the PDFs, which take longest")
    command.add_argument("--root", type=Path, default=Path.cwd(), help="folder that holds curriculum/ and docs/")
    command.add_argument("--address", default="nine-hours.example", help="where editions are published")
    command.add_argument("--paper", choices=("letter", "a4"), default="letter")
    command.set_defaults(run=_run)


def _monday(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"expected a date such as 2027-01-04, found {text!r}") from error
    if found.weekday() != 0:
        raise argparse.ArgumentTypeError(f"expected a Monday, since weeks are counted from one, found {text}")
    return found


def _people(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 60:
        raise argparse.ArgumentTypeError(f"expected a number of people from 1 to 60, found {text!r}")
    return int(text)


def _run(given: argparse.Namespace) -> int:
    project, problems = load(given.root.resolve(), build_day())
    if project is None or any(problem.level == "error" for problem in problems):
        print(report(problems))
        return 1
    plan, problems = read_plan(given.file, project, given.start, given.group)
    if problems:
        print(report(problems))
    if plan is None or any(problem.level == "error" for problem in problems):
        return 1
    site = Site("Nine Hours", project.edition, given.address, given.paper)
    style = (given.root / "docs" / "assets" / "program.css").read_text(encoding="utf-8")
    try:
        count = write_program(plan, project, site, style, given.out, given.root, packets=not given.no_packets)
    except OSError as error:
        print(f"program: expected a folder to write to, found {error.strerror} - choose another with --out")
        return 1
    print(f"{given.out}: {count} files")
    return 0


def read_plan(file: Path, project: Project, start: date, group: int | None) -> tuple[Plan | None, list[Problem]]:
    """The plan of a program in `file`, or what keeps it from being one."""
    document, problems = read_program_file(file)
    standards = project.programs.standards
    if standards is None:
        problems.append(Problem(STANDARDS, 1, "file-missing", "a file", "none", "take it from the repository"))
    if document is None or standards is None:
        return None, problems
    facts = library(project.curriculum)
    if group is not None:
        document = document.model_copy(update={"record": document.record.model_copy(update={"group": group})})
    found = program_problems(document, facts, standards)
    problems += without_allowed(found, [(document.path, document.record.allow)])
    if any(problem.level == "error" for problem in problems):
        return None, problems
    return make_plan(document, facts, standards, start, group), problems


def write_program(
    plan: Plan, project: Project, site: Site, style: str, out: Path, root: Path, *, packets: bool = True
) -> int:
    """Write everything about a plan with a start into the folder `out`; how many files there are."""
    from .calendar import group_calendar, staff_calendar  # noqa: PLC0415  # slow to load, and nothing else needs it

    pages = project.pages("everyone")
    cache = Cache(root / ".build" / "cache" / "pdf")
    used = [page for page in pages if page.kind == "worksheet" and _is_used(plan, page)]
    made, _ = make_all(sheet_jobs(project.curriculum, used, site), cache)
    lengths = pages_by_sheet({url: file.pages for url, file in made.items()})
    files: dict[str, bytes] = {name: text.encode() for name, text in texts(plan, lengths, style).items()}
    if plan.start:
        files["staff.ics"] = staff_calendar(plan, plan.start)
        files["group.ics"] = group_calendar(plan, plan.start)
    if packets:
        wanted: Iterator[Packet] = (packet for week in plan.weeks for packet in week_packets(plan, week, pages))
        ready, _ = make_all([packet_job(packet, project.curriculum, site) for packet in wanted], cache)
        files |= {url: file.data for url, file in ready.items()}
    for name, data in files.items():
        place = out / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return len(files)


def texts(plan: Plan, pages: dict[str, int], style: str) -> dict[str, str]:
    """The pages and tables by name of file."""
    title = plan.program.title
    return {
        "schedule.html": page_html(title, about_html(plan) + schedule_html(plan, None), style),
        "print-plan.html": page_html(f"{title}: what to print", print_plan_html(plan, None, pages), style),
        "make-up.html": page_html(f"{title}: make up at home", make_up_html(plan, None), style),
        "coverage.html": page_html(f"{title}: what is covered", coverage_html(plan, None), style),
        "print-plan.csv": print_plan_csv(plan, pages),
        "coverage.csv": coverage_csv(plan),
    }


def _is_used(plan: Plan, page: Page) -> bool:
    return any(
        item.session is not None and (item.session.module, item.session.slug) == (page.module, page.session)
        for week in plan.weeks
        for meeting in week.meetings
        for item in meeting.items
    )
