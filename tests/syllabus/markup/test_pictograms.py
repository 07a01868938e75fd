"""The steps of a passage have their pictures wherever the passage stands, and lose no word by them."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from curricula import EXAMPLE, ROOT, example_project, real_project
from pdf_structure import elements

from syllabus.build.site_facts import Site
from syllabus.content.model import Reference
from syllabus.markup.expand import expand
from syllabus.markup.parser import tree
from syllabus.markup.pictograms import is_of_steps, pictogram_files, pictograms_in, with_pictures
from syllabus.pdf.files import make, sheet_jobs
from syllabus.pdf.rendered import RenderedPdf

OVERDOSE = "/// passage | overdose\n///"
PICTURES = ("wake", "call-911", "spray", "breathe", "side", "stay")
SITE = Site("Nine Hours", "2026.1", "nine-hours.example", "letter")


@pytest.fixture(scope="module")
def reference() -> Reference:
    return real_project().curriculum.reference


def sources() -> dict[str, str]:
    """Every text of the curriculum and of the hand-written pages in which the passage stands, by its path."""
    places = [*ROOT.glob("curriculum/modules/*/*/**/*.md"), *ROOT.glob("docs/*.md")]
    texts = {place.relative_to(ROOT).as_posix(): place.read_text(encoding="utf-8") for place in places}
    return {path: text for path, text in texts.items() if OVERDOSE in text}


def test_the_passage_stands_on_pages_sheets_and_guides() -> None:
    assert {Path(path).name for path in sources()} >= {"session.md", "facilitator.md", "emergency-call-words.md"}


@pytest.mark.parametrize("path", sorted(sources()))
def test_each_step_has_its_picture_wherever_the_passage_stands(path: str, reference: Reference) -> None:
    lists = [steps for steps in tree(expand(sources()[path], reference)).iter("ol") if is_of_steps(steps)]
    assert [[step[0].get("src") for step in steps] for steps in lists] == [
        [f"/assets/pictograms/{name}.svg" for name in PICTURES]
    ]
    assert {step[0].get("alt") for steps in lists for step in steps} == {""}  # the words say it, and nobody twice


def test_a_passage_says_the_same_with_pictures_as_without(reference: Reference) -> None:
    passage = reference.passages["overdose"]
    pictured = tree(with_pictures(passage.body, passage.record.pictures))
    assert " ".join("".join(pictured.itertext()).split()) == " ".join("".join(tree(passage.body).itertext()).split())


def test_each_drawing_has_an_address_and_one_pen(reference: Reference) -> None:
    for address, drawing in pictogram_files(reference.pictograms).items():
        assert address.startswith("assets/pictograms/")
        assert 'viewBox="0 0 96 96"' in drawing
        assert 'stroke-width="3" stroke-linecap="round"' in drawing
        assert "<text" not in drawing
        assert len(drawing) < 1100  # a page with all six stays small
    assert set(PICTURES) <= set(reference.pictograms)
    assert pictograms_in(["![](/assets/pictograms/stay.svg)"], reference.pictograms).keys() == {"stay"}


@pytest.mark.pdf
def test_on_paper_pictures_are_passed_over_and_words_are_a_list() -> None:
    curriculum = real_project().curriculum
    pages = [page for page in real_project().pages("participants") if page.sheet == "emergency-call-words"]
    made = make(sheet_jobs(curriculum, pages, SITE)[0])
    assert isinstance(made, RenderedPdf)
    assert made.pages <= 2
    with pikepdf.open(BytesIO(made.data)) as pdf:
        kinds = [str(element.S) for element in elements(pdf)]
    assert "/Figure" not in kinds
    assert kinds.count("/LI") == 3 + len(PICTURES)  # and what to do with the sheet


def test_the_site_has_the_drawings_that_its_pages_show() -> None:
    assert pictogram_files(example_project().curriculum.reference.pictograms) == {
        "assets/pictograms/call-911.svg": (EXAMPLE / "curriculum/reference/pictograms/call-911.svg").read_text().strip()
    }
