"""The built sites, looked at as files: addresses, catalogue, audiences, search, and what bad content leaves behind."""

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from built_sites import build
from curricula import EXAMPLE, ROOT, real_project
from golden_cases import cases, changed_example

from syllabus.site.leaks import guide_phrases, leaks, phrases_of_guides, shingles


def catalogue(site: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((site / "catalogue.json").read_text(encoding="utf-8"))
    return loaded


def search_index(site: Path) -> dict[str, Any]:
    text = (site / "search/index.js").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text.removeprefix("var searchIndex = ").removesuffix(";\n"))
    return loaded


def test_every_address_of_the_catalogue_is_a_page(site: Path) -> None:
    data = catalogue(site)
    assert data["counts"]["modules"] >= 5
    for module in data["modules"]:
        urls = [module["url"]]
        for session in module["sessions"]:
            urls += [session["url"], session["guide_url"], *(sheet["url"] for sheet in session["worksheets"])]
        for url in urls:
            assert (site / url / "index.html").is_file(), url


def test_counts_agree_with_the_lists(site: Path) -> None:
    data = catalogue(site)
    sessions = [session for module in data["modules"] for session in module["sessions"]]
    assert data["counts"]["sessions"] == len(sessions)
    assert data["counts"]["worksheets"] == sum(len(session["worksheets"]) for session in sessions)
    assert all(sheet["fields"] for session in sessions for sheet in session["worksheets"])


def test_five_named_modules_each_have_a_whole_session(site: Path) -> None:
    slugs = {module["slug"]: module for module in catalogue(site)["modules"]}
    assert {"cbt", "dbt-skills", "relapse-prevention", "life-skills", "family-education"} <= slugs.keys()
    for module in slugs.values():
        assert all(session["guide_url"] and session["worksheets"] for session in module["sessions"])


def test_reading_levels_were_measured_before_they_are_told(site: Path) -> None:
    page = (site / "authoring/reading-level/index.html").read_text(encoding="utf-8")
    measured = dict(re.findall(r"<td>([a-z-]+/session)</td>\s*<td>(\d+)</td>", page))
    assert len(measured) == catalogue(site)["counts"]["sessions"]
    assert all(int(words) > 100 for words in measured.values())


def test_guide_has_its_computed_head(site: Path) -> None:
    text = (site / "cbt/parts-of-a-moment/guide/index.html").read_text(encoding="utf-8")
    for words in ("At a glance", "0:07", "For each person", "Take care"):
        assert words in text


def test_canary_stays_in_the_guides(example_site: Path) -> None:
    holders = {
        place.relative_to(example_site).as_posix()
        for place in example_site.rglob("*")
        if place.is_file() and b"Canary-7f3a" in place.read_bytes()
    }
    assert holders == {
        "small-steps/a-short-walk/guide/index.html",
        "for-families/a-quiet-hour/guide/index.html",
    }


def test_participants_site_has_no_guide_and_none_of_its_words(participants_site: Path) -> None:
    for name in ("guide", "record", "group"):
        assert not list(participants_site.rglob(name))
    assert not (participants_site / "sheet-log").exists()
    assert not (participants_site / "facilitators").exists()
    assert all(s["guide_url"] is None for m in catalogue(participants_site)["modules"] for s in m["sessions"])
    assert leaks(real_project(), guide_phrases(real_project()), participants_site, "participants") == []


def test_no_pdf_for_participants_holds_words_of_a_guide(participants_site: Path) -> None:
    """Their text as a reader finds it, what they say of themselves, and nothing attached."""
    guides = phrases_of_guides(real_project())
    files = sorted(participants_site.rglob("*.pdf"))
    assert len(files) > 100
    for place in files:
        text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(place))
        with pikepdf.open(place) as pdf:
            assert not pdf.attachments
            about = [str(value) for value in pdf.docinfo.values()]
            with pdf.open_metadata() as metadata:
                about += [str(value) for value in metadata.values()]
        found = [run for run in shingles(" ".join([text, *about])) if run in guides]
        assert not found, f"{place.name}: {found[0]}"


def test_a_guide_in_a_pdf_would_be_found(site: Path) -> None:
    guides = phrases_of_guides(real_project())
    manual = pypdfium2.PdfDocument(site / "cbt/cbt-facilitator-manual.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in manual)
    assert len([run for run in shingles(text) if run in guides]) > 1000


def test_titles_are_neutral(site: Path) -> None:
    """A title stands in the history, on a tab and in a print queue; none names a substance or a crisis."""
    telling = re.compile(
        r"\b(?:heroin|meth|cocaine|opioid|alcohol|drunk|drugs?|overdose|suicid\w*|violence|abuse)\b", re.IGNORECASE
    )
    titles = [re.findall(r"<title>(.*?)</title>", p.read_text(encoding="utf-8"))[0] for p in site.rglob("*.html")]
    assert len(titles) > 200
    assert [title for title in titles if telling.search(title)] == []


@pytest.mark.parametrize(
    "file", ["search/index.js", "help/index.html", "sitemap.xml", "cbt/parts-of-a-moment/group/index.html"]
)
def test_a_leak_is_found_wherever_it_is(site: Path, tmp_path: Path, file: str) -> None:
    shutil.copytree(site, tmp_path / "site")
    project = real_project()
    guide = project.curriculum.modules[0].sessions[0].guide
    assert guide is not None
    sentence = next(line for line in guide.body.split("\n") if len(shingles(line)) > 3 and "[" not in line)
    place = tmp_path / "site" / file
    text = place.read_text(encoding="utf-8")
    place.write_text(text + sentence, encoding="utf-8")
    assert [
        (problem.path, problem.rule)
        for problem in leaks(project, guide_phrases(project), tmp_path / "site", "everyone")
    ] == [(file, "audience-leak")]


def test_search_index_holds_every_page_but_those_left_out(site: Path) -> None:
    data = catalogue(site)
    listed = [page["url"] for page in search_index(site)["pages"]]
    sessions = [session for module in data["modules"] for session in module["sessions"]]
    expected = {s["url"] for s in sessions} | {sheet["url"] for s in sessions for sheet in s["worksheets"]}
    assert expected < set(listed)
    assert len(set(listed)) == len(listed)
    kept_out = re.compile(r"/(guide|record|group)/|^(authoring|facilitators|programs|publishing|sheet-log|changelog)")
    assert [url for url in listed if kept_out.search(url)] == []
    assert [url for url in listed if not (site / url / "index.html").is_file()] == []


def test_search_index_knows_no_word_that_stands_in_guides_only(site: Path, participants_site: Path) -> None:
    whole, open_one = search_index(site), search_index(participants_site)
    assert whole["words"].keys() == open_one["words"].keys()


def test_search_index_is_small(site: Path) -> None:
    assert len(gzip.compress((site / "search/index.js").read_bytes())) <= 100_000


def test_no_script_of_the_theme_is_shipped_or_called(site: Path) -> None:
    assert not (site / "assets/javascripts").exists()
    ours = {place.name for place in (ROOT / "docs/assets").glob("*.js")}
    assert {place.name for place in site.rglob("*.js")} == ours | {"index.js"}
    for place in site.rglob("*.html"):
        text = place.read_text(encoding="utf-8")
        called = re.findall(r'<script src="([^"]+)"', text)
        assert {source.rpartition("/")[2] for source in called} <= ours, place
        assert re.findall(r"<script>(.*?)</script>", text) in ([], ['document.documentElement.className = "js";']), (
            place
        )


def test_a_build_without_a_cache_gives_the_same_bytes(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All but the PDFs, and what says how many pages they have; those are made twice in the tests of the PDFs."""
    monkeypatch.setenv("NINE_HOURS_PDFS", "no")
    monkeypatch.setenv("NINE_HOURS_CACHE", str(tmp_path / "cache"))
    assert build(tmp_path / "site").returncode == 0
    first = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file() and p.suffix != ".pdf"}
    changed = {name.as_posix() for name, found in first.items() if found != (tmp_path / "site" / name).read_bytes()}
    assert {name for name in changed if "/print" not in name} <= {"sitemap.xml", "sitemap.xml.gz", "catalogue.json"}


def test_no_page_asks_another_site_for_anything(site: Path) -> None:
    for place in site.rglob("*.html"):
        text = place.read_text(encoding="utf-8")
        asked = re.findall(r"<(?:script|img|iframe|source)[^>]*\ssrc=\"(https?:[^\"]*)", text)
        asked += re.findall(r"<link[^>]*\srel=\"(?:stylesheet|preconnect|icon)\"[^>]*href=\"(https?:[^\"]*)", text)
        assert asked == [], place


@pytest.mark.slow
def test_bad_content_ends_the_build_without_a_trace_and_before_the_first_file(tmp_path: Path) -> None:
    rules = ("raw-html", "minutes-add-up", "block-unknown", "yaml-tag")
    chosen = [next(case for case in cases() if case.rule == rule) for rule in rules]
    chosen[3].changes[0]["file"] = "curriculum/modules/for-families/a-quiet-hour/session.md"
    chosen[3].changes[0].update(replace="title: A quiet hour", by="title: !!python/object/apply:os.system [ls]")
    root = changed_example(tmp_path, [case.changes[0] for case in chosen])
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "kept.html").write_text("the last good page", encoding="utf-8")
    built = build(tmp_path / "site", docs=root / "docs")
    assert built.returncode == 1
    assert "Traceback" not in built.stderr + built.stdout
    for case in chosen:
        assert case.problems[0].partition(":")[2].partition(" ")[2] in built.stderr
    assert [place.name for place in (tmp_path / "site").iterdir()] == ["kept.html"]


@pytest.mark.slow
def test_a_clinic_adds_its_own_lines_behind_the_national_ones(tmp_path: Path) -> None:
    case = next(case for case in cases() if case.rule == "local-override" and not case.problems)
    root = changed_example(tmp_path, case.changes)
    assert build(tmp_path / "site", docs=root / "docs").returncode == 0
    page = (tmp_path / "site/small-steps/a-short-walk/walk-plan/index.html").read_text(encoding="utf-8")
    block = page.partition('class="help-block"')[2]
    assert block.index("911") < block.index("988 Lifeline") < block.index("Our desk")
    assert "In danger? Call 911, or call or text 988. Our desk, 555-0100." in page


@pytest.mark.slow
def test_a_clinic_adds_a_page_of_its_own_and_where_it_is(tmp_path: Path) -> None:
    own = '---\ntitle: How to "find" us\n---\n\n# How to find us\n\nCall [line: 988] or [walk](../index.md).\n'
    changes = [
        {"file": "local/clinic.yml", "write": "name: Our clinic\nroom: Room 4, by the blue door\nhours: weekdays\n"},
        {"file": "local/pages/find-us.md", "write": own},
    ]
    root = changed_example(tmp_path, changes)
    curriculum = sorted((root / "curriculum").rglob("*"))
    built = build(tmp_path / "site", docs=root / "docs")
    assert built.returncode == 0, built.stderr
    page = (tmp_path / "site/local/find-us/index.html").read_text(encoding="utf-8")
    assert "<h1" in page
    assert 'href="tel:988"' in page
    help_block = page.partition('class="help-block"')[2]
    assert "Our clinic: Room 4, by the blue door, weekdays." in help_block
    other = (tmp_path / "site/small-steps/index.html").read_text(encoding="utf-8")
    assert "How to &#34;find&#34; us" in other or 'How to "find" us' in other
    assert sorted((root / "curriculum").rglob("*")) == curriculum


def test_without_a_clinic_nothing_of_one_is_shown(example_site: Path) -> None:
    assert not (example_site / "local").exists()
    assert "Our clinic" not in (example_site / "small-steps/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_sheet_that_is_too_long_ends_the_build(tmp_path: Path) -> None:
    lines = "".join(f"\n/// write | Question {number}\n    lines: 20\n///\n" for number in range(4))
    root = changed_example(tmp_path, [{"file": "sheet", "append": lines}])
    built = build(tmp_path / "site", docs=root / "docs")
    assert built.returncode == 1
    path = "curriculum/modules/small-steps/a-short-walk/worksheets/walk-plan.md"
    assert f"{path}:1 sheet-unprintable: expected at most 2 pages, found" in built.stderr
    assert "Traceback" not in built.stderr


def test_every_sheet_has_its_pdfs_and_their_figures(site: Path) -> None:
    sheets = [sheet for m in catalogue(site)["modules"] for s in m["sessions"] for sheet in s["worksheets"]]
    for sheet in sheets:
        for key in ("pdf", "large_print_pdf"):
            assert (site / sheet[key]).read_bytes().startswith(b"%PDF-1.7")
        assert sheet["pages"] in (1, 2)
        assert 0 < sheet["ink"] < 0.12
    sizes = sorted((site / sheet["pdf"]).stat().st_size for sheet in sheets)
    assert sizes[len(sizes) // 2] < 60_000


@pytest.mark.slow
def test_wrong_audience_is_refused(tmp_path: Path) -> None:
    built = build(tmp_path / "site", audience="patients", docs=Path(shutil.copytree(EXAMPLE, tmp_path / "p")) / "docs")
    assert built.returncode == 1
    assert 'expected "everyone" or "participants", found "patients"' in built.stderr
