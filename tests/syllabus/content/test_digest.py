"""What the hash of a document counts: what its readers are shown, and no notes about it."""

from typing import Any

import pytest
from curricula import example_project

from syllabus.content.digest import NOT_CONTENT, content_hash
from syllabus.content.model import Document
from syllabus.content.record_types import FormRecord, GuideRecord, Record, SessionRecord, WorksheetRecord

# A key that is added belongs here or in `NOT_CONTENT`; what stands here prints sheets again when it changes.
CONTENT: dict[type[Record], str] = {
    SessionRecord: "title summary minutes core stage objectives key_points worksheets needs plan_problems cautions "
    "content_note sources quick_exit",
    GuideRecord: "lead print materials",
    WorksheetRecord: "title kind purpose afterwards foot",
    FormRecord: "title kind purpose afterwards foot sources",
}
SESSION, GUIDE = "session", "guide"
NOTES: list[tuple[str, str, Any]] = [
    (SESSION, "asks", ["how do I start walking"]),
    (SESSION, "for_reviewers", [{"sentence": "A short walk counts.", "why": "Does it?"}]),
    (SESSION, "stories", [{"name": "Sam", "ends": "well"}]),
    (SESSION, "no_drawing", "a walk has no shape"),
    (SESSION, "changes", {"2026.2": "The sheet is shorter."}),
    (GUIDE, "tags", ["props", "telehealth"]),
    (GUIDE, "quotes", ["A short walk is small enough to start."]),
]


def document(kind: str) -> Document[Any]:
    session = next(s for m in example_project().curriculum.modules for s in m.sessions if s.slug == "a-short-walk")
    assert session.guide is not None
    return session.page if kind == SESSION else session.guide


def with_key(document: Document[Any], key: str, value: Any) -> Document[Any]:
    record = type(document.record).model_validate({**document.record.model_dump(), key: value})
    return document.model_copy(update={"record": record})


@pytest.mark.parametrize("record", CONTENT, ids=lambda record: record.__name__)
def test_each_key_is_content_or_a_note(record: type[Record]) -> None:
    assert set(record.model_fields) - NOT_CONTENT == set(CONTENT[record].split())


@pytest.mark.parametrize(("kind", "key", "value"), NOTES, ids=lambda part: part if isinstance(part, str) else "")
def test_a_note_leaves_the_hash_as_it_is(kind: str, key: str, value: Any) -> None:
    before = document(kind)
    after = with_key(before, key, value)
    assert after.record != before.record
    assert content_hash(after) == content_hash(before)


def test_what_readers_are_shown_changes_the_hash() -> None:
    before = document(SESSION)
    assert content_hash(with_key(before, "summary", "Plan a walk.")) != content_hash(before)
    guide = document(GUIDE)
    longer = guide.model_copy(update={"body": f"{guide.body}\n**Group:** Take a seat.\n"})
    assert content_hash(longer) != content_hash(guide)
