"""`export`: write all published editions to a folder or a zip."""

import argparse
from pathlib import Path

from ..content.problem import RefusedError
from ..publishing.publish import export
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output path."""
    add_root(parser)
    parser.add_argument("out", type=Path, help="an empty folder, or a name that ends in .zip")


def run(args: argparse.Namespace) -> int:
    """Write the editions. Raises RefusedError if there are none, or if the folder is not empty."""
    if args.out.is_file():
        raise RefusedError(f"expected a new name or an empty folder, found the file {args.out} - choose another")
    export(args.root.resolve(), args.out)
    print(f"All editions are in {args.out}.")
    return 0
