"""What leaders read aloud from a page: its stories and fixed passages, put into the parts of a guide that use them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..content.guide import PAGE_HEADINGS, segment
from ..content.model import Document, Session
from ..content.record_types import GuideRecord
from ..content.scan import Mark, Scan, scan
from ..markup.notes import without_notes
from ..words.group_words import Guide

SLASHES = "/////"  # more than any block has that stands in a story
OF_EVERY_PAGE = frozenset(heading for headings in PAGE_HEADINGS.values() for heading in headings)
LEAST_MENTIONS = 2  # of a person in a section that tells of them, when its heading does not name them


@dataclass(frozen=True)
class _Insert:
    """Source lines that go before the line with this index."""

    at: int
    lines: tuple[str, ...]


def with_readings(session: Session, guide: Document[GuideRecord], words: Guide) -> str:
    """Return the body of a guide with what its parts read from the session's page, as blocks where they are used.

    A story goes to the part that names its person most often, beside the first paragraph that does. The page's fixed
    passages go after the paragraph that sends the leader to them, unless the guide has them in a part of its own.
    """
    lines = guide.body.split("\n")
    parts = list(_parts(scan(guide.body)))
    inserts = [*_stories(session, parts, lines, words), *_passages(session, parts, lines, words)]
    for insert in sorted(inserts, key=lambda insert: insert.at, reverse=True):
        lines[insert.at : insert.at] = ["", *insert.lines, ""]
    return "\n".join(lines)


def _parts(scanned: Scan) -> Iterator[range]:
    """Yield the indexes of the lines of each timed part, without its heading."""
    for heading in scanned.headings:
        if heading.level == 2 and segment(heading.text, 0):
            section = scanned.section(heading)
            yield range(section[0].line - 1, section[-1].line) if section else range(0)


def _stories(session: Session, parts: list[range], lines: list[str], words: Guide) -> Iterator[_Insert]:
    told: set[str] = set()
    for story in session.page.record.stories:
        name = re.compile(rf"\b{re.escape(story.name)}\b")
        counts = [sum(len(name.findall(lines[at])) for at in part) for part in parts]
        found = _section_about(name, session)
        if not found or found[0] in told or not any(counts):
            continue
        told.add(found[0])
        part = parts[counts.index(max(counts))]
        first = next(at for at in part if name.search(lines[at]))
        start, end = _paragraph(first, lines)
        title = words.read_aloud(title=found[0])
        block = (f"{SLASHES} passage | {title}", "", *found[1].split("\n"), "", SLASHES)
        yield _Insert(end if lines[start].startswith("**Do:**") else start, block)


def _passages(session: Session, parts: list[range], lines: list[str], words: Guide) -> Iterator[_Insert]:
    own = {line for part in parts for line in lines[part.start : part.stop] if line.startswith("/// passage")}
    blocks = [block for block in scan(session.page.body).blocks if block.name == "passage"]
    keys = [block.argument for block in blocks if f"/// passage | {block.argument}" not in own]
    sends = [re.compile(rf"\b(?:{one})\b", re.IGNORECASE) for one in (words.names_of_page, words.names_of_passage)]
    for part in parts if keys else []:
        for at in part:
            if lines[at].startswith("**Do:**") and all(one.search(lines[at]) for one in sends):
                block = [line for key in keys for line in (f"/// passage | {key}", "///", "")]
                yield _Insert(_paragraph(at, lines)[1], tuple(block))
                return


def _paragraph(at: int, lines: list[str]) -> tuple[int, int]:
    """Return the indexes of the first line of the paragraph round a line, and of the line after its last."""
    start, end = at, at
    while start > 0 and lines[start - 1].strip():
        start -= 1
    while end < len(lines) and lines[end].strip():
        end += 1
    return start, end


def _section_about(name: re.Pattern[str], session: Session) -> tuple[str, str] | None:
    """Return the heading and the text of the section of a session's page that tells of this person, if one does."""
    scanned = scan(session.page.body)
    own = [head for head in scanned.headings if head.level == 2 and head.text not in OF_EVERY_PAGE]
    texts = {head: _text(session.page.body, scanned, head) for head in own}
    named = next((head for head in own if name.search(head.text)), None)
    best = named or max(own, key=lambda head: len(name.findall(texts[head])), default=None)
    if best is None or (not named and len(name.findall(texts[best])) < LEAST_MENTIONS):
        return None
    return best.text, texts[best]


def _text(body: str, scanned: Scan, heading: Mark) -> str:
    """Return the paragraphs of a section without its blocks and notes; links within the page lead to the page."""
    lines, depth, kept = body.split("\n"), 0, []
    for mark in scanned.section(heading):
        line = lines[mark.line - 1]
        if mark.text.startswith("///"):
            depth += -1 if mark.text.strip("/ ") == "" else 1
        elif not depth:
            kept.append(re.sub(r"^#{3,}\s+(.*)$", r"**\1**", line).replace("](#", "](session.md#"))
    return without_notes("\n".join(kept)).strip("\n")
