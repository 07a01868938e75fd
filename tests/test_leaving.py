"""Other builders on the plain tree, and our hooks under ProperDocs: the same pages and words, and no broken link.

Zensical, where a clinic would go, builds the real curriculum; MkDocs and our hooks elsewhere, the miniature one.
Main part: the article with the help lines above it, without menus, search, buttons and other tools.
"""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import material
import pytest
from built_sites import ICONS, serving
from curricula import ROOT, example_project
from example_builds import example_copy, finished, sources_copy, start_mkdocs
from main_words import addresses, broken_links, main_words
from playwright.sync_api import Browser

from syllabus.site.leaks import guide_phrases, leaks
from syllabus.staging.stage import stage_project

pytestmark = pytest.mark.slow

LEAVE = ROOT / ".build" / "leave" / "bin"
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


@dataclass(frozen=True)
class Pair:
    """A site of ours, and the site that another builder makes of the plain tree of the same curriculum."""

    ours: Path
    theirs: Path
    a_session: str
    fewest_words: int


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """ProperDocs has the engine of MkDocs, and below it runs our hooks."""
    if request.param == "zensical":
        ours, project = request.getfixturevalue("site"), ROOT
        a_session, fewest_words = "cbt/parts-of-a-moment", 300_000
    else:
        ours = request.getfixturevalue("example_site")
        project, a_session, fewest_words = ours.with_name("example-project"), "small-steps/a-short-walk", 3_000
    tree = tmp_path_factory.mktemp(request.param) / "tree"
    assert stage_project(project, tree) == len(addresses(ours))
    run(BUILDERS[request.param], tree)
    return Pair(ours, tree / "site", a_session, fewest_words)


def test_every_builder_makes_the_same_pages(pair: Pair) -> None:
    assert addresses(pair.theirs) == addresses(pair.ours)


def test_every_page_has_the_same_words(pair: Pair) -> None:
    total = 0
    for address in sorted(addresses(pair.ours)):
        left_out = ONLY_OURS.get(address, set())  # on both sides, since a title may have the word too
        ours, theirs = ([w for w in main_words(of, address) if w not in left_out] for of in (pair.ours, pair.theirs))
        assert theirs == ours, address
        total += len(ours)
    assert total > pair.fewest_words


def test_no_link_is_broken(pair: Pair) -> None:
    assert broken_links(pair.theirs) == []


def test_the_pdfs_come_along(pair: Pair) -> None:
    files = {place.relative_to(pair.ours): place.read_bytes() for place in pair.ours.rglob("*.pdf")}
    assert {place.relative_to(pair.theirs): place.read_bytes() for place in pair.theirs.rglob("*.pdf")} == files


def test_the_search_of_a_plain_site_holds_no_guide(pair: Pair) -> None:
    indexes = (pair.theirs / "search/search_index.json", pair.theirs / "search.json")
    index = next(place for place in indexes if place.exists())
    locations = re.findall(r'"location":\s*"([^"]*)"', index.read_text(encoding="utf-8"))
    assert any(pair.a_session in location for location in locations)
    assert not [location for location in locations if "/guide/" in location]


def test_a_plain_page_stores_nothing_and_asks_no_other_site(pair: Pair, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with serving(pair.theirs) as own:
        page.goto(f"{own}{pair.a_session}/", wait_until="networkidle")
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
        page.close()
    assert len(asked) > 3
    assert [url for url in asked if not url.startswith((own, f"blob:{own}"))] == []


@pytest.fixture(scope="module")
def own_hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A project with the miniature curriculum and our hooks, as MkDocs built it, and the cache of that build."""
    folder = tmp_path_factory.mktemp("own")
    project, cache = example_copy(folder / "project"), folder / "cache"
    finished(start_mkdocs(project, cache, NINE_HOURS_PDFS="yes"))
    return project, cache


def test_our_hooks_give_the_same_bytes_under_properdocs(own_hooks: tuple[Path, Path], tmp_path: Path) -> None:
    project, cache = own_hooks
    command = [*BUILDERS["properdocs"], "--site-dir", str(tmp_path / "site")]
    run(command, project, NINE_HOURS_CACHE=str(cache), PYTHONPATH=str(project / "hooks"))
    ours, other = files_of(project / "site"), files_of(tmp_path / "site")
    assert ours.keys() == other.keys()
    assert [name for name in ours if ours[name] != other[name]] == []


def test_without_the_theme_only_its_icons_are_missed(own_hooks: tuple[Path, Path], tmp_path: Path) -> None:
    """The end of Material: its icons copied into our templates, no theme named, and the same bytes of every page."""
    project, cache = own_hooks
    bare = sources_copy(project, tmp_path / "bare")
    for icon in (f".icons/material/{name}.svg" for name in ICONS):
        place = bare / "hooks" / "templates" / icon
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(THEME / icon, place)
    settings = (bare / "mkdocs.yml").read_text(encoding="utf-8")
    without = settings.replace("  name: material\n", "  name: null\n  static_templates: [404.html]\n")
    assert without != settings
    (bare / "mkdocs.yml").write_text(without, encoding="utf-8")

    run(BUILDERS["properdocs"], bare, NINE_HOURS_CACHE=str(cache), PYTHONPATH=str(bare / "hooks"))
    ours, other = files_of(project / "site"), files_of(bare / "site")
    assert ours.keys() == other.keys()
    assert [name for name in ours if ours[name] != other[name]] == []


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site but its sitemap, which bears the day, without the line that names the generator."""
    places = [place for place in site.rglob("*") if place.is_file() and not place.name.startswith("sitemap.xml")]
    return {place.relative_to(site).as_posix(): GENERATOR.sub(b"", place.read_bytes()) for place in places}


def test_a_plain_tree_for_participants_holds_no_words_of_a_guide(
    own_hooks: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NINE_HOURS_AUDIENCE", "participants")
    project = example_project()
    assert stage_project(own_hooks[0], tmp_path / "out") > len(project.curriculum.modules)
    assert leaks(project, guide_phrases(project), tmp_path / "out" / "docs", "participants") == []
    assert not [name for name in ("guide", "record", "group") if list((tmp_path / "out").rglob(name))]


def test_a_lost_word_a_lost_page_and_a_broken_link_are_noticed(example_site: Path, tmp_path: Path) -> None:
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
    assert addresses(tmp_path) == {"a"} != addresses(example_site)
