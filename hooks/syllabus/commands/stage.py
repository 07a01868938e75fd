"""`stage`: write all pages as plain Markdown that any site builder can build."""

import argparse
from pathlib import Path

from ..build.one_writer import only_writer
from ..staging.stage import stage_project
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output folder."""
    add_root(parser)
    parser.add_argument("out", type=Path)


def run(args: argparse.Namespace) -> int:
    """Write the tree, completely or not at all. Raises RefusedError for problems in the content or the folder."""
    root = args.root.resolve()
    with only_writer(root, args.out):
        pages = stage_project(root, args.out.resolve())
    print(f"{args.out}: {pages} pages in docs/, and a plain mkdocs.yml.")
    return 0
