"""`schema`: write the JSON Schemas of the records that authors write, for completion in editors."""

import argparse
import json
from pathlib import Path

from ..site.schemas import schemas


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output folder."""
    parser.add_argument("folder", type=Path)


def run(args: argparse.Namespace) -> int:
    """Write a file for each type of record."""
    args.folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (args.folder / f"{name}.json").write_text(text, encoding="utf-8")
    return 0
