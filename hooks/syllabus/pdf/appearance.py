"""Appearances of form fields: transparent while empty, so that the layout's lines and boxes show; marks when set.

PDF readers draw typed text in Helvetica with WinAnsiEncoding, which covers English and Spanish.
"""

import pikepdf
from pikepdf import Array, Dictionary, Name

CROSS, DOT = "8", "l"  # in ZapfDingbats
NOTHING = "n"  # ends a path that was never begun; some readers warn of a stream without an operator
SIZES = {False: (11, 10, 9), True: (18, 15, 12)}  # points that typed text may have, by large print, best first
LINE_HEIGHT, PADDING = 1.15, 4  # of a line of Helvetica, in its size; points, above and below the text together


def typed(height: float, *, lines: int, large_print: bool) -> str:
    """Return how text typed into a field is set: in black, in the best size of which so many `lines` fit its height.

    `height` is in points. The size never adapts to what is typed, since readers would shrink long text beyond reading;
    what does not fit scrolls.
    """
    sizes = SIZES[large_print]
    size = next((size for size in sizes if lines * LINE_HEIGHT * size + PADDING <= height), sizes[-1])
    return f"/Helv {size} Tf 0 g"


def reader_fonts(pdf: pikepdf.Pdf) -> Dictionary:
    """Return the default resources of a PDF's form fields: the fonts of typed text and of check marks."""
    typed = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    marks = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
    return Dictionary(Font=Dictionary(Helv=pdf.make_indirect(typed), ZaDb=pdf.make_indirect(marks)))


def empty_text(pdf: pikepdf.Pdf, width: float, height: float, resources: Dictionary) -> pikepdf.Stream:
    """Return the appearance of an empty text field of this size, in points."""
    form = _form(pdf, width, height, "/Tx BMC EMC")
    form.Resources = resources
    return form


def states(pdf: pikepdf.Pdf, width: float, height: float, on: str, *, round_mark: bool) -> Dictionary:
    """Return the appearances of a check box or radio button: a cross or dot for the state `on`, nothing for /Off."""
    side = min(width, height)
    return Dictionary({on: _form(pdf, width, height, _dot(side) if round_mark else _cross(side)),
                       "/Off": _form(pdf, width, height, NOTHING)})  # fmt: skip


def _form(pdf: pikepdf.Pdf, width: float, height: float, drawing: str) -> pikepdf.Stream:
    box = Array([0, 0, round(width, 2), round(height, 2)])
    return pikepdf.Stream(pdf, drawing.encode("ascii"), Type=Name.XObject, Subtype=Name.Form, BBox=box)


def _cross(side: float) -> str:
    low, high = f"{side * 0.2:.2f}", f"{side * 0.8:.2f}"
    return f"q 1.4 w 0 G {low} {low} m {high} {high} l {low} {high} m {high} {low} l S Q"


def _dot(side: float) -> str:
    """Return the drawing of a disc as four Bezier curves; browsers do not render a zero-length line with round caps."""
    center, radius = side / 2, side * 0.28
    bend = radius * 0.5523  # control point distance for a quarter circle
    # The start and end of each quarter, in units of the radius.
    quarters = [(1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)]
    curves = [
        f"{center + x * radius + u * bend:.2f} {center + y * radius + v * bend:.2f} "
        f"{center + u * radius + x * bend:.2f} {center + v * radius + y * bend:.2f} "
        f"{center + u * radius:.2f} {center + v * radius:.2f} c"
        for x, y, u, v in quarters
    ]
    return f"q 0 g {center + radius:.2f} {center:.2f} m {' '.join(curves)} f Q"
