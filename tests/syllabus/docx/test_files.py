"""Which Word copies a site has, where they are linked, what the cache saves, and who must never see one."""

import json
import re
from pathlib import Path

import pytest
from curricula import EXAMPLE, example_project
from example_builds import PDFS, built, example_copy
from word_files import SITE, controls, document_of, faults, paragraphs, text_of, xml_parts

from syllabus.__main__ import main
from syllabus.build.cache import Cache
from syllabus.content.problem import Problem
from syllabus.docx import files
from syllabus.docx.files import CopyJob, copy_job, make_copies, make_copy, site_copies
from syllabus.pdf.errors import UnknownTagError
from syllabus.pdf.packets import hand_picked
from syllabus.site.leaks import guide_phrases, leaks
from syllabus.words.catalogue import words_for

GUIDE = "small-steps/a-short-walk/guide/a-short-walk-guide.docx"
FORM = "forms/who-walks/who-walks.docx"
SHEET = "small-steps/a-short-walk/walk-plan/walk-plan.docx"


def jobs() -> dict[str, CopyJob]:
    project = example_project()
    return {job.url: job for job in site_copies(project.curriculum, project.pages("everyone"), SITE, "everyone")}


def copy(url: str) -> bytes:
    made = make_copy(jobs()[url])
    assert isinstance(made, bytes)
    return made


def test_each_sheet_form_and_guide_has_one_and_nothing_else_has() -> None:
    assert {GUIDE, SHEET, FORM, "for-families/a-quiet-hour/quiet-hour/quiet-hour.docx"} <= set(jobs())
    kinds = [page.kind for page in example_project().pages("everyone")]
    assert len(jobs()) == kinds.count("worksheet") + kinds.count("guide")


def test_a_site_for_participants_has_none() -> None:
    project = example_project()
    assert list(site_copies(project.curriculum, project.pages("participants"), SITE, "participants")) == []


@pytest.mark.pdf
def test_what_has_not_changed_is_taken_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    first, problems = make_copies(jobs().values(), cache)
    assert problems == []
    asked: list[str] = []

    def counted(job: CopyJob) -> bytes | Problem:
        asked.append(job.url)
        return make_copy(job)

    monkeypatch.setattr(files, "make_copy", counted)
    again, _ = make_copies(jobs().values(), cache)
    assert (again, asked) == (first, [])
    changed = {**jobs(), SHEET: CopyJob(**{**vars(jobs()[SHEET]), "bodies": ("# Walk plan\n\nNew.\n",)})}
    other, _ = make_copies(changed.values(), cache)
    assert asked == [SHEET]
    assert {url for url in first if first[url] != other[url]} == {SHEET}


def test_what_cannot_be_written_is_told_by_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refused(*_: object) -> bytes:
        raise UnknownTagError("an element that has a form on paper", "`script`")

    monkeypatch.setattr(files, "word_copy", refused)
    copies, problems = make_copies([jobs()[SHEET]], Cache(tmp_path))
    assert copies == {}
    assert [(problem.path, problem.rule) for problem in problems] == [
        ("curriculum/modules/small-steps/a-short-walk/worksheets/walk-plan.md", "sheet-unprintable")
    ]


@pytest.mark.parametrize(("url", "audience", "is_found"), [
    (GUIDE, "participants", True),
    (SHEET, "participants", False),
    (GUIDE, "everyone", False),
    (FORM, "participants", True),
    (FORM, "everyone", False),
    (SHEET, "everyone", False),
])  # fmt: skip
def test_words_of_a_guide_in_a_word_file_are_found(url: str, audience: str, is_found: bool, tmp_path: Path) -> None:
    place = tmp_path / url
    place.parent.mkdir(parents=True)
    place.write_bytes(copy(url))
    project = example_project()
    found = leaks(project, guide_phrases(project), tmp_path, audience)  # type: ignore[arg-type]  # one of the two
    assert [problem.path for problem in found] == ([f"{url}/word/document.xml"] if is_found else [])


def test_the_copy_of_a_guide_in_the_place_of_a_sheet_is_found(tmp_path: Path) -> None:
    place = tmp_path / SHEET
    place.parent.mkdir(parents=True)
    place.write_bytes(copy(GUIDE))
    project = example_project()
    assert len(leaks(project, guide_phrases(project), tmp_path, "everyone")) == 1


def test_a_packet_is_one_file_and_a_card_set_a_list_in_it() -> None:
    project = example_project()
    ids = ["small-steps/a-short-walk/walk-plan", "for-families/a-quiet-hour/cards/knocks"]
    packet = hand_picked(ids, project.pages("everyone"), words_for("en"))
    made = make_copy(copy_job(packet, project.curriculum, SITE))
    assert isinstance(made, bytes)
    parts = xml_parts(made)
    assert [text for style, text in paragraphs(parts["word/document.xml"]) if style == "Heading1"] == [
        part.page.title for part in packet.parts
    ]
    assert len([name for name in parts if name.startswith("word/footer")]) == len(packet.parts)
    assert faults(made) == []


@pytest.mark.usefixtures("own_cache")
def test_the_command_writes_a_packet_for_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "tonight.docx"
    command = ["packet", "--root", str(EXAMPLE), "--format", "docx", "--edition", "2026.1"]
    assert main([*command, str(out), "small-steps/a-short-walk/walk-plan"]) == 0
    assert "walk-plan, edition 2026.1" in text_of(xml_parts(out.read_bytes())["word/footer1.xml"])
    assert controls(document_of(out.read_bytes()))
    assert main([*command, str(tmp_path / "tonight.pdf"), "small-steps/a-short-walk/walk-plan"]) == 1
    assert "expected a name that ends with .docx, found tonight.pdf" in capsys.readouterr().err
    assert not (tmp_path / "tonight.pdf").exists()


def copies_in(catalogue: bytes) -> set[str | None]:
    """The Word copies that a catalogue names."""
    whole = json.loads(catalogue)
    sessions = [session for module in whole["modules"] for session in module["sessions"]]
    sheets = [*whole["forms"], *(sheet for session in sessions for sheet in session["worksheets"])]
    return {session["guide_word_copy"] for session in sessions} | {sheet["word_copy"] for sheet in sheets}


@pytest.mark.slow
@pytest.mark.pdf
def test_leaders_find_the_copies_on_the_site_and_participants_do_not(tmp_path: Path) -> None:
    root, cache = example_copy(tmp_path / "project"), tmp_path / "cache"
    site = built(root, cache, **PDFS)
    assert {name for name in site if name.endswith(".docx")} == set(jobs())
    assert copies_in(site["catalogue.json"]) == set(jobs())
    guide = site["small-steps/a-short-walk/guide/index.html"].decode()
    sheet = site["small-steps/a-short-walk/walk-plan/index.html"].decode()
    form = site["forms/who-walks/index.html"].decode()
    links = [re.findall(r'href="([^"]*\.docx)" download', page) for page in (guide, sheet, form)]
    assert links[0] == ["a-short-walk-guide.docx", "../walk-plan/walk-plan.docx"]
    assert links[1:] == [["walk-plan.docx"], ["who-walks.docx"]]
    assert site == built(root, cache, **PDFS)
    for_participants = built(root, cache, **PDFS, NINE_HOURS_AUDIENCE="participants")
    assert copies_in(for_participants["catalogue.json"]) == {None}
    assert [name for name, data in for_participants.items() if name.endswith(".docx") or b".docx" in data] == []
