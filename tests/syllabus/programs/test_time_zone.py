"""Time zones of calendars: every change of the clocks, in the local time before it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from syllabus.programs.time_zone import changes, time_zone


@pytest.mark.parametrize("name", ["America/New_York", "Africa/Casablanca", "Australia/Lord_Howe", "Europe/Dublin"])
def test_every_change_of_the_clocks_is_there(name: str) -> None:
    zone, at = ZoneInfo(name), datetime(2026, 1, 1, tzinfo=UTC)
    found: list[Any] = [change for _, change in changes(name, 2026, 2032)]
    moments = [change["dtstart"].dt - change["tzoffsetfrom"].td for change in found]
    expected = []
    while at.year < 2033:
        later = at + timedelta(minutes=30)
        if at.astimezone(zone).utcoffset() != later.astimezone(zone).utcoffset():
            expected.append(later.replace(tzinfo=None))
        at = later
    assert len(expected) >= 12
    assert moments == expected


def test_zone_without_changes_has_what_its_clocks_show() -> None:
    zone: Any = time_zone("America/Phoenix", 2026, 2045)
    (only,) = zone.subcomponents
    assert only["tzoffsetto"].td == timedelta(hours=-7)
