"""The run sheet of a guide: what its leader needs on paper in the room, and nothing that is read before or after."""

import re
from dataclasses import replace

from ..build.site_facts import Site
from ..content.digest import short_hash
from ..content.guide import AFTER_SEGMENTS, BEFORE_SEGMENTS, segment
from ..content.model import Document, Reference, Session
from ..content.record_types import GuideRecord
from ..content.scan import scan
from ..content.screen_lines import for_leaders
from ..markup.expand import expand
from ..markup.notes import without_notes
from ..words.catalogue import words_for
from .assemble import Page
from .guide_head import to_have_ready
from .read_aloud import with_readings
from .sheet_foot import SheetFoot, sheet_foot

NEWCOMER, HAPPENS = BEFORE_SEGMENTS[1], AFTER_SEGMENTS[1]
URGENT = re.compile(r"^/// passage|\[line: ", re.MULTILINE)  # as on the page: a fixed passage, or a line to call


def run_sheet_url(page: Page) -> str:
    """Return the URL of the run sheet of a guide, for its page."""
    return f"{page.module}/{page.session}/{page.session}-run-sheet.pdf"


def run_sheet_body(session: Session, guide: Document[GuideRecord], reference: Reference) -> str:
    """Return a run sheet as Markdown: what to have ready, the timed parts with their story, and emergencies.

    The words for the group's screen, notes, and everything for before and after the group are left out.
    """
    words = words_for(reference.language).guide
    body = with_readings(session, guide.model_copy(update={"body": for_leaders(guide.body, guide.body_line)}), words)
    parts = [f"# {session.page.record.title}", words.minutes(session.page.record.minutes)]
    parts += [f"**{title}:** {' '.join(items)}" for title, items in to_have_ready(session, guide, reference)]
    urgent: list[str] = []
    for heading, text in _sections(body, level=2):
        if segment(heading, 0) or heading == NEWCOMER:
            parts += [f"## {heading}", text]
        elif heading == HAPPENS:
            urgent = [_case(title, case) for title, case in _sections(text, level=3) if URGENT.search(case)]
    if urgent:
        parts += [f"## {words.emergencies}", *urgent]
    return expand(without_notes("\n\n".join(parts)), reference) + "\n"


def run_sheet_foot(page: Page, guide: Document[GuideRecord], site: Site, reference: Reference) -> SheetFoot:
    """Return the footer of a run sheet, with its own id and the hash of its guide."""
    foot = sheet_foot(page.url, short_hash(guide), site, reference)
    return replace(foot, trace=(run_sheet_url(page).removesuffix(".pdf"), *foot.trace[1:]))


def _case(title: str, text: str) -> str:
    """Return what to do in an emergency; a passage has a title of its own."""
    return text if text.startswith("/// passage") else f"### {title}\n\n{text}"


def _sections(body: str, *, level: int) -> list[tuple[str, str]]:
    """Return the headings of this level, each with the text below it."""
    scanned, lines = scan(body), body.split("\n")
    found = []
    for heading in scanned.headings:
        if heading.level == level:
            marks = scanned.section(heading)
            found.append((heading.text, "\n".join(lines[mark.line - 1] for mark in marks).strip("\n")))
    return found
