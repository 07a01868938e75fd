"""Run mode and the group view in a real browser, on the miniature curriculum, with a clock that the test winds."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_sites import serving
from curricula import example_project
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from syllabus.content.screen_lines import for_leaders
from syllabus.site.leaks import shingles

pytestmark = pytest.mark.browser
GUIDE = "small-steps/a-short-walk/guide/"
GROUP = "small-steps/a-short-walk/group/"
LEAST_FOR_THE_SCRIPT = 480  # pixels of 740


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
    with page.context.expect_page() as opened:
        page.locator("dialog.run").get_by_role("link", name="Group view").click()
    opened.value.wait_for_load_state()
    after(page, 1)
    return opened.value


def test_a_session_runs_by_keyboard_from_start_to_end(page: Page) -> None:
    expect(page.get_by_label("Minutes you have until the end")).to_have_value("30")
    start(page)
    dialog = page.locator("dialog.run")
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
    expect(page.locator("#run-title")).to_have_text("That was the session")


def test_a_late_start_and_more_time_change_the_parts_to_come(page: Page) -> None:
    start(page, 15)
    dialog = page.locator("dialog.run")
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
    expect(page.locator("dialog.run")).to_be_hidden()
    after(page, 60)
    page.get_by_role("button", name="Back to the session").click()
    expect(page.locator("dialog.run").get_by_text("4:00 left", exact=True)).to_be_visible()


def test_hard_moments_are_at_hand_in_every_part(page: Page) -> None:
    start(page)
    page.locator("dialog.run").get_by_text("If this happens").click()
    expect(page.locator("dialog.run").get_by_text("I will start with my own corner.")).to_be_visible()


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
    for name in ("Today", "Try it", "This week", "Remember"):
        expect(group.get_by_role("heading", name=name)).to_be_hidden()
    page.get_by_text("Group view and more").click()
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
    expect(page.locator("dialog.run")).to_be_hidden()
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
    assert page.locator("dialog.run").evaluate("e => e.scrollWidth") <= width
    for name in ("Emergencies", "Parts", "Guide", "Pause", "1 more minute", "Next part"):
        box = page.locator("dialog.run").get_by_role("button", name=name, exact=False).first.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] + box["height"] <= 640


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("for-families/a-quiet-hour/guide/")
    page.get_by_role("button", name="Start the session").click()
    return page


def test_on_a_phone_the_script_has_most_of_the_screen_and_nothing_covers_it(phone: Page) -> None:
    start(phone)
    for _ in range(3):
        script, *around = phone.evaluate(
            """() => [".run-scroll", ".run-head", ".run-title", ".run-clocks", ".run-buttons"].map((name) => {
              const { top, bottom } = document.querySelector(name).getBoundingClientRect(); return [top, bottom]; })"""
        )
        assert script[1] - script[0] >= LEAST_FOR_THE_SCRIPT
        assert all(bottom <= script[0] or top >= script[1] for top, bottom in around)
        phone.get_by_role("button", name="Next part").click()


def test_emergencies_are_one_tap_away_from_every_part_and_first_among_the_titles(page: Page) -> None:
    start(page)
    dialog = page.locator("dialog.run")
    help_now = dialog.locator(".run-urgent").get_by_text("if the person cannot be woken.")
    for part in range(4):
        expect(help_now).to_be_hidden()
        dialog.get_by_role("button", name="Emergencies").first.click()
        expect(help_now).to_be_visible()
        page.keyboard.press("Escape")  # back to the script, not out of run mode
        expect(dialog).to_be_visible()
        expect(dialog.locator(".run-text")).to_be_visible()
        if part < 3:
            page.keyboard.press("ArrowRight")
    dialog.get_by_role("button", name="Parts").click()
    titles = dialog.locator(".run-list button")
    expect(titles.first).to_contain_text("Emergencies")
    titles.filter(has_text="Teach: Small counts").click()
    expect(page.locator("#run-title")).to_have_text("Teach: Small counts")
    expect(titles.first).to_be_hidden()


def test_what_is_read_aloud_is_folded_into_the_part_that_uses_it(page: Page) -> None:
    told = '<section class="passage"><p class="passage-title">Read aloud: Dana</p><p>Dana is 48.</p></section>'

    def with_story(route: Route) -> None:
        text = route.fetch().text()
        assert "We look at the smallest walk" in text
        route.fulfill(body=text.replace("</h2>", f"</h2>{told}"), content_type="text/html")

    page.route(f"**/{GUIDE}", with_story)
    page.goto(GUIDE)
    expect(page.get_by_text("Dana is 48.").first).to_be_visible()
    page.get_by_role("button", name="Start the session").click()
    start(page)
    fold = page.locator("dialog.run .run-text details")
    expect(fold.locator("summary")).to_have_text("Read aloud: Dana")
    expect(fold.get_by_text("Dana is 48.")).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.get_by_text("Dana is 48.")).to_be_visible()


def test_the_short_version_is_offered_when_the_minutes_ask_for_it(page: Page) -> None:
    offer = page.get_by_label("Use the short version")
    expect(offer).to_be_hidden()
    page.get_by_label("Minutes you have until the end").fill("20")
    offer.check()
    start(page)
    dialog = page.locator("dialog.run")
    expect(page.locator("#run-title")).to_have_text("Check in")
    expect(dialog.get_by_text("Part 1 of 3")).to_be_visible()
    dialog.locator("summary", has_text="Short version (25 minutes)").click()
    expect(dialog.get_by_text("Make the plan (15 min).")).to_be_visible()


def test_the_short_version_can_be_chosen_later_and_the_time_that_was_used_counts(page: Page) -> None:
    start(page)
    later = page.get_by_role("button", name="Use the short version")
    expect(later).to_be_hidden()
    after(page, 16 * 60)
    page.get_by_role("button", name="Next part").click()
    later.click()
    expect(page.locator("#run-title")).to_have_text("Check in")
    expect(page.get_by_text(re.compile(r"Whole session: 16:00 used, 14:00 left"))).to_be_visible()


def test_the_group_view_shows_the_first_part_before_the_clock_runs(page: Page) -> None:
    group = follow(page)
    expect(group.get_by_role("status")).to_have_text("Check in")
    expect(group.get_by_role("timer")).to_have_text("5:00")
    expect(group.get_by_role("heading", name="Today")).to_be_hidden()


def test_on_a_phone_the_group_view_is_this_screen_and_holds_nothing_for_leaders(phone: Page) -> None:
    phone.locator("dialog.run").get_by_role("link", name="Group view").click()
    room = phone.locator("dialog.room")
    expect(room.get_by_role("heading", name="Check in")).to_be_visible()
    phone.get_by_role("button", name="Back to the script").last.click()
    start(phone)
    for _ in range(2):
        phone.get_by_role("button", name="Next part").click()
    phone.locator("dialog.run").get_by_role("link", name="Group view").click()
    expect(room.get_by_text("Choose an hour and write down who will know about it.")).to_be_visible()
    box = room.bounding_box()
    assert box
    assert (box["width"], box["height"]) == (360, 740)
    guide = example_project().curriculum.modules[0].sessions[0].guide
    assert guide is not None
    assert guide.path.endswith("a-quiet-hour/facilitator.md")
    assert not shingles(room.inner_text(), 5) & shingles(for_leaders(guide.body, guide.body_line), 5)
    phone.keyboard.press("Escape")
    expect(room).to_be_hidden()
    expect(phone.locator("dialog.run")).to_be_visible()


def test_the_notes_stand_at_the_end_and_know_the_minutes(page: Page) -> None:
    start(page)
    after(page, 28 * 60)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    dialog = page.locator("dialog.run")
    expect(dialog.get_by_text("Day and minutes led: 11/23/2026, 28 minutes").first).to_be_visible()
    dialog.get_by_role("button", name="Copy").nth(1).click()
    told = dialog.locator(".copied:not(:empty)")
    expect(told).to_have_count(1)
    button, words = dialog.get_by_role("button", name="Copy").nth(1).bounding_box(), told.bounding_box()
    assert button
    assert words
    assert abs(button["y"] - words["y"]) < button["height"]
    page.keyboard.press("Escape")
    expect(page.locator("article > .chart, article .chart")).to_be_visible()
    expect(page.get_by_text("28 minutes").first).to_be_visible()


def test_run_mode_works_from_a_file(browser: Browser, example_site: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((example_site / GUIDE / "index.html").as_uri())
    page.get_by_role("button", name="Start the session").click()
    start(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#run-title")).to_have_text("Teach: Small counts")
    page.locator("dialog.run").get_by_role("link", name="Group view").click()
    expect(page.locator("dialog.room").get_by_role("heading", name="Small counts")).to_be_visible()
    context.close()


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


@pytest.mark.parametrize("part", ["run-session.css", "run-session.js"])
def test_a_part_of_run_mode_that_does_not_come_is_said_and_tried_again(context: BrowserContext, part: str) -> None:
    page = context.new_page()
    page.route(f"**/assets/{part}", lambda route: route.abort())
    page.goto(GUIDE)
    page.locator(".run-open button").click()
    expect(page.locator(".run-open [role=status]")).to_contain_text("The clock could not be opened here.")
    page.unroute(f"**/assets/{part}")
    page.locator(".run-open button").click()
    expect(page.locator("dialog.run")).to_be_visible()
