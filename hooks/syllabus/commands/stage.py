"""`stage`: write all pages as plain Markdown that any site builder can build."""

import argparse
from pathlib import Path

from ..staging.stage import stage_project
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the folder to write to."""
    add_root(parser)
    parser.add_argument("out", type=Path)


def run(given: argparse.Namespace) -> int:
    """Write the tree, whole or not at all. Raises RefusedError with what is wrong with the content or the folder."""
    pages = stage_project(given.root.resolve(), given.out.resolve())
    print(f"{given.out}: {pages} pages in docs/, and a plain mkdocs.yml.")
    return 0
