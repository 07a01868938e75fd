"""Reads a content file as text, or reports why it cannot be read."""

import re
from pathlib import Path

from .hidden import hidden_in
from .problem import Problem

MAX_BYTES = 200_000  # the longest guide has about 15 kB; far more is a mistake or an attack
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff\ue000-\uf8ff\ufffe\uffff]")


def read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text of the file at `path` below `root`, or None, and the problems with the file."""
    file = root / path
    for parent in [file, *file.parents]:
        if parent == root:
            break
        if parent.is_symlink():
            name = parent.relative_to(root).as_posix()
            return None, [Problem(name, 1, "file-symlink", "a plain file or folder", "a symbolic link", "copy it in")]
    if not file.is_file():
        return None, [Problem(path, 1, "file-missing", "a file", "none", "add it, or take its name off the list")]
    size = file.stat().st_size
    if size > MAX_BYTES:
        fix = "split it, or move what is not text out of the curriculum"
        return None, [Problem(path, 1, "file-size", f"at most {MAX_BYTES} bytes", f"{size}", fix)]
    return decode(path, file.read_bytes())


def decode(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """Return `data` as text, or None, and all problems with its encoding."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"the byte 0x{data[error.start]:02x}"
        return None, [Problem(path, line, "file-encoding", "UTF-8 text", found, "save the file as UTF-8")]
    problems = []
    if text.startswith("\ufeff"):
        fix = "save the file as UTF-8 without BOM"
        problems.append(Problem(path, 1, "file-bom", "text", "a byte order mark", fix))
        text = text[1:]
    for rule, sign, expected, found, fix in (
        (
            "file-line-ends",
            "\r",
            "line feeds alone",
            "a carriage return",
            "save the file with Unix line ends",
        ),
        ("file-tabs", "\t", "spaces", "a tab", "put spaces in its place"),
    ):
        if sign in text:
            problems.append(Problem(path, line_of(text, text.index(sign)), rule, expected, found, fix))
    if control := CONTROL.search(text.replace("\r", "").replace("\t", "")):
        at = line_of(text, text.index(control.group()))
        found = f"the character U+{ord(control.group()):04X}"
        problems.append(Problem(path, at, "file-encoding", "printable text", found, "delete it"))
    problems += hidden_problems(path, text)
    return (None if problems else text), problems


def hidden_problems(path: str, text: str, first_line: int = 1) -> list[Problem]:
    """Return a problem for each character in `text` that nobody sees and no language needs there."""
    expected, fix = "letters that people see", "delete it"
    return [
        Problem(path, first_line + line_of(text, at) - 1, "hidden-character", expected, f"U+{ord(sign):04X}", fix)
        for at, sign in hidden_in(text)
    ]


def line_of(text: str, position: int) -> int:
    """Return the line, counted from 1, of a position in `text`."""
    return text.count("\n", 0, position) + 1
