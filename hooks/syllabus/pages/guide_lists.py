"""The guides for somebody who leads a group tonight: length, short version, sheets, and who may lead."""

from collections.abc import Sequence

from markdown.extensions.toc import slugify

from ..content.guide import AFTER_SEGMENTS
from ..content.model import Curriculum, Module, Session
from ..markup.table import table

HEADS = ("Guide", "Length", "Short version", "Sheets for each person", "Who may lead")
SHORT = next(heading for heading in AFTER_SEGMENTS if heading.startswith("Short version"))


def guides_by_module(curriculum: Curriculum) -> str:
    """Every guide by module, with a line of links to the modules."""
    found = {
        module.source.record.title: [(module, session) for session in module.sessions] for module in curriculum.modules
    }
    return _sections(found)


def guides_by_need(curriculum: Curriculum) -> str:
    """The guides that fit what is going on in the room, by need, with a line of links to the needs."""
    return _sections(
        {
            need.label: [
                (module, session)
                for module in curriculum.modules
                for session in module.sessions
                if key in session.page.record.needs
            ]
            for key, need in curriculum.reference.needs.items()
        }
    )


def guide_row(module: Module, session: Session) -> tuple[str, ...]:
    """The cells below `HEADS` for a session with a guide, else none; links start at the root of the sources."""
    if session.guide is None:
        return ()
    base, record = f"/{module.slug}/{session.slug}", session.page.record
    copies = session.guide.record.print
    sheets = [
        f"[{sheet.record.title}]({base}/worksheets/{sheet.slug}.md){_times(copies.get(sheet.slug, 1))}"
        for sheet in session.worksheets
    ]
    return (
        f"[{record.title}]({base}/facilitator.md)",
        f"{record.minutes} minutes",
        f"[short: 25]({base}/facilitator.md#{slugify(SHORT, '-')})",
        "; ".join(sheets) or "none",
        ", ".join(session.guide.record.lead),
    )


def _times(copies: int) -> str:
    return "" if copies == 1 else f" (copies: {copies})"


def with_links(parts: Sequence[tuple[str, str]]) -> str:
    """Texts below their titles, behind a line of links to them."""
    links = " | ".join(f"[{title}](#{slugify(title, '-')})" for title, _ in parts)
    return "\n\n".join([links, *(f"### {title}\n\n{text}" for title, text in parts)])


def _sections(found: dict[str, list[tuple[Module, Session]]]) -> str:
    rows = {
        title: [row for module, session in sessions if (row := guide_row(module, session))]
        for title, sessions in found.items()
    }
    return with_links([(title, table(HEADS, own)) for title, own in rows.items() if own])
