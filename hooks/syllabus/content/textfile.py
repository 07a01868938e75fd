"""Reads a content file as text, or reports why it cannot be read."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from .hidden import hidden_in, without_hidden
from .problem import Problem, quoted

MAX_BYTES = 200_000  # the longest guide has about 15 kB; far more is a mistake or an attack
KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
NOT_IN_NAMES = frozenset('"<>:|?*\\')  # Windows refuses them, and so a zip of the site could not be unpacked there
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")


def read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text of the file at `path` below `root`, or None, and the problems with the file."""
    file = root / path
    for parent in [file, *file.parents]:
        if parent == root:
            break
        if parent.is_symlink():
            name = parent.relative_to(root).as_posix()
            return None, [Problem(name, 1, "file-symlink", "a plain file or folder", "a symbolic link", "copy it in")]
    data, problems = read_plain_file(file, path)
    return (None, problems) if data is None else decode(path, data)


def read_plain_file(file: Path, path: str, most: int = MAX_BYTES) -> tuple[bytes | None, list[Problem]]:
    """Return the bytes of `file`, which messages call `path`, or None and the reason why it is not read.

    Nothing but a plain file is opened: to open a pipe would wait for whoever writes into it.
    """
    try:
        kind = stat.S_IFMT(file.lstat().st_mode)
        if kind != stat.S_IFREG:
            return None, [not_plain(path, kind)]
        with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as opened:
            data = opened.read(most + 1)
            size = os.fstat(opened.fileno()).st_size
    except (FileNotFoundError, NotADirectoryError):
        return None, [Problem(path, 1, "file-missing", "a file", "none", "add it, or take its name off the list")]
    except (OSError, ValueError) as error:
        return None, [unreadable(path, error)]
    if len(data) > most:
        fix = "split it, or move what is not text out of the curriculum" if most == MAX_BYTES else "make it smaller"
        return None, [Problem(path, 1, "file-size", f"at most {most} bytes", f"{size}", fix)]
    return data, []


def not_plain(path: str, kind: int) -> Problem:
    """Return the problem of a `kind` (as `stat.S_IFMT` tells it) that is no plain file."""
    if kind == stat.S_IFLNK:
        return Problem(path, 1, "file-symlink", "a plain file or folder", "a symbolic link", "copy it in")
    return Problem(path, 1, "file-kind", "a plain file", KINDS.get(kind, "something else"), "move it out")


def unreadable(path: str, error: Exception) -> Problem:
    """Return the problem of a file or folder that the system does not let us read."""
    found = getattr(error, "strerror", None) or "a name that no file can have"
    return Problem(path, 1, "file-unreadable", "a file that can be read", quoted(found), "correct its permissions")


def tree_problems(root: Path, folders: tuple[str, ...]) -> Iterator[Problem]:
    """Yield a problem for each link below these folders of `root`, each name that is no text, and what is unreadable.

    A link could lead out of the project, and a site generator would follow it. What is hidden is not looked at.
    """
    yield from (not_plain(folder, stat.S_IFLNK) for folder in folders if (root / folder).is_symlink())
    for path, entry in _entries(root, folders):
        if isinstance(entry, OSError):
            yield unreadable(path, entry)
            continue
        yield from _name_problems(path, entry.name)
        if not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)):
            yield not_plain(path, stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode))


def files_and_folders(root: Path, folders: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """Yield the path of each plain file and folder below these `folders` that is not hidden, and whether it is a file.

    Links, pipes and the like are left to `tree_problems`.
    """
    for path, entry in _entries(root, folders):
        if not isinstance(entry, OSError):
            is_file = entry.is_file(follow_symlinks=False)
            if is_file or entry.is_dir(follow_symlinks=False):
                yield path, is_file


def _entries(root: Path, folders: tuple[str, ...]) -> Iterator[tuple[str, os.DirEntry[str] | OSError]]:
    """Yield path and entry of all that is not hidden below these folders, or the error of a folder that is closed."""
    waiting = [folder for folder in folders if (root / folder).is_dir() and not (root / folder).is_symlink()]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
        except OSError as error:
            yield folder, error
            continue
        for entry in entries:
            if not entry.name.startswith("."):
                path = f"{folder}/{entry.name}"
                yield path, entry
                if entry.is_dir(follow_symlinks=False) and entry.name.isprintable():
                    waiting.append(path)


def _name_problems(path: str, name: str) -> Iterator[Problem]:
    for _, sign in hidden_in(name):
        yield Problem(path, 1, "hidden-character", "letters that people see", f"U+{ord(sign):04X}", "rename it")
    if not without_hidden(name).isprintable():
        yield Problem(path, 1, "file-name", "a name of printable letters", quoted(name), "rename it")
    elif refused := next((sign for sign in name if sign in NOT_IN_NAMES), None):
        expected = "a name that every system can hold"
        yield Problem(path, 1, "file-name", expected, f"{quoted(name)} with {refused}", "rename it")


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
