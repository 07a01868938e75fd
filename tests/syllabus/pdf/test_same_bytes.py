"""The same sheet gives the same bytes, on any day, in any place, in any language."""

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from pdf_sheets import OPTIONS, ROOT, pdf_of, real_pdf, real_sheets

from syllabus.pdf.errors import UnknownLetterError

ELSEWHERE = """
import hashlib
from pdf_sheets import OPTIONS, real_pdf, real_sheets
for name in real_sheets():
    for options in OPTIONS:
        print(hashlib.sha256(real_pdf(name, options).data).hexdigest())
"""


def test_another_process_elsewhere_gives_the_same_bytes(tmp_path: Path) -> None:
    strange = {
        "TZ": "Asia/Tokyo",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "1",
        "HOME": str(tmp_path),
    }
    there = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        cwd=tmp_path,
        env={**os.environ, **strange, "PYTHONPATH": f"{ROOT / 'hooks'}:{ROOT / 'tests'}"},
        capture_output=True,
        text=True,
        check=True,
    )
    here = [hashlib.sha256(real_pdf(n, options).data).hexdigest() for n in real_sheets() for options in OPTIONS]
    assert there.stdout.split() == here


def test_sheets_do_not_depend_on_those_before_them() -> None:
    first = pdf_of("I will [____ go].\n").data
    pdf_of("/// write | Another\n///\n")
    assert pdf_of("I will [____ go].\n").data == first


def test_sheets_and_their_errors_come_out_of_worker_processes() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(pdf_of, "I will [____ go].\n").result() == pdf_of("I will [____ go].\n")
        with pytest.raises(UnknownLetterError, match='found "中"'):
            pool.submit(pdf_of, "中\n").result()
