"""Paragraphs, and the small parts of their properties; the order of the parts is that of the schema."""

from .place import Place
from .xml import w


def paragraph(style: str, runs: str, place: Place, *, numbering: str = "", tabs: str = "", aligned: str = "") -> str:
    """Return a paragraph. `numbering` and `tabs` are elements of `w:pPr`; `aligned` is center or right."""
    parts = (
        w("pStyle", val=style) if style else "",
        numbering,
        tabs,
        w("ind", left=place.indent) if place.indent and not numbering else "",
        w("jc", val=aligned) if aligned else "",
    )
    properties = "".join(parts)
    return w("p", w("pPr", properties) if properties else "", runs)


def numbering(number: int, level: int) -> str:
    """Return what makes a paragraph an item of a list."""
    return w("numPr", w("ilvl", val=level), w("numId", val=number))


def tab_stop(at: int, kind: str = "right", leader: str = "") -> str:
    """Return a place at which a tab ends; with the leader `underscore`, the tab is a ruled line."""
    return w("tab", val=kind, **({"leader": leader} if leader else {}), pos=at)


def gap() -> str:
    """Return the narrow paragraph behind a table, without which Word joins it to the next."""
    return w("p", w("pPr", w("pStyle", val="Gap")))
