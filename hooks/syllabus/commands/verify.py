"""`verify`: compare the lock, the tag and the archive of a published edition with each other and with a new build."""

import argparse

from ..build.one_writer import only_writer
from ..build.scratch import scratch_in
from ..publishing.checkout import finish, git_folder
from ..publishing.verify import verify
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the name of the edition."""
    add_root(parser)
    parser.add_argument("edition", help="such as 2026.1")


def run(args: argparse.Namespace) -> int:
    """Print each difference, and return 1 if there is any. Raises RefusedError for an unknown edition."""
    root = args.root.resolve()
    with only_writer(root, git_folder(root)):
        finish(root)
    with scratch_in(root / ".build") as scratch:
        differences = verify(root, args.edition, scratch)
    for line in differences:
        print(line)
    verdict = f"differences: {len(differences)}" if differences else "lock, tag, archive and a new build are the same."
    print(f"Edition {args.edition}: {verdict}")
    return 1 if differences else 0
