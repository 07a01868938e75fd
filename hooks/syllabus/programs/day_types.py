"""Days, times and time zones in a program's file, and what differs on single days."""

import re
from datetime import date, timedelta
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator

from ..content.combinations import CombinationError
from ..content.problem import quoted
from ..content.record_types import Record
from ..content.value_types import Plain, ShortPlain

Day = Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
DAYS: tuple[Day, ...] = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
Then = Literal["skip", "shift"]
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
SPOKEN = re.compile(r"(1[0-2]|0?[1-9])(?:[:.]([0-5][0-9]))? ?(?:([ap])\.?m\.?)?", re.IGNORECASE)  # such as 5:30 pm
SESSION = r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"


def _clock(value: Any) -> Any:
    """Return a time that is a string of 24 hours. Raises CombinationError, which says how to write what was meant."""
    if isinstance(value, str) and re.match(CLOCK, value):
        return value
    fix = "write it in this way"
    if isinstance(value, int) and 0 <= value < 1440:  # YAML 1.1 reads an unquoted 18:00 as a number of minutes
        fix = _written(value // 60, f"{value % 60:02}")
    elif isinstance(value, str) and (said := SPOKEN.fullmatch(value.strip())):
        hour, half = int(said[1]), said[3]
        fix = _written(hour % 12 + 12 * (half.lower() == "p") if half else hour, said[2] or "00", is_sure=bool(half))
    raise CombinationError("", 'a time of 24 hours in quotes, such as "18:00"', quoted(value), fix)


def _written(hour: int, minutes: str, *, is_sure: bool = False) -> str:
    """Return how to write a time; one before noon may be meant for the evening."""
    told = f'write "{hour:02}:{minutes}", with the quotation marks'
    return told if is_sure or hour >= 12 else f'{told}, or "{hour + 12}:{minutes}" for the evening'


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError("a time zone such as America/New_York") from error
    return value


def _monday(value: date) -> date:
    """Return a date that is a Monday. Raises CombinationError, which names the nearest."""
    if value.weekday():
        before = value - timedelta(days=value.weekday())
        found, fix = f"{value}, a {value:%A}", f"write {before}, the Monday of that week"
        raise CombinationError("", "a Monday, since weeks are counted from one", found, fix)
    return value


def _session(value: str) -> str:
    if not re.match(SESSION, value):
        expected, fix = "a session by its address, such as cbt/parts-of-a-moment", "take it from the link to its page"
        raise CombinationError("", expected, quoted(value), fix)
    return value


Clock = Annotated[
    str,
    StringConstraints(pattern=CLOCK),
    BeforeValidator(_clock),
    WithJsonSchema({"type": "string", "pattern": CLOCK}),
]
Zone = Annotated[str, AfterValidator(_zone)]
Monday = Annotated[date, AfterValidator(_monday)]
Calendar = date  # the fields below are called date, too
SessionId = Annotated[str, AfterValidator(_session)]


class OnDay(Record):
    """Something about one day."""

    date: Calendar


class Closed(OnDay):
    """A day without visits."""

    why: Plain = Field(description="shown on the schedule, such as the name of a holiday")
    then: Then = Field(default="skip", description="skip what it held, or shift it to the next visit")


class Change(OnDay):
    """What differs at one visit or family evening."""

    at: Clock | None = Field(default=None, description="when it begins by the plan, if the day has several")
    cancelled: bool = False
    then: Then = Field(default="skip", description="of a cancelled visit: skip what it held, or shift it to the next")
    to: Calendar | None = Field(default=None, description="another day of the same week")
    start: Clock | None = Field(default=None, description="another time")
    room: ShortPlain | None = Field(default=None, description="another room")
    swap: dict[SessionId, SessionId] = Field(default_factory=dict, description="a session of this visit: another")
    why: Plain | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Change":
        differs = [key for key in ("to", "start", "room", "swap") if getattr(self, key)]
        if self.cancelled and differs:
            found, fix = f"{quoted('cancelled')} and {quoted(differs[0])}", "keep one of them"
            raise CombinationError("", "a visit that is cancelled or changed", found, fix)
        if not self.cancelled and not differs:
            expected = "what is different: `cancelled: true`, `to`, `start`, `room` or `swap`"
            raise CombinationError("", expected, "none of them", "add one, or take the change out")
        return self
