"""The pages of a program on the site: schedule, print plan, make-up work and coverage."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from ..build.cache import Cache, Codec, cached_map, key_of
from ..pages.assemble import Page
from ..words.catalogue import words_for
from .plan import Plan
from .render import about_html, coverage_html, make_up_html, overview_html, print_plan_html, schedule_html
from .tables import coverage_csv, print_plan_csv

FOLDER = "programs"
DATES = "dates.js"
PARTS = ("overview", "print", "make-up", "coverage")  # in addition to the schedule


@dataclass(frozen=True)
class ProgramPart:
    """What a template adds to a program page: HTML, and the title and URL of each file.

    `dates` is the URL of the script with which the page dates the program; a program with a start of its own has none.
    """

    html: str = ""
    files: tuple[tuple[str, str], ...] = ()
    dates: str = ""


_ADAPTER = TypeAdapter(ProgramPart)
CODEC: Codec[ProgramPart] = Codec(_ADAPTER.dump_json, _ADAPTER.validate_json)


def program_pages(plans: Sequence[Plan]) -> Iterator[Page]:
    """Yield the pages of each program; their tables are added during the build."""
    for plan in plans:
        title, words = plan.program.title, words_for(plan.language).programs
        for part in ("schedule", *PARTS):
            file = "index" if part == "schedule" else part
            about = title if part == "schedule" else words.title(program=title, part=words.of(part))
            others = "\n".join(f"- [{words.of(other)}]({other}.md)" for other in PARTS)
            links = others if part == "schedule" else f"[{words.schedule_back}](index.md)\n\n"
            base = f"{FOLDER}/{plan.slug}/"
            yield Page(
                uri=f"{base}{file}.md",
                url=base if part == "schedule" else f"{base}{file}/",
                kind="program",
                title=about,
                body=f"# {about}\n\n{plan.program.summary}\n\n{links}\n",
                source=plan.path,
                module="",
                meta={
                    "description": plan.program.summary,
                    "search": {"exclude": True},
                    "program": plan.slug,
                    "part": part,
                },
            )


def program_part(
    plans: Sequence[Plan], page: Page, pages: Mapping[str, int], cache: Cache | None = None
) -> ProgramPart:
    """Return the content of a program page, from `cache` if possible; `pages` is the length of each sheet by id."""
    plan = next(plan for plan in plans if plan.slug == page.meta["program"])
    lengths = repr(pages) if page.meta["part"] == "print" else ""
    key = key_of("program part", page.url, page.meta["part"], plan.fingerprint, lengths)
    return cached_map(cache, [(key, page)], lambda missing: [_part(plan, page, pages) for page in missing], CODEC)[0]


def _part(plan: Plan, page: Page, pages: Mapping[str, int]) -> ProgramPart:
    root = "../" * page.url.count("/")
    base, words = f"{FOLDER}/{plan.slug}/", words_for(plan.language).programs
    match page.meta["part"]:
        case "print":
            file = (words.print_file, f"{base}print-plan.csv")
            return ProgramPart(print_plan_html(plan, root, pages), (file,))
        case "overview":
            return ProgramPart(overview_html(plan, root, "../"))
        case "make-up":
            return ProgramPart(make_up_html(plan, root))
        case "coverage":
            file = (words.coverage_file, f"{base}coverage.csv")
            return ProgramPart(coverage_html(plan, root), (file,))
        case _:
            named = (("staff.ics", words.calendar_staff), ("group.ics", words.calendar_group)) if plan.start else ()
            files = tuple((title, f"{base}{name}") for name, title in named)
            dates = "" if plan.start else f"{base}{DATES}"
            return ProgramPart(about_html(plan) + schedule_html(plan, root), files, dates)


def program_scripts(plans: Sequence[Plan], pages: Mapping[str, int], address: str) -> dict[str, str]:
    """Return the scripts with which pages date programs that have no start of their own, by URL."""
    undated = [plan for plan in plans if not plan.start]
    if not undated:
        return {}
    from .dated_script import dated_script  # noqa: PLC0415  # slow to import

    return {f"{FOLDER}/{plan.slug}/{DATES}": dated_script(plan, pages, address) for plan in undated}


def program_files(plans: Sequence[Plan], pages: Mapping[str, int], address: str) -> dict[str, str]:
    """Return the text of each program file by URL, relative to the site root.

    A program with a start has two calendars, whose URLs stay the same, so that phones may subscribe to them; `address`
    is where the site is published.
    """
    files = {}
    for plan in plans:
        files[f"{FOLDER}/{plan.slug}/print-plan.csv"] = print_plan_csv(plan, pages)
        files[f"{FOLDER}/{plan.slug}/coverage.csv"] = coverage_csv(plan)
        if plan.start:
            from .calendar import group_calendar, staff_calendar  # noqa: PLC0415  # slow to import

            files[f"{FOLDER}/{plan.slug}/staff.ics"] = staff_calendar(plan, plan.start, address).decode()
            files[f"{FOLDER}/{plan.slug}/group.ics"] = group_calendar(plan, plan.start).decode()
    return files
