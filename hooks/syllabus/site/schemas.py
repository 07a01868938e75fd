"""The JSON Schemas of the records that authors write, for completion in editors."""

from typing import Any

from ..content.docs_pages import DocsRecord
from ..content.record_types import GuideRecord, ModuleRecord, Record, SessionRecord, WorksheetRecord
from ..programs.model import ProgramRecord, Standards

RECORDS: dict[str, type[Record]] = {
    "module": ModuleRecord,
    "session": SessionRecord,
    "guide": GuideRecord,
    "worksheet": WorksheetRecord,
    "page": DocsRecord,
    "program": ProgramRecord,
    "standards": Standards,
}


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each record type, by name."""
    return {name: record.model_json_schema() for name, record in RECORDS.items()}
