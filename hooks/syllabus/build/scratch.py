"""Folders to work in, and a finished folder put in its place at once."""

import ctypes
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .one_writer import lock

MARK = ".nine-hours-"  # how the names of scratch folders begin
LOCK = "lock"
AT_FDCWD = -100  # linux/fcntl.h
RENAME_EXCHANGE = 2  # linux/fs.h
NOT_HERE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}  # the file system has no such operation


@contextmanager
def scratch_in(parent: Path) -> Iterator[Path]:
    """Yield a new folder in `parent`, delete it at the end, and delete those that killed processes left there."""
    parent.mkdir(parents=True, exist_ok=True)
    sweep(parent)
    scratch, handle = _made(parent)
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        os.close(handle)


def sweep(parent: Path) -> None:
    """Delete what killed processes left in `parent`."""
    for left in parent.glob(f"{MARK}*"):
        _sweep(left)


def put_in_place(new: Path, place: Path, last: Path) -> None:
    """Move the folder `new` to `place`; what was there goes to `last`, which must not exist.

    Where the system can, both change places at once, so that `place` is whole at every moment.
    Raises OSError; then `place` is as it was.
    """
    if not place.exists():
        new.rename(place)
        return
    if _exchanged(new, place):
        new.rename(last)
        return
    place.rename(last)
    try:
        new.rename(place)
    except OSError:
        last.rename(place)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places; return False where the system cannot. Raises OSError."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _made(parent: Path) -> tuple[Path, int]:
    """Return a new folder, and the handle of the locked file in it."""
    while True:
        scratch = Path(tempfile.mkdtemp(prefix=MARK, dir=parent))
        with suppress(FileNotFoundError):  # swept by another process before it was locked
            handle = os.open(scratch / LOCK, os.O_RDWR | os.O_CREAT)
            if lock(handle) and (scratch / LOCK).exists():
                return scratch, handle
            os.close(handle)


def _sweep(left: Path) -> None:
    """Delete a scratch folder unless its process lives."""
    with suppress(OSError):
        handle = os.open(left / LOCK, os.O_RDWR | os.O_CREAT)
        if lock(handle):
            shutil.rmtree(left, ignore_errors=True)
        os.close(handle)
