"""Run sheets as PDFs: what stands on them, in which order and how large, and for whom they are made."""

from functools import cache
from pathlib import Path

import outloud
import pdfua
import pikepdf
import pypdfium2
import pytest
from curricula import example_project
from pdf_sheets import letters

from syllabus.build.site_facts import Site
from syllabus.content.model import Document, Session
from syllabus.content.record_types import GuideRecord
from syllabus.pages.run_sheet import run_sheet_body
from syllabus.pdf.files import Job, make, run_sheet_jobs
from syllabus.pdf.rendered import RenderedPdf
from syllabus.pdf.sheet import SheetPdf

LEAST_LETTERS = 11  # points; the foot is smaller
OF_THE_FOOT = (8, 9)
pytestmark = pytest.mark.pdf
NAME = "a-short-walk-run-sheet.pdf"


@cache
def jobs(paper: str = "letter") -> dict[str, Job]:
    project = example_project()
    site = Site("Nine Hours", "2026.1", "nine-hours.example", paper)
    made = run_sheet_jobs(project.curriculum, project.pages("everyone"), site)
    return {job.url.rpartition("/")[2]: job for job in made}


@cache
def made(name: str = NAME, paper: str = "letter") -> RenderedPdf:
    pdf = make(jobs(paper)[name])
    assert isinstance(pdf, RenderedPdf), pdf
    return pdf


def text(pdf: RenderedPdf) -> str:
    with pypdfium2.PdfDocument(pdf.data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def walk() -> tuple[Session, Document[GuideRecord]]:
    session = next(s for m in example_project().curriculum.modules for s in m.sessions if s.slug == "a-short-walk")
    assert session.guide is not None
    return session, session.guide


def test_each_guide_has_one_and_a_site_for_participants_has_none() -> None:
    assert set(jobs()) == {NAME, "a-quiet-hour-run-sheet.pdf"}
    project = example_project()
    pages = project.pages("participants")
    assert not list(
        run_sheet_jobs(project.curriculum, pages, Site("Nine Hours", "2026.1", "nine-hours.example", "letter"))
    )


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_it_has_what_is_needed_in_the_room_and_nothing_else(paper: str) -> None:
    words = text(made(paper=paper))
    order = [*("A short walk", "Print:", "Bring: Pens.", "If someone is new", "Open: Check in (5 min)", "Ask:")]
    order += ["Close: One word (5 min)", "Emergencies", "Call 911 if the person cannot be woken."]
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    for left_out in ("Group note", "Did we do it", "Adapt it", "Nobody speaks", "Group:"):
        assert left_out not in words
    assert made(paper=paper).pages <= 2


def test_its_letters_are_large_enough_to_read_from_a_lap() -> None:
    pdf = made("a-quiet-hour-run-sheet.pdf")
    sizes = [round(size, 1) for size, _ in letters(SheetPdf(pdf.data, pdf.pages))]
    assert {size for size in sizes if size < LEAST_LETTERS} <= set(OF_THE_FOOT)
    assert sum(size >= LEAST_LETTERS for size in sizes) > len(sizes) / 2


@pytest.mark.parametrize("name", [NAME, "a-quiet-hour-run-sheet.pdf"])
def test_they_are_accessible_and_the_same_again(name: str, tmp_path: Path) -> None:
    pdf = made(name)
    file = tmp_path / name
    file.write_bytes(pdf.data)
    found = pdfua.validate(str(file)).findings
    assert [finding for finding in found if finding.severity == pdfua.Severity.ERROR] == []
    heard = outloud.check(str(file))
    assert heard.error is None
    assert [f for f in heard.findings if f.severity == "error" and f.rule != "TAG-002"] == []
    with pikepdf.open(file) as opened:
        assert "pdfuaid:part" in str(opened.open_metadata())
    again = make(jobs()[name])
    assert isinstance(again, RenderedPdf)
    assert again.data == pdf.data


def test_a_passage_in_an_emergency_has_its_own_title_and_words_for_the_screen_stay_on_the_screen() -> None:
    session, guide = walk()
    body = "## Open: Check in (5 min)\n\n**Group:** For all.\n\n**Say:** Hello.\n\n## If this happens\n\n"
    cases = "### In danger\n\n/// passage | danger\n///\n\n### Silence\n\n**Say:** I begin.\n"
    own = guide.model_copy(update={"body": body + cases})
    made = run_sheet_body(session, own, example_project().curriculum.reference)
    assert "For all." not in made
    assert "Silence" not in made
    assert "### In danger" not in made
    assert "## Emergencies\n\n/// passage | " in made
