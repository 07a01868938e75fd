"""Everything that shows words of ours, made from the miniature curriculum in the pseudo-language, as pieces of text."""

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import icalendar
import pikepdf
import pypdfium2
from built_sites import build
from curricula import ROOT, TODAY, copy_example
from markdown import Markdown
from program_cases import as_document, full_preset, standards, twelve_modules
from word_files import controls, text_of, xml_parts

from syllabus.build.site_facts import Site
from syllabus.docx.files import copy_job, make_copy, site_copies
from syllabus.editions.locks import Lock
from syllabus.load import load
from syllabus.markup.parser import EXTENSIONS, SyllabusMarkdown
from syllabus.pdf.files import Job, make, packet_job, site_jobs
from syllabus.pdf.packets import all_packets
from syllabus.pdf.rendered import RenderedPdf
from syllabus.programs.calendar import group_calendar, staff_calendar
from syllabus.programs.output import texts as program_texts
from syllabus.programs.packets import week_packets
from syllabus.programs.plan import Plan, make_plan
from syllabus.project import Project
from syllabus.publishing.archive_root import root_files
from syllabus.staging.settings import Settings
from syllabus.staging.tree import staged_files
from syllabus.words.pseudo import PSEUDO

START = date(2027, 1, 4)
SITE = Site("Quiet Site", "2027.1", "quiet.example", "letter")
SHOWN = re.compile(r'(?:aria-label|title|data-label|alt|placeholder)="([^"]*)"')
TAG = re.compile(r"<[^>]*>")
NOT_SHOWN = re.compile(r"<(style|script|svg)\b.*?</\1>", re.DOTALL)

Piece = tuple[str, str]  # where it stands, and the text


def pieces_of_html(where: str, html: str) -> Iterator[Piece]:
    """What people see or hear of HTML: the text between tags, and attributes that are shown or spoken."""
    bare = NOT_SHOWN.sub(" ", html)
    yield from ((where, unescape(text)) for text in [*SHOWN.findall(bare), *TAG.split(bare)] if text.strip())


@cache
def project(folder: Path) -> Project:
    """The miniature curriculum in the pseudo-language, with a field of every kind and a hand-written page of every."""
    copy_example(folder / "project")
    for name, template in MORE_PAGES.items():
        page = f"---\ntitle: {name.title()}\ntemplate: {template}.html\n---\n\n# {name.title()}\n"
        (folder / "project" / "docs" / f"{name}.md").write_text(page, encoding="utf-8")
    sheet = folder / "project" / SHEET
    head, front, _ = sheet.read_text(encoding="utf-8").split("---\n", 2)
    sheet.write_text(f"{head}---\n{front}---\n{EVERY_FIELD}", encoding="utf-8")
    loaded, _ = load(folder / "project", TODAY)
    assert loaded is not None
    assert loaded.curriculum.language == PSEUDO
    return loaded


MORE_PAGES = {"basket": "basket", "sheet-log": "sheet_log", "licences": "docs"}
SHEET = "curriculum/modules/small-steps/a-short-walk/worksheets/walk-plan.md"
EVERY_FIELD = """
/// choose | Boxes
    other: true

- One
- Two
///

/// pick | Picks
    other: true

- One
- Two
///

/// draw | A drawing
///

/// example | A title

Some words.
///

/// write | Lines
///

/// grid | A grid
    rows: 1

| First | Second |
| ----- | ------ |
///

/// budget | A sum
    sum: [Dollars]
    rows: 1

| Thing | Dollars |
| ----- | ------- |
///
"""


@cache
def site(folder: Path) -> Path:
    """The same as a site, the way `make site` builds it; the project must have been read."""
    built = build(folder / "site", docs=folder / "project" / "docs", NINE_HOURS_LANGUAGE=PSEUDO)
    assert built.returncode == 0, built.stderr
    return folder / "site"


def pages(folder: Path) -> Iterator[Piece]:
    """What people see, hear and are told by scripts on every page of a site, and what its search shows."""
    for place in sorted(folder.rglob("*.html")):
        where, html = place.relative_to(folder).as_posix(), place.read_text(encoding="utf-8")
        yield from pieces_of_html(where, html)
        for words in re.findall(r"data-words='([^']*)'", html):
            texts = flat(json.loads(unescape(words)))
            yield from ((f"{where} (script)", re.sub(r"\{\w+\}", " ", text)) for text in texts)
    index = json.loads((folder / "search" / "index.js").read_text(encoding="utf-8").partition("=")[2].rstrip(";\n"))
    for page in index["pages"]:
        yield from (("search", page[key]) for key in ("title", "place", "about"))


def flat(found: Any) -> Iterator[str]:
    """The texts of nested mappings."""
    if isinstance(found, dict):
        for value in found.values():
            yield from flat(value)
    else:
        yield found


def lists(whole: Project) -> Iterator[Piece]:
    """Everything that hand-written pages may list."""
    for where, text in {**whole.lists, "levels": "", "open": whole.open_lists["counts"]}.items():
        html = Markdown(extensions=[*EXTENSIONS, SyllabusMarkdown(PSEUDO)], output_format="xhtml").convert(text)
        yield from pieces_of_html(where, html)


def staged(whole: Project) -> Iterator[Piece]:
    """The plain tree, with the frame of each page."""
    settings = Settings(SITE, "everyone", "Small.", "Copyright.", "https://weather.example/", (("Start", "index.md"),))
    jobs = site_jobs(whole.curriculum, whole.pages("everyone"), SITE)
    pdfs = {job.url: RenderedPdf(b"%PDF", 1, 0.0) for job in jobs}
    for name, data in staged_files(whole, settings, pdfs, ROOT / "docs").items():
        if name.endswith(".md"):
            text = data.decode().partition("---\n\n")[2]
            yield from pieces_of_html(name, re.sub(r"\]\([^)]*\)|`{3}\w*", " ", text))
        elif name == "mkdocs.yml":
            yield from (("menu of the plain tree", line) for line in data.decode().partition("nav:")[2].split("\n"))
        elif name.endswith(".csv"):
            yield from ((name, line) for line in data.decode().split("\n"))


def jobs(whole: Project) -> list[Job]:
    """PDFs of every kind."""
    everything = whole.pages("everyone")
    weekly = [packet for plan in whole.plans for packet in week_packets(plan, plan.weeks[0], everything)]
    packets = [*all_packets(whole.curriculum, everything), *weekly]
    sheets = [job for job in site_jobs(whole.curriculum, everything, SITE) if "walk-plan" in job.url]
    return [*sheets, *(packet_job(packet, whole.curriculum, SITE) for packet in packets)]


def pdfs(whole: Project) -> Iterator[Piece]:
    """What stands on the paper, and what the fields are called."""
    for job in jobs(whole):
        made = make(job)
        assert isinstance(made, RenderedPdf), made
        with pikepdf.open(io.BytesIO(made.data)) as pdf:
            fields = list(pdf.Root.AcroForm.Fields) if "/AcroForm" in pdf.Root else []
            named = [*fields, *(kid for field in fields for kid in field.get("/Kids", []))]
            yield from ((f"{job.url} (field)", str(field.TU)) for field in named if "/TU" in field)
        with pypdfium2.PdfDocument(made.data) as document:
            for page in document:
                text = page.get_textpage().get_text_range()
                yield from ((job.url, line) for line in text.split("\r\n"))


def copies(whole: Project) -> Iterator[Piece]:
    """What stands in Word copies, and what their fields are called."""
    everything = whole.pages("everyone")
    packets = [packet for packet in all_packets(whole.curriculum, everything) if packet.contents]
    copy_jobs = [copy_job(packet, whole.curriculum, SITE) for packet in packets]
    for job in [*site_copies(whole.curriculum, everything, SITE, "everyone"), *copy_jobs]:
        made = make_copy(job)
        assert isinstance(made, bytes), made
        for name, part in xml_parts(made).items():
            if name.startswith(("word/document", "word/footer", "docProps")):
                yield from ((f"{job.url} {name}", line) for line in text_of(part).split("\n"))
                yield from ((f"{job.url} (field)", control.title) for control in controls(part))


def programs(whole: Project) -> Iterator[Piece]:
    """The tables and calendars of the miniature program, and of presets that have all that a program may have."""
    for plan in all_plans(whole):
        for name, text in program_texts(plan, {}, "").items():
            yield from pieces_of_html(f"{plan.slug}/{name}", text)
        for calendar in (staff_calendar(plan, START), group_calendar(plan, START)):
            events = icalendar.Calendar.from_ical(calendar).walk()
            shown = [str(event.get(key, "")) for event in events for key in ("summary", "description", "x-wr-calname")]
            yield from ((f"{plan.slug}.ics", line) for text in shown for line in text.split("\n"))


def all_plans(whole: Project) -> list[Plan]:
    """With dates, so that days are told too."""
    presets = ("day-program", "evening-program", "four-week-cohort", "weekly-aftercare")
    documents = {slug: as_document(full_preset(slug), slug) for slug in presets}
    wide = [make_plan(document, twelve_modules(), standards(), START, None, PSEUDO) for document in documents.values()]
    return [*wide, *(replace(plan, start=START) for plan in whole.plans)]


def store(root: Path) -> Iterator[Piece]:
    """The page of all editions."""
    last = root / "archive" / "2026.2"
    last.mkdir(parents=True)
    (last / "404.html").write_text("<!doctype html>", encoding="utf-8")
    locks = [
        Lock(schema=1, edition=e, date="2026-11-21", source_commit="", libraries={}, sessions={}, shared={}, files={})
        for e in ("2026.1", "2026.2")
    ]
    yield from pieces_of_html("store", root_files(root / "project", root / "archive", locks)["index.html"])
