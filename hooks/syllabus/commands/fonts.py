"""`fonts`: cut the fonts of the site from those of the PDFs, and put the licence beside them."""

import argparse
import shutil
from pathlib import Path

from ..pdf.letters import FONTS
from ..pdf.web_fonts import PARTS, WEIGHTS, web_font

LICENCE = "OFL.txt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output folder."""
    parser.add_argument("folder", type=Path)


def run(args: argparse.Namespace) -> int:
    """Write the files of each weight, and the licence."""
    args.folder.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        for name, characters in PARTS.items():
            font = web_font(FONTS / f"AtkinsonHyperlegible-{weight}.ttf", characters)
            (args.folder / f"{weight.lower()}{name}.woff").write_bytes(font)
    shutil.copyfile(FONTS / LICENCE, args.folder / LICENCE)
    return 0
