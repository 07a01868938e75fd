"""Arguments that several commands share."""

import argparse
from pathlib import Path


def add_root(parser: argparse.ArgumentParser) -> None:
    """Add `--root`, the project to work on: the folder at hand unless another is given."""
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder that holds curriculum/ and docs/")


def add_print_options(parser: argparse.ArgumentParser) -> None:
    """Add what a PDF needs to know of the site that its sheets lead to, and of its paper."""
    parser.add_argument("--address", default="nine-hours.example", help="where editions are published")
    parser.add_argument("--paper", choices=("letter", "a4"), default="letter")
