"""What is made of a guide: notes to copy, the record, the group view, and the lists for tonight."""

import pytest
from curricula import example_project

from syllabus.content.guide import list_items, segments
from syllabus.content.model import Document
from syllabus.content.record_types import GuideRecord
from syllabus.pages.assemble import Page
from syllabus.pages.chart import notes
from syllabus.pages.reviewer_list import for_reviewers
from syllabus.pages.story_list import stories
from syllabus.project import Project


@pytest.fixture(scope="module")
def project() -> Project:
    return example_project()


def page(project: Project, kind: str, session: str = "a-short-walk") -> Page:
    return next(p for p in project.pages("everyone") if (p.kind, p.session) == (kind, session))


def test_notes_name_the_session_and_end_with_its_stems(project: Project) -> None:
    made = notes(project.curriculum, page(project, "guide"), "Nine Hours", "2026.1")
    assert made[0].label == "Group note"
    assert len(made) == 4
    for note in made:
        assert "Session: A short walk; module: " in note.text
        assert "Planned: 30 minutes" in note.text
        assert "Sheets: small-steps/a-short-walk/walk-plan, " in note.text
        assert "Source: Nine Hours, edition 2026.1; guide small-steps/a-short-walk/guide, " in note.text
        assert not set("*[]") & set(note.text)
    assert ["Left out or changed: " in note.text for note in made] == [True, False, False, False]


@pytest.mark.parametrize("kind", ["session", "worksheet", "record", "group"])
def test_other_pages_have_no_notes(project: Project, kind: str) -> None:
    assert notes(project.curriculum, page(project, kind), "Nine Hours", "2026.1") == ()


def test_group_view_has_the_parts_of_the_guide_in_their_order(project: Project) -> None:
    session = next(s for m in project.curriculum.modules for s in m.sessions if s.slug == "a-short-walk")
    assert session.guide is not None
    body = page(project, "group").body
    titles = [line.partition(". ")[2] for line in body.split("\n") if line[:1].isdigit() and ". " in line]
    assert titles[: len(segments(session.guide)[0])] == [segment.title for segment in segments(session.guide)[0]]
    assert [line for line in body.split("\n") if line.startswith("## ")] == [
        "## Today",
        "## Try it",
        "## This week",
        "## Remember",
    ]


def test_group_view_of_families_has_their_headings(project: Project) -> None:
    assert "## This week" in page(project, "group", "a-quiet-hour").body


def test_group_view_has_the_line_of_a_part_and_nothing_else_of_its_guide(project: Project) -> None:
    body = page(project, "group", "a-quiet-hour").body
    assert "3. Make the plan  \n    Choose an hour and write down who will know about it.\n4. One word" in body
    assert "Group:" not in body
    assert "Hand out" not in body


def test_reviewers_find_the_sentences_of_each_session_on_the_page_of_its_module(project: Project) -> None:
    listed = for_reviewers(project.curriculum)
    assert "[For families](/authoring/for-reviewers/for-families.md): 1 sentence" in listed
    body = next(p for p in project.pages("everyone") if p.url == "authoring/for-reviewers/for-families/").body
    assert "## [A quiet hour](/for-families/a-quiet-hour/session.md)\n\n- **A car counts.** Is it safe" in body
    assert project.open_lists["for-reviewers"] == ""
    assert [p.url for p in project.pages("participants") if "for-reviewers" in p.url] == []


def test_authors_find_the_people_of_each_session_and_how_often_a_story_ends_so(project: Project) -> None:
    listed = stories(project.curriculum)
    assert listed.startswith("| What | How often |\n| --- | --- |\n| How it ends | open: 1 |")
    told = "| [A quiet hour](/for-families/a-quiet-hour/session.md) | Dana | 48 | drives a bus | one son |"
    assert told in listed
    assert project.open_lists["stories"] == ""


def test_participants_get_neither_record_nor_group_view(project: Project) -> None:
    assert {p.kind for p in project.pages("participants")} == {"module", "session", "worksheet"}


def test_record_has_every_item_and_every_part(project: Project) -> None:
    session = next(s for m in project.curriculum.modules for s in m.sessions if s.slug == "a-short-walk")
    assert session.guide is not None
    body = page(project, "record").body
    for item in list_items(session.guide, "Did we do it?"):
        assert f"| {item} |  |  |  |" in body
    assert "| Practice: Make the plan | 15 |" in body


def test_an_item_ends_at_an_empty_line() -> None:
    guide = Document[GuideRecord](
        slug="s",
        path="s.md",
        record=GuideRecord(lead=("peer",)),
        body="## Did we do it?\n\n- One\n  and more.\n- Two.\n\nNot an item.\n\n## Other\n\n- Three.\n",
    )
    assert list_items(guide, "Did we do it?") == ["One and more.", "Two."]


def test_lists_for_tonight_say_length_short_version_sheets_and_leaders(project: Project) -> None:
    start = (
        "| [A short walk](/small-steps/a-short-walk/facilitator.md) | 30 minutes "
        "| [25 minutes](/small-steps/a-short-walk/facilitator.md#short-version-25-minutes) "
    )
    sheet = "[Walk plan](/small-steps/a-short-walk/worksheets/walk-plan.md)"
    assert f"{start}| {sheet} | peer, counselor |" in project.lists["guides-by-module"]
    assert f"{start}| 1 | peer, counselor |" in project.lists["guides-by-need"]  # a session stands there more than once
    assert project.open_lists["guides-by-module"] == project.open_lists["guides-by-need"] == ""
