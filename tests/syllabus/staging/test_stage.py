"""The plain tree: nothing of ours in it, each page with what belongs round it, written whole or not at all."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from curricula import ROOT, TODAY, copy_example
from translated_example import translated_example

from syllabus.build.site_facts import Site
from syllabus.content.audiences import SiteAudience
from syllabus.content.docs_pages import docs_address
from syllabus.content.scan import BLANK, CITE, HELP_LINE, scan
from syllabus.docx.files import site_copies
from syllabus.load import load
from syllabus.markup.parser import tree
from syllabus.pdf.files import site_jobs
from syllabus.pdf.rendered import RenderedPdf
from syllabus.pdf.two_languages import translated_jobs
from syllabus.project import Project
from syllabus.site.leaks import guide_phrases, leaks
from syllabus.staging.link_map import LinkMap, to_address
from syllabus.staging.plain_blocks import plain
from syllabus.staging.settings import Settings
from syllabus.staging.tree import staged_files
from syllabus.staging.write import NotOursError, write_tree
from syllabus.words.catalogue import words_for
from syllabus.words.pseudo import PSEUDO, accented

SHEET = "docs/small-steps/a-short-walk/walk-plan/index.md"
CANARY = "Canary-7f3a stays here."


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The miniature curriculum, with a canary in each of its guides."""
    root = tmp_path_factory.mktemp("example") / "project"
    copy_example(root)
    for guide in root.rglob("facilitator.md"):
        guide.write_text(guide.read_text(encoding="utf-8") + f"\n{CANARY}\n", encoding="utf-8")
    loaded, _ = load(root, TODAY)
    assert loaded is not None
    return loaded


def settings(audience: SiteAudience = "everyone") -> Settings:
    site = Site("Small", "2027.1", "small.example", "letter")
    nav = (("Start here", "index.md"), ("I lead groups", "facilitators.md"))
    return Settings(site, audience, "A small site.", "CC BY 4.0.", "https://weather.example/", nav)


def staged(project: Project, audience: SiteAudience = "everyone") -> Mapping[str, bytes]:
    chosen, pages = settings(audience), project.pages(audience)
    jobs = site_jobs(project.curriculum, pages, chosen.site)
    for own in project.translated(audience):
        translated = own.translation.curriculum, own.pages, own.current_pages
        jobs += translated_jobs(project.curriculum, pages, *translated, chosen.site)
    pdfs = {job.url: RenderedPdf(b"%PDF", 1, 0.0) for job in jobs}
    copies = {job.url: b"PK" for job in site_copies(project.curriculum, pages, chosen.site, audience)}
    return staged_files(project, chosen, pdfs, ROOT / "docs", copies)


def texts(project: Project, audience: SiteAudience = "everyone") -> dict[str, str]:
    return {name: data.decode() for name, data in staged(project, audience).items() if name.endswith(".md")}


def test_each_page_stands_where_its_address_is(project: Project) -> None:
    wanted = [page.url for page in project.pages("everyone")] + [docs_address(page.slug) for page in project.docs]
    assert sorted(texts(project)) == sorted(f"docs/{address}index.md" for address in wanted)


def test_no_mark_of_ours_is_left(project: Project) -> None:
    for name, text in texts(project).items():
        scanned = scan(text)
        plain_text = "\n".join(scanned.plain)
        assert not scanned.blocks, name
        assert not scanned.stray, name
        assert not any(mark.search(plain_text) for mark in (BLANK, CITE, HELP_LINE)), name


def test_every_page_has_front_matter_without_our_templates(project: Project) -> None:
    for name, text in texts(project).items():
        meta = yaml.safe_load(text.split("---\n")[1])
        assert meta["title"], name
        assert set(meta) <= {"title", "description", "tags", "search"}, name
    tags = yaml.safe_load(texts(project)["docs/small-steps/a-short-walk/index.md"].split("---\n")[1])["tags"]
    assert tags


def test_a_sheet_says_what_it_is_and_whom_to_call(project: Project) -> None:
    text = texts(project)[SHEET]
    for words in (
        "small-steps/a-short-walk/walk-plan · edition 2027.1 · ",
        "small.example/2027.1/small-steps/a-short-walk/walk-plan",
        '<a href="tel:911" data-short="Danger">',
        "<span>Call 911</span></a>",
        "If you need help now</p>",
        "Reviewed on 2026-11-02 (counselor, A. B.); to be looked at again by 2027-11-01. Edition 2027.1.",
        '<a href="../../">Small steps</a> / <a href="../">A short walk</a>',
        '<a href="walk-plan.pdf" download>',
    ):
        assert words in text


def test_leaders_find_word_copies_and_participants_do_not(project: Project) -> None:
    files = staged(project)
    guide = files["docs/small-steps/a-short-walk/guide/index.md"].decode()
    links = re.findall(r'<a href="([^"]*\.docx)" download>', guide)
    assert links == ["a-short-walk-guide.docx", "../walk-plan/walk-plan.docx"]
    assert {f"docs/small-steps/a-short-walk/guide/{links[0]}", SHEET.replace("index.md", "walk-plan.docx")} <= set(
        files
    )
    assert '<a href="walk-plan.docx" download>' in files[SHEET].decode()
    for name, data in staged(project, "participants").items():
        assert not name.endswith(".docx")
        assert b".docx" not in data, name


def test_every_page_but_the_group_view_has_help_and_status(project: Project) -> None:
    for name, text in texts(project).items():
        has_all = "In danger?" in text and "If you need help now" in text and "Edition 2027.1." in text
        assert has_all != name.endswith("/group/index.md"), name
        assert "Call 911" in text or '<a href="tel:911">911</a>' in text, name


def test_a_program_shows_its_weeks_as_one_block_of_html(project: Project) -> None:
    text = texts(project)["docs/programs/two-mornings/index.md"]
    block = next(block for block in text.split("\n\n") if 'id="week-1"' in block)
    assert block.startswith("<")
    assert 'print-plan.csv" download' in texts(project)["docs/programs/two-mornings/print/index.md"]


def test_every_link_leads_to_a_file(project: Project) -> None:
    files = staged(project)
    for name, text in texts(project).items():
        written = [element.get("href") or element.get("src") for element in tree(text).iter()]
        for target in [*written, *re.findall(r'<[^<>]*\bhref="([^"]*)"', text)]:
            if target and not re.match(r"[a-z]+:|#", target):
                place = (Path("/") / Path(name).parent / target.partition("#")[0]).resolve()
                found = str(place.relative_to("/"))
                assert found in files or f"{found}/index.md" in files, f"{name}: {target}"


def test_a_tree_for_participants_holds_no_guide(project: Project, tmp_path: Path) -> None:
    everything, open_tree = staged(project), staged(project, "participants")
    holders = {name for name, data in everything.items() if CANARY.encode() in data}
    assert holders
    assert all(name.endswith("/guide/index.md") for name in holders)
    assert not [name for name, data in open_tree.items() if CANARY.encode() in data]
    assert not [
        name for name in open_tree if re.search(r"/(guide|record|group|facilitators|programs)/|manual|csv", name)
    ]
    assert b"facilitators" not in open_tree["mkdocs.yml"]
    write_tree(open_tree, tmp_path / "out")
    assert leaks(project, guide_phrases(project), tmp_path / "out" / "docs", "participants") == []


def test_styles_name_what_a_stock_theme_has(project: Project) -> None:
    styles = {name: data for name, data in staged(project).items() if name.endswith(".css")}
    assert len(styles) == 13
    assert b".md-typeset .field" in styles["docs/assets/sheet.css"]
    assert not [name for name, data in styles.items() if b"page-text" in data]


def test_two_runs_give_the_same_bytes(project: Project) -> None:
    assert staged(project) == staged(project)


def test_the_menu_names_every_page(project: Project) -> None:
    files = staged(project)
    named = set(re.findall(r": (\S+\.md)$", files["mkdocs.yml"].decode(), re.MULTILINE))
    unnamed = {f"docs/{docs_address(page.slug)}index.md" for page in project.docs}
    assert {f"docs/{name}" for name in named} | unnamed == set(texts(project))
    assert {"docs/index.md", "docs/facilitators/index.md"} <= {f"docs/{name}" for name in named}


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("Only words, with `[____ code]`.", ["Only words, with `[____ code]`."]),
        (
            "I call [____ name] today.",
            ['I call <span class="hinted hinted-short"><input type="text" id="f1" aria-label="name"', "</span> today."],
        ),
        ("/// write | Why?\n    lines: 3\n///", ['<label for="f1">Why?</label>', "<span></span>" * 3]),
        ("/// passage | Stay safe\n\nCall **now**.\n\n///", ['class="passage"', 'markdown="1"', "Call **now**."]),
        (
            "//// card | Carry me\n    per-page: 2\n\nMy [____ thing].\n\n/// write | One\n///\n\n////\n\n[____ thing]",
            ["Carry me</p>", 'id="f2"', 'aria-label="thing"', 'for="f3">One<', 'aria-label="thing (2)"'],
        ),
        ("/// write | A\n///\n" * 4, ["Part 1 of 4", "Part 4 of 4"]),
        ("```text\n/// write | Shown\n///\n```\n\n[____ x]", ["```text\n/// write | Shown\n///\n```", "<input"]),
    ],
)
def test_blocks_become_plain_html(source: str, wanted: list[str]) -> None:
    written = plain(source, "en")
    for part in wanted:
        assert part in written
    assert not scan(written).blocks


PLACES = LinkMap({"a/one.md": "a/one/", "index.md": "", "a/b/two.md": "a/two/"}, frozenset({"a/x.pdf"}))


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[t](b/two.md#end)", "[t](../two/index.md#end)"),
        ("[home](/index.md) and [home](../index.md)", "[home](../../index.md) and [home](../../index.md)"),
        ("[p](x.pdf)", "[p](../x.pdf)"),
        ("[here](#end), [out](https://a.example/b.md), [call](tel:988)",) * 2,
        ("`[code](b/two.md)`",) * 2,
        ("```\n[code](b/two.md)\n```",) * 2,
    ],
)
def test_links_follow_their_pages(source: str, wanted: str) -> None:
    assert PLACES.rewritten(source, "a/one.md") == wanted


def test_a_link_that_leads_nowhere_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"gone\.md"):
        PLACES.rewritten("[gone](gone.md)", "a/one.md")
    assert PLACES.way("gone/", "a/one/") == ""


@pytest.mark.parametrize(("file", "address"), [("index.md", "./"), ("../x/index.md#a", "../x/#a"), ("x.pdf", "x.pdf")])
def test_the_link_to_an_address_is_the_link_to_its_file(file: str, address: str) -> None:
    assert to_address(file) == address


OLD = {"mkdocs.yml": b"site_name: Old\n", "docs/index.md": b"old"}
NEW = {"mkdocs.yml": b"site_name: New\n", "docs/other.md": b"new"}


def held(folder: Path) -> dict[str, bytes]:
    return {place.relative_to(folder).as_posix(): place.read_bytes() for place in folder.rglob("*") if place.is_file()}


def test_a_new_stage_takes_the_place_of_the_former(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_tree(OLD, out)
    (out / "site").mkdir()
    write_tree(NEW, out)
    assert set(held(out)) == set(NEW)
    assert [place.name for place in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("changed", ["docs/index.md", "docs/more.md", "mkdocs.yml", "notes.txt", ".git/HEAD"])
def test_somebodys_own_work_is_never_written_over(tmp_path: Path, changed: str) -> None:
    out = tmp_path / "out"
    write_tree(OLD, out)
    place = out / changed
    place.parent.mkdir(exist_ok=True)
    place.write_bytes((place.read_bytes() if place.exists() else b"") + b"mine")
    before = held(out)
    with pytest.raises(NotOursError, match="choose another"):
        write_tree(NEW, out)
    assert held(out) == before


def test_a_stage_that_cannot_be_written_leaves_the_former(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_tree(OLD, out)
    before = held(out)
    with pytest.raises(OSError, match="name too long"):
        write_tree({**NEW, f"docs/{'x' * 300}.md": b""}, out)
    assert held(out) == before
    assert [place.name for place in tmp_path.iterdir()] == ["out"]


def test_pages_of_a_translation_are_there_with_links_that_lead_on(tmp_path: Path) -> None:
    project, _ = load(translated_example(tmp_path / "project"), TODAY)
    assert project is not None
    files = staged(project)
    own = files[f"docs/{PSEUDO}/small-steps/a-short-walk/index.md"].decode()
    assert accented("A short walk") in own
    assert f"docs/{PSEUDO}/small-steps/a-short-walk/walk-plan/index.md" in files
    pages = {page.url for own in project.translated("everyone") for page in own.pages}
    assert {f"docs/{url}index.md" for url in pages} <= files.keys()


def test_a_translation_says_who_has_read_it_and_where_it_lags_behind(tmp_path: Path) -> None:
    root = translated_example(tmp_path / "project")
    place = root / "curriculum/modules/small-steps/a-short-walk/session.md"
    place.write_text(place.read_text(encoding="utf-8").replace("fixes bicycles", "mends bicycles"), encoding="utf-8")
    project, _ = load(root, TODAY)
    assert project is not None
    pages = texts(project)
    own = pages[f"docs/{PSEUDO}/small-steps/a-short-walk/index.md"]
    assert f'<p class="who-read">{words_for(PSEUDO).translated.unread}</p>' in own
    assert '<li lang="en">What a walk can do</li>' in own
    assert 'class="behind"' not in pages[f"docs/{PSEUDO}/small-steps/a-short-walk/walk-plan/index.md"]
    english = [name for name in pages if not name.startswith(f"docs/{PSEUDO}/")]
    assert [name for name in english if "who-read" in pages[name] or 'class="behind"' in pages[name]] == []
