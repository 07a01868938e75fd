"""What does not belong into a person's first week, and where it would fall into one."""

import re
from collections.abc import Sequence

from ..words.catalogue import ENGLISH, Words, words_for
from ..words.formats import all_of
from .facts import Facts
from .model import Day, FirstWeek, ProgramRecord
from .schedule import Week


def why_not_first(session: Facts, rule: FirstWeek, words: Words) -> str:
    """Why a session is left out of a first week; empty when it may stand there.

    What it is mostly on is said by its title and by the first of its plan problems.
    """
    if rule.stage not in session.stage:
        stages = all_of((words.stages.of(stage) for stage in session.stage), words.language)
        return words.programs.not_first_stage(stages=stages)
    starts = "|".join(re.escape(word) for word in rule.not_on)
    mostly = " ".join((session.title, *session.plan_problems[:1]))
    found = re.search(rf"\b(?:{starts})\w*", mostly, re.IGNORECASE) if starts else None
    return words.programs.not_first_topic(topic=found.group().lower()) if found else ""


def unfit_in_first_weeks(
    program: ProgramRecord, weeks: Sequence[Week], rule: FirstWeek
) -> list[tuple[int, Day, Facts, str]]:
    """Each session that somebody would meet in their first seven days: week and day, session, and why not, in English.

    In an open program people may join at any visit. They spend the first visits in welcome, if there is one.
    """
    welcome = program.welcome
    if program.continues or (welcome and welcome.otherwise):
        return []
    meetings = [meeting for week in weeks for meeting in week.meetings if not meeting.is_family]
    first_days = sum(not meeting.is_family for meeting in weeks[0].meetings)
    if program.enrolment == "closed":
        reached = range(first_days)
    else:
        gate = welcome.visits if welcome else 0
        reached = range(min(gate, len(meetings)), len(meetings)) if gate < first_days else range(0)
    found = []
    for index in reached:
        for item in meetings[index].items:
            proposed = item.turn.options if item.turn and item.turn.options else (item.session,)
            found += [
                (meetings[index].week, meetings[index].day, session, why)
                for session in proposed
                if session and (why := why_not_first(session, rule, words_for(ENGLISH)))
            ]
    return found
