"""Lays out sheets and draws pictures with Typst; the templates read only the data passed to them."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import CardTooLongError, LayoutError, UnknownLetterError, WalletCardError

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"
_BEFORE_LETTER, _BEHIND_LETTER = 'the text `"', '"` could not be displayed'
_TOO_LONG = "assertion failed: too long in line "
_TOO_LONG_FOR_WALLET = "assertion failed: too long for a wallet: "
PIXELS_PER_INCH = 200  # of pictures; a pen of 2 points is six wide


def typeset(data: dict[str, Any]) -> bytes:
    """Return `data`, as described in `templates/sheet.typ`, laid out as tagged PDF/UA-1 with links to `field:N`.

    Typst has access to its template folder and the bundled fonts only, and to no clock. Raises UnknownLetterError,
    CardTooLongError, WalletCardError or LayoutError.
    """
    import typst  # noqa: PLC0415  # takes long to load, and many commands end before they need it

    try:
        laid_out = _compiler("sheet.typ").compile(
            format="pdf", pdf_standards=["ua-1"], timestamp=0, sys_inputs={"sheet": json.dumps(data)}
        )
    except typst.TypstError as error:
        letter, is_told, _ = error.message.partition(_BEFORE_LETTER)[2].rpartition(_BEHIND_LETTER)
        if is_told:
            raise UnknownLetterError("letters of English and Spanish", f'"{letter}"') from error
        if error.message.startswith(_TOO_LONG):
            line = int(error.message.removeprefix(_TOO_LONG))
            raise CardTooLongError("words that fit on a card in letters of 18 points", "more", line) from error
        if error.message.startswith(_TOO_LONG_FOR_WALLET):
            number, _, name = error.message.removeprefix(_TOO_LONG_FOR_WALLET).partition(" ")
            expected = "parts of a wallet card that fit on 3.37 by 2.13 in"
            raise WalletCardError(expected, f'more in part {number} of "{name}"') from error
        raise LayoutError("a sheet that can be laid out", f"`{error.message}`") from error
    if not isinstance(laid_out, bytes):
        raise TypeError("Typst gave no PDF")
    return laid_out


def picture(svg: str, width: int) -> bytes:
    """Return an SVG, whose letters are those of the bundled fonts, as a PNG for a place `width` mm wide."""
    drawn = _compiler("picture.typ").compile(
        format="png", ppi=PIXELS_PER_INCH, sys_inputs={"svg": svg, "width": str(width)}
    )
    if not isinstance(drawn, bytes):
        raise TypeError("Typst gave no picture")
    return drawn


def has_run() -> bool:
    """Return whether this process has run Typst, which starts its own threads."""
    return _compiler.cache_info().currsize > 0


@cache
def _compiler(template: str) -> "typst.Compiler":
    import typst  # noqa: PLC0415  # as above

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(str(TEMPLATES / template), root=str(TEMPLATES), font_paths=fonts)
