"""The commands of a site keeper: publish an edition, verify one, export them all, and stage a plain tree."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .build.build_day import build_day
from .publishing.publish import export, publish, verify
from .publishing.tool_runs import RefusedError
from .staging.stage import stage_project


def add_edition_commands(commands: Any) -> None:
    """Add `publish`, `verify`, `export` and `stage` to the commands of a parser."""
    for name, run, argument, text in (
        ("publish", _publish, "edition", "publish the clean commit here as an edition such as 2026.1"),
        ("verify", _verify, "edition", "build an edition again from its tag and compare every byte"),
        ("export", _export, "out", "write all published editions to a folder or a .zip"),
        ("stage", _stage, "out", "write all pages as plain Markdown that any site builder can build"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument(argument)
        command.add_argument("--root", type=Path, default=Path.cwd(), help="the repository")
        command.set_defaults(run=_kindly(run))


def _kindly(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Say why something was refused, in place of a trace."""

    def wrapped(given: argparse.Namespace) -> int:
        try:
            return run(given)
        except RefusedError as error:
            print(f"{given.command}: {error}", file=sys.stderr)
            return 1

    return wrapped


def _publish(given: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        lock = publish(given.root.resolve(), given.edition, build_day(), Path(folder))
    print(f"Edition {lock.edition} is published: {len(lock.files)} files, locked in curriculum/editions.")
    print("Push the branch, gh-pages and the tag, or run `make export OUT=...`.")
    return 0


def _verify(given: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory() as folder:
        different = verify(given.root.resolve(), given.edition, Path(folder))
    for name in different:
        print(f"{name} differs")
    verdict = f"files that differ: {len(different)}" if different else "every byte is the same."
    print(f"Edition {given.edition}: {verdict}")
    return 1 if different else 0


def _export(given: argparse.Namespace) -> int:
    export(given.root.resolve(), Path(given.out))
    print(f"All editions are in {given.out}.")
    return 0


def _stage(given: argparse.Namespace) -> int:
    pages = stage_project(given.root.resolve(), Path(given.out).resolve())
    print(f"{given.out}: {pages} pages in docs/, and a plain mkdocs.yml.")
    return 0
