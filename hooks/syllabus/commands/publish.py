"""`publish`: publish the clean commit here as an edition."""

import argparse
import tempfile
from pathlib import Path

from ..build.build_day import build_day
from ..publishing.publish import publish
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the edition's name."""
    add_root(parser)
    parser.add_argument("edition", help="such as 2026.1")


def run(given: argparse.Namespace) -> int:
    """Publish it, and say what comes next. Raises RefusedError with everything that stands in the way."""
    with tempfile.TemporaryDirectory() as folder:
        lock = publish(given.root.resolve(), given.edition, build_day(), Path(folder))
    print(f"Edition {lock.edition} is published: {len(lock.files)} files, locked in curriculum/editions.")
    print("Push the branch, gh-pages and the tag, or run `make export OUT=...`.")
    return 0
