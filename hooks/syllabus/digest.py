"""Content hashes: the same text gives the same hash, whatever machine it is read on."""

import hashlib
from typing import Any

from .model import Document

SHORT = 8  # digits of the hash that are printed on a sheet


def content_hash(document: Document[Any]) -> str:
    """SHA-256 of a document's record and body, in hexadecimal."""
    text = document.record.model_dump_json() + "\n" + document.body
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
