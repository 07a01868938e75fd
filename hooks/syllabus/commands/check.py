"""`check`: report problems in the content, either all of it or some files."""

import argparse
import os
import re
from datetime import date
from pathlib import Path

from ..build.build_day import build_day, day
from ..build.cache import open_cache
from ..build.shard import SHARD_VARIABLE
from ..checks.report_formats import to_json, to_sarif
from ..content.problem import Problem, RefusedError, report
from ..load import load
from ..words.catalogue import TRANSLATIONS
from .arguments import add_root

# What `load` reads, and where it reports whatever else stands there.
CHECKED = re.compile(
    r"mkdocs\.yml|(?:docs|local)(?:/(?!\.)[^/]+)+|curriculum/.+\.svg"
    r"|curriculum/(?:modules/.+|editions/[^/]+|programs/[^/]+\.yml"
    r"|reference/(?:passages/.+|(?:needs|plan_problems|crisis|sources|thresholds|words|safety|glossary|hosts|standards)"
    r"\.yml|(?:common|spelling)-words\.txt))"
    rf"|curriculum/(?:forms|reference)/(?:{'|'.join(TRANSLATIONS)})/(?!\.).+",
    re.DOTALL,
)
FORMATS = {"text": report, "json": to_json, "sarif": to_sarif}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the files to check, the report format, and the day that staleness is judged by."""
    add_root(parser)
    parser.add_argument("files", nargs="*", type=Path, help="check these files only")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--today", type=_day, help="day that decides what is stale")


def run(args: argparse.Namespace) -> int:
    """Print the problems, and return 1 if any of them is an error or a warning."""
    problems = check_files(args.root.resolve(), args.files, args.today or build_day())
    print(FORMATS[args.format](problems))
    return 1 if any(problem.level != "notice" for problem in problems) else 0


def check_files(root: Path, files: list[Path], today: date) -> list[Problem]:
    """Return the problems of the project at `root`, or of some of its files, as of `today`.

    Raises RefusedError for a file that no check looks at, so that nobody takes silence for praise.
    """
    only = frozenset(_known_file(root, file) for file in files)
    os.environ.pop(SHARD_VARIABLE, None)  # a check always covers all texts
    _, problems = load(root, today, only, open_cache(root, "checks"))
    return [problem for problem in problems if not only or problem.path in only]


def _known_file(root: Path, file: Path) -> str:
    """Return the path of a file to check, as problems name it."""
    place = Path(os.path.abspath(root / file))  # noqa: PTH100  # a link is a problem of its own, and not its target
    found, fix = None, "name files below curriculum/, docs/ or local/"
    if not place.is_relative_to(root):
        found = f"{file}, which is outside the project"
    elif not os.path.lexists(place):
        found = f"{file}, which does not exist"
    elif place.is_dir():
        found, fix = f"the folder {file}", "name its files, or leave FILES out to check everything"
    elif not CHECKED.fullmatch(place.relative_to(root).as_posix()):
        found = f"{file}, which no check looks at"
    if found:
        raise RefusedError(f"expected a file of the content, found {found} - {fix}")
    return place.relative_to(root).as_posix()


def _day(text: str) -> date:
    try:
        return day(text, "--today")
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
