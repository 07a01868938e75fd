"""The fonts of the screen are those of the PDFs, cut to the letters that a page needs."""

import re
from pathlib import Path

import pytest
from curricula import ROOT
from fontTools.ttLib import TTFont

from syllabus.__main__ import main
from syllabus.pdf.web_fonts import MOST_BYTES, PARTS, WEIGHTS

FONTS = ROOT / "docs" / "assets" / "fonts"
FILES = [f"{weight.lower()}{part}.woff2" for weight in WEIGHTS for part in PARTS]


def test_the_command_gives_the_bytes_that_are_shipped(tmp_path: Path) -> None:
    assert main(["fonts", str(tmp_path)]) == 0
    made, shipped = ({place.name: place.read_bytes() for place in folder.iterdir()} for folder in (tmp_path, FONTS))
    assert made == shipped
    assert set(shipped) == {*FILES, "OFL.txt"}


@pytest.mark.parametrize("name", FILES)
def test_a_font_is_small_and_has_its_letters(name: str) -> None:
    place = FONTS / name
    part = "-more" if "-more" in name else ""
    assert place.stat().st_size <= MOST_BYTES
    assert PARTS[part] <= set(map(chr, TTFont(place).getBestCmap()))


def test_the_ranges_for_browsers_hold_the_letters() -> None:
    style = (ROOT / "docs/assets/type.css").read_text(encoding="utf-8")
    for name, ranges in re.findall(r'url\("fonts/([\w-]+\.woff2)"\).*?unicode-range: ([^;]+);', style, re.DOTALL):
        bounds = [part.removeprefix("U+").split("-") for part in re.split(r",\s*", ranges)]
        held = {chr(code) for ends in bounds for code in range(int(ends[0], 16), int(ends[-1], 16) + 1)}
        assert PARTS["-more" if "-more" in name else ""] <= held
