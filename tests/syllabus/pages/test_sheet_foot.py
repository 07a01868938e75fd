"""The foot of a sheet is the same wherever it stands, and so are the lines at the top of a page."""

from pathlib import Path

import pytest
from curricula import EXAMPLE, ROOT, TODAY, copy_example

from syllabus.build.site_facts import Site
from syllabus.content.digest import short_hash
from syllabus.content.reader import read_curriculum
from syllabus.load import load
from syllabus.pages.frame import TEMPLATES
from syllabus.pages.sheet_foot import SheetFoot, sheet_foot
from syllabus.pdf.files import sheet_jobs
from syllabus.project import Project
from syllabus.staging.settings import Settings
from syllabus.staging.tree import staged_files

SITE = Site("Small", "2027.1", "small.example", "letter")
URL = "small-steps/a-short-walk/walk-plan/"


@pytest.fixture(scope="module")
def project() -> Project:
    found, _ = load(EXAMPLE, TODAY)
    assert found is not None
    return found


def test_a_foot_names_the_sheet_in_exactly_this_edition(project: Project) -> None:
    foot = sheet_foot(URL, "0123abcd", SITE, project.curriculum.reference)
    assert foot.trace == ("small-steps/a-short-walk/walk-plan", "edition 2027.1", "0123abcd")
    assert foot.source == "Small, CC BY 4.0"
    assert foot.address == "https://small.example/2027.1/small-steps/a-short-walk/walk-plan/"
    assert foot.code_label == "Code that leads to small.example/2027.1/small-steps/a-short-walk/walk-plan"


def test_paper_and_plain_tree_have_the_same_foot(project: Project) -> None:
    sheet = next(s for m in project.curriculum.modules for x in m.sessions for s in x.worksheets if s.slug in URL)
    foot = sheet_foot(URL, short_hash(sheet), SITE, project.curriculum.reference)
    pages = project.pages("participants")
    assert foot in [job.document.parts[0].foot for job in sheet_jobs(project.curriculum, pages, SITE)]
    files = staged_files(project, Settings(SITE, "participants", "", "", ""), {}, ROOT / "docs")
    page = files[f"docs/{URL}index.md"].decode()
    for words in (" · ".join((*foot.trace, foot.source)), foot.short_address, foot.crisis_line, foot.code_label):
        assert words in page


@pytest.fixture
def feet(tmp_path: Path, request: pytest.FixtureRequest) -> dict[str, SheetFoot]:
    """The feet of the PDFs, by the name of their sheet, where one sheet has another kind of foot."""
    copy_example(tmp_path)
    sheet = next((tmp_path / "curriculum").rglob("walk-plan.md"))
    text = sheet.read_text(encoding="utf-8").replace("kind:", f"foot: {request.param}\nkind:", 1)
    sheet.write_text(text, encoding="utf-8")
    found, problems = load(tmp_path, TODAY)
    assert found is not None, problems
    jobs = sheet_jobs(found.curriculum, found.pages("participants"), SITE)
    return {Path(job.url).parent.name: job.document.parts[0].foot for job in jobs}


@pytest.mark.parametrize("feet", ["child"], indirect=True)
def test_a_sheet_for_a_child_has_a_foot_for_a_child(feet: dict[str, SheetFoot]) -> None:
    assert feet.pop("walk-plan").crisis_line == "In danger? Call 911, and tell a grown-up."
    assert {foot.crisis_line for foot in feet.values()} == {"In danger? Call 911, or call or text 988."}


@pytest.mark.parametrize("feet", ["discreet"], indirect=True)
def test_a_discreet_foot_does_not_name_its_sheet(feet: dict[str, SheetFoot]) -> None:
    discreet = feet.pop("walk-plan")
    assert "walk" not in str(discreet)
    assert "steps" not in str(discreet)
    assert discreet.address == "https://small.example/2027.1/"
    assert len(discreet.trace) == 2
    assert all(name in str(foot) for name, foot in feet.items())


def test_the_strip_is_made_from_the_help_lines(project: Project) -> None:
    files = staged_files(project, Settings(SITE, "participants", "", "", ""), {}, ROOT / "docs")
    strip = (
        '<li class="urgent"><span class="strip-when">In danger?</span> <a href="tel:911" data-short="Danger">'
        f"{(TEMPLATES / 'frame/danger.svg').read_text('utf-8').strip()}<span>Call 911</span></a></li> "
        '<li><span class="strip-when">Thinking of suicide, or in crisis?</span> '
        '<a href="tel:988" data-short="Crisis">Call 988</a></li> '
        '<li><a href="sms:988" data-short="Crisis">Text 988</a></li>'
    )
    assert strip in " ".join(files["docs/index.md"].decode().split())


def test_a_line_of_the_strip_must_be_there(tmp_path: Path) -> None:
    for place in (EXAMPLE / "curriculum").rglob("*"):
        if place.is_file():
            copy = tmp_path / place.relative_to(EXAMPLE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            text = place.read_text(encoding="utf-8")
            copy.write_text(text.replace('Crisis, line: "988"', 'Crisis, line: "998"'), encoding="utf-8")
    assert [f"{p.rule} {p.found}" for p in read_curriculum(tmp_path).problems] == ['reference-unknown "998"']
