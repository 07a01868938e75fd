"""What a stay covers: the parts of a program, topics that states ask for, dimensions of an assessment."""

from dataclasses import dataclass

from .facts import Facts
from .model import Topic
from .plan import Plan


@dataclass(frozen=True)
class CoverageRow:
    """A topic, and the sessions of a stay that touch it; without sessions it is a gap."""

    title: str
    sessions: tuple[Facts, ...]
    minutes: int


@dataclass(frozen=True)
class CoverageList:
    """Topics that stand together, with where the list comes from."""

    key: str
    title: str
    source: str
    seen: str
    rows: tuple[CoverageRow, ...]


@dataclass(frozen=True)
class Met:
    """A session of a stay: the weeks in which it stands, its minutes in all, and its topics by list."""

    session: Facts
    weeks: tuple[int, ...]
    minutes: int
    topics: tuple[tuple[str, tuple[str, ...]], ...]


def sessions_met(plan: Plan) -> tuple[Met, ...]:
    """Every session of the group's first stay, in the order in which it first stands there."""
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
            tuple(dict.fromkeys(found)),
            minutes[session],
            tuple(
                (key, tuple(t.title for t in group.topics.values() if touches(session, t)))
                for key, group in groups.items()
            ),
        )
        for session, found in weeks.items()
    )


def coverage(plan: Plan) -> tuple[CoverageList, ...]:
    """The coverage matrix by topic."""
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
    found = [entry for entry in met if touches(entry.session, topic)]
    return CoverageRow(topic.title, tuple(entry.session for entry in found), sum(entry.minutes for entry in found))


def touches(session: Facts, topic: Topic) -> bool:
    """Whether a session counts for a topic."""
    by_problem = set(session.plan_problems) & set(topic.plan_problems)
    return bool(by_problem) or session.module in topic.modules or session.id in topic.sessions
