"""The code on a sheet leads to the sheet in exactly its edition."""

from dataclasses import replace

import pytest
import segno
from pdf_sheets import INFO, OPTIONS, is_dark, pdf_of, pictures

from syllabus.pdf.sheet import PdfOptions

pytestmark = pytest.mark.pdf

DPI = 254  # ten pixels to a millimeter


@pytest.mark.parametrize("options", OPTIONS)
def test_code_holds_the_address(options: PdfOptions) -> None:
    address = INFO.foot.address.replace("DRAFT", "2027.1")
    info = replace(INFO, foot=replace(INFO.foot, address=address))
    wanted = [[bool(module) for module in row] for row in segno.make_qr(address, error="m").matrix]
    size = len(wanted)
    picture = pictures(pdf_of("Words.\n", options, info).data, dpi=DPI)[0].convert("L")
    right, side = picture.width - 160, 200 if options.large_print else 130
    foot = picture.height - (398 if options.large_print else 270)
    top = next(y for y in range(foot, picture.height) if is_dark(picture, right - 4, y))
    step = side / size
    middles = [int((number + 0.5) * step) for number in range(size)]
    assert [[is_dark(picture, right - side + x, top + y) for x in middles] for y in middles] == wanted
    assert step / 10 > 0.33  # mm, which a phone at reading distance can tell apart
