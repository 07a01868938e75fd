"""Other builders on the plain tree, and our hooks under ProperDocs: the same pages and words, and no broken link.

Main part: the article with the help lines above it, without menus, search, buttons and other tools.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

import material
import pytest
from built_sites import ICONS, serving
from curricula import ROOT, real_project
from main_words import addresses, broken_links, main_words
from playwright.sync_api import Browser

from syllabus.site.leaks import guide_phrases, leaks
from syllabus.staging.stage import stage_project

LEAVE = ROOT / ".build" / "leave" / "bin"
CACHE = ROOT / ".build" / "cache"
THEME = Path(material.__file__).parent / "templates"
BUILDERS: dict[str, list[Path | str]] = {
    "mkdocs": [ROOT / ".venv/bin/mkdocs", "build", "--strict", "--config-file", "mkdocs.yml"],
    "properdocs": [LEAVE / "properdocs", "build", "--strict", "--config-file", "mkdocs.yml"],
    "zensical": [LEAVE / "zensical", "build", "--strict", "--config-file", "mkdocs.yml"],
}
# Where the words differ, and why: the words that only our own site has.
ONLY_OURS = {
    "basket": {"open"},  # each sheet there has a box to tick and the word beside it; elsewhere it is a plain link
    "print-tonight": {"What", "Copies"},  # the head of a table that a script fills
}
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def run(command: list[Path | str], folder: Path, **variables: str) -> None:
    if not Path(command[0]).exists():
        pytest.fail(f"{command[0]} was not found: run .ci/setup-leave")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NINE_HOURS_AUDIENCE": "everyone", **variables}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def tree(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real curriculum, staged; our own site is built first, so that the PDFs are in the cache."""
    assert site.is_dir()
    out = tmp_path_factory.mktemp("stage") / "tree"
    assert stage_project(ROOT, out) == len(addresses(site))
    return out


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def other_site(request: pytest.FixtureRequest, tree: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plain tree as builders build it. ProperDocs has the engine of MkDocs, and below it runs our hooks."""
    run([*BUILDERS[request.param]], tree)
    folder = tmp_path_factory.mktemp(request.param) / "site"
    shutil.move(tree / "site", folder)
    return folder


def test_every_builder_makes_the_same_pages(site: Path, other_site: Path) -> None:
    assert addresses(other_site) == addresses(site)


def test_every_page_has_the_same_words(site: Path, other_site: Path) -> None:
    total = 0
    for address in sorted(addresses(site)):
        left_out = ONLY_OURS.get(address, set())  # on both sides, since a title may have the word too
        ours, theirs = ([w for w in main_words(of, address) if w not in left_out] for of in (site, other_site))
        assert theirs == ours, address
        total += len(ours)
    assert total > 300_000


def test_no_link_is_broken(other_site: Path) -> None:
    assert broken_links(other_site) == []


def test_the_pdfs_come_along(site: Path, other_site: Path) -> None:
    files = {place.relative_to(site): place.read_bytes() for place in site.rglob("*.pdf")}
    assert {place.relative_to(other_site): place.read_bytes() for place in other_site.rglob("*.pdf")} == files


def test_the_search_of_a_plain_site_holds_no_guide(other_site: Path) -> None:
    index = next(
        place for place in (other_site / "search/search_index.json", other_site / "search.json") if place.exists()
    )
    locations = re.findall(r'"location":\s*"([^"]*)"', index.read_text(encoding="utf-8"))
    assert any("cbt/parts-of-a-moment" in location for location in locations)
    assert not [location for location in locations if "/guide/" in location]


def test_a_plain_page_stores_nothing_and_asks_no_other_site(other_site: Path, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with serving(other_site) as own:
        page.goto(f"{own}cbt/parts-of-a-moment/moment-map/", wait_until="networkidle")
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        page.close()
    assert len(asked) > 3
    assert [url for url in asked if not url.startswith((own, f"blob:{own}"))] == []


def test_our_hooks_give_the_same_bytes_under_properdocs(site: Path, tmp_path: Path) -> None:
    run([*BUILDERS["properdocs"], "--site-dir", str(tmp_path / "site")], ROOT)
    ours, other = files_of(site), files_of(tmp_path / "site")
    assert ours.keys() == other.keys()
    assert [name for name in ours if ours[name] != other[name]] == []


def test_without_the_theme_only_its_icons_are_missed(site: Path, tmp_path: Path) -> None:
    """The end of Material: its icons copied into our templates, no theme named, and the same bytes of every page."""
    icons = [f".icons/material/{name}.svg" for name in ICONS]
    for name in ("curriculum", "docs", "hooks", "CHANGELOG.md"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    (tmp_path / ".git").symlink_to(ROOT / ".git")  # names the edition
    for icon in icons:
        place = tmp_path / "hooks" / "templates" / icon
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(THEME / icon, place)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    without = settings.replace("  name: material\n", "  name: null\n  static_templates: [404.html]\n")
    assert without != settings
    (tmp_path / "mkdocs.yml").write_text(without, encoding="utf-8")

    run([*BUILDERS["properdocs"], "--site-dir", str(tmp_path / "site")], tmp_path, NINE_HOURS_CACHE=str(CACHE))
    ours, other = files_of(site), files_of(tmp_path / "site")
    assert ours.keys() == other.keys()
    assert [name for name in ours if ours[name] != other[name]] == []


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site but its sitemap, which bears the day, without the line that names the generator."""
    places = [place for place in site.rglob("*") if place.is_file() and not place.name.startswith("sitemap.xml")]
    return {place.relative_to(site).as_posix(): GENERATOR.sub(b"", place.read_bytes()) for place in places}


def test_a_plain_tree_for_participants_holds_no_words_of_a_guide(
    participants_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NINE_HOURS_AUDIENCE", "participants")
    assert stage_project(ROOT, tmp_path / "out") == len(addresses(participants_site))
    project = real_project()
    assert leaks(project, guide_phrases(project), tmp_path / "out" / "docs", "participants") == []
    assert not [name for name in ("guide", "record", "group") if list((tmp_path / "out").rglob(name))]


def test_a_lost_word_a_lost_page_and_a_broken_link_are_noticed(site: Path, tmp_path: Path) -> None:
    place = tmp_path / "a" / "index.html"
    place.parent.mkdir()
    text = (
        '<nav>menu</nav><article><h1 id="x">One</h1><p>Two <button>Print</button>three</p><a href="{}">l</a></article>'
    )
    place.write_text(text.format("#x"), encoding="utf-8")
    assert main_words(tmp_path, "a") == ["One", "Two", "three", "l"]
    assert broken_links(tmp_path) == []
    for target in ("#y", "../b/", "../a/#y", "gone.pdf"):
        place.write_text(text.format(target), encoding="utf-8")
        assert broken_links(tmp_path) == [f"a: {target}"]
    assert addresses(tmp_path) == {"a"} != addresses(site)
