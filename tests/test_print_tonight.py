"""Print tonight in a real browser: what is counted, and on which side of the paper it stands."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect

pytestmark = pytest.mark.browser
# The letters of each set in points, and the first card that does not keep its words.
LETTERS_OF_ALL_SETS = """async () => {
  const {guides} = await GuideData.load();
  await Promise.all(guides.map(({url}) => GuideData.run(`${url}guide/night.js`)));
  await Promise.all([...document.fonts].map(face => face.load()));
  const place = document.querySelector(".night-measured");
  return Object.entries(window.nightCards).map(([url, set]) => {
    const sides = NightCards.sides(set);
    place.replaceChildren(...sides);
    NightCards.setLetters(set, sides);
    const cut = [...place.querySelectorAll(".card-words, .card-head")]
      .find(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1);
    return [url, parseFloat(sides[0].style.getPropertyValue("--card-letters")), cut ? cut.textContent : ""];
  });
}"""
SESSIONS = "session=for-families/a-quiet-hour/"


@pytest.fixture
def page(browser: Browser, example_site: Path) -> Iterator[Page]:
    """The page as it is opened from a folder that was unpacked."""
    page = browser.new_page()
    page.goto(f"{(example_site / 'print-tonight/index.html').as_uri()}#{SESSIONS}&people=3")
    expect(page.locator(".night-count")).to_be_visible()
    yield page
    page.close()


def counted(page: Page) -> dict[str, str]:
    """What the first page says, by its first words."""
    rows = page.locator(".night-count tbody tr")
    cells = [row.locator("td").all_inner_texts() for row in rows.all()]
    return {name.split(" (")[0]: copies for name, copies in cells}


def sides(page: Page, paper: str = "Letter") -> list[str]:
    """The words of each side of paper, without its number."""
    pdf = pypdfium2.PdfDocument(page.pdf(format=paper))
    texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in pdf]
    return [text.split(f"of {len(texts)}", 1)[-1].strip() for text in texts]


def test_first_page_counts_what_so_many_people_need(page: Page) -> None:
    own = {"My quiet hour": "6", "List to sign": "1", "Run sheet: A quiet hour": "1"}
    cards = {name: copies for name, copies in counted(page).items() if name not in own}
    assert counted(page) == {**own, **cards}
    assert list(cards.values()) == ["2"]  # a set for each pair
    page.get_by_label("People").fill("4")
    page.get_by_label("People").blur()
    expect(page.locator(".night-count")).to_contain_text("8")
    assert page.url.endswith("people=4")
    link = page.locator(".night-count").get_by_role("link", name="Knocks at the door")
    expect(link).to_have_attribute("href", re.compile("cards/knocks/knocks.pdf$"))


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_each_sheet_is_on_a_front_side(page: Page, paper: str) -> None:
    found = sides(page, paper)
    fronts, backs = found[::2], found[1::2]
    assert "What Copies" in fronts[0]
    assert all("My quiet hour" in text for text in fronts[1:7])
    assert "Who walks today" in fronts[7]
    assert "Knocks at the door For the leader" in fronts[8]
    assert backs[:9] == [""] * 9
    assert all("The phone rings. Knocks at the door 1 of 3" in text for text in fronts[9:11])
    assert all("Let it ring. Knocks at the door 1 of 3" in text for text in backs[9:11])
    assert "Guide: A quiet hour" in fronts[11]


def test_printer_of_one_side_gets_no_empty_sides(page: Page) -> None:
    page.get_by_label("The printer prints both sides").uncheck()
    expect(page.locator(".blank-side")).to_have_count(0)
    found = sides(page)
    assert all(found)
    assert "My quiet hour" in found[1]
    assert "My quiet hour" in found[6]
    assert "Who walks today" in found[7]


def test_run_sheet_has_the_words_to_say_and_no_button(page: Page) -> None:
    assert "Say:" in sides(page)[22]
    assert page.locator(".night-paper :is(button, script, dialog, [id])").count() == 0


def test_a_back_stands_behind_its_front(page: Page) -> None:
    """The first card of a front is on the left, so its back is on the right."""
    page.emulate_media(media="print")
    front, back = (page.locator(".card-side").nth(number).locator(".card-box") for number in (0, 1))
    assert front.first.bounding_box() == {**box(front.first), "x": box(back.nth(1))["x"]}
    assert box(front.nth(1))["x"] == box(back.first)["x"] > box(front.first)["x"]


def box(part: Locator) -> FloatRect:
    found = part.bounding_box()
    assert found is not None
    return found


def test_each_set_of_the_curriculum_keeps_its_words_in_letters_that_can_be_read(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}print-tonight/")
    found = page.evaluate(LETTERS_OF_ALL_SETS)
    assert len(found) > 400
    assert {url: told for url, *told in found if told[0] < 17 or told[1]} == {}
    page.close()


def test_unknown_sessions_print_nothing(page: Page) -> None:
    page.goto(page.url.split("#")[0] + "#session=no/such/")
    page.reload()
    expect(page.get_by_role("link", name="Choose the sessions on the leaders' page.")).to_be_visible()
    expect(page.locator(".night-count")).to_be_hidden()
