"""The topics that a stay covers, such as those that states require and the dimensions of an assessment."""

from collections import Counter
from dataclasses import dataclass

from .facts import Facts
from .model import Topic
from .plan import Plan


@dataclass(frozen=True)
class CoverageRow:
    """A topic, the sessions that cover it, and who else does it; without either, it is a gap."""

    title: str
    sessions: tuple[Facts, ...]
    minutes: int
    by: str = ""


@dataclass(frozen=True)
class CoverageList:
    """A list of topics, with its source."""

    key: str
    title: str
    source: str
    seen: str
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True)
class Met:
    """A session of a stay: its weeks, its total minutes, and its topics by list."""

    session: Facts
    weeks: tuple[int, ...]
    minutes: int
    topics: tuple[tuple[str, tuple[str, ...]], ...]


def sessions_met(plan: Plan) -> tuple[Met, ...]:
    """Return the sessions in the group's first stay, in order of first occurrence."""
    weeks: dict[Facts, list[int]] = {}
    minutes: dict[Facts, int] = {}
    for week in plan.weeks:
        for item in (item for meeting in week.meetings for item in meeting.items):
            if item.session:
                weeks.setdefault(item.session, []).append(week.number)
                minutes[item.session] = minutes.get(item.session, 0) + item.minutes
    groups = plan.standards.coverage
    return tuple(
        Met(
            session,
            tuple(dict.fromkeys(session_weeks)),
            minutes[session],
            tuple(
                (key, tuple(t.title for t in group.topics.values() if touches(session, t)))
                for key, group in groups.items()
            ),
        )
        for session, session_weeks in weeks.items()
    )


@dataclass(frozen=True)
class Variety:
    """How a stay uses the curriculum: sessions for groups in all, those that come, and those that never do.

    `often` has how many sessions come how often, the most frequent first; `never` is by the title of the module.
    """

    total: int
    met: int
    often: tuple[tuple[int, tuple[Facts, ...]], ...]
    never: tuple[tuple[str, tuple[Facts, ...]], ...]


def variety(plan: Plan) -> Variety:
    """Return how often sessions come in the group's first stay; one that takes two blocks comes once.

    The welcome of newcomers counts as met, since everybody has it.
    """
    counts: Counter[Facts] = Counter(
        item.session
        for week in plan.weeks
        for meeting in week.meetings
        for item in meeting.items
        if item.session and item.turn and item.turn.part == 1 and not meeting.is_family
    )
    welcome = plan.program.welcome.module if plan.program.welcome else None
    groups = {slug: module for slug, module in plan.modules.items() if module.audience == "participants"}
    greeted = {session for slug, module in groups.items() if slug == welcome for session in module.core}
    often = tuple((n, tuple(s for s in counts if counts[s] == n)) for n in sorted(set(counts.values()), reverse=True))
    never = (
        (module.title, tuple(s for s in module.sessions if s not in counts and s not in greeted))
        for module in groups.values()
    )
    total = sum(len(module.sessions) for module in groups.values())
    return Variety(total, len(set(counts) | greeted), often, tuple(entry for entry in never if entry[1]))


def coverage(plan: Plan) -> tuple[CoverageList, ...]:
    """Return the coverage matrix, by topic."""
    met = sessions_met(plan)
    return tuple(
        CoverageList(
            key,
            group.title,
            group.source,
            group.seen,
            tuple(_row(topic, met) for topic in group.topics.values()),
        )
        for key, group in plan.standards.coverage.items()
    )


def _row(topic: Topic, met: tuple[Met, ...]) -> CoverageRow:
    matching = [entry for entry in met if touches(entry.session, topic)]
    return CoverageRow(
        topic.title,
        tuple(entry.session for entry in matching),
        sum(entry.minutes for entry in matching),
        topic.by or "",
    )


def touches(session: Facts, topic: Topic) -> bool:
    """Return whether a session counts toward a topic."""
    by_problem = set(session.plan_problems) & set(topic.plan_problems)
    return bool(by_problem) or session.module in topic.modules or session.id in topic.sessions
