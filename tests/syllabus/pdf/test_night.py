"""All that a group needs on paper for a night, in one PDF: how often each document is there, and where it begins."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from curricula import EXAMPLE, ROOT, example_project, real_project

from syllabus.__main__ import main
from syllabus.build.cache import open_cache
from syllabus.build.site_facts import Site
from syllabus.pages.form_pages import sign_in_url
from syllabus.pdf.night import count_job, night_pdf, night_stacks
from syllabus.project import Project

pytestmark = pytest.mark.pdf
SITE = Site("Nine Hours", "2026.1", "nine-hours.example", "letter")
IDS = ["small-steps/a-short-walk", "for-families/a-quiet-hour"]


def night(people: int, *, two_sided: bool, project: Project | None = None, ids: Sequence[str] = IDS) -> bytes:
    project = project or example_project()
    curriculum = project.curriculum
    stacks = night_stacks(ids, curriculum, project.pages("everyone"), SITE, people, sign_in_url(curriculum))
    made = night_pdf(count_job(stacks, curriculum, SITE), stacks, open_cache(ROOT, "pdf"), two_sided=two_sided)
    assert isinstance(made, tuple)
    return made[0]


def firsts(data: bytes) -> list[str]:
    """The first line of each page; an empty side has none."""
    texts = [page.get_textpage().get_text_range().strip() for page in pypdfium2.PdfDocument(data)]
    return [text.partition("\r\n")[0] for text in texts]


def test_each_document_is_there_as_often_as_the_group_needs_it() -> None:
    text = pypdfium2.PdfDocument(data := night(5, two_sided=False))[0].get_textpage().get_text_range()
    told = [line for line in text.splitlines() if line[-1:].isdigit()][:6]
    assert told == [
        "Walk plan 5",
        "My quiet hour 10",
        "Who walks today 1",
        "Knocks at the door 3",
        "Run sheet: A short walk 1",
        "Run sheet: A quiet hour 1",
    ]
    pages = firsts(data)
    assert len([first for first in pages if "A short walk" in first and "Run" not in first]) >= 5
    assert "" not in pages


def test_each_copy_begins_on_a_front_side() -> None:
    pages = firsts(night(3, two_sided=True))
    assert pages[:2] == ["Print tonight", ""]
    assert all(number % 2 == 0 for number, first in enumerate(pages) if "Nine Hours" in first)
    assert pages.count("") >= 6


@pytest.mark.parametrize("two_sided", [True, False])
def test_nothing_stands_behind_cards_of_one_side_and_their_key_comes_once(*, two_sided: bool) -> None:
    """Cards of one side are cut apart, and an answer on the back of one would be read aloud."""
    pages = firsts(night(7, two_sided=two_sided, project=real_project(), ids=["cbt/build-a-fair-second-thought"]))
    backs = [""] if two_sided else []
    start = pages.index("Birdie's day") - 1 - len(backs)
    one_set = ["Birdie's day", *backs]
    assert pages[start : start + 4 + 4 * len(backs)] == ["For the leader", *backs, *one_set * 3]
    start = pages.index("Replies to a lost phone")
    assert pages[start : start + 2 + 2 * len(backs)] == ["Replies to a lost phone", *backs] * 2
    assert pages.count("For the leader") == 2


def test_cards_of_two_sides_have_their_backs_behind_them() -> None:
    pages = firsts(night(3, two_sided=True))
    at = pages.index("For the leader")
    assert pages[at : at + 6] == ["For the leader", "", *["Knocks at the door"] * 4]


def test_same_bytes_small_and_without_fields() -> None:
    data = night(30, two_sided=True)
    assert data == night(30, two_sided=True)
    assert len(data) < 2 * len(night(2, two_sided=True))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert not [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Widget"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["small-steps/a-short-wolk"], 'did you mean "small-steps/a-short-walk"?'),
        (["small-steps/a-short-walk/walk-plan"], "expected the id of a session with a guide"),
        (["small-steps/a-short-walk", "--format", "docx"], "expected one of GROUP and FORMAT=docx, found both"),
    ],
)
@pytest.mark.usefixtures("own_cache")
def test_what_is_no_night_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    out = tmp_path / ("night.docx" if "docx" in arguments else "night.pdf")
    assert main(["packet", str(out), *arguments, "--group", "5", "--root", str(EXAMPLE)]) == 1
    assert told in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.usefixtures("own_cache")
def test_the_command_says_how_many_pages_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "night.pdf"
    assert main(["packet", str(out), "small-steps/a-short-walk", "--group", "4", "--root", str(EXAMPLE)]) == 0
    count = len(pypdfium2.PdfDocument(out))
    assert capsys.readouterr().out.endswith(f"night.pdf: {count} pages for 4 people\n")
