"""The form pass, which turns the layout's links to `field:N` into form fields.

It becomes unnecessary when Typst supports form fields: https://github.com/typst/typst/issues/1765.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .appearance import CROSS, DOT, empty_text, reader_fonts, states, typed
from .controls import SCHEME, Control
from .errors import LayoutError
from .row_headers import mark_row_headers

PRINT = 1 << 2
MULTILINE = 1 << 12
RADIO = 1 << 15 | 1 << 14  # a radio group in which clicking the selected button does not clear it


def add_fields(laid_out: bytes, controls: Sequence[Control], *, large_print: bool) -> tuple[bytes, int]:
    """Return the PDF with a form field for each control, and its number of pages.

    Positions on the page and in the structure tree do not change: link annotations become widgets, and their `Link`
    elements become `Form` elements. Raises LayoutError for a control without a link.
    """
    with pikepdf.open(io.BytesIO(laid_out)) as pdf:
        annotations: list[list[Dictionary]] = [[] for _ in controls]
        elements = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for page in pdf.pages:
            page.Tabs = Name.S
            for number, annotation in _control_annotations(page):
                elements[int(annotation.StructParent)].S = Name.Form
                annotations[number].append(annotation)
        if not all(annotations):
            raise LayoutError("a place for every field", "a field that was not laid out")
        if controls:
            resources = reader_fonts(pdf)
            groups = _groups(controls, annotations)
            fields = Array([_field(pdf, group, resources, large_print=large_print) for group in groups])
            default = typed(0, lines=1, large_print=large_print)
            pdf.Root.AcroForm = Dictionary(Fields=fields, DR=resources, DA=String(default))
        mark_row_headers(pdf.Root.StructTreeRoot)
        output = io.BytesIO()
        pdf.save(
            output,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
        return output.getvalue(), len(pdf.pages)


def _control_annotations(page: pikepdf.Page) -> Iterator[tuple[int, Any]]:
    """Yield the link annotations of a page that mark controls, each with the number of its control."""
    for annotation in page.get("/Annots", Array()):
        target = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
        if target.startswith(SCHEME):
            yield int(target.removeprefix(SCHEME)), annotation


Group = list[tuple[Control, Dictionary]]


def _groups(controls: Sequence[Control], annotations: Sequence[Sequence[Dictionary]]) -> list[Group]:
    """Return the controls and annotations of each field; on a repeated card, a field has several annotations."""
    groups: dict[str, Group] = {}
    for control, control_annotations in zip(controls, annotations, strict=True):
        groups.setdefault(control.key, []).extend((control, annotation) for annotation in control_annotations)
    return list(groups.values())


def _field(pdf: pikepdf.Pdf, group: Group, resources: Dictionary, *, large_print: bool) -> Dictionary:
    """Return a form field: its only widget, or a parent of several."""
    control, first = group[0]
    field = Dictionary(T=String(control.key), TU=String(control.name))
    if control.kind in ("line", "area"):
        field.FT = Name.Tx
        _, bottom, _, top = (float(corner) for corner in first.Rect)
        field.DA = String(typed(top - bottom, lines=2 if control.kind == "area" else 1, large_print=large_print))
        field.V = String("")
        field.Ff = MULTILINE if control.kind == "area" else 0
    else:
        field.FT = Name.Btn
        field.V = Name.Off
        field.Ff = RADIO if control.kind == "radio" else 0
    for number, (member, annotation) in enumerate(group, start=1):
        _make_widget(pdf, annotation, member, number, resources)
    if len(group) == 1 and control.kind != "radio":
        widget = group[0][1]
        for key, value in field.items():
            widget[key] = value
        return widget
    parent = pdf.make_indirect(field)
    parent.Kids = Array([annotation for _, annotation in group])
    for member, annotation in group:
        annotation.Parent = parent
        annotation.TU = String(member.label or member.name)
    return parent


def _make_widget(
    pdf: pikepdf.Pdf, annotation: Dictionary, control: Control, number: int, resources: Dictionary
) -> None:
    """Turn a link annotation into a widget; `number` distinguishes the buttons of a group."""
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
