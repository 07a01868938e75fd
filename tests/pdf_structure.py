"""The tree of a tagged PDF, as assistive technology walks it."""

from typing import Any

import pikepdf


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """All structure elements."""
    found: list[Any] = []
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        kids = waiting.pop().get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append(kid)
                waiting.append(kid)
    return found


def annotations_of(element: Any) -> list[Any]:
    """The annotations that an element owns."""
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid.Obj for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == pikepdf.Name.OBJR]
