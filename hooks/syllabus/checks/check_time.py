"""The rule `check-time`: the checks of one text end, whatever a text or a pattern makes of them."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from ..build.time_limit import TimeLimitError, time_limit
from ..content.problem import Problem

MOST_SECONDS = 10.0  # of the processor, for one text; the longest takes a fifth of a second
TOO_SLOW = "check-time"


def in_time() -> AbstractContextManager[None]:
    """Return a block in which the checks of one text are ended with TimeLimitError when they take too long."""
    return time_limit(MOST_SECONDS)


def found_in_time(path: str, line: int, find: Callable[[], Iterable[Problem]]) -> list[Problem]:
    """Return what `find` finds in the text that starts on `line` of `path`, or the problem that this takes too long."""
    try:
        with in_time():
            return list(find())
    except TimeLimitError as error:
        return [too_slow(path, line, error)]


def too_slow(path: str, line: int, error: TimeLimitError) -> Problem:
    """Return the problem of a text whose checks took too long."""
    expected = f"all checks within {MOST_SECONDS:g} seconds"
    found = f"more, in {error.step or 'the reading of the text'}"
    return Problem(path, line, TOO_SLOW, expected, found, "shorten the text, or correct the pattern")
