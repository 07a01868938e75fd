"""What may stand beside the text: our own files, the table for authors, and what nobody should draw."""

import io
import re
import time
from pathlib import Path

import pytest
from curricula import ROOT
from PIL import Image

from syllabus.checks.drawings import MOST_PROBLEMS, drawing_problems
from syllabus.checks.raster import SIZES
from syllabus.checks.static_files import ASSETS, CLINIC, DRAWING, OURS, PAGE, static_problems
from syllabus.content.textfile import MAX_BYTES

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
OPEN = '<svg xmlns="http://www.w3.org/2000/svg">'
REPEATED = (
    *("<g>", "<!--", "<", "&lt;", "a", " ", "\n", "<style>", "<![CDATA[", '<g id="a"/>', '<use href="#a"/>', "<?a?>"),
    *('<g onload="a"/>', '<g style="a:b;c:d"/>', "é"),
)
REPEATED_IN_STYLE = ("/*", "{", "}", "a", " ", "a{b:c}", "url(", "url(#", "(", "\\", "@import", ";", "*/")


def test_our_styles_and_scripts_are_those_that_are_listed() -> None:
    files = {f"{ASSETS}{place.name}" for kind in ("*.css", "*.js") for place in (ROOT / ASSETS).glob(kind)}
    fonts = {f"{ASSETS}fonts/{place.name}" for place in (ROOT / ASSETS / "fonts").iterdir()}
    assert files | fonts == OURS


def test_the_table_for_authors_names_each_kind() -> None:
    page = (ROOT / "docs/authoring/index.md").read_text(encoding="utf-8")
    table = page.partition("## Files beside the text")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([\w.]+)`", "".join(line.split("|")[1] for line in table.split("\n") if "|" in line)))
    assert named == {PAGE, DRAWING, *SIZES, Path(CLINIC).name, ".css", ".js", ".woff2"}


@pytest.mark.parametrize("suffix", SIZES)
def test_pictures_of_a_camera_and_of_a_program_are_known(suffix: str) -> None:
    for options in ({}, {"exif": b"Exif\0\0" + b"a" * 999}, {"lossless": True}, {"progressive": True}):
        made = io.BytesIO()
        Image.effect_noise((300, 20), 50).convert("RGB").save(made, FORMATS[suffix], **options)
        assert SIZES[suffix](made.getvalue()) == (300, 20), options
        cut = made.getvalue()[:-9]
        assert not any(size(cut) or size(made.getvalue() + b"<script>") for size in SIZES.values())


def test_a_picture_with_something_between_its_two_ends_is_none() -> None:
    made = io.BytesIO()
    Image.new("L", (1, 1)).save(made, "PNG")
    whole = made.getvalue()
    assert SIZES[".png"](whole) == (1, 1)
    assert SIZES[".png"](whole + b"<script>alert(1)</script>" + whole[-12:]) is None


@pytest.mark.parametrize(
    "drawing",
    [
        *(f"{OPEN}{piece * (MAX_BYTES // len(piece) // 2)}" for piece in REPEATED),
        *(f"{OPEN}<style>{piece * (MAX_BYTES // len(piece) // 2)}</style></svg>" for piece in REPEATED_IN_STYLE),
        *(f'{OPEN}<g style="{piece * (MAX_BYTES // len(piece) // 2)}"/></svg>' for piece in REPEATED_IN_STYLE),
    ],
    ids=lambda drawing: f"{drawing[len(OPEN) : len(OPEN) + 16]!r}",
)
def test_no_drawing_takes_long(drawing: str) -> None:
    began = time.process_time()
    assert len(drawing_problems("a.svg", drawing.encode())) <= MOST_PROBLEMS
    assert time.process_time() - began < 2  # a slow one would take minutes


def test_what_is_hidden_or_linked_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "docs/.hidden").mkdir(parents=True)
    (tmp_path / "docs/.hidden/page.html").write_text("a", encoding="utf-8")
    (tmp_path / "docs/out").symlink_to("/usr/share")
    (tmp_path / "docs/a.svg").symlink_to("/etc/passwd")
    assert list(static_problems(tmp_path)) == []  # links have a rule of their own
