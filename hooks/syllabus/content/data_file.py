"""The texts in a YAML file of the curriculum, each with its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .strict_yaml import Parsed

KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class DataText:
    """A text in a YAML file, with the keys and indexes that lead to it and its line."""

    key_path: KeyPath
    line: int
    text: str


@dataclass(frozen=True)
class DataFile:
    """All texts in one YAML file, in order. If it `is_map`, the outermost keys are names that authors chose."""

    path: str
    texts: tuple[DataText, ...]
    is_map: bool


def data_file(path: str, parsed: Parsed, *, is_map: bool) -> DataFile:
    """Return the texts in the parsed file at `path`."""
    texts = texts_in(parsed.value)
    return DataFile(path, tuple(DataText(key_path, parsed.line(key_path), text) for key_path, text in texts), is_map)


def texts_in(value: Any, key_path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text in a nested value of mappings and lists, with its key path."""
    if isinstance(value, str):
        yield key_path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts_in(part, (*key_path, key))
    elif isinstance(value, list | tuple):
        for index, part in enumerate(value):
            yield from texts_in(part, (*key_path, index))
