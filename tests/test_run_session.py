"""Run mode and the group view in a real browser, on the miniature curriculum, with a clock that the test winds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_sites import serving
from curricula import example_project
from playwright.sync_api import Browser, BrowserContext, Page, expect

from syllabus.content.screen_lines import for_leaders
from syllabus.site.leaks import shingles

pytestmark = pytest.mark.browser
GUIDE = "small-steps/a-short-walk/guide/"
GROUP = "small-steps/a-short-walk/group/"


@pytest.fixture(scope="module")
def example_address(example_site: Path) -> Iterator[str]:
    """The address at which the miniature site is served on this machine."""
    with serving(example_site) as own:
        yield own


@pytest.fixture
def context(browser: Browser, example_address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=example_address, viewport={"width": 1280, "height": 800})
    context.clock.install(time="2026-11-23T17:59:59")
    context.clock.pause_at("2026-11-23T18:00:00")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto(GUIDE)
    page.get_by_role("button", name="Start the session").click()
    return page


def start(page: Page, minutes: int | None = None) -> None:
    if minutes is not None:
        page.get_by_label("Minutes you have until the end").fill(str(minutes))
    page.get_by_role("button", name="Start the clock").click()


def after(page: Page, seconds: int) -> None:
    """Let time pass in the whole context."""
    page.context.clock.run_for(seconds * 1000)


def follow(page: Page) -> Page:
    """The group view, opened from run mode."""
    page.get_by_text("Group view and more").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the group view").click()
    opened.value.wait_for_load_state()
    after(page, 1)
    return opened.value


def test_a_session_runs_by_keyboard_from_start_to_end(page: Page) -> None:
    expect(page.get_by_label("Minutes you have until the end")).to_have_value("30")
    start(page)
    dialog = page.locator("dialog")
    expect(dialog.get_by_role("heading", level=2)).to_have_text("Open: Check in")
    expect(dialog.get_by_role("heading", level=2)).to_be_focused()
    expect(dialog.get_by_text("What is one place near you")).to_be_visible()
    expect(dialog.get_by_text("Next: Teach: Small counts (5 min)")).to_be_visible()
    after(page, 60)
    expect(dialog.get_by_text("4:00 left", exact=True)).to_be_visible()
    expect(dialog.get_by_text("1:00 used of 5:00")).to_be_visible()
    expect(dialog.get_by_text(re.compile(r"Whole session: 1:00 used, 29:00 left, ends at 6:30"))).to_be_visible()
    page.keyboard.press("ArrowLeft")  # there is nothing before the first part
    expect(dialog.get_by_text("4:00 left", exact=True)).to_be_visible()
    page.keyboard.press("Space")
    after(page, 300)
    expect(dialog.get_by_text("4:00 left", exact=True)).to_be_visible()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("heading", level=2)).to_have_text("Teach: Small counts")
    page.keyboard.press("ArrowLeft")
    expect(dialog.get_by_role("heading", level=2)).to_have_text("Open: Check in")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(dialog.get_by_text("It took 1 min; 30 were planned.")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("heading", level=2)).to_have_text("That was the session")


def test_a_late_start_and_more_time_change_the_parts_to_come(page: Page) -> None:
    start(page, 15)
    dialog = page.locator("dialog")
    expect(dialog.get_by_text("0:00 used of 2:30")).to_be_visible()
    page.get_by_role("button", name="1 more minute").click()
    expect(dialog.get_by_text("0:00 used of 3:30")).to_be_visible()
    after(page, 210)
    expect(dialog.get_by_role("status")).to_have_text("Time for this part is up.")
    after(page, 60)
    expect(dialog.get_by_text("1:00 over", exact=True)).to_be_visible()
    page.get_by_role("button", name="Next part").click()
    expect(dialog.get_by_role("status")).to_have_text("")
    expect(dialog.get_by_text("0:00 used of 2:06")).to_be_visible()  # 10:30 left for 25 minutes, of which this has 5


def test_the_guide_can_be_looked_at_while_the_clock_runs(page: Page) -> None:
    start(page)
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    after(page, 60)
    page.get_by_role("button", name="Back to the session").click()
    expect(page.locator("dialog").get_by_text("4:00 left", exact=True)).to_be_visible()


def test_hard_moments_are_at_hand_in_every_part(page: Page) -> None:
    start(page)
    page.locator("dialog").get_by_text("If this happens").click()
    expect(page.locator("dialog").get_by_text("I will start with my own corner.")).to_be_visible()


def test_nothing_is_stored_and_ids_stay_unique(page: Page) -> None:
    start(page)
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_screen_is_kept_awake_only_while_the_clock_runs(context: BrowserContext) -> None:
    page = context.new_page()
    page.add_init_script("""
      window.held = 0;
      const request = () => { held += 1; const lock = new EventTarget();
        lock.release = () => { held -= 1; lock.dispatchEvent(new Event("release")); }; return Promise.resolve(lock); };
      Object.defineProperty(navigator, "wakeLock", { value: { request } });
    """)
    page.goto(GUIDE)
    page.get_by_role("button", name="Start the session").click()
    assert page.evaluate("held") == 0
    start(page)
    after(page, 5)
    assert page.evaluate("held") == 1
    page.get_by_role("button", name="Pause").click()
    assert page.evaluate("held") == 0


def test_no_sound_unless_asked(context: BrowserContext) -> None:
    page = context.new_page()
    page.add_init_script("""
      window.tones = 0;
      const create = AudioContext.prototype.createOscillator;
      AudioContext.prototype.createOscillator = function () { tones += 1; return create.call(this); };
    """)
    for is_asked in (False, True):
        page.goto(GUIDE)
        page.get_by_role("button", name="Start the session").click()
        page.get_by_label("A soft sound").set_checked(is_asked)
        start(page)
        after(page, 310)
        assert page.evaluate("tones") == int(is_asked)
        page.get_by_role("button", name="Next part").click()
        page.once("dialog", lambda dialog: dialog.accept())


def test_the_group_view_follows_run_mode(page: Page) -> None:
    start(page)
    group = follow(page)
    expect(group.get_by_role("status")).to_have_text("Check in")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    after(page, 60)
    expect(group.get_by_role("status")).to_have_text("Make the plan")
    expect(group.get_by_role("heading", name="Try it")).to_be_visible()
    expect(group.get_by_role("heading", name="Remember")).to_be_hidden()
    page.get_by_label("The group sees the time, and").select_option(label="the key points")
    expect(group.get_by_role("heading", name="Remember")).to_be_visible()
    expect(group.get_by_role("heading", name="Try it")).to_be_hidden()
    # Only now: the two clocks are wound one after the other, and a message in between counts time twice until the next.
    expect(group.get_by_role("timer")).to_have_text("14:00")
    page.get_by_role("button", name="Pause").click()
    expect(group.get_by_role("timer")).to_have_text("14:00, paused")
    group.reload()
    after(page, 1)
    expect(group.get_by_role("status")).to_have_text("Make the plan")
    assert group.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_group_view_shows_the_line_of_a_part_while_it_lasts(page: Page) -> None:
    page.goto("for-families/a-quiet-hour/guide/")
    expect(page.get_by_text("Choose an hour and write down")).to_have_class("screen")
    page.get_by_role("button", name="Start the session").click()
    start(page)
    group = follow(page)
    line = group.locator(".group-line")
    expect(line).to_be_hidden()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    after(page, 1)
    expect(group.get_by_role("status")).to_have_text("Make the plan")
    expect(line).to_have_text("Choose an hour and write down who will know about it.")
    page.keyboard.press("ArrowRight")
    after(page, 1)
    expect(line).to_be_hidden()


def test_the_group_view_listens_to_run_mode_alone(page: Page) -> None:
    start(page)
    group = follow(page)
    group.evaluate("postMessage({to: 'group-view', part: 3, show: '', left: 5, given: 5}, '*')")
    after(page, 0)
    expect(group.get_by_role("status")).to_have_text("Check in")


def test_the_group_view_holds_no_word_of_the_guide(page: Page) -> None:
    start(page)
    group = follow(page)
    guide = example_project().curriculum.modules[-1].sessions[0].guide
    assert guide is not None
    assert guide.path.endswith("a-short-walk/facilitator.md")
    text = group.evaluate("document.documentElement.textContent")
    assert not shingles(text, 5) & shingles(for_leaders(guide.body, guide.body_line), 5)
    expect(group.get_by_text("call or text 988")).to_be_visible()


def test_without_scripts_the_guide_is_a_guide_and_the_group_view_a_page(browser: Browser, example_address: str) -> None:
    context = browser.new_context(base_url=example_address, java_script_enabled=False)
    page = context.new_page()
    page.goto(GUIDE)
    expect(page.get_by_role("button", name="Start the session")).to_have_count(0)
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.get_by_text("Planned: 30 minutes").first).to_be_visible()
    page.goto(GROUP)
    for name in ("Today", "Try it", "This week", "Remember"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_role("timer")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_run_mode_fits_the_screen(context: BrowserContext, width: int) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(GUIDE)
    page.get_by_role("button", name="Start the session").click()
    start(page)
    assert page.locator("dialog").evaluate("e => e.scrollWidth") <= width
    for name in ("Pause", "1 more minute", "Next part"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= 640


def test_a_note_is_copied_with_its_session_and_nothing_about_a_person(browser: Browser, example_address: str) -> None:
    context = browser.new_context(base_url=example_address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(GUIDE)
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_text("Copied: Group note.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    for line in (
        "Planned: 30 minutes",
        "Sheets: small-steps/a-short-walk/walk-plan, ",
        "edition DRAFT",
        "Objectives: (1) ",
    ):
        assert line in copied
    context.close()
