"""Lists of programs for hand-written pages, as Markdown."""

from collections.abc import Sequence

from ..content.model import Curriculum
from ..markup.table import table
from ..pages.guide_lists import guide_row, heads, under_titles
from ..words.catalogue import Words, words_for
from ..words.formats import weekday
from .model import DAYS
from .plan import Plan
from .schedule import Meeting


def programs_list(plans: Sequence[Plan], language: str) -> str:
    """Return the programs, each with links to its pages."""
    words = words_for(language).programs
    parts = []
    for plan in plans:
        base = f"/programs/{plan.slug}"
        links = (
            f"[{words.schedule}]({base}/index.md), [{words.print_link}]({base}/print.md), "
            f"[{words.make_up_link}]({base}/make-up.md), [{words.coverage_link}]({base}/coverage.md)."
        )
        parts.append(f"## {plan.program.title}\n\n{plan.program.summary}\n{links}")
    return "\n\n".join(parts)


def guides_by_week(plans: Sequence[Plan], curriculum: Curriculum) -> str:
    """Return the guides for each week of each program, by day; links start at the source root."""
    sessions = {f"{m.slug}/{session.slug}": (m, session) for m in curriculum.modules for session in m.sessions}
    words = words_for(curriculum.language)
    parts = []
    for plan in plans:
        rows = [
            (_when(meeting, words), *row)
            for week in plan.weeks
            for meeting in week.meetings
            for item in meeting.items
            if item.session and (row := guide_row(*sessions[item.session.id], words))
        ]
        head = f"{plan.program.summary}\n[{words.programs.schedule_whole}](/programs/{plan.slug}/index.md)."
        parts.append((plan.program.title, f"{head}\n\n{table((words.lists.when, *heads(words)), rows)}"))
    return under_titles(parts) or words.lists.no_program


def _when(meeting: Meeting, words: Words) -> str:
    day = weekday(DAYS.index(meeting.day), words.language)
    phrase = words.lists.families_day if meeting.is_family else words.lists.week_day
    return phrase(week=meeting.week, day=day)
