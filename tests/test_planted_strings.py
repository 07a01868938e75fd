"""Signs that break pages, in every text that an author can write: they are shown as typed, and nothing breaks."""

import json
import re
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import fromstring

import pypdfium2
import pytest
import vobject
import yaml
from built_sites import build
from curricula import TODAY
from jinja2 import Template
from markdown import markdown
from planted import ELEMENTS, OWN, SETTINGS, SIGNS, WRITTEN, planted_example

from syllabus.build.site_facts import Site
from syllabus.editions.locks import Lock
from syllabus.load import load
from syllabus.programs.calendar import group_calendar, staff_calendar
from syllabus.project import Project
from syllabus.publishing.archive_root import root_files
from syllabus.publishing.redirect import redirect_template
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
    done = build(folder, docs=root / "docs", settings=SETTINGS)
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


class Title(HTMLParser):
    """The title of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.is_within = "", False
        self.feed(html)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        self.is_within = tag == "title"

    def handle_endtag(self, _: str) -> None:
        self.is_within = False

    def handle_data(self, data: str) -> None:
        self.text += data if self.is_within else ""


def read(site: Path, page: str) -> str:
    return (site / page.removesuffix(".md") / "index.html").read_text(encoding="utf-8")


def test_every_page_shows_them_as_typed(site: Path) -> None:
    pages = {
        path.relative_to(site).as_posix(): Shown(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")
    }
    assert {name: page.problems() for name, page in pages.items() if page.problems()} == {}
    ours = ("site_description", "site_author", "copyright")
    assert {key for key in ours if any(SETTINGS[key] in page.text for page in pages.values())} == set(ours)
    for (title,) in SETTINGS["nav"]:
        assert title in pages["index.html"].text
        assert title in pages["help/index.html"].text
    assert SETTINGS["copyright"] in pages["404.html"].text
    assert f"With a name{ELEMENTS} - " in Title(read(site, WRITTEN)).text
    silent = {name for name, page in pages.items() if VISIBLE not in page.text}
    assert silent == set()
    sheet = pages["small-steps/a-short-walk/walk-plan/index.html"].text
    for words in ("Walk plan", "What might get in the way?", "Shoes by the door", "very low", "Monday", "All of it"):
        assert f"{words}{SIGNS}" in sheet, words


def test_every_link_leads_to_a_page_or_a_file_of_such_a_name(site: Path) -> None:
    led_to = set()
    for page in site.rglob("*.html"):
        for address in re.findall(r'(?:href|src)="([^"]*)"', page.read_text(encoding="utf-8")):
            way = unescape(address).partition("#")[0]
            if way and not re.match(r"[a-z]+:", way):
                start = site if way.startswith("/o&u/") else page.parent
                place = (start / unquote(way).removeprefix("/o&u/")).resolve()
                assert (place / "index.html" if way.endswith(("/", ".")) else place).exists(), (page, way)
                led_to.add(place.name)
    assert {WRITTEN.removesuffix(".md"), OWN.removesuffix(".md")} <= led_to


def test_the_map_of_the_site_names_each_page_as_typed(site: Path) -> None:
    root = fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314  # we made it
    addresses = [place.text or "" for place in root.iter()]
    pages = {unquote(address).removeprefix(SETTINGS["site_url"]) for address in addresses if "://" in address}
    assert {f"{WRITTEN.removesuffix('.md')}/", f"local/{OWN.removesuffix('.md')}/"} <= pages


def test_a_page_that_leads_on_leads_to_a_folder_of_such_a_name() -> None:
    folder = f"../2026.1/{OWN.removesuffix('.md')}/"
    page = Template(redirect_template("en"), autoescape=True).render(href=folder)
    (way,) = re.findall(r'<a href="([^"]*)"', page)
    assert unquote(urlsplit(unescape(way)).path) == folder
    assert f'content="0; url={way}"' in page


def test_the_list_of_editions_shows_them_as_typed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "2026.1").mkdir()
    (tmp_path / "2026.1/404.html").write_text("a", encoding="utf-8")
    none: dict[str, Any] = {"libraries": {}, "sessions": {}, "shared": {}, "files": {}}
    lock = Lock(edition="2026.1", date="2026-11-21", source_commit="", **none)
    files = root_files(root, tmp_path, [lock])
    page = Shown(files["index.html"])
    assert page.problems() == []
    assert SIGNS in page.text
    assert SIGNS in json.loads(files["current.json"])["help"][0]["name"]


def test_every_pdf_shows_them_as_typed(site: Path) -> None:
    paths = sorted(site.rglob("*.pdf"))
    assert paths
    for path in paths:
        pdf = pypdfium2.PdfDocument(path)
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
        assert VISIBLE in text, path.name
        assert text.count('"q"') == text.count(VISIBLE), path.name
        if path.name != "help-lines-poster.pdf":  # its title is ours
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
    assert all(SIGNS in page["title"] for page in index["pages"])
    assert all((site / unquote(page["url"]) / "index.html").is_file() for page in index["pages"])


def test_calendars_hold_them(project: Project) -> None:
    (plan,) = project.plans
    for calendar, shows_title in ((staff_calendar, True), (group_calendar, False)):  # the group's gives nothing away
        read: Any = vobject.readOne(calendar(plan, date(2027, 1, 4)).decode())
        titles = [event.summary.value.replace("\u200f", "") for event in read.vevent_list]
        assert all((VISIBLE in title) == shows_title for title in titles), titles
        assert all('"q"' not in title.replace(VISIBLE, "") for title in titles), titles


def test_a_staged_tree_shows_them_as_typed(project: Project) -> None:
    nav = tuple(entry for item in SETTINGS["nav"] for entry in item.items())
    settings = Settings(
        Site(SETTINGS["site_name"], "DRAFT", "nine-hours.example", "letter"),
        "everyone",
        SETTINGS["site_description"],
        SETTINGS["copyright"],
        "https://a.example/",
        nav,
    )
    config = yaml.safe_load(staged_files(project, settings, {}, Path(__file__).parent.parent / "docs")["mkdocs.yml"])
    page = Shown(f'<p title="{config["site_description"]}">{config["copyright"]} {next(iter(config["nav"][0]))}</p>')
    assert page.problems() == []
    assert all(text in page.text for text in (settings.description, settings.copyright, nav[0][0]))
    for name, data in staged_files(project, settings, {}, Path(__file__).parent.parent / "docs").items():
        if not name.endswith(".md"):
            continue
        _, front, body = data.decode().split("---\n", 2)
        assert yaml.safe_load(front)["title"].count(SIGNS) == 1, name
        html = markdown(body, extensions=["tables", "sane_lists", "fenced_code", "md_in_html"])
        assert Shown(html).problems() == [], name
