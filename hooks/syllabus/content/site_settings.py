"""Reads `mkdocs.yml` as plain data before MkDocs does, which would run what Python tags in it ask for."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, StringConstraints

from .data_file import DataFile, DataText
from .print_settings import address, paper
from .problem import Problem, RefusedError, report
from .record_types import Plain
from .strict_yaml import KeyPath, parse
from .textfile import read_text
from .validate import validate

SETTINGS = "mkdocs.yml"
WEB_ADDRESS = re.compile(r"https://[^\s\"'<>\\`]+")  # it stands in attributes of the theme as it is


def web_address(value: str) -> str:
    """Return `value` if it is one whole address that pages may lead to. Raises ValueError with what one looks like."""
    if not WEB_ADDRESS.fullmatch(value):
        raise ValueError("an address such as https://ours.example/, without quotes and spaces")
    return value


def left_out(value: str) -> str:
    """Return `value` if it leaves more files out of the site and brings none back in. Raises ValueError otherwise."""
    if any(line.lstrip().startswith("!") for line in value.splitlines()):
        raise ValueError("names of what to leave out, and none with an exclamation mark")
    return value


class _Extra(BaseModel):
    address: Annotated[str, AfterValidator(address)]
    paper: Annotated[str, AfterValidator(paper)]
    leave_to: Annotated[str, AfterValidator(web_address)] | None = None


class _Settings(BaseModel):
    """What the compiler needs of the settings; MkDocs looks at the rest."""

    site_name: Annotated[Plain, StringConstraints(max_length=100)]
    site_url: Annotated[str, AfterValidator(web_address)] | None = None
    docs_dir: Literal["docs"] = "docs"
    exclude_docs: Annotated[str, AfterValidator(left_out)] = ""
    extra: _Extra


def settings_texts(root: Path) -> list[DataFile]:
    """Return every text in the settings of the project at `root`, if they can be read: the site's name, its menu."""
    text = read_text(root, SETTINGS)[0] if (root / SETTINGS).is_file() else None
    parsed = parse(SETTINGS, text)[0] if text is not None else None
    if parsed is None:
        return []
    texts = (DataText(str(path[-1]), parsed.line(path), text, "readers") for path, text in _texts(parsed.value, ()))
    return [DataFile(SETTINGS, tuple(texts))]


def _texts(value: object, key_path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield key_path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield (*key_path, key), str(key)
            yield from _texts(part, (*key_path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, (*key_path, index))


def settings_problems(root: Path) -> list[Problem]:
    """Return the problems of the settings of the project at `root`, without which no site can be built."""
    text, problems = read_text(root, SETTINGS)
    parsed, more = parse(SETTINGS, text) if text is not None else (None, [])
    problems += more
    if parsed is None:
        return problems
    if isinstance(parsed.value, dict) and "INHERIT" in parsed.value:
        fix = "write what it holds into this file"
        line = parsed.line(("INHERIT",))
        problems.append(Problem(SETTINGS, line, "unknown-key", "all settings in one file", '"INHERIT"', fix))
    return [*problems, *validate(SETTINGS, parsed, _Settings)[1]]


def require_settings(root: Path) -> None:
    """Raise RefusedError if the settings of the project at `root` are missing or have a problem."""
    if problems := settings_problems(root):
        raise RefusedError(report(problems))
