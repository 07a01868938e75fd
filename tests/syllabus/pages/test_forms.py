"""The forms: who reads each, what a module's check is made of, and where forms are listed, printed and left out."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from curricula import ROOT, example_project
from hypothesis import given
from hypothesis import strategies as st

from syllabus.build.site_facts import Site
from syllabus.checks.texts import CheckedText
from syllabus.content.audiences import SiteAudience
from syllabus.content.digest import content_hash
from syllabus.content.model import Curriculum, Module
from syllabus.editions.change_pages import reprint_list, retired_pages
from syllabus.editions.locked import Locked
from syllabus.editions.locks import Lock, reused_slugs, snapshot
from syllabus.markup.parser import tree
from syllabus.pages.form_pages import form_pages
from syllabus.pages.forms import form_choices, module_checks
from syllabus.pages.page_info import page_info
from syllabus.pages.reviewer_list import for_reviewers
from syllabus.pdf.files import sheet_jobs
from syllabus.pdf.packets import hand_picked, packet_document, workbook
from syllabus.programs.facts import library
from syllabus.publishing.archive_root import current
from syllabus.site.catalogue import catalogue
from syllabus.site.leaks import guide_phrases, phrases_of_guides
from syllabus.staging.settings import Settings
from syllabus.staging.tree import staged_files
from syllabus.words.catalogue import words_for

SITE = Site("Small", "2027.1", "small.example", "letter")
WORDS = words_for("en")
WRITTEN = "forms/who-walks"
CHECKS = ["forms/check-for-families", "forms/check-small-steps"]
AUDIENCES: tuple[SiteAudience, ...] = ("everyone", "participants")
GOAL = st.text(st.characters(codec="latin-1", categories=("L", "N"), include_characters=" ,.'\"&"), min_size=3)


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return example_project().curriculum


def ids(pages: Iterable[str]) -> list[str]:
    return sorted(url.rstrip("/") for url in pages if url.startswith("forms/"))


def with_goals(curriculum: Curriculum, goals: tuple[str, ...]) -> Curriculum:
    module = curriculum.modules[0]
    record = module.source.record.model_copy(update={"goals": goals})
    source = module.source.model_copy(update={"record": record})
    changed = Module(slug=module.slug, source=source, sessions=module.sessions)
    return curriculum.model_copy(update={"modules": (changed, *curriculum.modules[1:])})


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_site_for_participants_has_no_form_for_leaders(audience: SiteAudience, curriculum: Curriculum) -> None:
    project = example_project()
    expected = [*CHECKS, WRITTEN] if audience == "everyone" else CHECKS
    pages = project.pages(audience)
    assert ids(page.url for page in pages) == expected
    assert ids({job.url.rpartition("/")[0] for job in sheet_jobs(curriculum, pages, SITE)}) == expected
    listed = [form["id"] for form in catalogue(curriculum, "2027.1", audience)["forms"]]
    assert sorted(listed) == expected
    picked = [name for _, forms in form_choices(curriculum, audience) for name, *_ in forms]
    assert sorted(picked) == expected
    staged = staged_files(project, Settings(SITE, audience, "", "", ""), {}, ROOT / "docs")
    assert ("docs/forms/who-walks/index.md" in staged) == (audience == "everyone")
    assert (b"Who walks today" in staged["docs/basket/index.md"]) == (audience == "everyone")
    assert (b"forms/who-walks/index.md" in staged["mkdocs.yml"]) == (audience == "everyone")


def test_words_of_a_form_for_leaders_are_guarded_like_those_of_a_guide() -> None:
    sentence = "stand at the door with a pencil and"
    assert phrases_of_guides(example_project())[sentence] == "curriculum/forms/who-walks.md"
    texts = [text for text in example_project().texts if text.path == "curriculum/forms/who-walks.md"]
    open_text: CheckedText = replace(texts[0], readers="everyone")
    project = replace(example_project(), texts=[open_text])
    assert not any("pencil" in passage.text for passage in guide_phrases(project).passages)


def test_a_check_asks_about_each_goal_before_and_after(curriculum: Curriculum) -> None:
    for module, check in zip(curriculum.modules, module_checks(curriculum), strict=True):
        fields = [field for field in tree(check.body).iter("field") if field.get("kind") == "matrix"]
        assert [field.get("prompt") for field in fields] == [WORDS.checks.before, WORDS.checks.after]
        for field in fields:
            asked = ["".join(choice.itertext()).strip() for choice in field.iter("choice")]
            assert asked == list(module.source.record.goals)


@given(goals=st.lists(GOAL.map(lambda text: f"Say {' '.join(text.split())}"), min_size=1, max_size=5))
def test_any_words_of_a_goal_stay_one_statement(goals: list[str]) -> None:
    changed = with_goals(example_project().curriculum, tuple(goals))
    check = next(module_checks(changed))
    fields = [field for field in tree(check.body).iter("field") if field.get("kind") == "matrix"]
    assert [len(field.findall("choice")) for field in fields] == [len(goals)] * 2


def test_a_check_has_a_new_hash_when_a_goal_changes(curriculum: Curriculum) -> None:
    before, other = module_checks(curriculum)
    after, unchanged = module_checks(with_goals(curriculum, ("Name one thing.",)))
    assert content_hash(after) != content_hash(before)
    assert content_hash(unchanged) == content_hash(other)


def test_who_reads_a_form_and_why_prints_nothing_again(curriculum: Curriculum) -> None:
    (form,) = curriculum.forms
    record = form.record.model_copy(update={"audience": "everyone", "why": "Everybody may.", "for_reviewers": ()})
    assert content_hash(form.model_copy(update={"record": record})) == content_hash(form)


def test_a_form_has_the_frame_and_the_foot_of_a_sheet(curriculum: Curriculum) -> None:
    pages = {page.sheet: page for page in form_pages(curriculum)}
    info = page_info(curriculum, pages["who-walks"])
    assert (info.sheet_id, info.session_title, info.module_url) == (WRITTEN, "", "forms/")
    assert info.pdf_url == "forms/who-walks/who-walks.pdf"
    assert info.large_pdf_url == "forms/who-walks/who-walks-large-print.pdf"
    assert info.review == WORDS.review.draft
    leave = {name: page_info(curriculum, page).leave_quickly for name, page in pages.items()}
    assert leave == {"who-walks": False, "check-for-families": True, "check-small-steps": False}
    (foot,) = {job.document.parts[0].foot for job in sheet_jobs(curriculum, [pages["who-walks"]], SITE)}
    assert foot.trace[0] == WRITTEN
    assert foot.crisis_line == curriculum.reference.sheet_footer


def test_forms_go_into_a_packet_and_into_no_workbook_and_no_program(curriculum: Curriculum) -> None:
    pages = example_project().all_pages
    names = [WRITTEN, "small-steps/a-short-walk/walk-plan", CHECKS[1]]
    packet = hand_picked(names, pages, WORDS)
    assert [part.page.url.rstrip("/") for part in packet.parts] == names
    traces = [part.foot.trace for part in packet_document(packet, curriculum, SITE).parts]
    assert [trace[0] for trace in traces] == names
    assert len({trace[-1] for trace in traces}) == 3
    with pytest.raises(KeyError):
        hand_picked(["forms/"], pages, WORDS)
    bound = [part.page.module for m in curriculum.modules for part in workbook(m, pages, WORDS).parts]
    assert "forms" not in bound
    assert "forms" not in library(curriculum)


def test_leaders_and_reviewers_find_the_forms() -> None:
    project = example_project()
    assert (
        "- **[Who walks today](/forms/who-walks.md).** A list of who came, for one day. *The names"
        in (project.lists["forms"])
    )
    assert "- [How sure am I? Small steps](/forms/check-small-steps.md)" in project.lists["forms"]
    assert project.open_lists["forms"] == ""
    told = "## [Who walks today](/forms/who-walks.md)\n\n- **Initials are enough.** Are they?"
    assert told in for_reviewers(project.curriculum)
    assert "## Forms for any group" in project.lists["reading-levels"]
    assert "who-walks" not in project.lists["sheet-log"]


def lock(edition: str, locked: Locked) -> Lock:
    return Lock(
        schema=1, edition=edition, date="2026-11-21", source_commit="", libraries={}, shared={}, files={},
        sessions=dict(locked.sessions), forms=dict(locked.forms),
    )  # fmt: skip


def test_an_edition_records_forms_and_tells_which_to_print_again(curriculum: Curriculum) -> None:
    first = lock("2026.1", snapshot(curriculum, "2026.1", []))
    assert set(first.forms) == {"who-walks", "check-for-families", "check-small-steps"}
    (form,) = curriculum.forms
    forms = (form.model_copy(update={"body": "Another text."}),)
    now = snapshot(with_goals(curriculum, ("Name one thing.",)).model_copy(update={"forms": forms}), "2026.2", [first])
    recycle, _, stands = reprint_list([first], now, "en").partition("## These still stand")
    assert "Who walks today (`forms/who-walks`), as of 2026.2" in recycle
    assert "(`forms/check-small-steps`), as of 2026.1" in stands
    sheets = current([first, lock("2026.2", now)], curriculum.reference.crisis)["sheets"]
    assert isinstance(sheets, dict)
    assert (sheets[WRITTEN], sheets[CHECKS[1]]) == ("2026.2", "2026.1")


def test_a_form_that_is_gone_has_no_page_and_its_name_is_not_used_again(curriculum: Curriculum) -> None:
    whole = snapshot(curriculum, "2026.3", [])
    without = snapshot(curriculum.model_copy(update={"forms": ()}), "2026.2", [])
    locks = [lock("2026.1", whole), lock("2026.2", without)]
    assert list(retired_pages(locks, without.sessions, "en")) == []
    (problem,) = reused_slugs(locks, whole)
    assert (problem.path, problem.found) == ("curriculum/forms", '"forms/who-walks", last in 2026.1')
