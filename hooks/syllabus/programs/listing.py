"""Lists of programs for hand-written pages, as Markdown."""

from collections.abc import Sequence

from ..content.model import Curriculum
from ..markup.table import table
from ..pages.guide_lists import HEADS, guide_row, with_links
from .plan import Plan


def programs_list(plans: Sequence[Plan]) -> str:
    """Each program with its pages."""
    parts = []
    for plan in plans:
        base = f"/programs/{plan.slug}"
        links = (
            f"[Schedule]({base}/index.md), [what to print]({base}/print.md), "
            f"[make up at home]({base}/make-up.md), [what is covered]({base}/coverage.md)."
        )
        parts.append(f"## {plan.program.title}\n\n{plan.program.summary}\n{links}")
    return "\n\n".join(parts)


def guides_by_week(plans: Sequence[Plan], curriculum: Curriculum) -> str:
    """The guides of each week of each program, by day: what a facilitator opens tonight. Links as in `guide_row`."""
    places = {f"{m.slug}/{session.slug}": (m, session) for m in curriculum.modules for session in m.sessions}
    parts = []
    for plan in plans:
        rows = [
            (f"Week {week.number}, {meeting.day}{' (families)' if meeting.is_family else ''}", *row)
            for week in plan.weeks
            for meeting in week.meetings
            for item in meeting.items
            if item.session and (row := guide_row(*places[item.session.id]))
        ]
        head = f"{plan.program.summary}\n[The whole schedule](/programs/{plan.slug}/index.md)."
        parts.append((plan.program.title, f"{head}\n\n{table(('When', *HEADS), rows)}"))
    return with_links(parts) or "No program is described in this edition."
