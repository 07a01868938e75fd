"""`schema`: write the JSON Schemas of the records that authors write, for their editors."""

import argparse
import json
from pathlib import Path

from ..site.schemas import schemas


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the folder to write to."""
    parser.add_argument("folder", type=Path)


def run(given: argparse.Namespace) -> int:
    """Write a file for each kind of record."""
    given.folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (given.folder / f"{name}.json").write_text(text, encoding="utf-8")
    return 0
