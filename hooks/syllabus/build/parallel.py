"""Work done by other processes: many items mapped over all cores, or one call in the background."""

import atexit
import ctypes
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from threading import active_count
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PR_SET_PDEATHSIG = 1  # from linux/prctl.h
_task: Callable[[Any], Any]


def parallel_map(
    function: Callable[..., R],
    items: Sequence[T],
    *given: object,
    at_least: int,
    may_fork: bool = True,
    only_fork: bool = False,
) -> Iterator[R]:
    """Yield `function(*given, item)` for each item, in order.

    With fewer than `at_least` items, or on one core, the work stays in this process. A forked worker starts at once,
    but a process that has ever had threads of a library's own must not fork: pass `may_fork=False`. Spawned workers
    import `function` by its name; pass `only_fork=True` for what cannot be pickled, and it stays here instead.
    """
    cores = _cores()
    can_fork = _can_fork() and may_fork
    if len(items) < at_least or cores == 1 or (only_fork and not can_fork):
        yield from (function(*given, item) for item in items)
        return
    package = str(Path(__file__).parent.parent.parent)
    if package not in sys.path:  # MkDocs removes its hooks' folder from the path again, and spawned workers need it
        sys.path.append(package)
    method = get_context("fork" if can_fork else "spawn")
    with ProcessPoolExecutor(cores, method, _begin, (os.getpid(), function, given)) as workers:
        try:
            yield from workers.map(_do, items, chunksize=max(len(items) // (cores * 8), 1))
        except BrokenProcessPool as ended:
            raise WorkerError from ended


def run_in_background(function: Callable[..., R], *given: object) -> Callable[[], R]:
    """Start `function(*given)` in a forked process, and return a call that waits for its result.

    The call raises what the function raised. Where no process can be forked, the function runs here and now.
    """
    if not _can_fork():
        result = function(*given)
        return lambda: result
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)

    parent = os.getpid()

    def work() -> None:
        end_with(parent)
        here.close()
        result, error = None, None
        try:
            result = function(*given)
        except Exception as raised:  # noqa: BLE001  # raised again where somebody waits
            error = raised
        with suppress(BrokenPipeError):  # nobody waits for the result any more
            there.send((result, error))

    worker = context.Process(target=work)
    worker.start()
    there.close()
    atexit.register(here.close)  # before the library joins the worker, which may be blocked on the pipe

    @cache
    def wait() -> R:
        try:
            result, error = here.recv()
        except EOFError as ended:
            raise WorkerError from ended
        finally:
            here.close()
            worker.join()
            atexit.unregister(here.close)
        if error:
            raise error
        return result  # type: ignore[no-any-return]  # what the function returned

    return wait


class WorkerError(OSError):
    """A process that worked for this one was ended from outside, so its result is missing."""

    def __init__(self) -> None:
        super().__init__(0, "a worker that was ended from outside, perhaps for want of memory")


def end_with(parent: int) -> None:
    """End this process as soon as the process `parent`, which started it, has ended, on systems that can (Linux)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before it could be told
        os._exit(1)


def _cores() -> int:
    return os.cpu_count() or 1


def _can_fork() -> bool:
    return sys.platform == "linux" and active_count() == 1


def _begin(parent: int, function: Callable[..., Any], given: tuple[object, ...]) -> None:
    global _task  # noqa: PLW0603  # set once in each worker, and not sent with each item
    end_with(parent)
    gc.disable()  # a worker does not live long enough to need it
    _task = lambda item: function(*given, item)  # noqa: E731


def _do(item: object) -> Any:
    return _task(item)
