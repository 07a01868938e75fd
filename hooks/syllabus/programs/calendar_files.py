"""The calendars of a plan as files, in its language."""

from .other_plan import other_name
from .plan import Plan


def calendars(plan: Plan, address: str) -> dict[str, bytes]:
    """Return both calendars of a plan by file name; none without a start. `address` is where the site is published."""
    from .calendar import group_calendar, staff_calendar  # noqa: PLC0415  # slow to import

    if plan.start is None:
        return {}
    return {
        other_name("staff.ics", plan): staff_calendar(plan, plan.start, address),
        other_name("group.ics", plan): group_calendar(plan, plan.start),
    }
