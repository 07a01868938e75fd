"""`program`: check a program in any file, and write its schedule, calendars and packets."""

import argparse
from datetime import date
from pathlib import Path

from ..build.build_day import build_day, day
from ..build.cache import open_cache
from ..build.site_facts import Site
from ..content.problem import RefusedError, report
from ..load import load_checked
from ..programs.output import read_plan, write_program
from .arguments import add_print_options, add_root, add_sides, people

STYLES = ("tokens.css", "tokens-print.css", "program.css")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the program's file, its first week, and what to write where."""
    add_root(parser)
    add_print_options(parser)
    add_sides(parser)
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--start", type=_monday, help="the Monday of week 1, such as 2027-01-04; the file's own, if not given"
    )
    parser.add_argument("--group", type=people, help="people at each visit; the file's own number, if not given")
    parser.add_argument("--out", type=Path, default=Path("program"), help="the folder to write")
    parser.add_argument("--no-packets", action="store_true", help="leave out the PDFs, which take longest")


def run(args: argparse.Namespace) -> int:
    """Write the program's files. Raises RefusedError if the program has errors, or if writing fails."""
    project = load_checked(args.root.resolve(), build_day(), open_cache(args.root.resolve(), "checks"))
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
        )
    except OSError as error:
        found = error.strerror
        raise RefusedError(f"expected a folder to write to, found {found} - choose another with --out") from error
    print(f"{args.out}: {count} files")
    return 0


def _monday(text: str) -> date:
    try:
        monday = day(text, "--start")
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    if monday.weekday() != 0:
        raise argparse.ArgumentTypeError(f"expected a Monday, since weeks are counted from one, found {text}")
    return monday
