"""`stage`: write all pages as plain Markdown that any site builder can build."""

import argparse
from pathlib import Path

from ..staging.stage import stage_project
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output folder."""
    add_root(parser)
    parser.add_argument("out", type=Path)


def run(args: argparse.Namespace) -> int:
    """Write the tree, completely or not at all. Raises RefusedError for problems in the content or the folder."""
    pages = stage_project(args.root.resolve(), args.out.resolve())
    print(f"{args.out}: {pages} pages in docs/, and a plain mkdocs.yml.")
    return 0
