"""`snippets`: write the snippets of every block, for editors."""

import argparse
import json
from pathlib import Path

from ..authoring.snippets import snippets


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output file."""
    parser.add_argument("file", type=Path)


def run(args: argparse.Namespace) -> int:
    """Write the file."""
    args.file.write_text(json.dumps(snippets(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0
