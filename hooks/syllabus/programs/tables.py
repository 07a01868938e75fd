"""A program's coverage and print plan as CSV (RFC 4180, but with line feeds)."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from ..words.catalogue import words_for
from .coverage import sessions_met
from .plan import Plan
from .print_plan import print_plan


def coverage_csv(plan: Plan) -> str:
    """Return a row for each session of a stay, with a column for each list of topics."""
    groups = plan.standards.coverage
    words = words_for(plan.language).tables
    head = [
        words.session,
        words.title,
        words.module,
        words.weeks,
        words.minutes,
        words.objectives,
        words.plan_problems,
        *(g.title for g in groups.values()),
    ]
    rows = [
        [
            met.session.id,
            met.session.title,
            plan.modules[met.session.module].title,
            " ".join(map(str, met.weeks)),
            str(met.minutes),
            " ".join(met.session.objectives),
            "; ".join(met.session.plan_problems),
            *("; ".join(topics) for _, topics in met.topics),
        ]
        for met in sessions_met(plan)
    ]
    return _csv(head, rows)


def print_plan_csv(plan: Plan, pages: Mapping[str, int]) -> str:
    """Return a row for each sheet and card set of each visit."""
    words, own = words_for(plan.language).tables, words_for(plan.language).cards
    head = [
        words.week,
        words.day,
        words.session,
        words.sheet,
        words.id,
        words.each,
        words.per,
        words.people,
        words.copies,
        words.paper,
    ]
    rows = [
        [
            str(row.week),
            row.day,
            row.session,
            row.sheet,
            row.id,
            str(row.each),
            own.per.of(row.per),
            str(row.people),
            str(row.copies),
            "" if row.paper is None else str(row.paper),
        ]
        for week in print_plan(plan, pages)
        for row in week.rows
    ]
    return _csv(head, rows)


def _csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return CSV; cells that a spreadsheet could evaluate as a formula are prefixed with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in row])
    return out.getvalue()
