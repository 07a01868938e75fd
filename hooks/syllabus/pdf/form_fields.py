"""The form pass: the layout's links to `field:N` become the form fields of a finished PDF.

It can go once Typst writes fields itself: https://github.com/typst/typst/issues/1765.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .appearance import CROSS, DOT, TYPED, empty_text, reader_fonts, states
from .controls import SCHEME, Control
from .errors import LayoutError
from .row_headers import mark_row_headers

PRINT = 1 << 2
MULTILINE = 1 << 12
RADIO = 1 << 15 | 1 << 14  # a group of radio buttons, of which a second click switches none off


def add_fields(laid_out: bytes, controls: Sequence[Control]) -> tuple[bytes, int]:
    """The PDF with a field for each control, and the number of its pages.

    Each place stays where the layout put it on the page and in the structure tree: the link annotation becomes a
    widget, the `Link` element that owns it a `Form` element. Raises `LayoutError` if a control has no place.
    """
    with pikepdf.open(io.BytesIO(laid_out)) as pdf:
        places: list[list[Dictionary]] = [[] for _ in controls]
        elements = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for page in pdf.pages:
            page.Tabs = Name.S
            for number, annotation in _places(page):
                elements[int(annotation.StructParent)].S = Name.Form
                places[number].append(annotation)
        if not all(places):
            raise LayoutError("a place for every field", "a field that was not laid out")
        if controls:
            resources = reader_fonts(pdf)
            fields = Array([_field(pdf, group, resources) for group in _groups(controls, places)])
            pdf.Root.AcroForm = Dictionary(Fields=fields, DR=resources, DA=String(TYPED))
        mark_row_headers(pdf.Root.StructTreeRoot)
        finished = io.BytesIO()
        pdf.save(
            finished,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
        return finished.getvalue(), len(pdf.pages)


def _places(page: pikepdf.Page) -> Iterator[tuple[int, Any]]:
    """The annotations of a page that mark a place to fill, each with the number of its control."""
    for annotation in page.get("/Annots", Array()):
        target = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
        if target.startswith(SCHEME):
            yield int(target.removeprefix(SCHEME)), annotation


Group = list[tuple[Control, Dictionary]]


def _groups(controls: Sequence[Control], places: Sequence[Sequence[Dictionary]]) -> list[Group]:
    """The controls of each field with their places; a repeated card gives a field several places."""
    groups: dict[str, Group] = {}
    for control, annotations in zip(controls, places, strict=True):
        groups.setdefault(control.key, []).extend((control, annotation) for annotation in annotations)
    return list(groups.values())


def _field(pdf: pikepdf.Pdf, group: Group, resources: Dictionary) -> Dictionary:
    """One field: its only widget, or a parent that holds several."""
    control = group[0][0]
    about = Dictionary(T=String(control.key), TU=String(control.name))
    if control.kind in ("line", "area"):
        about.FT = Name.Tx
        about.DA = String(TYPED)
        about.V = String("")
        about.Ff = MULTILINE if control.kind == "area" else 0
    else:
        about.FT = Name.Btn
        about.V = Name.Off
        about.Ff = RADIO if control.kind == "radio" else 0
    for number, (place, annotation) in enumerate(group, start=1):
        _make_widget(pdf, annotation, place, number, resources)
    if len(group) == 1 and control.kind != "radio":
        widget = group[0][1]
        for key, value in about.items():
            widget[key] = value
        return widget
    parent = pdf.make_indirect(about)
    parent.Kids = Array([annotation for _, annotation in group])
    for place, annotation in group:
        annotation.Parent = parent
        annotation.TU = String(place.label or place.name)
    return parent


def _make_widget(
    pdf: pikepdf.Pdf, annotation: Dictionary, control: Control, number: int, resources: Dictionary
) -> None:
    """Turn a link annotation into a widget; the `number` tells the buttons of a group apart."""
    for key in ("/A", "/Border", "/Contents", "/QuadPoints"):
        if key in annotation:
            del annotation[key]
    annotation.Subtype = Name.Widget
    annotation.F = PRINT
    left, bottom, right, top = (float(corner) for corner in annotation.Rect)
    width, height = right - left, top - bottom
    annotation.MK = Dictionary()
    if control.kind in ("line", "area"):
        annotation.AP = Dictionary(N=empty_text(pdf, width, height, resources))
        if control.covers_rules:
            annotation.MK.BG = Array([1])  # white
        return
    annotation.MK.CA = String(DOT if control.kind == "radio" else CROSS)
    on = f"/{number}" if control.kind == "radio" else "/Yes"
    annotation.AP = Dictionary(N=states(pdf, width, height, on, round_mark=control.kind == "radio"))
    annotation.AS = Name.Off
