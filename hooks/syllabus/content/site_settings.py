"""Reads `mkdocs.yml` as plain data before MkDocs does, which would run what Python tags in it ask for."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, StringConstraints

from .problem import Problem, RefusedError, report
from .record_types import Plain
from .strict_yaml import parse
from .textfile import read_text
from .validate import validate

SETTINGS = "mkdocs.yml"
PAPERS = ("letter", "a4")
ADDRESS = re.compile(r"[A-Za-z0-9.-]+(?::\d{1,5})?(?:/[A-Za-z0-9._~-]+)*")
MOST_OF_ADDRESS = 100  # letters; with the longest name of a sheet behind it, a QR code can still be scanned


def paper(value: str) -> str:
    """Return `value` if it is a size of paper. Raises ValueError with the sizes there are."""
    if value not in PAPERS:
        raise ValueError(f"one of {', '.join(PAPERS)}")
    return value


def address(value: str) -> str:
    """Return `value` if a site may be published there. Raises ValueError with what an address looks like."""
    if len(value) > MOST_OF_ADDRESS or not ADDRESS.fullmatch(value):
        raise ValueError(f"an address such as ours.example/nine, of at most {MOST_OF_ADDRESS} letters")
    return value


class _Extra(BaseModel):
    address: Annotated[str, AfterValidator(address)]
    paper: Annotated[str, AfterValidator(paper)]


class _Settings(BaseModel):
    """What the compiler needs of the settings; MkDocs looks at the rest."""

    site_name: Annotated[Plain, StringConstraints(max_length=100)]
    extra: _Extra


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
