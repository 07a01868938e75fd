"""The structure of facilitator guides: required headings, timed parts and note stems."""

import re
from dataclasses import dataclass

from .audiences import READERS
from .model import Document
from .record_types import GuideRecord
from .scan import NOTE, Mark, scan

SEGMENT_KINDS = ("Open", "Look back", "Teach", "Practice", "Break", "Plan", "Close")
SEGMENT = re.compile(r"^(?P<kind>[A-Z][a-z]+(?: [a-z]+)?)(?:: (?P<title>.+?))? \((?P<minutes>\d{1,3}) min\)$")
TIMED_LIKE = re.compile(r"\bmin(ute)?s?\b|^(" + "|".join(SEGMENT_KINDS) + r")\b", re.IGNORECASE)
STEM = re.compile(r"^- \*\*(.+?):?\*\*")

BEFORE_SEGMENTS = ("Prepare", "If someone is new")
AFTER_SEGMENTS = (
    "Questions to ask",
    "If this happens",
    "Adapt it",
    "Short version (25 minutes)",
    "Another way to do it",
    "Write it down",
    "Did we do it?",
)
SHORT = next(heading for heading in AFTER_SEGMENTS if heading.startswith("Short"))
# The sections that run mode keeps open during every part.
AT_HAND = ("If someone is new", "Questions to ask", "If this happens")
# The labels that introduce words to say, questions to ask, things to do, and words for the group's screen.
SPOKEN = {"Say:": "say", "Ask:": "ask", "Do:": "do", "Group:": "screen"}
PAGE_HEADINGS = {audience: reader.headings for audience, reader in READERS.items()}
# The sections of the group view.
GROUP_SECTIONS = ("today", "try-it", "this-week", "remember")


@dataclass(frozen=True)
class Segment:
    """A timed part of a guide, in minutes."""

    line: int
    kind: str
    title: str
    minutes: int

    @property
    def label(self) -> str:
        """The kind, followed by the title if it adds anything."""
        return self.kind if self.title == self.kind else f"{self.kind}: {self.title}"


def segment(heading: str, line: int) -> Segment | None:
    """Return the timed part that a heading starts, or None if the heading is not well formed."""
    match = SEGMENT.match(heading)
    if not match or match["kind"] not in SEGMENT_KINDS:
        return None
    return Segment(line, match["kind"], match["title"] or match["kind"], int(match["minutes"]))


def segments(guide: Document[GuideRecord]) -> tuple[list[Segment], list[Mark]]:
    """Return the timed parts of a guide in order, and the headings that should be timed parts but are malformed."""
    parts: list[Segment] = []
    malformed: list[Mark] = []
    for heading in scan(guide.body, guide.body_line).headings:
        if heading.level != 2 or heading.text in BEFORE_SEGMENTS + AFTER_SEGMENTS:
            continue
        if part := segment(heading.text, heading.line):
            parts.append(part)
        else:
            malformed.append(heading)
    return parts, malformed


def from_start(minutes: int) -> str:
    """Return a time from the beginning of a group, such as 0:05."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def stems(guide: Document[GuideRecord]) -> list[Mark]:
    """Return the bold labels under *Write it down*, each with its line."""
    scanned = scan(guide.body, guide.body_line)
    for heading in scanned.headings:
        if heading.text == "Write it down":
            lines = scanned.section(heading)
            return [Mark(line.line, match.group(1)) for line in lines if (match := STEM.match(line.text))]
    return []


def list_items(guide: Document[GuideRecord], heading: str) -> list[str]:
    """Return the items of the list under a heading of a guide, each on one line, with its marks but those of notes."""
    scanned = scan(guide.body, guide.body_line)
    lines = [line.text for mark in scanned.headings if mark.text == heading for line in scanned.section(mark)]
    items: list[str] = []
    is_open = False  # an item continues until an empty line
    for line in lines:
        if line.startswith("- "):
            items.append(NOTE.sub("", line.removeprefix("- ")).strip())
        elif is_open and line.strip():
            items[-1] += f" {NOTE.sub('', line).strip()}"
        is_open = bool(items) and bool(line.strip()) and (is_open or line.startswith("- "))
    return items
