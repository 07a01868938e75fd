"""A site in two languages, of which no code knows the second: what is current, what lags behind, what is missing."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from built_sites import CHROMIUM_FLAGS, build, chromium_path, serving
from every_page import visit_all
from playwright.sync_api import Browser, expect
from translated_example import translate, translated_example

from syllabus.words.catalogue import words_for
from syllabus.words.pseudo import PSEUDO, accented

pytestmark = pytest.mark.slow
ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
OTHERS = (f"staff-{PSEUDO}", f"group-{PSEUDO}")
SESSION = "curriculum/modules/small-steps/a-short-walk/session.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example in both languages; then one English sentence was edited, one passage, and one page taken out."""
    folder = tmp_path_factory.mktemp("translated")
    root = translated_example(folder / "project")
    edit(root / SESSION, "fixes bicycles", "mends bicycles")
    edit(root / "curriculum/reference/passages/overdose.md", "and stay.", "and stay close.")
    edit(
        root / "curriculum/modules/small-steps/module.yml",
        "  - Pick one small thing and do it.",
        "  - Do one small thing.",
    )
    (root / "docs" / PSEUDO / "evidence.md").unlink()
    assert translate(root, "--done", "docs") == 0
    built = build(folder / "site", docs=root / "docs")
    assert built.returncode == 0, built.stderr
    return folder / "site"


def edit(place: Path, old: str, new: str) -> None:
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def own_pages(site: Path) -> Iterator[str]:
    yield from (place.parent.relative_to(site).as_posix() for place in sorted((site / PSEUDO).rglob("index.html")))


def test_both_languages_lead_to_each_other(site: Path) -> None:
    for address in own_pages(site):
        own, english = page(site, address), address.removeprefix(PSEUDO).strip("/")
        up = "../" * len(address.split("/"))
        back = f"{up}{english}/" if english else up
        assert f'<html lang="{PSEUDO}"' in own
        assert f'<link rel="alternate" hreflang="en" href="{back}">' in own
        assert f'<a href="{back}" lang="en" hreflang="en">English</a>' in own
    english = page(site, "small-steps/a-short-walk")
    assert f'hreflang="{PSEUDO}" href="../../{PSEUDO}/small-steps/a-short-walk/">' in english
    assert '<html lang="en"' in english


def test_an_english_page_without_a_translation_says_nothing_of_languages(site: Path) -> None:
    for address in ("evidence", "for-families/a-quiet-hour", "small-steps/a-short-walk/guide"):
        html = page(site, address)
        assert "hreflang" not in html
        assert "languages" not in html


def test_a_text_that_lags_behind_says_where_the_english_changed(site: Path) -> None:
    html = page(site, f"{PSEUDO}/small-steps/a-short-walk")
    assert '<li lang="en">What a walk can do</li>' in html
    assert accented("fixes bicycles") in html
    assert accented("the start of the page") in page(site, f"{PSEUDO}/small-steps")
    assert "behind" not in page(site, f"{PSEUDO}/for-families")
    for mark in ('class="behind"', 'class="who-read"'):
        assert mark not in page(site, "small-steps/a-short-walk")
    assert 'class="who-read"' in html


def test_where_danger_changed_stands_the_way_to_help_alone(site: Path) -> None:
    for address in (f"{PSEUDO}/for-families/a-quiet-hour", f"{PSEUDO}/for-families/a-quiet-hour/quiet-hour"):
        html = page(site, address)
        english = "../" * len(address.split("/")) + address.removeprefix(f"{PSEUDO}/")
        assert f'<strong><a href="{english}/">{accented("Read this page in English")}</a></strong>' in html
        assert accented("Something important on this page has changed") in html
        assert 'href="tel:911"' in html
        assert "passage" not in ARTICLE.findall(html)[0]
        assert not list((site / address).glob("*.pdf"))


def test_no_page_mixes_languages(site: Path) -> None:
    """Titles of works stay as they are."""
    for address in set(own_pages(site)) - {f"{PSEUDO}/sources"}:
        html = re.sub(
            r'<(script|svg|style)\b.*?</\1>|<li lang="en">.*?</li>', " ", page(site, address), flags=re.DOTALL
        )
        text = re.sub(r"<[^>]*>", " ", html.partition("<body>")[2])
        found = set(re.findall(r"\b(?:the|and|you|your|with|what|when|this|that)\b", text))
        assert not found, f"{address}: {found}"


def test_a_link_without_a_translation_says_that_it_is_english(site: Path) -> None:
    html = page(site, f"{PSEUDO}/small-steps/a-short-walk")
    note = re.escape(accented("(in English)"))
    assert re.search(rf'<a href="\.\./\.\./\.\./evidence/" hreflang="en">[^<]*<small>{note}</small></a>', html)
    assert f'<a href="../../../{PSEUDO}' not in html


def test_each_language_has_an_index_of_its_own(site: Path) -> None:
    def urls(index: Path) -> list[str]:
        text = index.read_text(encoding="utf-8").partition("=")[2].rstrip(";\n")
        return [entry["url"] for entry in json.loads(text)["pages"]]

    own, english = urls(site / PSEUDO / "search" / "index.js"), urls(site / "search" / "index.js")
    assert f"{PSEUDO}/small-steps/a-short-walk/" in own
    assert all(url.startswith(f"{PSEUDO}/") for url in own)
    assert not any(url.startswith(PSEUDO) for url in english)
    assert f"{PSEUDO}/for-families/a-quiet-hour/" not in own
    assert f'data-index="{PSEUDO}/search/index"' in page(site, f"{PSEUDO}/help")
    assert "data-index" not in page(site, "help")


def test_sheets_are_printed_in_the_language_and_in_both(site: Path) -> None:
    folder = site / PSEUDO / "small-steps" / "a-short-walk" / "walk-plan"
    names = {place.name for place in folder.glob("*.pdf")}
    assert names == {"walk-plan.pdf", "walk-plan-large-print.pdf", f"walk-plan-en-{PSEUDO}.pdf"}
    with pikepdf.open(io.BytesIO((folder / "walk-plan.pdf").read_bytes())) as own:
        assert str(own.Root.Lang) == PSEUDO
        fields = len(own.Root.AcroForm.Fields)
    with pikepdf.open(folder / f"walk-plan-en-{PSEUDO}.pdf") as both:
        assert str(both.Root.Lang) == "en"
        assert len(both.Root.AcroForm.Fields) == 2 * fields
    behind = site / PSEUDO / "forms" / "check-small-steps"  # made from goals, one of which has changed
    assert {place.name for place in behind.glob("*.pdf")} == {
        "check-small-steps.pdf",
        "check-small-steps-large-print.pdf",
    }
    assert "-en-" not in page(site, f"{PSEUDO}/forms/check-small-steps")
    assert f"walk-plan-en-{PSEUDO}.pdf" in page(site, f"{PSEUDO}/small-steps/a-short-walk/walk-plan")


def test_no_lock_and_no_source_is_shipped(site: Path) -> None:
    assert not [place for place in site.rglob("*") if place.suffix in (".lock", ".md", ".yml")]


@pytest.mark.browser
def test_each_page_is_accessible_and_quiet(site: Path) -> None:
    """A session that lags behind, a notice, a sheet and hand-written pages; all others have the same frame."""
    below = (
        "",
        "needs/",
        "small-steps/a-short-walk/",
        "small-steps/a-short-walk/walk-plan/",
        "for-families/a-quiet-hour/",
    )
    with serving(site) as address:
        for visit in visit_all(address, [f"{PSEUDO}/{url}" for url in below], chromium_path(), CHROMIUM_FLAGS):
            found = (visit.broken_rules, visit.sideways, visit.clipped, visit.said, visit.stored)
            assert found == ([], [], [], [], 0), visit.url
            assert all(url.startswith((address, "data:")) for url in visit.requests)


@pytest.mark.browser
def test_the_search_finds_pages_of_its_language(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    with serving(site) as address:
        for start, word, found in (
            (f"{PSEUDO}/needs/", accented("walk"), f"{PSEUDO}/small-steps/a-short-walk/"),
            ("needs/", "walk", "small-steps/a-short-walk/"),
        ):
            page.goto(address + start)
            page.fill("#search-field", word)
            link = page.locator(".search-found ol a").first
            link.wait_for()
            assert link.evaluate("link => link.href") == address + found
        page.close()


@pytest.mark.browser
def test_the_page_of_a_program_offers_calendars_in_both_languages(browser: Browser, site: Path) -> None:
    """The visit of a session that may not be shown in the language today is named in English."""
    page = browser.new_page()
    own = words_for(PSEUDO)
    page.goto((site / "programs/two-mornings/index.html").as_uri() + "#start=2027-01-04&cohort=a")
    links = page.locator("a[download]")
    expect(links).to_have_count(4)
    names = [link.get_attribute("download") for link in links.all()]
    assert names == [f"two-mornings-a-2027-01-04-{name}.ics" for name in ("staff", "group", *OTHERS)]
    spoken = page.locator(f"p[lang={PSEUDO}]")
    expect(spoken).to_have_text([f"{own.own_name}: {own.programs.calendar_staff}", re.compile(".*")])
    found = []
    for link in spoken.get_by_role("link").all():
        with page.expect_download() as saved:
            link.click()
        found.append(saved.value.path().read_bytes().decode().replace("\r\n ", ""))
    page.close()
    assert accented("A short walk") in found[0]
    assert f"A quiet hour {own.translated.in_english}" in found[0]
    assert set(re.findall("SUMMARY:(.*)\r\n", found[1])) == {own.program_schedule.group}


def test_each_sheet_says_at_its_foot_that_its_translation_is_a_draft(site: Path) -> None:
    mark = accented("Translation: draft")
    for place in sorted((site / PSEUDO).rglob("*.pdf")):
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(place)]
        said = [number for number, text in enumerate(pages) if mark in " ".join(text.split())]
        assert said, place
        if "large-print" not in place.name:  # there the last page says all
            of_both = place.stem.endswith(f"-en-{PSEUDO}")
            assert len(said) == len(pages) // (2 if of_both else 1), place
    assert mark in page(site, f"{PSEUDO}/small-steps/a-short-walk/walk-plan")
    assert not any(mark in text for text in _texts(site / "small-steps"))


def _texts(folder: Path) -> Iterator[str]:
    for place in folder.rglob("*.pdf"):
        yield from (" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(place))
