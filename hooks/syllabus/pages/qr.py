"""QR codes as vectors."""

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=64)  # the variants of a sheet share one
def qr_svg(address: str) -> str:
    """An SVG picture of the QR code that leads to `address`, black on nothing, without a border."""
    picture = io.BytesIO()
    code = segno.make_qr(address, error="m")
    code.save(picture, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return picture.getvalue().decode("utf-8")
