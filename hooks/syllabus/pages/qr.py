"""QR codes as SVG."""

import io
from functools import lru_cache

import segno


@lru_cache(maxsize=64)  # the PDFs of a sheet share one code
def qr_svg(address: str) -> str:
    """Return the QR code of `address` as an SVG image, black on transparent, without a border."""
    picture = io.BytesIO()
    code = segno.make_qr(address, error="m")
    code.save(picture, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    return picture.getvalue().decode("utf-8")
