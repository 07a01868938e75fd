"""The built site, looked at as files: addresses, catalogue, search, scripts, PDFs."""

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pikepdf
from built_sites import catalogue
from curricula import ROOT

from syllabus.site.web_policy import INLINE
from syllabus.words.catalogue import words_for

HANDED_OUT = (".pdf", ".docx")
# What a page that was opened from a file may not load as data: the search, guides, what a night needs, and dates.
DATA_AS_SCRIPTS = {"index.js", "guides.js", "night.js", "sign-in.js", "dates.js"}


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
    measured = dict(re.findall(r"<td>([a-z-]+/session)</td>\s*<td[^>]*>(\d+)</td>", page))
    assert len(measured) == catalogue(site)["counts"]["sessions"]
    assert all(int(words) > 100 for words in measured.values())


def test_guide_has_its_computed_head(site: Path) -> None:
    text = (site / "cbt/parts-of-a-moment/guide/index.html").read_text(encoding="utf-8")
    for words in ("At a glance", "0:06", "for each person", "Take care"):
        assert words in text


# Sessions whose subject has one name that people look for.
SUBJECTS = re.compile(
    r"^(?:Guide: |Record: |Group view: |Group: )?(?:Alcohol: |Medicines? (?:for opioids|that can help with alcohol)|"
    r"Opioids and fentanyl|What to do in an overdose)"
)


def test_titles_are_neutral(site: Path) -> None:
    """A title stands in the history, on a tab and in a print queue; none names a substance or a crisis."""
    telling = re.compile(
        r"\b(?:heroin|meth|cocaine|opioid|alcohol|drunk|drugs?|overdose|suicid\w*|violence|abuse)\b", re.IGNORECASE
    )
    titles = [re.findall(r"<title>(.*?)</title>", p.read_text(encoding="utf-8"))[0] for p in site.rglob("*.html")]
    assert len(titles) > 200
    told = [title for title in titles if telling.search(title)]
    assert [title for title in told if not SUBJECTS.search(title)] == []


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
    assert len(gzip.compress((site / "search/index.js").read_bytes())) <= 150_000


def test_no_script_of_the_theme_is_shipped_or_called(site: Path) -> None:
    assert not (site / "assets/javascripts").exists()
    ours = {place.name for place in (ROOT / "docs/assets").glob("*.js")}
    assert {place.name for place in site.rglob("*.js")} == ours | DATA_AS_SCRIPTS
    for place in site.rglob("*.html"):
        text = place.read_text(encoding="utf-8")
        called = re.findall(r'<script src="([^"]+)"', text)
        assert {source.rpartition("/")[2] for source in called} <= ours, place


class InlineScripts(HTMLParser):
    """The text of each script that stands in a page itself, as a reader of HTML sees it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts, self.is_within = list[str](), False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.is_within = tag == "script" and "src" not in dict(attrs)

    def handle_data(self, data: str) -> None:
        if self.is_within:
            self.texts.append(data)
        self.is_within = False


def test_each_page_allows_its_own_inline_scripts_alone_and_all_are_on_the_list(site: Path) -> None:
    for place in site.rglob("*.html"):
        text = place.read_text(encoding="utf-8")
        written = InlineScripts(text).texts
        assert set(written) <= set(INLINE), place
        hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in written]
        (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
        assert re.findall(r"'sha256-([^']*)'", policy) == hashes, place


def test_no_page_asks_another_site_for_anything(site: Path) -> None:
    for place in site.rglob("*.html"):
        text = place.read_text(encoding="utf-8")
        asked = re.findall(r"<(?:script|img|iframe|source)[^>]*\ssrc=\"(https?:[^\"]*)", text)
        asked += re.findall(r"<link[^>]*\srel=\"(?:stylesheet|preconnect|icon)\"[^>]*href=\"(https?:[^\"]*)", text)
        assert asked == [], place


def test_no_page_has_a_style_of_its_own_which_its_policy_blocks(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 200
    styled = re.compile(r"<[a-z][^<>]*\sstyle\s*=[^<>]*>|<style\b", re.IGNORECASE)
    assert styled.search('<td style="text-align: left;">')
    assert [(place, styled.findall(text)) for place in pages if styled.search(text := place.read_text("utf-8"))] == []


def test_every_sheet_has_its_pdfs_and_their_figures(site: Path) -> None:
    sheets = [sheet for m in catalogue(site)["modules"] for s in m["sessions"] for sheet in s["worksheets"]]
    for sheet in sheets:
        for key in ("pdf", "large_print_pdf"):
            assert (site / sheet[key]).read_bytes().startswith(b"%PDF-1.7")
        assert sheet["pages"] in (1, 2)
        assert 0 < sheet["ink"] < 0.12
    sizes = sorted((site / sheet["pdf"]).stat().st_size for sheet in sheets)
    assert sizes[len(sizes) // 2] < 60_000


def test_every_link_to_a_pdf_with_fields_says_which_letters_can_be_typed_there(example_site: Path) -> None:
    words = words_for("en")
    kinds = set()
    for page in example_site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        found = {(page.parent / unquote(link)).resolve() for link in re.findall(r'href="([^":]+\.pdf)"', html)}
        for pdf in filter(has_fields, found):
            assert words.sheet.pdf_letters in html or words.packets.letters in html, (page, pdf)
            kinds.add(pdf.name.rpartition("-")[2])
    assert kinds >= {"plan.pdf", "print.pdf", "packet.pdf", "workbook.pdf"}


def has_fields(place: Path) -> bool:
    with pikepdf.open(place) as pdf:
        return "/AcroForm" in pdf.Root


def test_no_drawing_of_a_pdf_is_empty(example_site: Path) -> None:
    """Some readers warn of a drawing without an operator, such as that of a box that is not ticked."""
    drawings = 0
    for place in example_site.rglob("*.pdf"):
        with pikepdf.open(place) as pdf:
            forms = [
                part for part in pdf.objects if isinstance(part, pikepdf.Stream) and part.get("/Subtype") == "/Form"
            ]
            assert all(form.read_bytes().strip() for form in forms), place
            drawings += len(forms)
    assert drawings > 10
