"""What fields look like: nothing while they are empty, so that the layout's own lines and boxes show; marks when set.

Typed text is drawn by the reader, in Helvetica with the letters of WinAnsi, which has all of English and Spanish.
"""

import pikepdf
from pikepdf import Array, Dictionary, Name

TYPED = "/Helv 0 Tf 0 g"  # black, and as large as the field has room for


def typing_font(pdf: pikepdf.Pdf) -> Dictionary:
    """What typed text may use: resources with one font, for all fields of a file."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    return Dictionary(Font=Dictionary(Helv=pdf.make_indirect(font)))


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
    """A point drawn with a round pen is a dot."""
    middle = side / 2
    return f"q {side * 0.55:.2f} w 1 J 0 G {middle:.2f} {middle:.2f} m {middle:.2f} {middle:.2f} l S Q"
