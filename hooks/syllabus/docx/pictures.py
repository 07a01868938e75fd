"""Drawings as pictures within a line, with words that stand in for them."""

import re
import struct
from typing import Any

from ..pdf.typesetting import picture
from .collected import Collected
from .xml import escaped, w

WIDTHS = {False: 95, True: 135}  # mm, as on paper; those to write on are larger
PAGE_WIDTH = 150  # mm, of a page shown as a picture
EMU = 36_000  # English Metric Units to a mm (ISO/IEC 29500-1, 22.9.2.1)
VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
DRAWING = (
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
    '<wp:docPr id="{number}" name="{name}" descr="{alt}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing>"
)


def drawing_run(node: dict[str, Any], collected: Collected) -> str:
    """Return the run of a drawing as PNG, which every program shows alike.

    As SVG it would take other letters, which are of another width, wherever ours are not installed.
    """
    width = WIDTHS[node["empty"]]
    found = VIEW_BOX.search(node["svg"])
    wide, high = map(float, found.groups()) if found else (1.0, 1.0)
    return _run(picture(node["svg"], width), width, round(width * EMU * high / wide), node["alt"], collected)


def picture_run(data: bytes, alt: str, collected: Collected) -> str:
    """Return the run of a page as PNG, as wide as the text."""
    wide, high = struct.unpack(">II", data[16:24])  # PNG (ISO/IEC 15948), 11.2.2: the header comes first
    return _run(data, PAGE_WIDTH, round(PAGE_WIDTH * EMU * high / wide), alt, collected)


def _run(data: bytes, width: int, height: int, alt: str, collected: Collected) -> str:
    number = collected.number()
    values = {
        "cx": width * EMU,
        "cy": height,
        "number": number,
        "name": f"drawing-{number}",
        "alt": escaped(alt),
        "relation": collected.picture(data),
    }
    return w("r", DRAWING.format(**values))
