"""Signs that break pages, in every text that an author can write: they are shown as typed, and nothing breaks."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import vobject
import yaml
from built_sites import build
from curricula import TODAY
from markdown import markdown
from planted import SIGNS, planted_example

from syllabus.build.site_facts import Site
from syllabus.load import load
from syllabus.programs.calendar import group_calendar, staff_calendar
from syllabus.project import Project
from syllabus.staging.settings import Settings
from syllabus.staging.tree import staged_files

VISIBLE = SIGNS.removesuffix("\u200f")  # a PDF leaves out what acts on the letters round it
ATTRIBUTES = frozenset({"q", "q'a'", "'a'", "a'", "b", "a", "&b"})  # what a broken attribute would leave behind


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted_example(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    project, problems = load(root, TODAY)
    assert [str(problem) for problem in problems if problem.level == "error"] == []
    assert project is not None
    return project


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    folder = root.parent / "site"
    done = build(folder, docs=root / "docs")
    assert done.returncode == 0, done.stderr
    return folder


class Shown(HTMLParser):
    """What a page shows and names, and what looks like an attribute or a text that was broken."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.broken = "", list[str]()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ATTRIBUTES or '"' in name or "'" in name:
                self.broken.append(f"<{tag}> has the attribute {name}")
            self.text += f" {value or ''} "

    def handle_data(self, data: str) -> None:
        self.text += data

    def problems(self) -> list[str]:
        plain = self.text.replace("\u200f", "")
        found = [*self.broken, *re.findall(r"&(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+);", plain)]
        if plain.count('"q"') != plain.count(VISIBLE):
            found.append(f"{plain.count(VISIBLE)} of {plain.count(chr(34) + 'q' + chr(34))} whole")
        return found


def test_every_page_shows_them_as_typed(site: Path) -> None:
    pages = {
        path.relative_to(site).as_posix(): Shown(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")
    }
    assert {name: page.problems() for name, page in pages.items() if page.problems()} == {}
    silent = {name for name, page in pages.items() if VISIBLE not in page.text}
    assert silent == set()
    sheet = pages["small-steps/a-short-walk/walk-plan/index.html"].text
    for words in ("Walk plan", "What might get in the way?", "Shoes by the door", "very low", "Monday", "All of it"):
        assert f"{words}{SIGNS}" in sheet, words


def test_every_pdf_shows_them_as_typed(site: Path) -> None:
    paths = sorted(site.rglob("*.pdf"))
    assert paths
    for path in paths:
        pdf = pypdfium2.PdfDocument(path)
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
        assert VISIBLE in text, path.name
        assert text.count('"q"') == text.count(VISIBLE), path.name
        assert VISIBLE in pdf.get_metadata_dict()["Title"], path.name


def test_the_catalogue_and_the_index_of_the_search_hold_them(site: Path) -> None:
    found = json.loads((site / "catalogue.json").read_text(encoding="utf-8"))
    for module in found["modules"]:
        assert module["title"].endswith(SIGNS)
        for session in module["sessions"]:
            assert session["title"].endswith(SIGNS)
            assert all(sheet["title"].endswith(SIGNS) for sheet in session["worksheets"])
    script = (site / "search" / "index.js").read_text(encoding="utf-8")
    index = json.loads(script.removeprefix("var searchIndex = ").rstrip().removesuffix(";"))
    assert all(page["title"].endswith(SIGNS) for page in index["pages"])


def test_calendars_hold_them(project: Project) -> None:
    (plan,) = project.plans
    for calendar, shows_title in ((staff_calendar, True), (group_calendar, False)):  # the group's gives nothing away
        read: Any = vobject.readOne(calendar(plan, date(2027, 1, 4)).decode())
        titles = [event.summary.value.replace("\u200f", "") for event in read.vevent_list]
        assert all((VISIBLE in title) == shows_title for title in titles), titles
        assert all('"q"' not in title.replace(VISIBLE, "") for title in titles), titles


def test_a_staged_tree_shows_them_as_typed(project: Project) -> None:
    settings = Settings(
        Site("Nine Hours", "DRAFT", "nine-hours.example", "letter"), "everyone", "", "", "https://a.example/"
    )
    for name, data in staged_files(project, settings, {}, Path(__file__).parent.parent / "docs").items():
        if not name.endswith(".md"):
            continue
        _, front, body = data.decode().split("---\n", 2)
        assert yaml.safe_load(front)["title"].count(SIGNS) == 1, name
        html = markdown(body, extensions=["tables", "sane_lists", "fenced_code", "md_in_html"])
        assert Shown(html).problems() == [], name
