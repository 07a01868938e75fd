"""`publish`: publish the current clean commit as an edition."""

import argparse

from ..build.build_day import build_day
from ..build.one_writer import only_writer
from ..build.scratch import scratch_in
from ..publishing.checkout import finish, git_folder
from ..publishing.publish import local_note, publish, review_note
from .arguments import add_root


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the name of the edition."""
    add_root(parser)
    parser.add_argument("edition", help="such as 2026.1")


def run(args: argparse.Namespace) -> int:
    """Publish the edition, and print the next steps.

    Raises RefusedError with everything that prevents publishing, and BusyError if another publication does not end.
    """
    root = args.root.resolve()
    with only_writer(root, git_folder(root)), scratch_in(root / ".build") as scratch:
        if args.edition not in finish(root):  # otherwise all that was left to do is done
            publish(root, args.edition, build_day(), scratch)
            print(review_note(root))
        if note := local_note(root):
            print(note)
    print(f"Edition {args.edition} is published, and locked in curriculum/editions.")
    print("Push the branch, gh-pages and the tag, or run `make export OUT=...`.")
    return 0
