"""Writes a program from any file, with dates, as a folder of files."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..build.cache import Cache
from ..build.site_facts import Site
from ..checks.run import without_allowed
from ..content.model import Curriculum
from ..content.problem import Problem
from ..content.textfile import read_plain_file
from ..docx.files import copy_job, make_copies
from ..pages.assemble import Page
from ..pdf.files import card_jobs, make_all, packet_job, sheet_jobs
from ..pdf.other_language import OtherLanguage
from ..pdf.packets import Packet
from ..words.catalogue import words_for
from .calendar_files import calendars
from .checks import program_problems
from .facts import library
from .model import Standards
from .nights import night_files
from .other_plan import other_name, other_plan
from .packets import missed_packets, week_packets, whole_packets
from .plan import Plan, make_plan, pages_by_sheet
from .reader import STANDARDS, read_program_file
from .render import (
    about_html,
    coverage_html,
    index_html,
    make_up_html,
    overview_html,
    page_html,
    print_plan_html,
    schedule_html,
)
from .tables import coverage_csv, print_plan_csv
from .teaching import taught


def read_plan(
    file: Path, curriculum: Curriculum, standards: Standards | None, start: date | None, group: int | None
) -> tuple[Plan | None, list[Problem]]:
    """Return the plan of the program in `file`, or None if it has errors, and the problems.

    `start` and `group` take the place of the file's own.
    """
    document, problems = read_program_file(file)
    facts = library(curriculum)
    problems = taught(problems, _text(file), [*facts, *(standards.levels if standards else ())])
    if standards is None:
        problems.append(Problem(STANDARDS, 1, "file-missing", "a file", "none", "take it from the repository"))
    if document is None or standards is None:
        return None, problems
    given = {"group": group or document.record.group, "start": start or document.record.start}
    document = document.model_copy(update={"record": document.record.model_copy(update=given)})
    record = document.record
    if record.start is None and not (record.closed or record.changes):  # the checks tell of these
        expected, fix = "the first week's date", "add `start:` with the Monday of week 1, or give START"
        problems.append(Problem(document.path, 1, "start-missing", expected, "none", fix))
    program_found = program_problems(document, facts, standards)
    problems += without_allowed(program_found, [(document.path, document.record.allow)])
    if any(problem.level == "error" for problem in problems):
        return None, problems
    return make_plan(document, facts, standards, language=curriculum.language), problems


def _text(file: Path) -> str:
    """Return what a file says, or nothing if it cannot be read; that is told by whoever reads the program."""
    data = read_plain_file(file, file.as_posix())[0] if file.exists() else None
    return (data or b"").decode("utf-8", "replace")


def write_program(
    plan: Plan,
    curriculum: Curriculum,
    pages: Sequence[Page],
    site: Site,
    style: str,
    out: Path,
    cache: Cache,
    *,
    packets: bool = True,
    two_sided: bool = False,
    others: Sequence[OtherLanguage] = (),
) -> int:
    """Write all files of a plan that has a start date to the folder `out`, and return their number.

    `pages` are those of a site for everyone; `style` is the CSS of the tables. Packets may be for two-sided print.
    Calendars and packets are also in each of the `others` in which a session of the plan has a page.
    """
    used_pages = [page for page in pages if page.kind in ("worksheet", "cards") and _is_used(plan, page)]
    jobs = [*sheet_jobs(curriculum, used_pages, site), *card_jobs(curriculum, used_pages, site)]
    pdfs, _ = make_all(jobs, cache)
    lengths = pages_by_sheet({url: file.pages for url, file in pdfs.items()})
    files = calendars(plan, site.address)
    if packets:
        every = (packet for week in plan.weeks for packet in week_packets(plan, week, pages))
        wanted = [replace(packet, two_sided=two_sided) for packet in every]
        packet_pdfs, _ = make_all([packet_job(packet, curriculum, site) for packet in wanted], cache)
        missed = [packet_job(packet, curriculum, site) for packet in missed_packets(plan, pages)]
        packet_pdfs |= make_all(missed, cache)[0]
        files |= {url: file.data for url, file in packet_pdfs.items()}
        files |= night_files(plan, curriculum, pages, site, cache, two_sided=two_sided)[0]
        files |= make_copies([copy_job(packet, curriculum, site) for packet in _in_word(wanted)], cache)[0]
    files |= {name: text.encode() for name, text in texts(plan, lengths, style, files).items()}
    found = ((other, other_plan(plan, other.tag, other.pages)) for other in others)
    spoken = [(other, own) for other, own in found if own]
    for other, own in spoken:
        files |= calendars(own, site.address)
        if packets:
            whole = whole_packets(plan, pages, own, tuple(other.pages.values()))
            jobs = [packet_job(replace(packet, two_sided=two_sided), other.curriculum, site) for packet in whole]
            files |= {url: file.data for url, file in make_all(jobs, cache)[0].items()}
            files |= night_files(own, curriculum, pages, site, cache, two_sided=two_sided, other=other)[0]
    indexes = {other_name("index.html", own): own for own in (plan, *(own for _, own in spoken))}
    for name, own in indexes.items():
        beside = {other: one.language for other, one in indexes.items() if other != name}
        index = index_html(own, files, beside)
        files |= {name: page_html(plan.program.title, index, style, own.language).encode()}
    for name, data in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return len(files)


def _in_word(packets: Iterable[Packet]) -> Iterator[Packet]:
    """Yield those packets that are for leaders, who change guides for their clinic, to be written as Word files."""
    for packet in packets:
        if any(part.page.is_for_facilitators for part in packet.parts):
            yield replace(packet, url=packet.url.removesuffix(".pdf") + ".docx")


def texts(plan: Plan, pages: dict[str, int], style: str, names: Collection[str] = ()) -> dict[str, str]:
    """Return the HTML pages and CSV tables by file name; `pages` is the number of pages of each sheet by id.

    `names` are those of files beside them, to which the make-up list links.
    """
    title, words = plan.program.title, words_for(plan.language).programs
    parts = {
        "overview.html": (words.overview_link, overview_html(plan, None, "schedule.html")),
        "print-plan.html": (words.print_link, print_plan_html(plan, None, pages)),
        "make-up.html": (words.make_up_link, make_up_html(plan, None, names)),
        "coverage.html": (words.coverage_link, coverage_html(plan, None)),
    }
    titled = {
        name: page_html(words.title(program=title, part=part), html, style, plan.language)
        for name, (part, html) in parts.items()
    }
    return {
        "schedule.html": page_html(title, about_html(plan) + schedule_html(plan, None), style, plan.language),
        **titled,
        "print-plan.csv": print_plan_csv(plan, pages),
        "coverage.csv": coverage_csv(plan),
    }


def _is_used(plan: Plan, page: Page) -> bool:
    return any(
        item.session is not None and (item.session.module, item.session.slug) == (page.module, page.session)
        for week in plan.weeks
        for meeting in week.meetings
        for item in meeting.items
    )
