"""A quick test needs nothing but this process, its files and git: while one runs, whoever asks for more is refused."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import Mock, patch

SOCKETS = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}
PROGRAMS = {"subprocess.Popen", "os.system", "os.posix_spawn", "os.exec"}
_watch = {"is_on": False, "is_hooked": False}


class OutsideError(AssertionError):
    """A quick test reached for the network, for another program, or for the layout of PDFs."""


@contextmanager
def nothing_outside() -> Iterator[None]:
    """Within it there is no network, no program but git, and no layout by Typst."""
    if not _watch["is_hooked"]:  # a hook stays for as long as the process
        sys.addaudithook(_refuse)
        _watch["is_hooked"] = True
    typesetting = sys.modules.get("syllabus.pdf.typesetting")
    with patch.object(typesetting, "_compiler", _refused_compiler(typesetting)) if typesetting else nullcontext():
        _watch["is_on"] = True
        try:
            yield
        finally:
            _watch["is_on"] = False


def _refused_compiler(typesetting: Any) -> Mock:
    refusal = OutsideError("a quick test laid out a PDF: mark it `pdf`")
    return Mock(side_effect=refusal, cache_info=typesetting._compiler.cache_info)  # noqa: SLF001  # the one way in


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watch["is_on"]:
        return
    if event in SOCKETS and not (isinstance(arguments[0], socket.socket) and arguments[0].family == socket.AF_UNIX):
        raise OutsideError(f"a quick test asked for the network ({event}): mark it")
    if event in PROGRAMS and Path(str(arguments[0])).name != "git":
        raise OutsideError(f"a quick test started {arguments[0]}: mark it `slow`")
    if event == "import" and arguments[0] == "typst":
        raise OutsideError("a quick test loaded Typst: mark it `pdf`")
