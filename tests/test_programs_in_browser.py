"""The pages of a program in a real browser: on a phone, at a desk, on paper."""

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
PAPERS = {"Letter": (792, 612), "A4": (842, 595)}


def letters(text: str) -> str:
    """The letters and digits alone, since a line may end within a word."""
    return "".join(sign for sign in text if sign.isalnum())


@pytest.fixture
def page(browser: Browser, address: str) -> Page:
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
    page.goto("programs/")
    return page


def test_a_manager_finds_the_guide_of_a_visit(page: Page) -> None:
    main = page.get_by_role("article").first
    main.get_by_role("link", name="Schedule").first.click()
    expect(main.get_by_role("heading", level=1)).to_have_text("Day program, three mornings")
    week = main.get_by_role("region", name=re.compile("Week 2"))
    week.get_by_role("link").first.click()
    expect(main.get_by_role("heading", level=1)).to_have_text(re.compile("^Guide: "))


@pytest.mark.parametrize(("width", "columns"), [(1280, 4), (360, 1)])
def test_visits_stand_side_by_side_where_there_is_room(page: Page, width: int, columns: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("programs/day-program/")
    lefts = page.locator(".week").first.locator(".visit").evaluate_all("all => all.map(v => v.offsetLeft)")
    assert len(lefts) == 4
    assert len(set(lefts)) == columns


@pytest.mark.parametrize("program", ["day-program", "weekday-program", "four-week-cohort", "taper-program"])
@pytest.mark.parametrize("paper", PAPERS)
def test_each_week_prints_on_one_sheet_of_its_own(browser: Browser, address: str, program: str, paper: str) -> None:
    page = browser.new_page(base_url=address, bypass_csp=True)  # to choose the paper with a style of our own
    page.goto(f"programs/{program}/")
    weeks = page.locator(".week").count()
    page.add_style_tag(content=f"@page {{ size: {paper.lower()} }} @page week {{ size: {paper.lower()} landscape }}")
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in pdf]
    for number in range(1, weeks + 1):
        holding = [index for index, text in enumerate(texts) if re.search(rf": Week {number}(?!\d)", text)]
        assert len(holding) == 1
        sheet = texts[holding[0]]
        titles = page.locator(f"section[aria-labelledby=week-{number}] .item-session > a").all_inner_texts()
        assert sheet.count("Week ") == 1
        assert all(letters(title) in letters(sheet) for title in titles)
        assert pdf[holding[0]].get_size() == pytest.approx(PAPERS[paper], abs=2)


def test_files_for_a_spreadsheet_are_there(page: Page, site: Path) -> None:
    page.goto("programs/day-program/coverage/")
    with page.expect_download() as found:
        page.get_by_role("link", name="CSV").click()
    assert found.value.path().read_text(encoding="utf-8").startswith("session,title,module,weeks")
    assert (site / "programs/day-program/print-plan.csv").read_text(encoding="utf-8").count("\n") > 20


def test_print_plan_knows_the_paper(site: Path) -> None:
    text = (site / "programs/day-program/print-plan.csv").read_text(encoding="utf-8")
    assert not [line for line in text.splitlines() if line.endswith(",")]


def test_participants_get_no_programs(participants_site: Path) -> None:
    assert not (participants_site / "programs").exists()


def test_everything_can_be_read_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("programs/day-program/")
    expect(page.locator(".week")).to_have_count(12)
    context.close()
