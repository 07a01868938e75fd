"""A drawing is a picture in Word, as large as on paper, with the words that stand in for it and its sentence."""

import io
import zipfile

import pytest
from PIL import Image
from word_files import R, copy_of, document_of, faults, paragraphs, xml_parts

pytestmark = pytest.mark.pdf
WAVE = """/// drawing | wave

- It rises
- It peaks
- It falls

An urge rises, peaks and falls.
///
"""
EMU_OF_A_MM = 36_000


def test_a_drawing_is_a_picture_with_words_that_stand_in_for_it() -> None:
    data = copy_of(WAVE)
    root = document_of(data)
    (about,) = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert about.get("descr") == "Drawing of a wave: It rises; It peaks; It falls"
    assert paragraphs(root)[-1] == ("", "An urge rises, peaks and falls.")
    (extent,) = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    width, height = int(extent.get("cx", "")), int(extent.get("cy", ""))
    assert width == 95 * EMU_OF_A_MM
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        picture = Image.open(io.BytesIO(archive.read("word/media/picture1.png"))).convert("L")
    assert picture.width / 95 * 25.4 == pytest.approx(200, abs=1)  # pixels per inch
    assert picture.width / picture.height == pytest.approx(width / height, rel=0.01)
    assert picture.getextrema() == (0, 255)
    (blip,) = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    relations = {r.get("Id"): r.get("Target") for r in xml_parts(data)["word/_rels/document.xml.rels"]}
    assert relations[blip.get(f"{R}embed")] == "media/picture1.png"
    assert faults(data) == []


def test_each_drawing_is_its_own_and_the_bytes_are_the_same_each_time() -> None:
    body = f"{WAVE}\n/// drawing | wave\n    empty: true\n\nYours.\n///\n"
    data = copy_of(body)
    assert data == copy_of(body)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".png")]
        assert len({archive.read(name) for name in names}) == 2
    assert faults(data) == []
