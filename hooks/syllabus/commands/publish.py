"""`publish`: publish the current clean commit as an edition."""

import argparse
import tempfile
from pathlib import Path

from ..build.build_day import build_day
from ..publishing.publish import publish
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the name of the edition."""
    add_root(parser)
    parser.add_argument("edition", help="such as 2026.1")


def run(args: argparse.Namespace) -> int:
    """Publish the edition, and print the next steps. Raises RefusedError with everything that prevents publishing."""
    with tempfile.TemporaryDirectory() as folder:
        lock = publish(args.root.resolve(), args.edition, build_day(), Path(folder))
    print(f"Edition {lock.edition} is published: {len(lock.files)} files, locked in curriculum/editions.")
    print("Push the branch, gh-pages and the tag, or run `make export OUT=...`.")
    return 0
