"""A second engine: each kind of page in Firefox, a sheet filled in, printed and forgotten."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from built_sites import serving
from firefox import firefox, firefox_path, printed

pytestmark = [pytest.mark.soak, pytest.mark.browser]
SHEET = "small-steps/a-short-walk/walk-plan/"
KINDS = {
    "start": "",
    "help": "help/",
    "list": "needs/",
    "module": "small-steps/",
    "session": "small-steps/a-short-walk/",
    "sheet": SHEET,
    "guide": "small-steps/a-short-walk/guide/",
    "group": "small-steps/a-short-walk/group/",
    "record": "small-steps/a-short-walk/record/",
    "program": "programs/two-mornings/",
}
SIDEWAYS = "return document.documentElement.scrollWidth > innerWidth"
STORED = "return localStorage.length + sessionStorage.length + document.cookie.length"
# What a field says in its own words, typed into as a person would.
FILL = """const field = document.querySelector('.sheet textarea'); field.value = arguments[0];
  field.dispatchEvent(new InputEvent('input', {bubbles: true})); return field.id"""


@pytest.fixture(scope="session")
def address(example_site: Path) -> Iterator[str]:
    with serving(example_site) as own:
        yield own


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    firefox_path()
    with firefox(tmp_path_factory.mktemp("firefox")) as own:
        yield own


def letters(text: str) -> str:
    """Without spaces, since a line may end within a word."""
    return "".join(text.split())


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_is_shown_and_printed(kind: str, client: Any, address: str) -> None:
    client.navigate(address + KINDS[kind])
    heading = client.execute_script("return document.querySelector('h1').innerText")
    assert heading
    client.set_window_rect(width=500, height=800)
    assert not client.execute_script(SIDEWAYS)
    assert client.execute_script(STORED) == 0
    document = pypdfium2.PdfDocument(printed(client))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert letters(heading) in letters(text)


def test_a_sheet_is_filled_in_printed_and_forgotten(client: Any, address: str) -> None:
    client.navigate(address + SHEET)
    client.execute_script(FILL, script_args=["by the blue door"])
    document = pypdfium2.PdfDocument(printed(client))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert "by the blue door" in text
    assert "CC BY 4.0" in text
    assert len(document) <= 2
    client.navigate(address + "help/")
    client.go_back()
    assert client.execute_script("return document.querySelector('.sheet textarea').value") == ""
    client.execute_script(FILL, script_args=["by the blue door"])
    client.refresh()
    assert client.execute_script("return document.querySelector('.sheet textarea').value") == ""


def test_the_search_finds_a_sheet(client: Any, address: str) -> None:
    client.navigate(address)
    script = """const [done] = arguments, field = document.querySelector('#search-field');
      field.focus(); field.value = 'walk plan'; field.dispatchEvent(new InputEvent('input', {bubbles: true}));
      const look = () => { const found = document.querySelector('#search li a');
        found ? done(found.innerText) : setTimeout(look, 50); }; look();"""
    assert "Walk plan" in client.execute_async_script(script, script_timeout=10_000)
