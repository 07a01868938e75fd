"""The print basket in a real browser: copies for a group of people, kept in the address, in bounds and in reach."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from built_sites import serving
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser
WALKERS, QUIET, CHECK = "forms/who-walks", "for-families/a-quiet-hour/quiet-hour", "forms/check-small-steps"
TYPED = "Under the old oak"


@pytest.fixture
def page(browser: Browser, example_site: Path) -> Iterator[Page]:
    with serving(example_site) as address:
        context = browser.new_context(base_url=address)
        yield context.new_page()
        context.close()


def printed(page: Page) -> list[str]:
    """The text of each page of paper."""
    pdf = pypdfium2.PdfDocument(page.pdf(format="Letter"))
    return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in pdf]


def people(page: Page) -> Locator:
    return page.get_by_label("People in the group")


def copies(page: Page, sheet: str) -> Locator:
    return page.get_by_role("spinbutton", name=f"Copies of {sheet}")


def enter(field: Locator, text: str) -> None:
    field.fill(text)
    field.blur()


def test_each_person_gets_a_sheet_and_the_group_one_list(page: Page) -> None:
    page.goto("basket/")
    page.get_by_role("checkbox", name="Who walks today").check()
    page.get_by_role("checkbox", name="My quiet hour").check()
    enter(people(page), "3")
    expect(copies(page, "Who walks today")).to_have_value("1")
    expect(copies(page, "My quiet hour (A quiet hour)")).to_have_value("3")
    expect(page.get_by_role("status")).to_have_text("2 sheets are ready to print. In all, that is 4 copies.")
    assert page.url.endswith(f"#people=3,{WALKERS},{QUIET}")
    titles = [re.sub(r"Page (\d) of 4 .*(Who walks today|My quiet hour).*", r"\1 \2", text) for text in printed(page)]
    assert titles == ["1 Who walks today", "2 My quiet hour", "3 My quiet hour", "4 My quiet hour"]
    expect(page.locator(".basket-sheets .sheet")).to_have_count(2)  # on screen, each stands once


def test_own_numbers_are_kept_and_the_others_follow_the_group(page: Page) -> None:
    page.goto(f"basket/#people=3,{WALKERS},{QUIET}")
    enter(copies(page, "Who walks today"), "2")
    enter(people(page), "5")
    assert page.url.endswith(f"#people=5,{WALKERS}=2,{QUIET}")
    page.reload()
    expect(people(page)).to_have_value("5")
    expect(copies(page, "Who walks today")).to_have_value("2")
    expect(copies(page, "My quiet hour (A quiet hour)")).to_have_value("5")
    enter(copies(page, "Who walks today"), "")  # back to as many as is usual
    assert page.url.endswith(f"#people=5,{WALKERS},{QUIET}")
    page.get_by_role("button", name="Empty the list").click()
    expect(people(page)).to_have_value("1")
    assert page.url.endswith("/basket/")


def test_what_was_typed_prints_on_each_copy_and_stays_on_the_screen(page: Page) -> None:
    page.goto(f"basket/#{QUIET}=2,{CHECK}=2")
    area = page.locator(".basket-sheets textarea").first
    area.fill(TYPED)
    radio = page.locator(".basket-sheets input[type='radio']").first
    radio.check()
    assert sum(TYPED in text for text in printed(page)) == 2
    expect(area).to_have_value(TYPED)
    expect(radio).to_be_checked()
    expect(page.locator(".sheet-copy")).to_have_count(0)


TICKET = """<div class="sheet"><div class="sheet-body"><h1>Before you go</h1><p>Cut along the lines.</p>
<div class="field field-card card-2"><p class="card-title">A ticket</p>
<div class="field"><label for="f1">Next time</label><textarea id="f1"></textarea></div>
<ul class="choices"><li><input type="radio" id="f2-1" name="f2"><label for="f2-1">Useful</label></li></ul></div>%s
<p>Keep it.</p></div><div class="sheet-footer"><p>A foot</p></div></div>"""


@pytest.mark.parametrize(
    ("also", "large", "pages", "tickets"),
    [
        ("", False, 3, 2),
        ("", True, 5, 1),  # large letters need the room
        ('<div class="field"><label for="f3">More</label><textarea id="f3"></textarea></div>', False, 5, 1),
    ],
)
def test_a_sheet_of_one_card_prints_as_many_as_make_a_page(
    page: Page, also: str, large: bool, pages: int, tickets: int
) -> None:
    page.route(f"**/{QUIET}/", lambda route: route.fulfill(body=TICKET % also, content_type="text/html"))
    page.goto(f"basket/#people=5,{QUIET}")
    expect(page.locator(".basket-sheets .sheet")).to_have_count(1)
    if large:
        page.locator("#large-print").check()
    found = printed(page)
    assert [text.count("A ticket") for text in found] == [tickets] * pages
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    ids = page.locator(".basket-sheets [id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    names = page.locator(".basket-sheets [type='radio']").evaluate_all("all => all.map(e => e.name)")
    assert len(names) == len(set(names)) == pages * tickets
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".basket-sheets .field-card")).to_have_count(1)


def test_ids_stay_with_the_first_of_the_copies(page: Page) -> None:
    page.goto(f"basket/#{QUIET}=3,{CHECK}=2")
    expect(page.locator(".basket-sheets .sheet")).to_have_count(2)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".basket-sheets .sheet")).to_have_count(5)
    ids = page.locator(".basket-sheets [id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".basket-sheets .sheet")).to_have_count(2)


@pytest.mark.parametrize(
    ("address", "size", "own"),
    [
        (f"{WALKERS},{QUIET}", "1", "1"),
        (f"people=0,{QUIET}=0", "1", "1"),
        (f"people=61,{QUIET}=999999999999999999999", "60", "60"),
        (f"people=x,people=7,{QUIET}=-2,nothing=3", "7", "7"),
        (f"people%3D4,{QUIET}%3D2", "4", "2"),
        (f"{QUIET}=2=3,%", "1", None),
    ],
)
def test_an_address_gives_no_more_than_it_may(page: Page, address: str, size: str, own: str | None) -> None:
    page.goto(f"basket/#{address}")
    expect(people(page)).to_have_value(size)
    if own is None:
        expect(page.locator(".basket .copies")).to_have_count(0)
    else:
        expect(copies(page, "My quiet hour (A quiet hour)")).to_have_value(own)


def test_too_many_copies_are_told_in_words(page: Page) -> None:
    page.goto(f"basket/#{QUIET}")
    enter(people(page), "99")
    expect(people(page)).to_have_value("60")
    status = page.get_by_role("status")
    expect(status).to_contain_text("The most is 60, so that is what stands there now.")
    for box in page.locator(".basket li input[type='checkbox']").all():
        box.check()
    for field in page.locator(".basket .copies input").all():
        enter(field, "60")
    button = page.get_by_role("button", name="Print these sheets")
    total = 60 * page.locator(".basket .copies").count()
    assert total > 200
    expect(status).to_have_text(
        f"That is {total} copies. At most 200 print in one go: take fewer, or print in two goes."
    )
    expect(button).to_be_disabled()
    enter(people(page), "2")
    for field in page.locator(".basket .copies input").all():
        enter(field, "")
    expect(button).to_be_enabled()


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 900)])
def test_the_button_is_always_in_view_and_nothing_stands_behind_it(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"basket/#people=12,{WALKERS},{CHECK},{QUIET}")
    expect(page.get_by_role("status")).to_contain_text("ready")
    button = page.get_by_role("button", name="Print these sheets")
    tools = page.locator(".basket-tools")
    for place in (0, 0.25, 0.5, 0.75):
        page.evaluate("at => scrollTo(0, at * (document.documentElement.scrollHeight - innerHeight))", place)
        expect(button).to_be_in_viewport(ratio=1)
    for field in (page.locator(".basket li input").last, page.locator(".basket-sheets :is(textarea, input)").last):
        field.focus()
        box, bar = field.bounding_box(), tools.bounding_box()
        assert box
        assert bar
        assert box["y"] + box["height"] <= bar["y"], "a field in use stands behind the button"
