"""QR codes as vectors."""

import io

import segno


def qr_svg(address: str) -> str:
    """An SVG picture of the QR code that leads to `address`, black on nothing, without a border."""
    picture = io.BytesIO()
    segno.make_qr(address, error="m").save(picture, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None)
    return picture.getvalue().decode("utf-8")
