"""Renders a program's pages as HTML, for the site and for standalone files."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..words.catalogue import Words, words_for
from ..words.formats import all_of, time_of_day, weekday
from .coverage import coverage, sessions_met, variety
from .day_types import DAYS
from .facts import Facts
from .first_week import why_not_first
from .make_up import make_up
from .meetings import FAMILY, Item, Meeting, Week
from .other_plan import other_name
from .packets import missed_name, night_name, nights_of, packet_name
from .plan import Plan
from .print_plan import print_plan


@cache
def _templates() -> Environment:
    folder = Path(__file__).parent / "templates"
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def about_html(plan: Plan) -> str:
    """Return the hours, rings and notes."""
    words = words_for(plan.language)
    leaders = all_of((words.leaders.of(leader) for leader in plan.program.facilitators), plan.language)
    place = plan.program.time_zone.rpartition("/")[2].replace("_", " ")  # such as New York
    return _templates().get_template("about.html").render(plan=plan, words=words, leaders=leaders, place=place)


def why_not(plan: Plan, item: Item) -> str:
    """Return why a block is unsuitable for a first week, or an empty string if it is suitable."""
    if item.session is None or item.ring == FAMILY or plan.program.continues:
        return ""
    return why_not_first(item.session, plan.standards.first_week, words_for(plan.language))


def first_week_note(plan: Plan) -> str:
    """Return what stands below a week with blocks that are unsuitable for a first week."""
    own, welcome = words_for(plan.language).program_schedule, plan.program.welcome
    if welcome is None or plan.program.enrolment == "closed":
        return own.not_first
    visits, otherwise = welcome.visits, welcome.otherwise
    more = own.welcome_then(visits, otherwise=otherwise) if otherwise else own.welcome(visits)
    return f"{own.not_first} {more}"


def block_html(plan: Plan, item: Item, root: str) -> str:
    """Return what the schedule says of one block. For `root`, see `schedule_html`."""
    values = {"plan": plan, "item": item, "root": root, "words": words_for(plan.language)}
    return " ".join(_templates().get_template("block.html").render(why=partial(why_not, plan), **values).split())


def schedule_html(plan: Plan, root: str | None) -> str:
    """Return the weekly schedule; `root` is the relative URL of the site root, and None leaves links out."""
    words, why = words_for(plan.language), partial(why_not, plan)

    def marked(week: Week) -> bool:
        return any(why(item) for meeting in week.meetings for item in meeting.items)

    def clock(minutes: int) -> str:
        return time_of_day(minutes, plan.language)

    template, note = _templates().get_template("schedule.html"), first_week_note(plan)
    return template.render(plan=plan, root=root, words=words, clock=clock, why=why, marked=marked, first_week_note=note)


def overview_html(plan: Plan, root: str | None, schedule: str) -> str:
    """Return all weeks in one table; `schedule` is the URL of the schedule. For `root`, see `schedule_html`."""
    words, language = words_for(plan.language), plan.language
    used = {meeting.day for week in plan.weeks for meeting in week.every}
    return (
        _templates()
        .get_template("overview.html")
        .render(
            plan=plan,
            root=root,
            schedule=schedule,
            words=words,
            days=[day for day in DAYS if day in used],
            day_name=lambda day: weekday(DAYS.index(day), language),
            clock=lambda minutes: time_of_day(minutes, language),
        )
    )


def index_html(plan: Plan, names: Iterable[str], beside: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return links to the files with these names, those of a week together; other names are left out.

    A plan in another language has files of its own; of each that it lacks, the usual one is there and said to be in the
    usual language. `beside` are the indexes in other languages: their names, and their tags.
    """
    words = words_for(plan.language)
    own, pages = words.program_overview, words.programs
    titles = {
        "overview.html": pages.overview,
        "schedule.html": pages.schedule,
        "staff.ics": pages.calendar_staff,
        "group.ics": pages.calendar_group,
        "print-plan.html": pages.print,
        "print-plan.csv": pages.print_file,
        "make-up.html": pages.make_up,
        "coverage.html": pages.coverage,
        "coverage.csv": pages.coverage_file,
    }
    kinds = {
        "participants.pdf": own.participants,
        "families.pdf": own.families,
        "facilitators.pdf": own.facilitators,
        "facilitators.docx": own.word,
    }
    known = set(names)

    def there(titles: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        found = ((other_name(name, plan), name, title) for name, title in titles)
        usual = words.translated.in_english
        return [
            (spoken, title) if spoken in known else (name, f"{title} {usual}")
            for spoken, name, title in found
            if spoken in known or name in known
        ]

    weeks = []
    for week in plan.weeks:
        of_week = [(packet_name(week, kind), title) for kind, title in kinds.items()]
        of_nights = [(night_name(night), own.night(when=_when(night, words))) for night in nights_of(week)]
        weeks.append((week.number, there((*of_nights, *of_week))))
    others = [(name, tag, words_for(tag).own_name) for name, tag in beside.items()]
    return (
        _templates()
        .get_template("index.html")
        .render(words=words, files=there(titles.items()), weeks=[week for week in weeks if week[1]], beside=others)
    )


def _when(meeting: Meeting, words: Words) -> str:
    day = weekday(DAYS.index(meeting.day), words.language)
    return words.program_overview.night_at(day=day, time=time_of_day(meeting.start, words.language))


def print_plan_html(plan: Plan, root: str | None, pages: Mapping[str, int]) -> str:
    """Return the print plan; `pages` is the number of pages of each sheet by id. For `root`, see `schedule_html`."""
    template = _templates().get_template("print_plan.html")
    return template.render(plan=plan, root=root, words=words_for(plan.language), print_plan=print_plan(plan, pages))


def make_up_html(plan: Plan, root: str | None, names: Collection[str] = ()) -> str:
    """Return what to do at home after a missed visit, with links to those of the files with `names` that are for it.

    For `root`, see `schedule_html`; with it, links lead to pages.
    """
    template, words = _templates().get_template("make_up.html"), words_for(plan.language)

    def file(session: Facts) -> str:
        return name if (name := missed_name(session)) in names else ""

    return template.render(plan=plan, root=root, words=words, make_up=make_up(plan), file=file)


def coverage_html(plan: Plan, root: str | None) -> str:
    """Return the coverage matrix and objectives. For `root`, see `schedule_html`."""
    template = _templates().get_template("coverage.html")
    words = words_for(plan.language)
    found = {"coverage": coverage(plan), "variety": variety(plan), "sessions_met": sessions_met(plan)}
    return template.render(plan=plan, root=root, words=words, **found)


def page_html(title: str, body: str, style: str, language: str) -> str:
    """Return a standalone HTML page."""
    return _templates().get_template("page.html").render(title=title, body=body, style=style, language=language)
