"""Row headers: Typst 0.15 can mark them only with `a11y-extras`, a feature that its Python package cannot turn on."""

from typing import Any

from pikepdf import Array, Dictionary, Name


def mark_row_headers(element: Any) -> None:
    """Make a first cell that holds one bold text and nothing else a header of its row, everywhere below `element`."""
    for child in _children(element):
        if child.get("/S") == Name.TR:
            first = _children(child)[0]
            inside = _children(first)
            if first.S == Name.TD and [part.get("/S") for part in inside] == [Name.Strong]:
                first.S = Name.TH
                first.A = Array([Dictionary(O=Name.Table, Scope=Name.Row)])
        mark_row_headers(child)


def _children(element: Any) -> list[Any]:
    """The structure elements directly inside one; marked content and annotations are left out."""
    inside = element.get("/K", Array())
    kids = list(inside) if isinstance(inside, Array) else [inside]
    return [kid for kid in kids if isinstance(kid, Dictionary) and "/S" in kid]
