"""`export`: write all published editions to a folder or a zip."""

import argparse
from pathlib import Path

from ..build.one_writer import only_writer
from ..publishing.checkout import finish, git_folder
from ..publishing.export import export
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output path."""
    add_root(parser)
    parser.add_argument("out", type=Path, help="an empty folder, or a name that ends in .zip")


def run(args: argparse.Namespace) -> int:
    """Write the editions. Raises RefusedError if there are none, or if something is there already."""
    root = args.root.resolve()
    with only_writer(root, git_folder(root)):
        finish(root)
    with only_writer(root, args.out):
        export(root, args.out)
    print(f"All editions are in {args.out}.")
    return 0
