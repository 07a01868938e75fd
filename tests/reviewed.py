"""Entries of the ledger for the example, and its texts with other words."""

from datetime import date
from typing import Any

from curricula import example_project

from syllabus.content.model import Document
from syllabus.reviews.status import documents_of
from syllabus.reviews.types import Decision, ReviewEntry, Reviewer, ReviewKind, reviewed_text

PAGE = "curriculum/modules/for-families/a-quiet-hour/session.md"
PASSAGE = "curriculum/reference/passages/overdose.md"


def documents() -> dict[str, Document[Any]]:
    return documents_of(example_project().curriculum, example_project().docs)


def entry(
    *paths: str, decision: Decision = "use", kind: ReviewKind = "clinical", on: int = 1, among: Any = None
) -> Document[ReviewEntry]:
    by = Reviewer(role="counselor", initials="A. B.", license="LPC", interests="none")
    texts = tuple(reviewed_text((among or documents())[path], decision) for path in paths)
    record = ReviewEntry(kind=kind, day=date(2026, 11, on), by=by, edition="2026.1", texts=texts)
    return Document(slug=f"entry-{on}", path=f"curriculum/reviews/2026/entry-{on}.yml", record=record)


def with_words(path: str, old: str, new: str) -> dict[str, Document[Any]]:
    found = documents()
    assert old in found[path].body
    changed = found[path].model_copy(update={"body": found[path].body.replace(old, new)})
    return {**found, path: changed}
