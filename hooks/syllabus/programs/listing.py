"""Lists of programs for hand-written pages, as Markdown."""

from collections.abc import Sequence

from .plan import Plan
from .schedule import Week


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


def programs_by_week(plans: Sequence[Plan]) -> str:
    """The guides of each week of each program, by day: what a facilitator opens tonight."""
    parts = []
    for plan in plans:
        title = f"### [{plan.program.title}](/programs/{plan.slug}/index.md)"
        parts += [title, "\n".join(f"- **Week {week.number}.** {_days(week)}" for week in plan.weeks)]
    return "\n\n".join(parts)


def _days(week: Week) -> str:
    days = []
    for meeting in week.meetings:
        links = [
            f"[{s.title}](/{s.id}/facilitator.md)" for item in meeting.items if (s := item.session) and s.has_guide
        ]
        if links:
            days.append(f"{meeting.day}{' (families)' if meeting.is_family else ''}: {', '.join(links)}")
    return "; ".join(days) + "." if days else "Staff lead every block."
