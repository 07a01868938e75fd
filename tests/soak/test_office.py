"""Our files in an office program: what LibreOffice opens and writes again has the same words and the same cells."""

import csv
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

pytestmark = pytest.mark.soak
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"  # commas, quotation marks, UTF-8
FROM_CSV = "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,false"  # every cell as it is written


def office() -> str:
    path = shutil.which("soffice")
    if path is None:
        pytest.skip("LibreOffice is missing: .ci/setup-soak installs it")
    return path


def converted(file: Path, to: str, folder: Path, *more: str) -> Path:
    """The file as LibreOffice writes it in another format, with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office(), profile, "--headless", *more, "--convert-to", to, "--outdir", str(folder), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    made = folder / f"{file.stem}.{to.partition(':')[0]}"
    assert made.exists(), done.stdout + done.stderr
    return made


def cells(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def letters(file: Path) -> Counter[str]:
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))
    return Counter(letter for letter in text if letter.isalnum())


@pytest.mark.parametrize("name", ["print-plan", "coverage"])
def test_a_table_keeps_its_cells(name: str, example_site: Path, tmp_path: Path) -> None:
    ours = next(example_site.rglob(f"{name}.csv"))
    sheet = converted(ours, "ods", tmp_path, FROM_CSV)
    again = converted(sheet, CSV, tmp_path)
    assert cells(again) == cells(ours)
    assert len(cells(ours)) > 2


@pytest.mark.parametrize("kind", ["walk-plan.pdf", "walk-plan-large-print.pdf"])
def test_a_sheet_keeps_its_letters(kind: str, example_site: Path, tmp_path: Path) -> None:
    ours = next(example_site.rglob(kind))
    again = converted(ours, "pdf", tmp_path, "--infilter=draw_pdf_import")
    assert len(pypdfium2.PdfDocument(again)) == len(pypdfium2.PdfDocument(ours))
    lost = letters(ours) - letters(again)
    assert lost.total() <= letters(ours).total() * 0.01, lost
