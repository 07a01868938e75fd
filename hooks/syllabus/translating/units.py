"""The units that a translation has: what readers are shown of a record, and each piece of its text."""

from collections.abc import Callable, Iterator
from typing import Any

from ..content.digest import NOT_CONTENT
from ..content.model import Document
from ..content.shown import KeyPath, shown_texts
from ..content.units import Unit, make_unit, units_of

SAME_IN_ALL = frozenset({"source", "also"})  # who says so of a help line, and what English pages say of Spanish


def shown_values(record: object) -> Iterator[tuple[KeyPath, str]]:
    """Yield key path and text of each string of a record that its readers are shown and that is translated."""
    for key_path, text, shown in shown_texts(record):
        if shown == "readers" and not {key_path[0], key_path[-1]} & (NOT_CONTENT | SAME_IN_ALL):
            yield key_path, text


def value_units(record: object, line: Callable[..., int]) -> Iterator[Unit]:
    """Yield a unit for each of those strings; `line` returns the line of a key path."""
    for key_path, text in shown_values(record):
        place = "/".join(step for step in key_path if isinstance(step, str))
        yield make_unit("value", place, text, line(*key_path))


def translated_units(document: Document[Any]) -> tuple[Unit, ...]:
    """Return the units of a document that a translation has, in order: the strings of its record, and its body.

    Facts, such as the minutes, are the same in all languages, and what leaders alone read is not translated.
    """
    body = (unit for unit in units_of(document) if unit.kind not in ("value", "fact"))
    return (*value_units(document.record, document.line), *body)
