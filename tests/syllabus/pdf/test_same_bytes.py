"""A sheet's bytes depend on nothing but the sheet; the visits compare those of another process elsewhere."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from pdf_sheets import pdf_of

from syllabus.pdf.errors import UnknownLetterError

pytestmark = pytest.mark.pdf


def test_sheets_do_not_depend_on_those_before_them() -> None:
    first = pdf_of("I will [____ go].\n").data
    pdf_of("/// write | Another\n///\n")
    assert pdf_of("I will [____ go].\n").data == first


def test_sheets_and_their_errors_come_out_of_worker_processes() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(pdf_of, "I will [____ go].\n").result() == pdf_of("I will [____ go].\n")
        with pytest.raises(UnknownLetterError, match='found "中"'):
            pool.submit(pdf_of, "中\n").result()
