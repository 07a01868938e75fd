"""A YAML file of the curriculum as the texts that stand in it, each with its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .strict_yaml import Parsed

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class DataText:
    """A text of a YAML file: the keys and indexes that lead to it, its line, and what it says."""

    place: Place
    line: int
    text: str


@dataclass(frozen=True)
class DataFile:
    """Every text of one YAML file, in order. Where it `is_map`, the outermost keys are names that authors chose."""

    path: str
    texts: tuple[DataText, ...]
    is_map: bool


def data_file(path: str, parsed: Parsed, *, is_map: bool) -> DataFile:
    """Return the texts of the parsed file at `path`."""
    found = texts_in(parsed.value)
    return DataFile(path, tuple(DataText(place, parsed.line(place), text) for place, text in found), is_map)


def texts_in(value: Any, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield each text of a nested value of mappings and lists, with the place where it stands."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts_in(part, (*place, key))
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            yield from texts_in(part, (*place, index))
