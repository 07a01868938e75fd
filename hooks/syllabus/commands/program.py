"""`program`: check a program in any file, and write its schedule, calendars and packets."""

import argparse
from datetime import date, timedelta
from pathlib import Path

from ..build.build_day import build_day, day
from ..build.cache import open_cache
from ..build.site_facts import Site
from ..build.whole_file import write_whole
from ..content.problem import RefusedError, report
from ..load import load_checked
from ..programs.facts import library
from ..programs.new_program import program_text
from ..programs.output import read_plan, write_program
from ..programs.questions import ask_all
from ..project import Project
from ..translating.packets import other_languages
from .arguments import add_print_options, add_root, add_sides, people, require_place

STYLES = ("tokens.css", "tokens-print.css", "program.css")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the program's file, its first week, and what to write where."""
    add_root(parser)
    add_print_options(parser)
    add_sides(parser)
    parser.add_argument("file", type=Path, nargs="?", help="a program's file")
    parser.add_argument("--new", type=Path, help="ask a few questions, and write this file first")
    parser.add_argument(
        "--start", type=_monday, help="the Monday of week 1, such as 2027-01-04; the file's own, if not given"
    )
    parser.add_argument("--group", type=people, help="people at each visit; the file's own number, if not given")
    parser.add_argument("--out", type=Path, default=Path("program"), help="the folder to write")
    parser.add_argument("--no-packets", action="store_true", help="leave out the PDFs, which take longest")


def run(args: argparse.Namespace) -> int:
    """Write the program's files. Raises RefusedError if the program has errors, or if writing fails.

    With `--new`, its file is written first, from answers to questions; what needs long is left for a second run.
    """
    if (args.file is None) == (args.new is None):
        raise RefusedError("expected FILE=ours.yml with a program, or NEW=ours.yml to begin one - give one of them")
    if args.new:
        require_new(args.new)
    project = load_checked(args.root.resolve(), build_day(), open_cache(args.root.resolve(), "checks"))
    if args.new:
        start = _begin(args.new, project)
        args.file, args.no_packets = args.new, True
        if not (start or args.start):
            return 0
    plan, problems = read_plan(args.file, project.curriculum, project.programs.standards, args.start, args.group)
    if plan is None:
        raise RefusedError(report(problems))
    if problems:
        print(report(problems))
    site = Site("Nine Hours", project.edition, args.address, args.paper)
    assets = args.root / "docs" / "assets"
    style = "".join((assets / name).read_text(encoding="utf-8") for name in STYLES)
    try:
        count = write_program(
            plan,
            project.curriculum,
            project.pages("everyone"),
            site,
            style,
            args.out,
            open_cache(args.root.resolve(), "pdf"),
            packets=not args.no_packets,
            two_sided=args.sides == 2,
            others=other_languages(project.translated("everyone")),
        )
    except OSError as error:
        found = error.strerror
        raise RefusedError(f"expected a folder to write to, found {found} - choose another with --out") from error
    print(f"{args.out}: {count} files")
    if args.new:
        print(f"Open {args.out / 'index.html'} in a browser. For the packets, too: make program FILE={args.new}")
    return 0


def require_new(file: Path) -> None:
    """Raise RefusedError if no program can be begun at `file`."""
    if file.suffix != ".yml":
        raise RefusedError(f"expected a name that ends with .yml, found {file.name} - write NEW={file.stem}.yml")
    if file.exists() or file.is_symlink():
        raise RefusedError(f"expected a new name, found the file {file} - choose another, or take FILE={file}")
    require_place(file)


def _begin(file: Path, project: Project) -> date | None:
    """Write the file of a new program, completely or not at all, say what was checked, and return its start."""
    standards = project.programs.standards
    if standards is None:
        raise RefusedError("expected curriculum/reference/standards.yml, found none - take it from the repository")
    try:
        answers = ask_all(input, print, library(project.curriculum), standards)
    except EOFError as error:
        raise RefusedError("expected an answer, found the end of what was typed - begin again") from error
    except UnicodeDecodeError as error:
        raise RefusedError("expected letters, found bytes that are none - begin again, and type the answers") from error
    write_whole(file, program_text(answers))
    print(f"\n{file} is written. It was checked for these:")
    print("hours of treatment, repeats, core sessions, first weeks, the share of education, leaders, and holidays.")
    print("Change it with a plain text editor.")
    if answers.start is None:
        _, found = read_plan(file, project.curriculum, standards, next_monday(build_day()), None)
        problems = [problem for problem in found if problem.rule != "holiday-open"]  # of a start that is only assumed
        print(report(problems) if problems else "All of it is fine.")
        print(f"When you know the first Monday: make program FILE={file} START=2027-01-04")
    return answers.start


def next_monday(today: date) -> date:
    """Return the first Monday after a day."""
    return today + timedelta(days=7 - today.weekday())


def _monday(text: str) -> date:
    try:
        monday = day(text, "--start")
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if monday.weekday() != 0:
        raise argparse.ArgumentTypeError(f"expected a Monday, since weeks are counted from one, found {text}")
    return monday
