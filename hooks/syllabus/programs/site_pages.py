"""The pages of a program on the site: schedule, print plan, make-up work and coverage."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from ..build.cache import Cache, Codec, cached_map, key_of
from ..pages.assemble import Page
from ..pdf.other_language import OtherLanguage
from ..words.catalogue import words_for
from .calendar_files import calendars
from .other_plan import other_name, other_plans, titled
from .plan import Plan
from .render import about_html, coverage_html, make_up_html, overview_html, print_plan_html, schedule_html
from .tables import coverage_csv, print_plan_csv

FOLDER = "programs"
DATES = "dates.js"
PARTS = ("overview", "print", "make-up", "coverage")  # in addition to the schedule


@dataclass(frozen=True)
class ProgramPart:
    """What a template adds to a program page: HTML, and the title, the URL and the language of each file.

    The language is empty for that of the site.
    `dates` is the URL of the script with which the page dates the program; a program with a start of its own has none.
    """

    html: str = ""
    files: tuple[tuple[str, str, str], ...] = ()
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
    plans: Sequence[Plan],
    page: Page,
    pages: Mapping[str, int],
    cache: Cache | None = None,
    others: Sequence[OtherLanguage] = (),
) -> ProgramPart:
    """Return the content of a program page, from `cache` if possible; `pages` is the length of each sheet by id.

    The page offers calendars in the `others`, too.
    """
    plan = next(plan for plan in plans if plan.slug == page.meta["program"])
    lengths = repr(pages) if page.meta["part"] == "print" else ""
    spoken = other_plans(plan, others) if plan.start and page.meta["part"] == "schedule" else []
    tags = " ".join(own.language for own in spoken)
    key = key_of("program part", page.url, page.meta["part"], plan.fingerprint, lengths, tags)
    return cached_map(
        cache, [(key, page)], lambda missing: [_part(plan, page, pages, spoken) for page in missing], CODEC
    )[0]


def _part(plan: Plan, page: Page, pages: Mapping[str, int], spoken: Sequence[Plan]) -> ProgramPart:
    root = "../" * page.url.count("/")
    base, words = f"{FOLDER}/{plan.slug}/", words_for(plan.language).programs
    match page.meta["part"]:
        case "print":
            file = (words.print_file, f"{base}print-plan.csv", "")
            return ProgramPart(print_plan_html(plan, root, pages), (file,))
        case "overview":
            return ProgramPart(overview_html(plan, root, "../"))
        case "make-up":
            return ProgramPart(make_up_html(plan, root))
        case "coverage":
            file = (words.coverage_file, f"{base}coverage.csv", "")
            return ProgramPart(coverage_html(plan, root), (file,))
        case _:
            dated = (plan, *spoken) if plan.start else ()
            files = tuple(file for own in dated for file in _calendar_files(own, base))
            dates = "" if plan.start else f"{base}{DATES}"
            return ProgramPart(about_html(plan) + schedule_html(plan, root), files, dates)


def _calendar_files(plan: Plan, base: str) -> Iterator[tuple[str, str, str]]:
    """Yield the calendars of a plan, in its language."""
    words, tag = words_for(plan.language).programs, plan.language if plan.suffix else ""
    for name, title in (("staff.ics", words.calendar_staff), ("group.ics", words.calendar_group)):
        yield titled(title, plan) if tag else title, f"{base}{other_name(name, plan)}", tag


def program_scripts(
    plans: Sequence[Plan], pages: Mapping[str, int], address: str, others: Sequence[OtherLanguage] = ()
) -> dict[str, str]:
    """Return the scripts with which pages date programs that have no start of their own, by URL."""
    undated = [plan for plan in plans if not plan.start]
    if not undated:
        return {}
    from .dated_script import dated_script  # noqa: PLC0415  # slow to import

    return {
        f"{FOLDER}/{plan.slug}/{DATES}": dated_script(plan, pages, address, other_plans(plan, others))
        for plan in undated
    }


def program_files(
    plans: Sequence[Plan], pages: Mapping[str, int], address: str, others: Sequence[OtherLanguage] = ()
) -> dict[str, str]:
    """Return the text of each program file by URL, relative to the site root.

    A program with a start has two calendars in each language, whose URLs stay the same, so that phones may subscribe to
    them; `address` is where the site is published.
    """
    files = {}
    for plan in plans:
        files[f"{FOLDER}/{plan.slug}/print-plan.csv"] = print_plan_csv(plan, pages)
        files[f"{FOLDER}/{plan.slug}/coverage.csv"] = coverage_csv(plan)
        for own in (plan, *other_plans(plan, others)) if plan.start else ():
            files |= {f"{FOLDER}/{plan.slug}/{name}": data.decode() for name, data in calendars(own, address).items()}
    return files
