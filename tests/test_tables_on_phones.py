"""Tables on a phone: no page for people in treatment or their families squeezes words into columns."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
FOR_LEADERS = re.compile(
    r"^(authoring|coverage|programs|facilitators|guides-by-\w+|sheet-log|reprint|local)/|/(guide|record|group)/"
)
# Cells whose longest word is wider than they are, and narrow cells whose words run over several lines.
SQUEEZED = """() => {
  const least = 6 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const range = document.createRange(), squeezed = [];
  for (const cell of document.querySelectorAll('article :is(td, th)')) {
    if (!cell.checkVisibility() || getComputedStyle(cell).clipPath !== 'none' || cell.closest('thead')?.offsetWidth < 2)
      continue;
    const style = getComputedStyle(cell);
    const room = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.parentElement.closest('textarea, select, option')) continue;
      for (const word of text.data.matchAll(/\\S+/g)) {
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
        if (lines.size > 1 && !/[-/]/.test(word[0])) squeezed.push(`${word[0]} is broken`);
      }
      range.selectNodeContents(text);
      const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      if (lines.size > 2 && room < least) squeezed.push(`${text.data.trim()} in ${Math.round(room)} pixels`);
    }
  }
  return squeezed;
}"""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(base_url=address, viewport={"width": 360, "height": 740})
    yield page
    page.close()


def test_no_table_squeezes_words(page: Page, site: Path) -> None:
    places = {place.parent.relative_to(site).as_posix() + "/": place for place in site.rglob("index.html")}
    own = {url: place for url, place in places.items() if not FOR_LEADERS.search(url)}
    with_tables = sorted(url for url, place in own.items() if "<table" in place.read_text(encoding="utf-8"))
    assert len(with_tables) > 20
    squeezed = {}
    for url in with_tables:
        page.goto(url, wait_until="domcontentloaded")
        page.evaluate("document.fonts.ready")
        if found := page.evaluate(SQUEEZED):
            squeezed[url] = found
    assert squeezed == {}


def test_a_squeezed_table_is_seen(page: Page) -> None:
    page.goto("needs/")
    for row, width in (
        ("<td>extraordinarily</td>", 60),
        ("<td>a few words in it</td>", 60),
        ("<td>few words</td>", 200),
    ):
        page.evaluate(
            """([row, width]) => {
              const made = document.createElement('table');
              made.innerHTML = `<tr>${row}</tr>`;
              document.querySelector('article').replaceChildren(made);
              const cell = made.querySelector('td');
              cell.style.display = 'block';
              cell.style.width = `${width}px`;
            }""",
            [row, width],
        )
        assert bool(page.evaluate(SQUEEZED)) == (width < 100), row
