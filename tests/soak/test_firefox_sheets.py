"""Sheets of every kind in a second engine, half in large print: all that is typed prints, and none comes back."""

import re
from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any, get_args

import pypdfium2
import pytest
from built_sites import build, serving
from curricula import ROOT
from firefox import firefox, firefox_path, printed
from once import made_once, run_folder
from typed_words import typed_text, words_for_field

from syllabus.content.record_types import Kind

pytestmark = [pytest.mark.soak, pytest.mark.browser, pytest.mark.timeout(600)]
TEXTS = ".sheet textarea, .sheet input[type='text']"
LEFT = f"""const fields = [...document.querySelectorAll("{TEXTS}")].filter(field => !field.readOnly && field.value);
  return document.readyState === "complete" &&
    [location.href, fields.length, document.querySelectorAll(".sheet input:checked").length]"""
VALUE = f'return document.querySelectorAll("{TEXTS}")[arguments[0]].value'
AMOUNTS = f'return [...document.querySelectorAll("{TEXTS}")].map(field => field.readOnly ? null : field.inputMode)'
# All fields but the first are filled as a script fills them, since typing into thirty of them takes minutes.
FILL = f"""const [number, words] = arguments, field = document.querySelectorAll("{TEXTS}")[number];
  field.value = words; field.dispatchEvent(new InputEvent('input', {{bubbles: true}}))"""
TICK = """const groups = {}; let count = 0;
  for (const box of document.querySelectorAll(".sheet input:is([type='checkbox'], [type='radio'])")) {
    if ((box.type === "radio" && groups[box.name]) || (box.id === "large-print" && !arguments[0])) continue;
    groups[box.name] = true; box.click(); count += 1;
  }
  return count"""


def sheet_of(kind: str) -> str:
    """The address of the first sheet of a kind."""
    for pattern in ("modules/*/*/worksheets/*.md", "forms/*.md"):
        for file in sorted((ROOT / "curriculum").glob(pattern)):
            if re.search(rf"^kind: {kind}$", file.read_text(encoding="utf-8"), re.MULTILINE):
                *_, module, session, _, _ = ("", "", *file.parts)
                return f"forms/{file.stem}/" if file.parent.name == "forms" else f"{module}/{session}/{file.stem}/"
    raise LookupError(kind)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The curriculum's site without its PDFs, which nothing here opens."""

    def make(part: Path) -> None:
        done = build(part, NINE_HOURS_PDFS="no")
        assert done.returncode == 0, done.stderr

    with serving(made_once(run_folder(tmp_path_factory) / "without-pdfs", make)) as own:
        yield own


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    firefox_path()
    with firefox(tmp_path_factory.mktemp("firefox")) as own:
        yield own


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_sheet_of_each_kind_prints_whole_and_forgets(kind: str, client: Any, address: str) -> None:
    turn = get_args(Kind).index(kind)
    is_large = turn % 2 == 1
    sheet = address + sheet_of(kind)
    client.navigate(sheet)
    assert left(client, sheet) == [0, 0]
    typed, fields = fill(client, turn)
    ticked = client.execute_script(TICK, script_args=[is_large])
    assert fields + ticked > 0
    document = pypdfium2.PdfDocument(printed(client))
    text = re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in document))
    assert [word for word in typed if word not in text] == []
    assert left(client, sheet) == [fields, ticked], "something is gone after the print"
    client.navigate(f"{address}help/")
    client.go_back()
    assert left(client, sheet) == [0, 0], "Back shows what was typed"
    client.navigate(sheet)
    assert left(client, sheet) == [0, 0]
    fill(client, turn)
    client.execute_script(TICK, script_args=[is_large])
    client.refresh()
    assert left(client, sheet) == [0, 0], "a reload shows what was typed"


def left(client: Any, sheet: str) -> list[int] | None:
    """How many fields and boxes are filled in on the sheet, once it is shown; None if it never is."""
    for _ in range(100):
        found = client.execute_script(LEFT)
        if found and found[0] == sheet:
            return [int(count) for count in found[1:]]
        sleep(0.1)
    return None


def fill(client: Any, turn: int) -> tuple[list[str], int]:
    """Type words into every field, into the first by its keys; return the words, and how many fields took them."""
    typed, fields = [], 0
    for number, mode in enumerate(client.execute_script(AMOUNTS)):
        if mode is None:
            continue
        is_amount = mode != ""
        words = words_for_field(number, turn, is_amount=is_amount)
        text = typed_text(words, is_amount=is_amount)
        if fields == 0:
            client.find_elements("css selector", TEXTS)[number].send_keys(text)
            assert client.execute_script(VALUE, script_args=[number]) == text
        else:
            client.execute_script(FILL, script_args=[number, text])
        typed += words
        fields += 1
    return typed, fields
