"""Commands: `python -m syllabus check` and `python -m syllabus schema FOLDER`."""

import argparse
import json
import sys
from pathlib import Path

from .problem import report
from .project import load
from .schemas import schemas


def main(arguments: list[str]) -> int:
    """Run one command; the exit status is 1 when there are problems in the content."""
    parser = argparse.ArgumentParser(prog="python -m syllabus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="look for problems in the content")
    check.add_argument("--root", type=Path, default=Path.cwd(), help="folder that holds curriculum/ and docs/")
    schema = commands.add_parser("schema", help="write the JSON Schemas of the records")
    schema.add_argument("folder", type=Path)
    given = parser.parse_args(arguments)
    if given.command == "schema":
        return _write_schemas(given.folder)
    _, problems = load(given.root)
    print(report(problems))
    return 1 if problems else 0


def _write_schemas(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
