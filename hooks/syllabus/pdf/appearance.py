"""What fields look like: nothing while they are empty, so that the layout's own lines and boxes show; marks when set.

Typed text is drawn by the reader, in Helvetica with the letters of WinAnsi, which has all of English and Spanish.
"""

import pikepdf
from pikepdf import Array, Dictionary, Name

CROSS, DOT = "8", "l"  # in ZapfDingbats
TYPED = "/Helv 0 Tf 0 g"  # black, and as large as the field has room for


def reader_fonts(pdf: pikepdf.Pdf) -> Dictionary:
    """Resources for all fields of a file: the font of typed text, and the one from which readers take their marks."""
    typed = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    marks = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.ZapfDingbats)
    return Dictionary(Font=Dictionary(Helv=pdf.make_indirect(typed), ZaDb=pdf.make_indirect(marks)))


def empty_text(pdf: pikepdf.Pdf, width: float, height: float, resources: Dictionary) -> pikepdf.Stream:
    """The appearance of an empty text field of this size in points."""
    form = _form(pdf, width, height, "/Tx BMC EMC")
    form.Resources = resources
    return form


def states(pdf: pikepdf.Pdf, width: float, height: float, on: str, *, round_mark: bool) -> Dictionary:
    """The two appearances of a check box or radio button: a cross or a dot when set, nothing when not."""
    side = min(width, height)
    return Dictionary({on: _form(pdf, width, height, _dot(side) if round_mark else _cross(side)),
                       "/Off": _form(pdf, width, height, "")})  # fmt: skip


def _form(pdf: pikepdf.Pdf, width: float, height: float, drawing: str) -> pikepdf.Stream:
    box = Array([0, 0, round(width, 2), round(height, 2)])
    return pikepdf.Stream(pdf, drawing.encode("ascii"), Type=Name.XObject, Subtype=Name.Form, BBox=box)


def _cross(side: float) -> str:
    low, high = f"{side * 0.2:.2f}", f"{side * 0.8:.2f}"
    return f"q 1.4 w 0 G {low} {low} m {high} {high} l {low} {high} m {high} {low} l S Q"


def _dot(side: float) -> str:
    """A disc, as four curves; a point drawn with a round pen would vanish on a browser's canvas."""
    centre, radius = side / 2, side * 0.28
    bend = radius * 0.5523  # how far the handles of a quarter of a circle reach
    around = [(1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0)]  # from and to, in units of the radius
    curves = [
        f"{centre + x * radius + u * bend:.2f} {centre + y * radius + v * bend:.2f} "
        f"{centre + u * radius + x * bend:.2f} {centre + v * radius + y * bend:.2f} "
        f"{centre + u * radius:.2f} {centre + v * radius:.2f} c"
        for x, y, u, v in around
    ]
    return f"q 0 g {centre + radius:.2f} {centre:.2f} m {' '.join(curves)} f Q"
