"""Content hashes: the same text gives the same hash, whatever machine it is read on."""

import hashlib
import json
from typing import Any

from .model import Document

SHORT = 8  # digits of the hash that are printed on a sheet
NOT_CONTENT = {"allow", "changes", "review"}  # notes on the text, which may change while the text stands


def content_hash(document: Document[Any]) -> str:
    """SHA-256 of what readers get of a document, in hexadecimal; keys that are left out do not count."""
    record = document.record.model_dump(mode="json", exclude=NOT_CONTENT, exclude_defaults=True)
    text = json.dumps(record, sort_keys=True, ensure_ascii=False) + "\n" + document.body
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def short_hash(document: Document[Any]) -> str:
    """The start of that hash, as sheets and charts show it."""
    return content_hash(document)[:SHORT]
