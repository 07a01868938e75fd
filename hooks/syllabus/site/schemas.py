"""The JSON Schemas of the records that authors write, for completion in editors."""

import ast
import inspect
from collections.abc import Iterator
from typing import Any

from ..content.docs_pages import DocsRecord
from ..content.record_types import (
    CardSetRecord,
    FormRecord,
    GuideRecord,
    ModuleOrder,
    ModuleRecord,
    Record,
    SessionRecord,
    WorksheetRecord,
)
from ..programs.model import ProgramRecord, Standards
from ..reviews.types import ReviewEntry

RECORDS: dict[str, type[Record]] = {
    "order": ModuleOrder,
    "module": ModuleRecord,
    "session": SessionRecord,
    "guide": GuideRecord,
    "worksheet": WorksheetRecord,
    "form": FormRecord,
    "cards": CardSetRecord,
    "page": DocsRecord,
    "program": ProgramRecord,
    "standards": Standards,
    "review": ReviewEntry,
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each record type, by name; the first words of each are those of its docstring."""
    for record in _kinds_of(Record):
        if record.__doc__ is None:  # where Python runs with -OO, it keeps none
            record.__doc__ = _docstring(record)
    return {name: record.model_json_schema() for name, record in RECORDS.items()}


def _kinds_of(record: type[Record]) -> Iterator[type[Record]]:
    for kind in record.__subclasses__():
        yield kind
        yield from _kinds_of(kind)


def _docstring(record: type[Record]) -> str | None:
    """Return the docstring of a record as it stands in the source."""
    (definition,) = ast.parse(inspect.getsource(record)).body
    return ast.get_docstring(definition) if isinstance(definition, ast.ClassDef) else None
