"""Row headers, which Typst 0.15 marks only with the feature `a11y-extras`; its Python package cannot enable that."""

from typing import Any

from pikepdf import Array, Dictionary, Name


def mark_row_headers(element: Any) -> None:
    """Mark each first cell below `element` that contains a single bold text as the header of its row."""
    for child in _children(element):
        if child.get("/S") == Name.TR:
            first = _children(child)[0]
            inside = _children(first)
            if first.S == Name.TD and [part.get("/S") for part in inside] == [Name.Strong]:
                first.S = Name.TH
                first.A = Array([Dictionary(O=Name.Table, Scope=Name.Row)])
        mark_row_headers(child)


def _children(element: Any) -> list[Any]:
    """Return the structure elements directly inside an element, without marked content and annotations."""
    inside = element.get("/K", Array())
    kids = list(inside) if isinstance(inside, Array) else [inside]
    return [kid for kid in kids if isinstance(kid, Dictionary) and "/S" in kid]
