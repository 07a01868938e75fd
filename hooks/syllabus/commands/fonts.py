"""`fonts`: cut the fonts of the site from those of the PDFs, and write how wide their letters are for drawings."""

import argparse
import json
import shutil
from pathlib import Path

from ..drawings.letters import WIDTHS
from ..pdf.letters import FONTS, letter_widths
from ..pdf.web_fonts import PARTS, WEIGHTS, web_font

LICENCE = "OFL.txt"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the output folder."""
    parser.add_argument("folder", type=Path)


def run(args: argparse.Namespace) -> int:
    """Write the files of each weight, the licence, and the widths."""
    args.folder.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        for name, characters in PARTS.items():
            font = web_font(FONTS / f"AtkinsonHyperlegible-{weight}.ttf", characters)
            (args.folder / f"{weight.lower()}{name}.woff2").write_bytes(font)
    WIDTHS.write_text(json.dumps(letter_widths(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    shutil.copyfile(FONTS / LICENCE, args.folder / LICENCE)
    return 0
