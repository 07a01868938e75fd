"""The day of a build, which decides what is stale: given from outside, so that the same input gives the same output."""

import os
from datetime import UTC, date, datetime

FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)  # so that adding years to a day always gives one
TODAY, EPOCH = "NINE_HOURS_TODAY", "SOURCE_DATE_EPOCH"


def build_day() -> date:
    """NINE_HOURS_TODAY (2026-11-21), else SOURCE_DATE_EPOCH (seconds), else today in UTC.

    Raises ValueError when a variable holds anything else.
    """
    if given := os.environ.get(TODAY):
        return day(given, TODAY)
    if not (epoch := os.environ.get(EPOCH)):
        return datetime.now(UTC).date()
    try:
        seconds = datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        seconds = date.min
    if not FIRST <= seconds <= LAST:
        raise ValueError(f'{EPOCH}: expected seconds since 1970 such as 1795219200, found "{epoch}" - correct it')
    return seconds


def day(given: str, name: str) -> date:
    """Return the day that `given` means, for the setting called `name`. Raises ValueError for anything else."""
    try:
        found = date.fromisoformat(given)
    except ValueError:
        found = date.min
    if not FIRST <= found <= LAST:
        expected = f"a day such as 2026-11-21, from {FIRST} to {LAST}"
        raise ValueError(f'{name}: expected {expected}, found "{given}" - correct it')
    return found
