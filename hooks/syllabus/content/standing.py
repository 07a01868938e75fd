"""How a text stands to its latest approval: who approved it, when, and how much of it changed since."""

from datetime import date

from pydantic import BaseModel, ConfigDict


class Standing(BaseModel):
    """An approval of a text.

    Of its `total` parts, `changed` are not as they were read. Parts are paragraphs, headings, list items, rows, fields
    and facts, those of the fixed passages that the text includes among them.
    """

    model_config = ConfigDict(frozen=True)

    role: str
    initials: str
    on: date
    changed: int
    total: int
