"""What people read about three editions: a session revised, one retired, one added."""

from curricula import EXAMPLE

from syllabus.content.reader import read_curriculum
from syllabus.editions.change_pages import reprint_list, retired_pages, what_changed
from syllabus.editions.changes import session_changes
from syllabus.editions.locked import Locked, LockedSession, LockedText
from syllabus.editions.locks import Lock, reused_slugs
from syllabus.pages.page_info import page_info


def session(title: str, page: str, revision: str, why: str = "") -> LockedSession:
    sheet = LockedText(title=f"Sheet of {title}", hash=page, revision=revision)
    return LockedSession(title=title, page=page, guide=None, revision=revision, why=why, sheets={"a-sheet": sheet})


def lock(edition: str, sessions: dict[str, LockedSession]) -> Lock:
    return Lock(
        schema=1, edition=edition, date="2026-11-21", source_commit="", libraries={}, sessions=sessions, shared={},
        files={},
    )  # fmt: skip


FIRST = {"small-steps/rest": session("Rest", "a", "2026.1"), "small-steps/old": session("Old", "b", "2026.1")}
SECOND = {"small-steps/rest": session("Rest", "c", "2026.2", "It is shorter.")}
NOW = SECOND | {"small-steps/walk": session("Walk", "d", "2026.3")}
LOCKS = [lock("2026.1", FIRST), lock("2026.2", SECOND)]


def test_each_step_is_told_newest_first() -> None:
    read = read_curriculum(EXAMPLE, frozenset()).curriculum
    assert read is not None
    assert what_changed(read, LOCKS, Locked(NOW, {}), "2026.3").split("\n\n") == [
        "## 2026.3, compared with 2026.2",
        "### Small steps",
        "- **New:** [Walk](/small-steps/walk/session.md).",
        "## 2026.2, compared with 2026.1",
        "### Small steps",
        "- **Retired:** Old.\n- **Revised:** [Rest](/small-steps/rest/session.md). It is shorter.",
        "Edition 2026.1 was the first.",
    ]


def test_a_retired_module_leaves_pages_that_can_be_shown() -> None:
    read = read_curriculum(EXAMPLE, frozenset()).curriculum
    assert read is not None
    gone = [lock("2026.1", {"gone/rest": session("Rest", "a", "2026.1")})]
    pages = list(retired_pages(gone, {}, "en"))
    assert [page.url for page in pages] == ["gone/rest/", "gone/rest/a-sheet/"]
    assert [page_info(read, page).module_title for page in pages] == ["", ""]


def test_unchanged_sheets_keep_the_edition_they_were_revised_in() -> None:
    told = reprint_list(LOCKS, Locked(NOW, {}), "en")
    assert "Sheet of Rest (`small-steps/rest/a-sheet`), as of 2026.2" in told.partition("These still stand")[2]
    assert "Sheet of Walk" in told.partition("New sheets")[2].partition("These still stand")[0]


def test_card_sets_are_compared_and_reprinted_and_have_no_page_when_they_are_gone() -> None:
    now = session("A", "1", "2026.1")
    cards = {"knocks": LockedText(title="Knocks", hash="1", revision="2026.1")}
    with_cards = now.model_copy(update={"cards": cards})
    assert "Knocks (`m/s/cards/knocks`)" in reprint_list(
        [lock("2026.1", {"m/s": now})], Locked({"m/s": with_cards}, {}), "en"
    )
    changed = {"knocks": cards["knocks"].model_copy(update={"hash": "2", "revision": "2026.2"})}
    (change,) = session_changes({"m/s": with_cards}, {"m/s": now.model_copy(update={"cards": changed})})
    assert change.kind == "revised"
    locks = [lock("2026.1", {"m/s": with_cards}), lock("2026.2", {"m/s": now})]
    assert list(retired_pages(locks, {"m/s": now}, "en")) == []
    assert [problem.found for problem in reused_slugs(locks, Locked({"m/s": with_cards}, {}))] == [
        '"m/s/cards/knocks", last in 2026.1'
    ]
