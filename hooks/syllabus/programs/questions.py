"""Questions to somebody who starts a program from nothing, and what their answers mean."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from math import ceil
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from ..content.problem import did_you_mean, quoted
from ..content.value_types import Plain, ShortPlain
from .day_types import DAYS, SPOKEN, Clock, Day, Zone
from .facts import Library
from .hours import hours
from .model import Standards

A = TypeVar("A")
Ask = Callable[[str], str]
Tell = Callable[[str], None]
ZONES = {"eastern": "New_York", "central": "Chicago", "mountain": "Denver", "pacific": "Los_Angeles"}
MOST_MODULES = 30
BLOCK = 50  # minutes
YES, NO = ("y", "yes"), ("n", "no")


@dataclass(frozen=True)
class Evening:
    """An evening for families: its day, start and module, and whether it counts as treatment."""

    day: Day
    start: str
    module: str
    counts: bool


@dataclass(frozen=True)
class Answers:
    """What somebody answered, and how many `leaders` so many people need.

    `blocks` is how many a visit has, and `start` the Monday of week 1, if known.
    """

    title: str
    is_open: bool
    level: str
    weeks: int
    days: tuple[Day, ...]
    time: str
    blocks: int
    modules: tuple[str, ...]
    individual: int
    evening: Evening | None
    people: int
    leaders: int
    zone: str
    room: str
    start: date | None


def ask_all(ask: Ask, tell: Tell, library: Library, standards: Standards) -> Answers:
    """Return the answers to all questions; `ask` shows a question and returns what was typed.

    What cannot be meant is told, and asked again. Raises what `ask` raises, such as EOFError.
    """

    def once(question: str, read: Callable[[str], A], usual: str) -> A:
        return _asked(ask, tell, question, read, usual)

    own = [name for name, module in library.items() if module.audience == "participants"]
    families = [name for name, module in library.items() if module.audience == "families"]
    tell("Press Enter to take what stands in [brackets].")
    title = once("What is the program called? [Our program]", partial(_words, Plain), "Our program")
    is_open = once("May people join in any week? [yes]", _is_yes, "yes")
    tell("Levels of care: " + "; ".join(f"{name} ({level.title})" for name, level in standards.levels.items()))
    first = next(iter(standards.levels))
    level = once(f"Which level of care is it? [{first}]", partial(_one_of, tuple(standards.levels)), first)
    weeks = once("How many weeks does one person stay? [12]", partial(_number, 1, 60), "12")
    days = once("On which days do people come? [Mon, Tue, Wed, Thu]", _days, "Mon, Tue, Wed, Thu")
    time = once("When does a visit begin? [6:00 pm]", _time, "6:00 pm")
    blocks = once("How many blocks of 50 minutes has a visit? [3]", partial(_number, 2, 6), "3")
    tell("Modules: " + ", ".join(own))
    modules = once("Which modules, in their order? [all]", partial(_modules, own), "all")
    counted = hours(len(days) * blocks * BLOCK)
    tell(f"That is {counted} hours in the group a week; {level} has at least {standards.levels[level].least:g}.")
    minutes = once("How many minutes a week has everybody alone with a counselor? [0]", partial(_number, 0, 600), "0")
    evening = _evening(ask, tell, families, days) if families else None
    people = once("How many people come to a visit? [10]", partial(_number, 1, 60), "10")
    leaders = ceil(people / standards.people_per_facilitator.most)
    zone = once("In which time zone is it, or near which city? [Eastern]", _zone, "Eastern")
    room = once("Which room, as calendars show it? [none]", partial(_words, ShortPlain), "none")
    start = once("On which Monday does week 1 begin? [not known yet]", _monday, "not known yet")
    room = "" if room == "none" else room
    return Answers(
        title, is_open, level, weeks, days, time, blocks, modules, minutes, evening, people, leaders, zone, room, start
    )


def _evening(ask: Ask, tell: Tell, families: Sequence[str], days: Sequence[Day]) -> Evening | None:
    if not _asked(ask, tell, "Is there an evening for families each week? [yes]", _is_yes, "yes"):
        return None
    free = next((day for day in DAYS if day not in days), DAYS[-1])
    day = _asked(ask, tell, f"On which day? [{free}]", _one_day, free)
    time = _asked(ask, tell, "When does it begin? [6:00 pm]", _time, "6:00 pm")
    question = "Is it in the plan of care and written down, so that it counts as treatment? [no]"
    counts = _asked(ask, tell, question, _is_yes, "no")
    module = families[0]
    if len(families) > 1:
        module = _asked(ask, tell, f"With which module? [{module}]", partial(_one_of, families), module)
    return Evening(day, time, module, counts)


def _asked(ask: Ask, tell: Tell, question: str, read: Callable[[str], A], usual: str) -> A:
    while True:
        answer = ask(f"{question} ").strip() or usual
        try:
            return read(answer)
        except ValueError as error:
            tell(f"  {error}")


def _words(kind: Any, text: str) -> str:
    try:
        return str(TypeAdapter(kind).validate_python(text))
    except ValidationError as error:
        raise ValueError(
            f"Please write plain words: {error.errors()[0]['msg'].removeprefix('Value error, ')}."
        ) from error


def _is_yes(text: str) -> bool:
    if text.lower() not in (*YES, *NO):
        raise ValueError(f"Please answer yes or no, and not {quoted(text)}.")
    return text.lower() in YES


def _number(least: int, most: int, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or not least <= int(text) <= most:
        raise ValueError(f"Please write a number from {least} to {most} in digits, and not {quoted(text)}.")
    return int(text)


def _one_of(known: Sequence[str], text: str) -> str:
    if text not in known:
        raise ValueError(f"There is no {quoted(text)}: {did_you_mean(text.lower(), known)}")
    return text


def _days(text: str) -> tuple[Day, ...]:
    named = {day.lower(): day for day in DAYS}
    words = [word for word in re.findall(r"[^\W\d_]+", text.lower()) if word != "and"]
    if not words or any(word[:3] not in named for word in words):
        raise ValueError(f"Please write days such as Mon, Wed, Thu, and not {quoted(text)}.")
    found = {named[word[:3]] for word in words}
    return tuple(day for day in DAYS if day in found)


def _one_day(text: str) -> Day:
    day, *more = _days(text)
    if more:
        raise ValueError("Please write one day.")
    return day


def _time(text: str) -> str:
    said = SPOKEN.fullmatch(text)
    if said and not said[3] and not text.startswith("0") and int(said[1]) < 12:
        raise ValueError(f"Is that {text} am or {text} pm? Please write it with am or pm.")
    try:
        return str(TypeAdapter(Clock).validate_python(_of_24_hours(text)))
    except ValidationError as error:
        raise ValueError(f"Please write a time such as 9:30 am or 5:30 pm, and not {quoted(text)}.") from error


def _of_24_hours(text: str) -> str:
    said = SPOKEN.fullmatch(text)
    if not said or not said[3]:
        return text if ":" in text or not text.isdigit() else f"{text}:00"
    return f"{int(said[1]) % 12 + 12 * (said[3].lower() == 'p'):02}:{said[2] or '00'}"


def _modules(known: Sequence[str], text: str) -> tuple[str, ...]:
    if text.lower() == "all":
        return tuple(known)
    found = []
    said = text.lower().strip(", ")
    for words in (said.split(",") if "," in said else said.split())[:MOST_MODULES]:
        word = "-".join(words.split())
        near = [name for name in known if word in name.split("-")]
        found.append(near[0] if word not in known and len(near) == 1 else _one_of(known, word))
    return tuple(dict.fromkeys(found))


def _zone(text: str) -> str:
    city = ZONES.get(text.lower().removeprefix("us ").removesuffix(" time"), text.replace(" ", "_"))
    name = city if "/" in city or city == "UTC" else f"America/{city}"
    try:
        return str(TypeAdapter(Zone).validate_python(name))
    except ValidationError as error:
        known = ", ".join(zone.capitalize() for zone in ZONES)
        raise ValueError(f"Please write {known}, or a large city such as Phoenix, and not {quoted(text)}.") from error


def _monday(text: str) -> date | None:
    if text == "not known yet":
        return None
    american = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    written = f"{american[3]}-{int(american[1]):02}-{int(american[2]):02}" if american else text
    try:
        found = date.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"Please write a day that there is, such as 2027-01-04, and not {quoted(text)}.") from error
    if found.weekday():
        monday = found - timedelta(days=found.weekday())
        raise ValueError(f"That is a {found:%A}, and weeks begin on a Monday, such as {monday}.")
    return found
