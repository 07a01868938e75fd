"""Content hashes, which are the same on every machine."""

import hashlib
import json
from typing import Any

from .model import Document

SHORT_LENGTH = 8  # hexadecimal digits
# Notes about the text, which may change while it stays the same, and keys that no reader of it is shown.
NOT_CONTENT = {
    *("allow", "changes", "quotes", "review"),
    *("audience", "copies", "why"),
    *("asks", "asks_es", "for_reviewers", "no_drawing", "stories", "tags"),
}


def content_hash(document: Document[Any]) -> str:
    """Return the SHA-256, in hexadecimal, of a document's content; keys with default values do not count."""
    record = document.record.model_dump(mode="json", exclude=NOT_CONTENT, exclude_defaults=True)
    text = json.dumps(record, sort_keys=True, ensure_ascii=False) + "\n" + document.body
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def short_hash(document: Document[Any]) -> str:
    """Return the first digits of a document's content hash, as printed on sheets and charts."""
    return content_hash(document)[:SHORT_LENGTH]


def short_text_hash(text: str) -> str:
    """Return the first digits of the hash of a text, such as that of a poster."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:SHORT_LENGTH]
