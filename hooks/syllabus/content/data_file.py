"""The texts in a YAML file of the curriculum that pages show, each with its line."""

from dataclasses import dataclass

from .shown import Shown, shown_texts
from .strict_yaml import Parsed


@dataclass(frozen=True)
class DataText:
    """A text in a YAML file that pages show, with the key it stands under, its line and its readers."""

    key: str
    line: int
    text: str
    shown: Shown


@dataclass(frozen=True)
class DataFile:
    """All texts in one YAML file that pages show, in order."""

    path: str
    texts: tuple[DataText, ...]


def data_file(path: str, parsed: Parsed, record: object) -> DataFile:
    """Return the texts of `record`, which was read from the parsed file at `path`."""
    texts = shown_texts(record)
    return DataFile(
        path,
        tuple(DataText(str(key_path[-1]), parsed.line(key_path), text, shown) for key_path, text, shown in texts),
    )
