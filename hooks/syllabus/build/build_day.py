"""The day of a build, which decides what is stale: given from outside, so that the same input gives the same output."""

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """NINE_HOURS_TODAY (2026-11-21), else SOURCE_DATE_EPOCH (seconds), else today in UTC."""
    if given := os.environ.get("NINE_HOURS_TODAY"):
        return date.fromisoformat(given)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(UTC).date()
