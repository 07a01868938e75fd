"""What people fill in shows and prints in the readers they have: Chromium's PDFium, Firefox's pdf.js, and poppler."""

import base64
import io
import mimetypes
import subprocess
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from curricula import ROOT
from pdf_sheets import Place, darkness, opened, places, real_pdf
from pikepdf.form import CheckboxField, Form, RadioButtonGroup, TextField
from PIL import Image
from playwright.sync_api import Browser, Route

from syllabus.pdf.sheet import PdfOptions

pytestmark = pytest.mark.pdf

TYPED = "Mañana ¿sí? 42"
DPI = 108
SHEETS = ["walk-plan", "anywhere-moves", "craving-wave-log"]
PDFJS = ROOT / ".build" / "npm" / "pdfjs-dist"


def assert_filled(name: str, empty: Image.Image, filled: Image.Image) -> None:
    """Every text field and check box of the first page is darker than before, and one button of each group."""
    groups: dict[str, list[bool]] = {}
    for place in places(real_pdf(name, PdfOptions())):
        if place.page == 0:
            darker = darkness(filled, place, DPI) > darkness(empty, place, DPI) + 0.004
            if place.kind == "radio":
                groups.setdefault(place.name, []).append(darker)
            elif not ruled(place):
                assert darker, place
            else:
                assert rows_with_ink(filled, place) not in ([], rows_with_ink(empty, place)), place
    assert all(sum(marked) == 1 for marked in groups.values()), groups


def ruled(place: Place) -> bool:
    return place.kind == "text" and place.width > 150


def rows_with_ink(picture: Image.Image, place: Place) -> list[int]:
    """The rows of pixels within a place that are not white, counted from the top of the page."""
    scale = DPI / 72
    gray = picture.convert("L")
    top, bottom = (int(picture.height - edge * scale) for edge in (place.top, place.bottom))
    left, right = int(place.left * scale) + 3, int((place.left + 60) * scale)
    return [y for y in range(top + 2, bottom - 2) if min(gray.crop((left, y, right, y + 1)).tobytes()) < 128]


@pytest.mark.parametrize("name", SHEETS)
def test_pdfium_shows_what_is_typed_and_clicked(name: str) -> None:
    sheet = real_pdf(name, PdfOptions())
    document = pypdfium2.PdfDocument(sheet.data)
    document.init_forms()
    page = document[0]
    empty = page.render(scale=DPI / 72).to_pil()
    last_of_its_name = {place.name: place for place in places(sheet) if place.page == 0}
    for place in last_of_its_name.values():
        x, y = (place.left + place.right) / 2, (place.bottom + place.top) / 2
        pdfium.FORM_OnMouseMove(document.formenv.raw, page.raw, 0, x, y)
        pdfium.FORM_OnLButtonDown(document.formenv.raw, page.raw, 0, x, y)
        pdfium.FORM_OnLButtonUp(document.formenv.raw, page.raw, 0, x, y)
        if place.kind == "text":
            for letter in TYPED:
                pdfium.FORM_OnChar(document.formenv.raw, page.raw, ord(letter), 0)
    pdfium.FORM_ForceToKillFocus(document.formenv.raw)
    assert_filled(name, empty, page.render(scale=DPI / 72).to_pil())


@pytest.mark.parametrize("name", SHEETS)
def test_poppler_shows_saved_values(name: str, tmp_path: Path) -> None:
    pdf = opened(real_pdf(name, PdfOptions()))
    pdf.save(tmp_path / "empty.pdf")
    for _, field in Form(pdf).items():  # noqa: PERF102  # it has no values()
        if isinstance(field, TextField):
            field.value = TYPED
        elif isinstance(field, CheckboxField):
            field.checked = True
        elif isinstance(field, RadioButtonGroup):
            field.value = field.options[-1].on_value
    pdf.save(tmp_path / "filled.pdf")
    assert_filled(name, poppler(tmp_path / "empty.pdf"), poppler(tmp_path / "filled.pdf"))


def poppler(file: Path) -> Image.Image:
    """The first page, as poppler draws it without a word of complaint."""
    done = subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-f", "1", "-l", "1", "-png", file], capture_output=True, check=True
    )
    assert done.stderr == b""
    return Image.open(io.BytesIO(done.stdout))


@pytest.mark.browser
@pytest.mark.parametrize("name", SHEETS)
def test_pdfjs_prints_what_is_filled_in(name: str, browser: Browser) -> None:
    if not PDFJS.exists():
        pytest.fail("pdf.js was not found: .ci/setup-npm fetches it, and `make test` runs that")
    page = browser.new_page()
    page.route("**/*", from_pdfjs)
    page.goto("http://pdfjs.test/")
    data = base64.b64encode(real_pdf(name, PdfOptions()).data).decode()
    empty, filled = (
        Image.open(io.BytesIO(base64.b64decode(page.evaluate(PRINT, [data, text, DPI / 72])))) for text in ("", TYPED)
    )
    page.close()
    assert_filled(name, empty, filled)


def from_pdfjs(route: Route) -> None:
    """Answer from the folder of pdf.js; no request leaves the machine."""
    path = PDFJS / route.request.url.removeprefix("http://pdfjs.test/")
    if path.is_file():
        kind = "text/javascript" if path.suffix == ".mjs" else mimetypes.guess_type(path.name)[0]
        route.fulfill(body=path.read_bytes(), content_type=kind)
    else:
        route.fulfill(body="<!doctype html>", content_type="text/html")


PRINT = """async ([data, text, scale]) => {
  const pdfjs = await import('/build/pdf.mjs');
  pdfjs.GlobalWorkerOptions.workerSrc = '/build/pdf.worker.mjs';
  const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
  const file = await pdfjs.getDocument({data: bytes, standardFontDataUrl: '/standard_fonts/'}).promise;
  const page = await file.getPage(1);
  const storage = file.annotationStorage;
  const groups = new Set();
  for (const field of text ? await page.getAnnotations() : []) {
    if (field.fieldType === 'Tx') storage.setValue(field.id, {value: text});
    if (field.checkBox) storage.setValue(field.id, {value: true});
    if (field.radioButton) storage.setValue(field.id, {value: !groups.has(field.fieldName)});
    groups.add(field.fieldName);
  }
  const viewport = page.getViewport({scale});
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [viewport.width, viewport.height].map(Math.ceil);
  await page.render({canvas, viewport, intent: 'print', annotationMode: pdfjs.AnnotationMode.ENABLE_STORAGE,
                     printAnnotationStorage: storage.print}).promise;
  return canvas.toDataURL('image/png').split(',')[1];
}"""
