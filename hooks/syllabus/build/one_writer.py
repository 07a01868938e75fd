"""One writer at a time for each folder: a lock that the system lifts when the process ends, however it ends."""

import fcntl
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PATIENCE = 300.0  # seconds to wait for another writer
POLL = 0.1  # seconds between looks
BUSY = 75  # the exit status of a command that waited in vain: EX_TEMPFAIL of sysexits.h


class BusyError(Exception):
    """Explains that another process has been writing to the same folder for too long; nothing was written."""


@contextmanager
def only_writer(root: Path, out: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep every other process of the project at `root` from writing to `out`, until the context ends.

    While another one writes, wait for it and say so. Raises BusyError when it takes longer than `patience` seconds.
    """
    out = Path(os.path.realpath(out))
    place = root / ".build" / "locks" / hashlib.sha256(os.fsencode(out)).hexdigest()[:16]
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError:  # a checkout that nobody can write to: nothing to guard in it
        yield
        return
    handle = _acquired(place)
    if handle is None:
        sys.stderr.write(f"Another command is writing to {out}; waiting for it, at most {patience:.0f} s.\n")
        sys.stderr.flush()
        end = time.monotonic() + patience
        while (handle := _acquired(place)) is None:
            if time.monotonic() > end:
                raise BusyError(
                    f"expected no other command writing to {out}, found one for {patience:.0f} s - "
                    "wait until it is done, and run this again"
                )
            time.sleep(POLL)
    try:
        yield
    finally:
        place.unlink(missing_ok=True)  # before the lock is lifted, so that nobody gets one on a lost file
        os.close(handle)


def lock(handle: int) -> bool:
    """Lock an open file for this process alone, without waiting; return whether that could be done.

    A lock of this kind does not pass to forked workers, which may outlive the process.
    """
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _acquired(place: Path) -> int | None:
    """Return the handle of the locked file `place`, or None while another process has it."""
    try:
        handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:  # somebody deletes .build at this moment
        place.parent.mkdir(parents=True, exist_ok=True)
        return None
    if lock(handle):
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(handle), place.stat()):  # and not one that was deleted meanwhile
                return handle
    os.close(handle)
    return None
