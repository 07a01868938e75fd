"""Work done by other processes: many items mapped over all cores, or one call in the background."""

import atexit
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from threading import active_count
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

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
    cores = os.cpu_count() or 1
    can_fork = _can_fork() and may_fork
    if len(items) < at_least or cores == 1 or (only_fork and not can_fork):
        yield from (function(*given, item) for item in items)
        return
    package = str(Path(__file__).parent.parent.parent)
    if package not in sys.path:  # MkDocs removes its hooks' folder from the path again, and spawned workers need it
        sys.path.append(package)
    method = get_context("fork" if can_fork else "spawn")
    with ProcessPoolExecutor(cores, method, _begin, (function, given)) as workers:
        yield from workers.map(_do, items, chunksize=max(len(items) // (cores * 8), 1))


def run_in_background(function: Callable[..., R], *given: object) -> Callable[[], R]:
    """Start `function(*given)` in a forked process, and return a call that waits for its result.

    Where no process can be forked, the function runs here and now.
    """
    if not _can_fork():
        result = function(*given)
        return lambda: result
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)

    def work() -> None:
        here.close()
        with suppress(BrokenPipeError):  # nobody waits for the result any more
            there.send(function(*given))

    worker = context.Process(target=work)
    worker.start()
    there.close()
    atexit.register(here.close)  # before the library joins the worker, which may be blocked on the pipe

    @cache
    def wait() -> R:
        try:
            return here.recv()  # type: ignore[no-any-return]  # what the function returned
        finally:
            here.close()
            worker.join()
            atexit.unregister(here.close)

    return wait


def _can_fork() -> bool:
    return sys.platform == "linux" and active_count() == 1


def _begin(function: Callable[..., Any], given: tuple[object, ...]) -> None:
    global _task  # noqa: PLW0603  # set once in each worker, and not sent with each item
    gc.disable()  # a worker does not live long enough to need it
    _task = lambda item: function(*given, item)  # noqa: E731


def _do(item: object) -> Any:
    return _task(item)
