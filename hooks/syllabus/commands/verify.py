"""`verify`: rebuild a published edition from its commit, and compare every byte."""

import argparse
import tempfile
from pathlib import Path

from ..publishing.publish import verify
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the name of the edition."""
    add_root(parser)
    parser.add_argument("edition", help="such as 2026.1")


def run(args: argparse.Namespace) -> int:
    """Print each file that differs, and return 1 if any does. Raises RefusedError for an unknown edition."""
    with tempfile.TemporaryDirectory() as folder:
        different = verify(args.root.resolve(), args.edition, Path(folder))
    for name in different:
        print(f"{name} differs")
    verdict = f"files that differ: {len(different)}" if different else "every byte is the same."
    print(f"Edition {args.edition}: {verdict}")
    return 1 if different else 0
