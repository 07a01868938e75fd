"""Work shared out over the cores there are, in processes of their own."""

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


def shared_out(
    function: Callable[..., R],
    items: Sequence[T],
    *given: object,
    worth: int,
    may_fork: bool = True,
    only_fork: bool = False,
) -> Iterator[R]:
    """`function(*given, item)` for each item, in order. With fewer than `worth` items no help is called.

    A forked helper is there at once, but must not be made from a process that has threads of any kind: say so with
    `may_fork`. Others start afresh, and load `function` by its name; what cannot be loaded so stays here: `only_fork`.
    """
    cores = os.cpu_count() or 1
    can_fork = _can_fork() and may_fork
    if len(items) < worth or cores == 1 or (only_fork and not can_fork):
        yield from (function(*given, item) for item in items)
        return
    package = str(Path(__file__).parent.parent.parent)
    if package not in sys.path:  # MkDocs takes its hooks' folder off the path again; the helpers need it
        sys.path.append(package)
    method = get_context("fork" if can_fork else "spawn")
    with ProcessPoolExecutor(cores, method, _begin, (function, given)) as helpers:
        yield from helpers.map(_do, items, chunksize=max(len(items) // (cores * 8), 1))


def beside(function: Callable[..., R], *given: object) -> Callable[[], R]:
    """Start `function(*given)` beside whatever is done next; what is given back waits for its result.

    It is done at once, in this process, where no process can be forked.
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

    helper = context.Process(target=work)
    helper.start()
    there.close()
    atexit.register(here.close)  # before the library waits for the helper, which may be waiting for us

    @cache
    def wait() -> R:
        try:
            return here.recv()  # type: ignore[no-any-return]  # what the function returned
        finally:
            here.close()
            helper.join()
            atexit.unregister(here.close)

    return wait


def _can_fork() -> bool:
    return sys.platform == "linux" and active_count() == 1


def _begin(function: Callable[..., Any], given: tuple[object, ...]) -> None:
    global _task  # noqa: PLW0603  # what a helper process is for, told once and not with each item
    gc.disable()  # a helper does not live long enough to need it
    _task = lambda item: function(*given, item)  # noqa: E731


def _do(item: object) -> Any:
    return _task(item)
