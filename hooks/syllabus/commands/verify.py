"""`verify`: build a published edition again from its commit and compare every byte."""

import argparse
import tempfile
from pathlib import Path

from ..publishing.publish import verify
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the edition's name."""
    add_root(parser)
    parser.add_argument("edition", help="such as 2026.1")


def run(given: argparse.Namespace) -> int:
    """Name every file that differs; the status is 1 when one does. Raises RefusedError for an unknown edition."""
    with tempfile.TemporaryDirectory() as folder:
        different = verify(given.root.resolve(), given.edition, Path(folder))
    for name in different:
        print(f"{name} differs")
    verdict = f"files that differ: {len(different)}" if different else "every byte is the same."
    print(f"Edition {given.edition}: {verdict}")
    return 1 if different else 0
