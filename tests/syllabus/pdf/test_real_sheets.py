"""Every sheet of the curriculum, on both papers, in standard and large print: visited once, with all checks."""

import json
import os
import statistics
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from curricula import ROOT, real_sheets, sheet_names
from once import made_once, run_folder
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
from curricula import sheet_names
from pdf_sheets import OPTIONS, real_pdf
data = {name: [real_pdf(name, options).data for options in OPTIONS] for name in sheet_names()}
print(json.dumps({name: [[hashlib.sha256(d).hexdigest(), len(d)] for d in made] for name, made in data.items()}))
"""


@pytest.fixture(scope="module")
def made_elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Hash and size of every file, as a process makes it with no home, no fonts and a strange environment."""

    def make(part: Path) -> None:
        part.mkdir()
        command = [sys.executable, "-c", MAKE]
        done = subprocess.run(command, cwd=part, env=STRANGE, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        (part / "made.json").write_text(done.stdout, encoding="utf-8")

    folder = made_once(run_folder(tmp_path_factory) / "sheets-made-elsewhere", make)
    found: dict[str, Any] = json.loads((folder / "made.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", sheet_names())
def test_sheet_passes_every_check(name: str, made_elsewhere: dict[str, Any], tmp_path: Path) -> None:
    page, file = tree(real_sheets()[name].body), tmp_path / "sheet.pdf"
    findings = [
        finding
        for options, (digest, _) in zip(OPTIONS, made_elsewhere[name], strict=True)
        for finding in visit(Sheet(page, INFO, options, real_pdf(name, options), file, digest))
    ]
    assert not findings, "\n".join([f"{len(findings)} findings on {name}:", *findings])


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


def test_files_are_small(made_elsewhere: dict[str, Any]) -> None:
    assert statistics.median(size for made in made_elsewhere.values() for _, size in made) < 60_000


def test_language_is_said() -> None:
    assert str(opened(pdf_of("A sheet.\n", info=replace(INFO, language="en-XA"))).Root.Lang) == "en-XA"
