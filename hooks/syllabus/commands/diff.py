"""`diff`: show what the folder changes since a commit or an edition, as a page and as Markdown."""

import argparse
import os
from pathlib import Path

from ..build.cache import open_cache
from ..build.one_writer import only_writer
from ..build.scratch import scratch_in
from ..build.shard import SHARD_VARIABLE
from ..comparison.compare import compare
from ..comparison.render import as_html, as_markdown
from ..content.problem import RefusedError
from .arguments import add_root

PAGE, MARKDOWN = "index.html", "changes.md"
TOKENS = "docs/assets/tokens.css"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to compare with, and the output folder."""
    add_root(parser)
    parser.add_argument("--from", dest="asked", required=True, help="a commit, a branch, or an edition such as 2026.1")
    parser.add_argument("out", type=Path, help=f"the folder to write {PAGE} and {MARKDOWN} to")


def run(args: argparse.Namespace) -> int:
    """Write both files. Raises RefusedError for what is no version, and for a place that is no folder."""
    root = args.root.resolve()
    if args.out.exists() and not args.out.is_dir():
        raise RefusedError(f"expected a folder to write to, found the file {args.out} - choose another with OUT")
    os.environ.pop(SHARD_VARIABLE, None)  # a comparison always covers all sheets
    with only_writer(root, args.out), scratch_in(root / ".build") as scratch:
        comparison = compare(root, args.asked, scratch, open_cache(root, "pdf"))
        files = {
            PAGE: as_html(comparison, (root / TOKENS).read_text(encoding="utf-8")),
            MARKDOWN: as_markdown(comparison),
        }
        args.out.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            part = args.out / f".{name}.part"
            part.write_text(text, encoding="utf-8", errors="backslashreplace")  # the name of a file may be no text
            part.replace(args.out / name)
    print(f"{args.out / PAGE}: {comparison.before}, compared with {comparison.after}")
    return 0
