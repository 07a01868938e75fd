"""Rules for dates: reviews are not overdue, and external links have been checked recently."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from ..content.model import Curriculum, Document, Reference
from ..content.problem import Problem, quoted
from ..content.record_types import Review
from ..content.reference_types import Clinic
from .check_data import CheckData, Limit, Thresholds
from .text_rules import link_scheme
from .texts import ReadText

SHORT_LIVED = frozenset({"medication", "legal", "overdose-risk", "withdrawal"})  # plan problems with shorter reviews


def review_problems(
    document: Document[Any], plan_problems: tuple[str, ...], on: date | None, limits: Thresholds, today: date
) -> Iterator[Problem]:
    """Yield problems of a due date: one too long after the approval `on` a day (None for a draft), or one that passed.

    `thresholds.yml` sets the longest review interval, which is shorter for the topics in `SHORT_LIVED`.
    """
    review: Review = document.record.review
    at = document.line("review")
    limit = limits.short_review_months if SHORT_LIVED & set(plan_problems) else limits.review_months
    if on and limit.limit and _months(on, review.due) > limit.limit:
        fix = f"set `due` to at most {limit.limit:g} months after {on.isoformat()}, the day of the approval"
        found = f"{_months(on, review.due)} months"
        yield Problem(document.path, at, "review-due-date", f"{limit.limit:g} months at most", found, fix)
    if review.due < today:
        fix = "review it; an edition cannot be published with it"
        found = f"due on {review.due.isoformat()}"
        yield Problem(document.path, at, "review-overdue", "a review that is not overdue", found, fix, "notice")


def without_old_notes(curriculum: Curriculum, limits: Thresholds, today: date) -> Curriculum:
    """Return the curriculum without the clinic's dated notes that are older than `local_note_days`."""
    reference, clinic = curriculum.reference, curriculum.reference.clinic
    if clinic is None or clinic.supply is None or not _is_old(clinic.supply.seen_on, limits.local_note_days, today):
        return curriculum
    fresh = clinic.model_copy(update={"supply": None})
    return curriculum.model_copy(update={"reference": reference.model_copy(update={"clinic": fresh})})


def local_note_problems(path: str, clinic: Clinic, limits: Thresholds, today: date) -> Iterator[Problem]:
    """Yield a notice for a dated note of the clinic at `path` that pages leave out since it is old."""
    note, limit = clinic.supply, limits.local_note_days
    if note and _is_old(note.seen_on, limit, today):
        found = f"{note.seen_on.isoformat()} ({(today - note.seen_on).days} days ago)"
        fix = "write what is found now, or take it out; pages leave it out"
        yield Problem(path, 1, "local-note-old", f"a note of the last {limit.aim:g} days", found, fix, "notice")


def stale_hosts(data: CheckData, today: date) -> frozenset[str]:
    """Return the allowed hosts that were last checked longer ago than `host_days` in `thresholds.yml`."""
    limit = data.thresholds.host_days
    return frozenset(host for host, entry in data.hosts.items() if _is_old(entry.checked_on, limit, today))


def outside_link_problems(
    read: ReadText, data: CheckData, reference: Reference, stale: frozenset[str]
) -> Iterator[Problem]:
    """Yield a problem for each https link whose host is `stale`, or neither in `hosts.yml` nor the host of a source."""
    known = {urlsplit(source.url).hostname for source in reference.sources.values() if source.url}
    for link in read.links:
        if link_scheme(link.text) != "https":
            continue
        host = (urlsplit(link.text).hostname or "").removeprefix("www.")
        entry = data.hosts.get(host)
        if entry is None and host not in known and f"www.{host}" not in known:
            fix = "add it to reference/hosts.yml with the reason, or drop the link"
            yield Problem(read.text.path, link.line, "link-host", "a listed site", quoted(host), fix)
        elif entry is not None and host in stale:
            fix = "look at it and set `checked_on` in reference/hosts.yml"
            found = f"{host}, checked on {entry.checked_on.isoformat()}"
            yield Problem(read.text.path, link.line, "link-stale", "a link looked at this year", found, fix, "notice")


def _is_old(checked: date, limit: Limit, today: date) -> bool:
    return limit.aim is not None and (today - checked).days > limit.aim


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month + (end.day > start.day)
