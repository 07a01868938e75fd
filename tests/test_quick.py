"""Quick tests cannot reach outside: each way out is refused while this test, which is quick, runs."""

import socket
import subprocess
import sys
from itertools import groupby

import pytest
import typst  # noqa: F401  # before any test begins
from pdf_sheets import pdf_of
from quick import OutsideError


def test_no_network() -> None:
    with pytest.raises(OutsideError, match=r"socket\.getaddrinfo"):
        socket.create_connection(("localhost", 9))
    with socket.socket() as open_socket, pytest.raises(OutsideError, match=r"socket\.connect"):
        open_socket.connect(("127.0.0.1", 9))


def test_no_other_program_and_so_no_browser() -> None:
    with pytest.raises(OutsideError, match="started chromium"):
        subprocess.run(["chromium", "--version"], check=False)
    assert subprocess.run(["git", "--version"], check=False, capture_output=True).returncode == 0


def test_no_layout_of_pdfs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    with pytest.raises(OutsideError, match="loaded Typst"):
        import typst  # noqa: F401, PLC0415  # the import is what is refused


def test_no_layout_where_typst_was_loaded_before() -> None:
    with pytest.raises(OutsideError, match="laid out a PDF"):
        pdf_of("Words.\n")


@pytest.mark.slow
def test_others_may() -> None:
    assert subprocess.run([sys.executable, "-c", ""], check=False).returncode == 0


def test_tests_of_one_file_run_one_after_another(request: pytest.FixtureRequest) -> None:
    """Else what they share is made again for each of them."""
    files = [file for file, _ in groupby(request.session.items, lambda item: item.path)]
    assert len(files) == len(set(files))
