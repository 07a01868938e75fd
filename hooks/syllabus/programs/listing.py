"""Lists of programs for hand-written pages, as Markdown."""

from collections.abc import Sequence

from ..content.model import Curriculum
from ..content.reference_types import Clinic
from ..markup.table import table
from ..pages.guide_lists import guide_row, heads, under_titles
from ..words.catalogue import Words, words_for
from ..words.formats import all_of, time_of_day, weekday
from .coverage import touches
from .day_types import DAYS
from .facts import Library
from .hours import visit_minutes
from .meetings import Meeting
from .model import Part, ProgramRecord, Standards, Topic
from .plan import Plan
from .slots import minutes_of, visit_key

MOST_NAMED = 3  # sessions of a module in a row of topics; more are counted


def programs_list(plans: Sequence[Plan], language: str) -> str:
    """Return the programs, each with links to its pages."""
    words = words_for(language).programs
    parts = []
    for plan in plans:
        base = f"/programs/{plan.slug}"
        links = (
            f"[{words.schedule}]({base}/index.md), [{words.overview_link}]({base}/overview.md), "
            f"[{words.print_link}]({base}/print.md), "
            f"[{words.make_up_link}]({base}/make-up.md), [{words.coverage_link}]({base}/coverage.md)."
        )
        parts.append(f"## {plan.program.title}\n\n{plan.program.summary}\n{links}")
    return "\n\n".join(parts)


def what_is_covered(standards: Standards | None, modules: Library, language: str) -> str:
    """Return each list of topics with the sessions of all modules that cover them, and who else does."""
    words = words_for(language).program_coverage
    parts = []
    for group in standards.coverage.values() if standards else ():
        rows = [(topic.title, _covered_by(topic, modules, language)) for topic in group.topics.values()]
        source = words.source(source=group.source, seen=group.seen)
        parts.append(f"## {group.title}\n\n{source}\n\n{table((words.topic, words.sessions), rows)}")
    return "\n\n".join(parts)


def _covered_by(topic: Topic, modules: Library, language: str) -> str:
    words = words_for(language).program_coverage
    named = []
    for slug, module in modules.items():
        found = [session for session in module.sessions if touches(session, topic)]
        if len(found) <= MOST_NAMED and slug not in topic.modules:
            named += [f"[{session.title}](/{session.id}/session.md)" for session in found]
        else:
            link = f"[{module.title}](/{slug}/index.md)"
            named.append(words.of_module(module=link, count=len(found), all=len(module.sessions)))
    told = ", ".join(named)
    also = words.also_by(by=topic.by) if topic.by else ""
    return ". ".join(part for part in (told, also) if part)


def how_it_runs(plans: Sequence[Plan], clinic: Clinic | None, language: str) -> str:
    """Return when people come to the clinic's program, and where, as a list for families."""
    all_words = words_for(language)
    words = all_words.program_for_families
    plan = next((plan for plan in plans if clinic and plan.slug == clinic.program), None)
    if plan is None or clinic is None:
        return words.unknown
    program = plan.program
    lines = []
    for part in program.plan:
        weeks = all_words.programs.weeks(first=part.first, last=part.last)
        for (start, end), days in _by_time(program, part, language).items():
            times = {"days": all_of(days, language), "start": start, "end": end}
            is_whole = len(program.plan) == 1
            lines.append(words.visits(**times) if is_whole else words.visits_in(weeks=weeks, **times))
    lines.append(f"{words.stay(program.weeks)} {words.open if program.enrolment == 'open' else words.closed}")
    if evening := program.family_evening:
        first = minutes_of(evening.start)
        start, end = (time_of_day(minutes, language) for minutes in (first, first + evening.minutes))
        day = weekday(DAYS.index(evening.day), language)
        lines.append(words.family_evening(day=day, start=start, end=end))
    lines += [words.room(room=clinic.room)] if clinic.room else []
    lines += [words.calls(calls=clinic.calls)] if clinic.calls else []
    return "\n".join(f"- {line}" for line in lines)


def _by_time(program: ProgramRecord, part: Part, language: str) -> dict[tuple[str, str], list[str]]:
    """Return the days of a part's visits by their start and end, in order."""
    days: dict[tuple[str, str], list[str]] = {}
    for visit in sorted(part.visits, key=visit_key):
        start = minutes_of(visit.start)
        end = start + visit_minutes(program.visit_kinds[visit.kind])[0]
        times = (time_of_day(start, language), time_of_day(end, language))
        days.setdefault(times, []).append(weekday(DAYS.index(visit.day), language))
    return days


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
