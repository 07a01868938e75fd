"""Commands, all after `python -m syllabus`: check, packet, program, schema, publish, verify, export, stage."""

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path

from .build.build_day import build_day
from .build.cache import store
from .build.shard import SHARE
from .build.site_facts import Site
from .checks.report_formats import to_json, to_sarif
from .content.problem import Problem, nearest, report
from .edition_commands import add_edition_commands
from .pdf.files import make, packet_job
from .pdf.packets import hand_picked
from .programs.command import add_program_command
from .project import load
from .site.schemas import schemas

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
    packet = commands.add_parser("packet", help="join sheets and sessions into one PDF")
    packet.add_argument("out", type=Path, help="the PDF to write")
    packet.add_argument("ids", nargs="+", help="such as cbt/parts-of-a-moment or cbt/parts-of-a-moment/moment-map")
    packet.add_argument("--root", type=Path, default=Path.cwd(), help="folder that holds curriculum/ and docs/")
    packet.add_argument("--edition", default="DRAFT")
    packet.add_argument("--address", default="nine-hours.example", help="where editions are published")
    packet.add_argument("--paper", choices=("letter", "a4"), default="letter")
    add_program_command(commands)
    add_edition_commands(commands)
    given = parser.parse_args(arguments)
    if hasattr(given, "run"):
        return int(given.run(given))
    if given.command == "packet":
        return _write_packet(given)
    if given.command == "schema":
        return _write_schemas(given.folder)
    problems = check_files(given.root.resolve(), given.files, given.today)
    print(FORMATS[given.format](problems))
    return 1 if any(problem.level != "notice" for problem in problems) else 0


def check_files(root: Path, files: list[Path], today: date) -> list[Problem]:
    """The problems of the whole project at `root`, or of some of its files."""
    only = frozenset((root / file).resolve().relative_to(root).as_posix() for file in files)
    os.environ.pop(SHARE, None)  # a build may do a share of the work; a check looks at everything
    _, problems = load(root, today, only, store(root, "checks"))
    return [problem for problem in problems if not only or problem.path in only]


def _write_packet(given: argparse.Namespace) -> int:
    project, problems = load(given.root.resolve(), build_day())
    if project is None or any(problem.level == "error" for problem in problems):
        print(report(problems))
        return 1
    pages = project.pages("participants")
    try:
        packet = hand_picked(given.ids, pages)
    except KeyError as error:
        known = [page.url.rstrip("/") for page in pages if page.kind in ("session", "worksheet")]
        print(f"packet: expected the id of a session or a sheet, found {error} - {nearest(str(error.args[0]), known)}")
        return 1
    job = packet_job(packet, project.curriculum, Site("Nine Hours", given.edition, given.address, given.paper))
    made = make(job)
    if isinstance(made, Problem):
        print(report([made]))
        return 1
    given.out.write_bytes(made.data)
    print(f"{given.out}: {made.pages} pages")
    return 0


def _write_schemas(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
