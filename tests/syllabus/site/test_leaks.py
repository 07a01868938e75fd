"""Words of a guide on a site for participants: there are none, and one would be found wherever it stood."""

import shutil
from pathlib import Path

import pikepdf
import pypdfium2
from built_sites import catalogue
from curricula import example_project, real_project

from syllabus.site.leaks import guide_phrases, leaks, phrases_of_guides, shingles

LEAKY = ["help/index.html", "search/index.js", "sitemap.xml", "small-steps/a-short-walk/group/index.html"]


def test_canary_stays_in_the_guides(example_site: Path) -> None:
    holders = {
        place.relative_to(example_site).as_posix()
        for place in example_site.rglob("*")
        if place.is_file() and b"Canary-7f3a" in place.read_bytes()
    }
    assert holders == {
        "small-steps/a-short-walk/guide/index.html",
        "small-steps/a-short-walk/guide/a-short-walk-guide.docx",
        "small-steps/a-short-walk/guide/night.js",
        "for-families/a-quiet-hour/guide/index.html",
        "for-families/a-quiet-hour/guide/a-quiet-hour-guide.docx",
        "for-families/a-quiet-hour/guide/night.js",
    }


def test_participants_site_has_no_guide_and_none_of_its_words(participants_site: Path) -> None:
    for name in (
        "guide",
        "record",
        "group",
        "cards",
        "posters",
        "*-poster.pdf",
        "*-run-sheet.pdf",
        "*-leader-packet.pdf",
        "*.docx",
        "night.js",
    ):
        assert not list(participants_site.rglob(name))
    assert not any(s["card_sets"] for m in catalogue(participants_site)["modules"] for s in m["sessions"])
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


def test_a_leak_is_found_wherever_it_is(example_site: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(example_site, tmp_path / "site")
    project = example_project()
    guide = project.curriculum.modules[0].sessions[0].guide
    assert guide is not None
    sentence = next(line for line in guide.body.split("\n") if len(shingles(line)) > 3 and "[" not in line)
    for name in LEAKY:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(sentence)
    found = leaks(project, guide_phrases(project), folder, "everyone")
    assert sorted((problem.path, problem.rule) for problem in found) == [(name, "audience-leak") for name in LEAKY]


def test_words_of_a_form_for_leaders_are_found_outside_its_page_and_its_pdfs(
    example_site: Path, tmp_path: Path
) -> None:
    project = example_project()
    folder = shutil.copytree(example_site, tmp_path / "site")
    assert leaks(project, guide_phrases(project), folder, "everyone") == []
    own = {"forms/who-walks/index.html", "forms/who-walks/who-walks.pdf", "forms/who-walks/who-walks-large-print.pdf"}
    found = leaks(project, guide_phrases(project), folder, "participants")
    assert own <= {problem.path for problem in found}
    page = folder / "forms/check-small-steps/index.html"
    sentence = "Stand at the door with a pencil and count slowly."
    page.write_text(page.read_text(encoding="utf-8") + sentence, encoding="utf-8")
    assert [problem.path for problem in leaks(project, guide_phrases(project), folder, "everyone")] == [
        "forms/check-small-steps/index.html"
    ]
