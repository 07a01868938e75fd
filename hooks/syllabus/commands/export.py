"""`export`: write all published editions to a folder or a zip."""

import argparse
from pathlib import Path

from ..publishing.publish import export
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where to write."""
    add_root(parser)
    parser.add_argument("out", type=Path, help="an empty folder, or a name that ends in .zip")


def run(given: argparse.Namespace) -> int:
    """Write them. Raises RefusedError when there is no edition, or the folder holds something."""
    export(given.root.resolve(), given.out)
    print(f"All editions are in {given.out}.")
    return 0
