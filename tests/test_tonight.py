"""The leaders' page in a real browser: what is led tonight, by an address that a substitute can be sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from built_sites import serving
from example_builds import built, example_copy
from playwright.sync_api import Browser, Page, expect

from syllabus.site.guide_index import INDEX_URL

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def page(browser: Browser, example_site: Path) -> Iterator[Page]:
    with serving(example_site) as address:
        context = browser.new_context(base_url=address, viewport=PHONE)  # type: ignore[arg-type]
        context.clock.set_fixed_time("2026-11-24T17:50:00")  # a Tuesday
        yield context.new_page()
        context.close()


def test_the_only_program_is_chosen_and_the_next_day_that_it_meets(page: Page) -> None:
    page.goto("facilitators/")
    expect(page.get_by_label("Program")).to_have_value("two-mornings")
    expect(page.get_by_label("Week", exact=True)).to_have_value("1")
    expect(page.get_by_label("Day", exact=True)).to_have_value("Wed")
    sessions = page.get_by_role("region", name="Sessions of the day")
    expect(sessions.get_by_role("heading")).to_have_text(["6:00 pm A quiet hour"])


def test_the_choice_is_in_the_address_and_the_address_makes_the_choice(page: Page) -> None:
    page.goto("facilitators/")
    page.get_by_label("Week", exact=True).select_option("2")
    page.get_by_label("Day", exact=True).select_option("Thu")
    assert page.url.endswith("/facilitators/#program=two-mornings&week=2&day=Thu")
    sessions = page.get_by_role("region", name="Sessions of the day")
    expect(sessions.get_by_role("listitem").first).to_contain_text("9:40 am Process group")
    expect(sessions).to_contain_text("30 minutes, led by peer or counselor")
    expect(sessions.get_by_text("Send it to whoever leads in your place.")).to_be_visible()
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("heading", name="A short walk")).to_be_visible()
    other.goto("facilitators/#program=no-such&week=x&day=Sun")
    expect(other.get_by_label("Program")).to_have_value("")
    other.goto("facilitators/#program=two-mornings&week=99&day=Sun")
    expect(other.get_by_label("Week", exact=True)).to_have_value("2")


def test_a_date_finds_the_week_and_the_day_and_stays_in_the_address(page: Page) -> None:
    page.goto("facilitators/#program=two-mornings")
    page.get_by_text("By date", exact=True).click()
    page.get_by_label("Week 1 began").fill("2026-11-16")
    page.get_by_label("Week 1 began").blur()
    expect(page.get_by_label("Date", exact=True)).to_have_value("2026-11-24")  # today, a Tuesday
    expect(page.get_by_label("Week", exact=True)).to_have_value("2")
    page.get_by_label("Date", exact=True).fill("2026-11-19")
    page.get_by_label("Date", exact=True).blur()
    expect(page.get_by_label("Week", exact=True)).to_have_value("1")
    expect(page.get_by_label("Day", exact=True)).to_have_value("Thu")
    assert page.url.endswith("#program=two-mornings&began=2026-11-16&date=2026-11-19")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.get_by_label("Day", exact=True)).to_have_value("Thu")
    page.get_by_label("Week", exact=True).select_option("2")
    assert page.url.endswith("#program=two-mornings&week=2&day=Thu")
    expect(page.get_by_label("Date", exact=True)).to_have_value("")


def test_a_date_that_leads_nowhere_changes_nothing_and_says_so(page: Page) -> None:
    for date in ("2031-02-31", "x", "<b>"):
        page.goto(f"facilitators/#program=two-mornings&began=2026-11-16&date={date}")
        page.reload()
        expect(page.get_by_label("Week", exact=True)).to_have_value("1")
    page.goto("facilitators/#program=two-mornings&began=2026-11-16&date=2026-11-15")
    expect(page.get_by_text("The group does not meet within two weeks of this date.")).to_be_visible()


def test_what_to_bring_is_there_and_run_begins_at_once(page: Page) -> None:
    page.goto("facilitators/#program=two-mornings&week=1&day=Thu")
    page.get_by_text("Bring", exact=True).click()
    expect(page.get_by_role("listitem").get_by_text("Walk plan: 1 for each person.")).to_be_visible()
    page.get_by_role("link", name="Run A short walk").click()
    expect(page.locator("dialog.run")).to_be_visible()
    expect(page.get_by_role("button", name="Start the clock")).to_be_visible()


def test_the_day_is_one_screen_of_a_phone(page: Page) -> None:
    page.goto("facilitators/#program=two-mornings&week=1&day=Thu")
    expect(page.get_by_role("link", name="Run A short walk")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_it_works_from_a_file(browser: Browser, example_site: Path) -> None:
    page = browser.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if "Content Security" in message.text else None)
    page.goto(f"{(example_site / 'facilitators/index.html').as_uri()}#program=two-mornings&week=1&day=Mon")
    page.get_by_role("link", name="Run A short walk").click()
    expect(page.locator("dialog.run")).to_be_visible()
    assert problems == []
    page.close()


def test_without_scripts_the_lists_are_there_and_no_empty_choice(browser: Browser, example_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((example_site / "facilitators/index.html").as_uri())
    expect(page.get_by_label("Program")).to_be_hidden()
    expect(page.get_by_role("article").get_by_role("link", name="A short walk").first).to_be_visible()
    context.close()


def test_participants_have_no_index_of_guides_and_no_page_that_asks_for_it(example_site: Path, tmp_path: Path) -> None:
    assert (example_site / INDEX_URL).is_file()
    files = built(example_copy(tmp_path / "project"), tmp_path / "cache", NINE_HOURS_AUDIENCE="participants")
    assert len([name for name in files if name.endswith(".html")]) > 5
    assert INDEX_URL not in files
    assert not [name for name in files if name.endswith(("/night.js", "/sign-in.js"))]
    asking = [name for name, data in files.items() if name.endswith(".html") and b"guide-data" in data]
    assert asking == []
