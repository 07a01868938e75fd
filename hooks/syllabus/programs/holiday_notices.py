"""Notices of federal holidays on which a program has a visit: a suggestion, since clinics differ."""

from collections.abc import Iterator, Mapping
from datetime import date

from ..content.model import Document
from ..content.problem import Problem, quoted
from ..words.catalogue import ENGLISH
from ..words.formats import weekday_and_day
from .facts import Library
from .model import ProgramRecord
from .schedule import schedule
from .slots import date_of


def federal_holidays(first: date, last: date) -> Mapping[date, str]:
    """Return the federal holidays of the United States from `first` to `last`, with the days that stand for them."""
    from holidays import country_holidays  # noqa: PLC0415  # slow to import, and rarely needed

    found = country_holidays("US", years=range(first.year, last.year + 1), language="en_US")
    return {day: name for day, name in sorted(found.items()) if first <= day <= last}


def holiday_notices(program: Document[ProgramRecord], library: Library) -> Iterator[Problem]:
    """Yield a notice for each federal holiday on which a visit or family evening takes place."""
    record = program.record
    if record.start is None:
        return
    weeks = schedule(record, library)
    held = {day for week in weeks for meeting in week.meetings if (day := date_of(record, week.number, meeting.day))}
    for day, name in federal_holidays(min(held), max(held)).items() if held else ():
        if day in held:
            at = program.line("closed" if record.closed else "start")
            found = f"a visit on {weekday_and_day(day, ENGLISH)}"
            fix = f"if you close, add `- {{date: {day}, why: {name}}}` under `closed`; if not, leave it"
            expected = f"a look at {quoted(name)}, a federal holiday"
            yield Problem(program.path, at, "holiday-open", expected, found, fix, "notice", name)
