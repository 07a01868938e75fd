"""Dates, times, lists and numbers as people write them in a language, which is given by its tag."""

from collections.abc import Iterable
from datetime import date, time

from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from .messages import locale_of

DAY = "y-MM-dd"  # everybody reads it the same way, in any language and country
NARROW_SPACE = "\u202f"  # CLDR has it before am and pm; few fonts have it, and a search for "9:30 am" passes it by


def day(found: date, language: str) -> str:
    """Return a date such as 2027-01-04."""
    return format_date(found, DAY, locale=locale_of(language))


def weekday(number: int, language: str) -> str:
    """Return the short name of a day of the week such as Mon; Monday is 0."""
    names: dict[int, str] = dict(get_day_names("abbreviated", locale=locale_of(language)))
    return names[number]


def weekday_and_day(found: date, language: str) -> str:
    """Return a date such as Mon, Jan 4."""
    return format_skeleton("MMMEd", found, locale=locale_of(language))


def time_of_day(minutes: int, language: str) -> str:
    """Return a time such as 9:30 am, given in minutes after midnight. Small letters and a plain space read quieter."""
    told = time(minutes % 1440 // 60, minutes % 60)
    return format_time(told, "short", locale=locale_of(language)).replace(NARROW_SPACE, " ").lower()


def all_of(items: Iterable[str], language: str) -> str:
    """Return a list such as "a and b" or "a, b, and c"."""
    return format_list(list(items), "standard", locale=locale_of(language))


def any_of(items: Iterable[str], language: str) -> str:
    """Return a list such as "a or b" or "a, b, or c"."""
    return format_list(list(items), "or", locale=locale_of(language))


def number(found: float, decimals: int, language: str) -> str:
    """Return a number with at most so many decimals, such as 7.5."""
    return format_decimal(round(found, decimals), "0." + "#" * decimals, locale=locale_of(language))


def fixed(found: float, decimals: int, language: str) -> str:
    """Return a number with exactly so many decimals, such as 6.0."""
    return format_decimal(round(found, decimals), "0." + "0" * decimals, locale=locale_of(language))


def percent(share: float, language: str) -> str:
    """Return a share of one as a whole percentage, such as 12%."""
    return format_percent(share, locale=locale_of(language))
