"""`check`: report problems in the content, either all of it or some files."""

import argparse
import os
from datetime import date
from pathlib import Path

from ..build.build_day import build_day
from ..build.cache import open_cache
from ..build.shard import SHARD_VARIABLE
from ..checks.report_formats import to_json, to_sarif
from ..content.problem import Problem, report
from ..load import load
from .arguments import add_root

FORMATS = {"text": report, "json": to_json, "sarif": to_sarif}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files to check, the report format, and the day that staleness is judged by."""
    add_root(parser)
    parser.add_argument("files", nargs="*", type=Path, help="check these files only")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--today", type=date.fromisoformat, default=build_day(), help="day that decides what is stale")


def run(args: argparse.Namespace) -> int:
    """Print the problems, and return 1 if any of them is an error or a warning."""
    problems = check_files(args.root.resolve(), args.files, args.today)
    print(FORMATS[args.format](problems))
    return 1 if any(problem.level != "notice" for problem in problems) else 0


def check_files(root: Path, files: list[Path], today: date) -> list[Problem]:
    """Return the problems of the project at `root`, or of some of its files, as of `today`."""
    only = frozenset((root / file).resolve().relative_to(root).as_posix() for file in files)
    os.environ.pop(SHARD_VARIABLE, None)  # a check always covers all texts
    _, problems = load(root, today, only, open_cache(root, "checks"))
    return [problem for problem in problems if not only or problem.path in only]
