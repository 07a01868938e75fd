"""Every sheet of the curriculum, on both papers, in standard and large print: visited once, with all checks."""

import hashlib
import json
import os
import statistics
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from curricula import ROOT, real_sheets, sheet_names
from pdf_sheets import INFO, OPTIONS, opened, pdf_of, places, real_pdf
from sheet_checks import visit
from visited_sheet import Sheet

from syllabus.markup.parser import tree
from syllabus.pdf.sheet import PdfOptions

pytestmark = pytest.mark.pdf

STRANGE = {
    "TZ": "Asia/Tokyo",
    "LC_ALL": "C",
    "PYTHONHASHSEED": "7",
    "SOURCE_DATE_EPOCH": "1",
    "HOME": "/nonexistent",
    "PATH": "/nonexistent",
    "FONTCONFIG_FILE": "/nonexistent",
    "PYTHONPATH": f"{ROOT / 'hooks'}{os.pathsep}{ROOT / 'tests'}",
}
MAKE = """
import hashlib, json, sys
from pdf_sheets import OPTIONS, real_pdf
print(json.dumps([hashlib.sha256(real_pdf(name, o).data).hexdigest() for name in sys.argv[1:] for o in OPTIONS]))
"""


@pytest.mark.parametrize("name", sheet_names())
def test_sheet_passes_every_check(name: str, tmp_path: Path) -> None:
    page, file = tree(real_sheets()[name].body), tmp_path / "sheet.pdf"
    findings = [
        finding for options in OPTIONS for finding in visit(Sheet(page, INFO, options, real_pdf(name, options), file))
    ]
    assert not findings, "\n".join([f"{len(findings)} findings on {name}:", *findings])


def test_a_process_without_home_and_fonts_makes_the_same_bytes() -> None:
    """One sheet in five: all are made by the same code, and `verify` compares every file of an edition."""
    names = sheet_names()[::5]
    command = [sys.executable, "-c", MAKE, *names]
    done = subprocess.run(command, cwd=ROOT / "tests", env=STRANGE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    here = [hashlib.sha256(real_pdf(name, options).data).hexdigest() for name in names for options in OPTIONS]
    assert json.loads(done.stdout) == here


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_large_print_has_more_room_to_write(paper: Literal["letter", "a4"]) -> None:
    def room(name: str, *, large: bool) -> float:
        found = places(real_pdf(name, PdfOptions(paper, large_print=large)))
        once = {place.name: place for place in found if place.kind == "text"}  # a card may be repeated on its page
        return sum(place.width * place.height for place in once.values())

    less = [name for name in sheet_names() if room(name, large=True) < room(name, large=False)]
    assert less == []


def test_every_sheet_is_visited() -> None:
    assert sheet_names() == sorted(real_sheets())


def test_files_are_small() -> None:
    sizes = [len(real_pdf(name, options).data) for name in sheet_names() for options in OPTIONS]
    assert statistics.median(sizes) < 60_000


def test_language_is_said() -> None:
    assert str(opened(pdf_of("A sheet.\n", info=replace(INFO, language="en-XA"))).Root.Lang) == "en-XA"
