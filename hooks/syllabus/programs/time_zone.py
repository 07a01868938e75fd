"""A time zone as calendars describe it: a component for each change of its clocks (RFC 5545, section 3.6.5).

Each change stands by itself, since some readers pass over lists of dates.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def time_zone(name: str, first: int, last: int) -> Timezone:
    """Return the component of the time zone `name` for the years from `first` to `last`."""
    zone = Timezone()
    zone.add("tzid", name)
    zone.add_component(observance_at(name, first))
    for _, change in changes(name, first, last):
        zone.add_component(change)
    return zone


def observance_at(name: str, year: int) -> TimezoneStandard | TimezoneDaylight:
    """Return what the clocks of a time zone show when a year begins."""
    start = datetime(year, 1, 1, tzinfo=ZoneInfo(name))
    return _observance(start, start.replace(tzinfo=None), start)


def changes(name: str, first: int, last: int) -> Iterator[tuple[int, TimezoneStandard | TimezoneDaylight]]:
    """Yield the year and the component of each change of the clocks from the year `first` to the year `last`."""
    zone, utc = ZoneInfo(name), UTC
    at, end = datetime(first, 1, 1, tzinfo=zone).astimezone(utc), date(last, 12, 31)
    while at.astimezone(zone).date() <= end:
        low, high = at, at + DAY
        if _shows(low, zone) != _shows(high, zone):
            while high - low > SECOND:  # closer and closer to the moment of the change
                middle = low + (high - low) // 2
                low, high = (middle, high) if _shows(middle, zone) == _shows(low, zone) else (low, middle)
            before, after = (high - SECOND).astimezone(zone), high.astimezone(zone)
            onset = (before + SECOND).replace(tzinfo=None, microsecond=0)
            yield onset.year, _observance(before, onset, after)
        at += DAY


def _shows(moment: datetime, zone: ZoneInfo) -> tuple[timedelta | None, str | None, timedelta | None]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.tzname(), local.dst()


def _observance(before: datetime, onset: datetime, after: datetime) -> TimezoneStandard | TimezoneDaylight:
    """Return the component of a change at `onset`, in the local time before it."""
    found = TimezoneDaylight() if after.dst() else TimezoneStandard()
    found.add("dtstart", onset)
    found.add("tzoffsetfrom", before.utcoffset())
    found.add("tzoffsetto", after.utcoffset())
    found.add("tzname", after.tzname())
    return found
