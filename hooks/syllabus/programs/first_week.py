"""The rule for a newcomer's first week: which sessions are unsuitable, and when a newcomer would meet one."""

import re
from collections.abc import Sequence

from ..words.catalogue import ENGLISH, Words, words_for
from ..words.formats import all_of
from .day_types import Day
from .facts import Facts
from .meetings import Week
from .model import FirstWeek, ProgramRecord
from .slots import group_visits


def why_not_first(session: Facts, rule: FirstWeek, words: Words) -> str:
    """Return why a session is unsuitable for a first week, or an empty string if it is suitable.

    The title and the first plan problem determine its main topic.
    """
    if rule.stage not in session.stage:
        stages = all_of((words.stages.of(stage) for stage in session.stage), words.language)
        return words.programs.not_first_stage(stages=stages)
    starts = "|".join(re.escape(word) for word in rule.not_on)
    main_topic = " ".join((session.title, *session.plan_problems[:1]))
    match = re.search(rf"\b(?:{starts})\w*", main_topic, re.IGNORECASE) if starts else None
    return words.programs.not_first_topic(topic=match.group().lower()) if match else ""


def unfit_in_first_weeks(
    program: ProgramRecord, weeks: Sequence[Week], rule: FirstWeek
) -> list[tuple[int, Day, Facts, str]]:
    """Return the unsuitable sessions that somebody could meet in their first seven days.

    Each is a week, day, session and reason (in English). In an open program, people may join at any visit, and a
    newcomer spends the first visits in welcome, if it has one.
    """
    welcome = program.welcome
    if program.continues or (welcome and welcome.otherwise):
        return []
    meetings = [meeting for week in weeks for meeting in week.meetings if not meeting.is_family]
    first_days = sum(not meeting.is_family for meeting in weeks[0].meetings)
    whole_week = len(group_visits(program, 1))
    if program.enrolment == "closed":
        reached = range(first_days)
    else:
        welcome_visits = welcome.visits if welcome else 0
        reached = range(min(welcome_visits, len(meetings)), len(meetings)) if welcome_visits < whole_week else range(0)
    unfit = []
    for index in reached:
        for item in meetings[index].items:
            candidates = item.turn.options if item.turn and item.turn.options else (item.session,)
            unfit += [
                (meetings[index].week, meetings[index].day, session, why)
                for session in candidates
                if session and (why := why_not_first(session, rule, words_for(ENGLISH)))
            ]
    return unfit
