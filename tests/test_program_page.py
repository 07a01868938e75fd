"""A person puts dates on a program on its page, which was opened from a folder, in a browser far away."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
ASKED = "start=2026-12-28&people=12&room=Room+4%2C+east&revision=0&closed=2026-12-31+skip+New+Year%27s+Eve"


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, browser: Browser, example_site: Path) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 900}, timezone_id="Asia/Tokyo")
    page.goto((example_site / "programs/two-mornings/index.html").as_uri())
    expect(page.get_by_text("Choose the Monday of week 1.")).to_be_visible()
    yield page
    page.close()


def ask(page: Page, asked: str) -> None:
    page.goto(page.url.split("#")[0] + "#" + asked)


def told(page: Page) -> list[str]:
    """What stands beside fields."""
    return [text for text in page.locator(".dates-problem").all_inner_texts() if text]


def download(page: Page, name: str) -> tuple[str, str]:
    with page.expect_download() as found:
        page.get_by_role("link", name=name).click()
    return found.value.suggested_filename, found.value.path().read_bytes().decode()


def test_what_is_typed_gives_dates_and_stands_in_the_address(page: Page) -> None:
    page.get_by_label("Monday of week 1").fill("2026-12-28")
    page.get_by_label("People at each visit").fill("12")
    page.get_by_label("Room").fill("Room 4, east")
    page.get_by_role("button", name="Add a closed day").click()
    page.get_by_label("Day", exact=True).fill("2026-12-31")
    page.get_by_label("Why").fill("New Year's Eve")
    page.get_by_label("Why").blur()
    assert page.url.split("#")[1] == ASKED
    weeks = page.locator(".dated .week h2").all_inner_texts()
    assert weeks == ["Week 1, from Mon, Dec 28", "Week 2, from Mon, Jan 4"]
    expect(page.locator(".dated .visit-off")).to_have_text(re.compile(r"Thu, Dec 31: no group\. New Year's Eve\.$"))
    expect(page.locator(".week:visible")).to_have_count(2)
    expect(page.locator(".dated .plan-table").first).to_contain_text("12")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_calendars_come_from_the_page_and_the_groups_gives_nothing_away(page: Page) -> None:
    ask(page, f"{ASKED}&cohort=winter")
    name, staff = download(page, "The calendar for staff (ICS)")
    assert name == "two-mornings-winter-2026-12-28-staff.ics"
    assert "DTSTART;TZID=America/New_York:20261228T093000" in staff
    assert "A short walk" in staff
    name, group = download(page, "The calendar for participants (ICS)")
    assert name == "two-mornings-winter-2026-12-28-group.ics"
    assert set(re.findall("SUMMARY:(.*)\r\n", group)) == {"Group", "No group"}
    assert set(re.findall("(?m)^([A-Z-]+)[;:]", group.split("BEGIN:VEVENT")[-1])) == {
        *("SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "CLASS", "LOCATION", "STATUS", "END")
    }


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "start=2027-01-05",
            ["Weeks begin on a Monday, and this is Tue, Jan 5. The Monday of that week is 2027-01-04."],
        ),
        ("start=2027-02-29", ["There is no such day: 2027-02-29. Choose one, or write it like 2027-01-04."]),
        ("start=soon", ["There is no such day: soon. Choose one, or write it like 2027-01-04."]),
        ("start=1999-01-04", ["Choose a day from 2026 to 2045."]),
        ("people=10000", ["Write a number from 1 to 60."]),
        ("people=0", ["Write a number from 1 to 60."]),
        ("people=many", ["Write a number from 1 to 60."]),
        (f"room={'x' * 61}", ["Write at most 60 letters and signs."]),
        ("room=%00x", ["Write it on one line, without signs that cannot be seen."]),
        ("cohort=Spring+1", ["Write small letters, digits and hyphens, such as spring-2027."]),
        (
            "start=2027-01-04&closed=2027-01-18+skip+Late",
            ["The program does not meet then. Choose a day from 2027-01-04 to 2027-01-17."],
        ),
        (
            "start=2027-01-04&closed=2027-01-05+skip+a&closed=2027-01-05+shift+b",
            ["This day is here twice. Keep one of them."],
        ),
        (
            "start=2027-01-04&closed=2027-13-05+skip+a",
            ["There is no such day: 2027-13-05. Choose one, or write it like 2027-01-04."],
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(page: Page, asked: str, expected: list[str]) -> None:
    ask(page, asked)
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)
    assert told(page) == expected
    expect(page.locator(".dated .week")).to_have_count(0)
    expect(page.get_by_text("Please correct what is marked.")).to_be_visible()
    field = page.locator("[aria-invalid=true]")
    assert page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text() == expected[0]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_any_room_is_kept_as_it_is(page: Page) -> None:
    ask(
        page,
        "start=2027-01-04&room=A%2C+b%3B+c%5Cd+%F0%9F%8E%88%F0%9F%8E%88%F0%9F%8E%88%F0%9F%8E%88%F0%9F%8E%88%F0%9F%8E%88",
    )
    _, group = download(page, "The calendar for participants (ICS)")
    assert "LOCATION:A\\, b\\; c\\\\d \U0001f388" in group
    assert max(len(line.encode()) for line in group.split("\r\n")) <= 75


def test_two_groups_side_by_side_are_told_apart_on_paper(page: Page) -> None:
    ask(page, "start=2027-01-04&cohort=spring")
    page.emulate_media(media="print")
    expect(page.locator(".dated .week h2").first).to_have_text("Two mornings, spring: Week 1, from Mon, Jan 4")


def test_a_closed_day_can_be_taken_out(page: Page) -> None:
    ask(page, ASKED)
    page.get_by_role("button", name="Take it out").click()
    assert "closed" not in page.url
    expect(page.locator(".dated .visit-off")).to_have_count(0)


def test_links_of_dated_weeks_lead_to_guides(page: Page) -> None:
    ask(page, ASKED)
    page.locator(".dated .visit a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Guide: "))


def test_without_scripts_the_page_says_what_it_always_said(browser: Browser, example_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((example_site / "programs/two-mornings/index.html").as_uri())
    expect(page.locator(".week:visible")).to_have_count(2)
    expect(page.locator(".dates-form")).to_be_hidden()
    context.close()


HOSTILE = [
    "start",
    "start=2027-01-04&start=2028-01-03",
    "closed=&closed=+skip+&closed=skip",
    "start=2027-01-04&closed=2027-01-04+skip+%F0%9F%8E%88%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
    "start=2027-01-04&room=%3Cscript%3Ealert(1)%3C/script%3E&cohort=__proto__",
    "start=2027-01-04&" + "&".join(f"closed=2027-01-{day:02}+shift+x" for day in range(4, 18)),
    "&".join(f"closed=2027-02-{day % 28 + 1:02}+shift+x" for day in range(300)),
    "start=2045-12-25&people=60&revision=200",
    "start=2027-01-04&revision=201",
    "start=2027-01-04&people=1e1",
    "start=%ED%A0%80&room=%FF%FE&people=%00",
    "week-2",
    "__proto__=1&constructor=2&start=toString",
]


def test_no_address_breaks_the_page(page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    for asked in HOSTILE:
        ask(page, asked)
        expect(page.locator(".dates-form [role=status]")).not_to_be_empty()
        is_dated = page.locator(".dated .week").count() > 0
        assert is_dated == (not told(page) and asked.startswith("start=2")), asked
        assert page.locator(".week:visible").count() > 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), asked
    assert faults == []
