"""Lists of guides for facilitators, by module and by need, with the length, sheets and leaders of each."""

from collections.abc import Sequence

from ..content.guide import SHORT
from ..content.model import Curriculum, Module, Session
from ..markup.anchors import anchor
from ..markup.table import table
from ..words.catalogue import Words, words_for

SHORT_MINUTES = 25


def guides_by_module(curriculum: Curriculum) -> str:
    """Return the guides by module as Markdown."""
    sessions_by_module = {
        module.source.record.title: [(module, session) for session in module.sessions] for module in curriculum.modules
    }
    return _sections(sessions_by_module, words_for(curriculum.language), is_brief=False)


def guides_by_need(curriculum: Curriculum) -> str:
    """Return the guides by the needs they address as Markdown."""
    return _sections(
        {
            need.label: [
                (module, session)
                for module in curriculum.modules
                for session in module.sessions
                if key in session.page.record.needs
            ]
            for key, need in curriculum.reference.needs.items()
        },
        words_for(curriculum.language),
        is_brief=True,
    )


def heads(words: Words) -> tuple[str, ...]:
    """Return the headers of a table of guides."""
    lists = words.lists
    return (lists.guide, lists.length, lists.short_version, lists.sheets_each, lists.leads)


def guide_row(module: Module, session: Session, words: Words, *, is_brief: bool = True) -> tuple[str, ...]:
    """Return the cells of a session's row under `heads`, or () without a guide; links start at the source root.

    A brief row counts the sheets and does not name them, for lists that hold a session more than once.
    """
    if session.guide is None:
        return ()
    base, record = f"/{module.slug}/{session.slug}", session.page.record
    copies = session.guide.record.print
    sheets = [
        f"[{sheet.record.title}]({base}/worksheets/{sheet.slug}.md){_times(copies.get(sheet.slug, 1), words)}"
        for sheet in session.worksheets
    ]
    return (
        f"[{record.title}]({base}/facilitator.md)",
        words.guide.minutes(record.minutes),
        f"[{words.lists.short(minutes=SHORT_MINUTES)}]({base}/facilitator.md#{anchor(SHORT)})",
        str(len(sheets)) if is_brief and sheets else "; ".join(sheets) or words.lists.none,
        ", ".join(words.leaders_short.of(leader) for leader in session.guide.record.lead),
    )


def _times(copies: int, words: Words) -> str:
    return "" if copies == 1 else f" {words.lists.copies(copies=copies)}"


def under_titles(parts: Sequence[tuple[str, str]]) -> str:
    """Return texts under their titles, which the template folds; each part is a title and a text."""
    return "\n\n".join(f"### {title}\n\n{text}" for title, text in parts)


def _sections(sessions_by_title: dict[str, list[tuple[Module, Session]]], words: Words, *, is_brief: bool) -> str:
    rows = {
        title: [row for module, session in sessions if (row := guide_row(module, session, words, is_brief=is_brief))]
        for title, sessions in sessions_by_title.items()
    }
    return under_titles([(title, table(heads(words), cells)) for title, cells in rows.items() if cells])
