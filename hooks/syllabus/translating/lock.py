"""The lock of a folder of translations: what each unit was made from, and what it became.

Who has read it stands in the ledger of reviews alone.

It is YAML whose lines are JSON, written by `make translated` alone, and the same bytes for the same texts.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, RootModel, StringConstraints

from ..content.problem import Problem
from ..content.record_types import Record
from ..content.strict_yaml import Parsed, parse
from ..content.textfile import read_text
from ..content.units import Kind, Unit
from ..content.validate import validate
from ..content.value_types import Plain

DIGITS = 12  # of a hash: few units of a project could have the same by chance
HEAD = "# Written by `make translated`. Do not edit it: it says which English text each part was made from.\n"
Digits = Annotated[str, StringConstraints(pattern=rf"^[0-9a-f]{{{DIGITS}}}$")]


class LockedUnit(Record):
    """A unit as it was when the lock was written."""

    kind: Kind
    source: Digits = Field(description="hash of the English unit")
    target: Digits = Field(description="hash of the translated unit")
    safety: bool = Field(default=False, description="whether a clinician should see it first")
    still_right: Plain | None = Field(default=None, description="why it stayed the same although the English changed")


class Locks(RootModel[dict[str, tuple[LockedUnit, ...]]]):
    """The locked units of each file, by its path below the folder of the language."""


def digits(unit: Unit) -> str:
    """Return the hash of a unit as a lock has it."""
    return unit.hash[:DIGITS]


def read_units_lock(root: Path, path: str) -> tuple[Mapping[str, tuple[LockedUnit, ...]], list[Problem]]:
    """Return the locked units of each file by its name, and the problems of the lock; a lock may be missing."""
    if not (root / path).exists():
        return {}, []
    text, problems = read_text(root, path)
    if text is None:
        return {}, problems
    parsed, problems = parse(path, text)
    if parsed is None:
        return {}, problems
    locks, problems = validate(path, Parsed(parsed.value or {}, parsed.lines), Locks)
    return (locks.root if locks else {}), problems


def lock_text(files: Mapping[str, Sequence[LockedUnit]]) -> str:
    """Return the text of a lock with these files."""
    parts = [HEAD]
    for name in sorted(files):
        parts.append(f"{json.dumps(name)}:\n")
        parts += [f"- {json.dumps(_told(unit), ensure_ascii=False)}\n" for unit in files[name]]
    return "".join(parts)


def _told(unit: LockedUnit) -> dict[str, Any]:
    given = {"kind": unit.kind, "source": unit.source, "target": unit.target}
    more = {"safety": True} if unit.safety else {}
    return {**given, **more, **({"still_right": unit.still_right} if unit.still_right else {})}
