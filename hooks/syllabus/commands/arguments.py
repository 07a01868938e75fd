"""Arguments shared by several commands."""

import argparse
import os
import re
from pathlib import Path

from ..content.card_list import MOST_PEOPLE
from ..content.print_settings import PAPERS, address
from ..content.problem import RefusedError


def add_root(parser: argparse.ArgumentParser) -> None:
    """Add `--root`, the project folder, which defaults to the current folder."""
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="folder that holds curriculum/ and docs/")


def add_print_options(parser: argparse.ArgumentParser) -> None:
    """Add the site address printed on sheets, and the paper size."""
    parser.add_argument("--address", type=_address, default="nine-hours.example", help="where editions are published")
    parser.add_argument("--paper", choices=PAPERS, default="letter")


def add_sides(parser: argparse.ArgumentParser) -> None:
    """Add `--sides`, the sides of paper that packets are printed on."""
    parser.add_argument(
        "--sides", type=int, choices=(1, 2), default=1, help="2: each part of a packet starts on a front side"
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add `--language`, the language of what is printed."""
    told = "the tag of a translation, such as es; en+es has both, one behind the other"
    parser.add_argument("--language", default="", help=told)


def people(text: str) -> int:
    """Return the number of people in a group. Raises ArgumentTypeError for any other text."""
    if not re.fullmatch(r"\d{1,2}", text, re.ASCII) or not 1 <= int(text) <= MOST_PEOPLE:
        raise argparse.ArgumentTypeError(f"expected a number of people from 1 to {MOST_PEOPLE}, found {text!r}")
    return int(text)


def require_place(out: Path) -> None:
    """Raise RefusedError if no file can be written at `out`, before any work is done for it."""
    fix = "choose another"
    if out.is_dir():
        raise RefusedError(f"expected the name of a file, found the folder {out} - {fix}")
    folder = out.absolute().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise RefusedError(f"expected a folder to write to, found {folder}, which is none - {fix}")


def _address(text: str) -> str:
    try:
        return address(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"expected {error}, found {text!r}") from error
