"""A real browser on the whole site: three doors, a sheet filled in, printed, and forgotten."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser
DOORS = {
    "I lead groups": ("Guides by module", "Four parts of a moment", "Moment map"),
    "Sessions and sheets": ("Make a plan for your money", "Monthly spending plan"),
    "Families": ("Be ready to save a life", "Ready-at-home checklist"),
}


@pytest.fixture
def page(browser: Browser, address: str) -> Page:
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
    page.goto(address)
    return page


@pytest.mark.parametrize("door", DOORS)
def test_each_door_leads_to_a_sheet(page: Page, door: str) -> None:
    *ways, sheet = DOORS[door]
    main = page.get_by_role("article").first
    with page.expect_navigation():
        page.get_by_role("navigation", name="Doors").get_by_role("link", name=door).click()
    for way in ways:
        main.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        with page.expect_navigation():
            main.get_by_role("link", name=way).first.click()
    main.get_by_role("link", name=sheet, exact=True).first.click()
    expect(main.get_by_role("heading", level=1)).to_have_text(sheet)
    fields = main.locator(".field textarea, .field input, input.blank")
    names = fields.evaluate_all(
        "all => all.map(f => f.getAttribute('aria-label') || (f.labels[0] || {}).innerText || '')"
    )
    assert names
    assert all(name.strip() for name in names)
    main.locator(".field textarea, input.blank").first.fill("by the blue door")
    text, pages = printed(page)
    assert "by the blue door" in text
    assert text.count("CC BY 4.0") == text.count("Page ") == pages
    for label in main.locator(".field > label, .field legend, .field caption").all_inner_texts():
        assert label in " ".join(text.split())
    expect(page.get_by_role("complementary", name="Help now")).to_be_visible()


def test_what_is_typed_before_the_scripts_have_come_stays(page: Page) -> None:
    """On a slow line people type long before the last file is there; nothing of it may be seen by who comes after."""
    held: list[Route] = []
    page.route("**/assets/worksheet.js", lambda route: held.append(route))  # noqa: PLW0108  # the library writes on it
    with page.expect_request("**/assets/worksheet.js"):
        page.goto("cbt/parts-of-a-moment/moment-map/", wait_until="commit")
    field = page.get_by_label("A small change I could make there")
    field.fill("Ask the driver kindly")
    held.pop().continue_()
    page.unroute("**/assets/worksheet.js")
    page.wait_for_load_state("load")
    expect(field).to_have_value("Ask the driver kindly")
    page.reload()
    expect(field).to_have_value("")


def test_what_is_typed_is_printed_with_the_footer(page: Page) -> None:
    page.goto("cbt/parts-of-a-moment/moment-map/")
    page.get_by_label("A small change I could make there").fill("Ask the driver kindly")
    page.get_by_role("radio", name="Thought").check()
    text, pages = printed(page)
    assert "Ask the driver kindly" in text
    assert pages == 1
    for words in ("cbt/parts-of-a-moment/moment-map", "DRAFT", "Page 1 of 1", "988", "CC BY 4.0"):
        assert words in text
    assert "Clear everything" not in text


def test_every_record_prints_on_one_piece_of_paper_and_is_about_no_person(page: Page, site: Path) -> None:
    records = sorted(place.parent.relative_to(site).as_posix() for place in site.rglob("record/index.html"))
    assert len(records) >= 5
    for url in records:
        page.goto(f"{url}/")
        text, pages = printed(page)
        assert pages <= 2, url
        for words in (
            "Did we do it?",
            "Partly",
            "Sheets handed out",
            "edition DRAFT",
            "write nothing here about a person",
        ):
            assert words in text, (url, words)


def test_sheet_log_names_every_sheet_with_edition_and_hash(page: Page) -> None:
    catalogue = page.request.get("catalogue.json").json()
    page.goto("sheet-log/")
    rows = page.get_by_role("row")
    for sheet in [sheet for m in catalogue["modules"] for s in m["sessions"] for sheet in s["worksheets"]]:
        row = rows.filter(has_text=sheet["id"])
        expect(row).to_contain_text(f"{catalogue['edition']}, {sheet['hash'][:8]}")
    text, _ = printed(page)
    assert "Given by" in text


def test_budget_adds_up_and_takes_away(page: Page) -> None:
    page.goto("life-skills/make-a-spending-plan/monthly-spending-plan/")
    page.get_by_label("Plan, Pay, after money is taken out").fill("$1,200.50")
    page.get_by_label("Plan, Tips").fill("99.5")
    page.get_by_label("Plan, Rent, room or my share").fill("1 400")
    page.get_by_label("Plan, Phone", exact=True).fill("forty")
    assert page.get_by_label("All money in, Plan").input_value() == "$1,300"
    assert page.get_by_label("All money out, Plan").input_value() == "$1,400"
    assert page.get_by_label("What is left (in, minus out), Plan").input_value() == "-$100"
    expect(page.get_by_label("Plan, Phone", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("All money out, Plan")).to_have_accessible_description("1 amount is left out.")
    page.get_by_role("button", name="Clear everything").click()
    assert page.get_by_label("All money in, Plan").input_value() == ""


def test_budget_writes_sums_as_the_language_of_the_page_does_and_reads_the_us_way(page: Page) -> None:
    page.goto("life-skills/make-a-spending-plan/monthly-spending-plan/")
    page.evaluate("document.documentElement.lang = 'de'")
    page.get_by_label("Plan, Pay, after money is taken out").fill("$1,200.50")
    assert page.get_by_label("All money in, Plan").input_value() == "1.200,50\N{NO-BREAK SPACE}$"


def test_nothing_is_kept(page: Page) -> None:
    page.goto("cbt/parts-of-a-moment/moment-map/")
    page.get_by_label("A small change I could make there").fill("private")
    page.goto("help/")
    page.go_back()
    assert page.get_by_label("A small change I could make there").input_value() == ""
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_everything_reads_and_prints_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("relapse-prevention/ride-out-a-craving/craving-wave-log/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Craving wave log")
    expect(page.get_by_role("button", name="Print this sheet")).to_have_count(0)
    text, _ = printed(page)
    assert "relapse-prevention/ride-out-a-craving/craving-wave-log" in text
    context.close()


def printed(page: Page, paper: str = "Letter") -> tuple[str, int]:
    """The text and the number of pages of the page, printed."""
    pdf = pypdfium2.PdfDocument(page.pdf(format=paper))
    text = " ".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    return " ".join(text.split()), len(pdf)


def test_basket_prints_the_picked_sheets_and_keeps_the_list_in_the_address(page: Page) -> None:
    page.goto("basket/")
    page.get_by_role("checkbox", name="Moment map").check()
    page.get_by_role("checkbox", name="Craving wave log").check()
    expect(page.get_by_role("status")).to_have_text("2 sheets are ready to print.")
    assert page.url.endswith("#relapse-prevention/ride-out-a-craving/craving-wave-log,cbt/parts-of-a-moment/moment-map")
    page.reload()
    expect(page.get_by_role("status")).to_have_text("2 sheets are ready to print.")
    text, pages = printed(page)
    assert pages == 2
    assert text.index("Craving wave log") < text.index("Moment map")
    assert text.count("CC BY 4.0") == 2
    assert "Print these sheets" not in text
    ids = page.locator(".basket-sheets [id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    page.get_by_role("button", name="Empty the list").click()
    expect(page.locator(".basket-sheets .sheet")).to_have_count(0)


def test_long_text_grows_its_field_and_prints_whole(page: Page) -> None:
    page.goto("cbt/parts-of-a-moment/moment-map/")
    area = page.get_by_label("A small change I could make there")
    before = area.bounding_box()
    area.fill("\n".join(f"line number {number}" for number in range(1, 31)))
    after = area.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"] * 3
    text, _ = printed(page)
    assert all(f"line number {number}" in text for number in range(1, 31))


def test_large_print_is_laid_out_anew_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("cbt/parts-of-a-moment/moment-map/")
    page.get_by_label("Large print").check()
    assert printed(page)[1] >= 2
    page.emulate_media(media="print")
    sizes = page.locator(".sheet-body > p:visible").evaluate_all(
        "all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert set(sizes) == {24}  # CSS pixels, which are 18 points
    context.close()


def test_progress_through_a_long_sheet_is_visible_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("family-education/be-ready-to-save-a-life/naloxone-at-home-checklist/")
    expect(page.get_by_text("Part 2 of 5")).to_be_visible()
    context.close()
