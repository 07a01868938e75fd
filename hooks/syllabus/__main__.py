"""Commands: `python -m syllabus check [FILES]` and `python -m syllabus schema FOLDER`."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from .build_day import build_day
from .problem import Problem, report
from .project import load
from .report_formats import to_json, to_sarif
from .schemas import schemas

FORMATS = {"text": report, "json": to_json, "sarif": to_sarif}


def main(arguments: list[str]) -> int:
    """Run one command; the exit status of a check is 1 when there are errors or warnings."""
    parser = argparse.ArgumentParser(prog="python -m syllabus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="look for problems in the content")
    check.add_argument("files", nargs="*", type=Path, help="check these files only")
    check.add_argument("--root", type=Path, default=Path.cwd(), help="folder that holds curriculum/ and docs/")
    check.add_argument("--format", choices=FORMATS, default="text")
    check.add_argument("--today", type=date.fromisoformat, default=build_day(), help="day that decides what is stale")
    schema = commands.add_parser("schema", help="write the JSON Schemas of the records")
    schema.add_argument("folder", type=Path)
    given = parser.parse_args(arguments)
    if given.command == "schema":
        return _write_schemas(given.folder)
    problems = check_files(given.root.resolve(), given.files, given.today)
    print(FORMATS[given.format](problems))
    return 1 if any(problem.level != "notice" for problem in problems) else 0


def check_files(root: Path, files: list[Path], today: date) -> list[Problem]:
    """The problems of the whole project at `root`, or of some of its files."""
    only = frozenset((root / file).resolve().relative_to(root).as_posix() for file in files)
    _, problems = load(root, today, only)
    return [problem for problem in problems if not only or problem.path in only]


def _write_schemas(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
