"""Arguments shared by several commands."""

import argparse
from pathlib import Path


def add_root(parser: argparse.ArgumentParser) -> None:
    """Add `--root`, the project folder, which defaults to the current folder."""
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder that holds curriculum/ and docs/")


def add_print_options(parser: argparse.ArgumentParser) -> None:
    """Add the site address printed on sheets, and the paper size."""
    parser.add_argument("--address", default="nine-hours.example", help="where editions are published")
    parser.add_argument("--paper", choices=("letter", "a4"), default="letter")
