"""Converts field blocks to nodes for the layout, and records their controls for the form pass."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from ..markup.fields import scale_numbers, wallet_columns
from ..words.group_words import Sheet
from .controls import Control
from .errors import UnknownTagError
from .nodes import Node, text_nodes
from .plain_text import one_line

LINE_CELL = 9  # mm; lower cells have room for one line only


@dataclass
class FieldWriter:
    """Converts fields to nodes, and collects `controls` in reading order.

    `children` is a function that returns the nodes inside an element.
    """

    children: Callable[[Element], list[Node]]
    words: Sheet
    controls: list[Control] = field(default_factory=list)
    is_in_wallet: bool = False

    def field(self, element: Element) -> dict[str, Any]:
        """Return the node of a field block. Raises UnknownTagError for a kind that the layout does not support."""
        kind = element.get("kind", "")
        if kind not in FORMS:
            raise UnknownTagError("a field that has a form on paper", f"`{kind}`")
        return {"t": kind, "name": text_nodes(element.get("prompt", "")), **FORMS[kind](self, element)}

    def blank(self, element: Element) -> dict[str, Any]:
        """Return the node of a blank within a line: its width (`short`, `medium` or `long`), and what goes there."""
        return {
            "t": "blank",
            "width": element.get("width"),
            "is_narrow": self.is_in_wallet,
            "to_margin": element.get("to_margin") == "True",
            "hint": one_line(element.get("label", "")),
            "field": self._add_control(element, "line"),
        }

    def _add_control(self, element: Element, kind: Any, **more: Any) -> int:
        """Add a control for `element`, and return its number."""
        values = {"key": element.get("id", ""), "name": element.get("name", ""), **more}
        self.controls.append(Control(kind=kind, **{**values, "name": one_line(values["name"])}))
        return len(self.controls) - 1

    def write(self, element: Element) -> dict[str, Any]:
        """Return how many lines are ruled, and the control that covers them."""
        lines = int(element.get("lines", "2"))
        number = self._add_control(element, "area" if lines > 1 else "line", covers_rules=lines > 1)
        return {"lines": lines, "field": number}

    def choices(self, element: Element) -> dict[str, Any]:
        """Return the columns, and each choice with its control."""
        many = element.get("kind") == "choose"
        choices: list[Node] = []
        for number, choice in enumerate(element.findall("choice"), start=1):
            choices.append(self._choice(element, many, number, "".join(choice.itertext()), self.children(choice)))
        if element.get("other") == "True":
            label = self.words.other
            other = self._choice(element, many, len(choices) + 1, label.rstrip(" :"), text_nodes(label))
            name = self.words.other_pdf_name(prompt=element.get("name"))
            other["other"] = self._add_control(element, "line", key=f"{element.get('id')}-other", name=name)
            choices.append(other)
        return {"columns": int(element.get("columns", "1")), "choices": choices}

    def _choice(self, element: Element, many: bool, number: int, label: str, content: list[Node]) -> dict[str, Any]:
        text = one_line(label).strip()
        if many:
            name = f"{element.get('name')}: {text}"
            control = self._add_control(element, "check", key=f"{element.get('id')}-{number}", name=name)
        else:
            control = self._add_control(element, "radio", label=text)
        return {"k": content, "text": text, "field": control}

    def matrix(self, element: Element) -> dict[str, Any]:
        """Return a table of boxes to tick; those of one row are one field, unless several of them may be ticked."""
        choices = element.get("choices", "").split("|")
        several = element.get("several") == "True"
        head: list[dict[str, Any]] = [{"k": [], "text": "", "head": False}]
        head += [{"k": text_nodes(c), "text": c, "head": True, "align": "center"} for c in choices]
        rows = []
        for number, statement in enumerate(element.findall("choice"), start=1):
            words = one_line("".join(statement.itertext())).strip()
            key, name = f"{element.get('id')}-{number}", f"{element.get('name')}: {words}"
            cells: list[dict[str, Any]] = [{"k": self.children(statement), "text": words, "head": True}]
            for at, choice in enumerate(choices, start=1):
                box = (
                    self._add_control(element, "check", key=f"{key}-{at}", name=f"{name}: {choice}")
                    if several
                    else self._add_control(element, "radio", key=key, name=name, label=choice)
                )
                node = {"t": "tick", "field": box, "round": not several}
                cells.append({"k": [node], "text": "", "head": False, "align": "center"})
            rows.append({"cells": cells, "example": False, "height": 0})
        return {"head": head, "rows": rows}

    def scale(self, element: Element) -> dict[str, Any]:
        """Return the words at both ends, and each number with its control."""
        steps = [
            {"number": str(number), "field": self._add_control(element, "radio", label=str(number))}
            for number in scale_numbers(element)
        ]
        return {
            "steps": steps,
            "low": text_nodes(element.get("low", "")),
            "high": text_nodes(element.get("high", "")),
        }

    def draw(self, element: Element) -> dict[str, Any]:
        """Return the height of the empty box, in mm."""
        return {"height": int(element.get("height", "60"))}

    def card(self, element: Element) -> dict[str, Any]:
        """Return how many cards make a page, and what stands on one; of a wallet card, on each of its parts."""
        self.is_in_wallet = element.get("size") == "wallet"
        nodes = self.children(element)
        panels = _between_rules(nodes) if self.is_in_wallet else []
        self.is_in_wallet = False
        return {
            "per_page": int(element.get("per_page", "4")),
            "k": nodes,
            "plain_name": one_line(element.get("prompt", "")),
            "panels": panels,
            "columns": wallet_columns(len(panels)),
        }

    def grid(self, element: Element) -> dict[str, Any]:
        """Return the head and the rows; empty cells have a control."""
        height = int(element.get("row_height", "12"))
        headers = ["".join(head.itertext()).strip() for head in element.findall("table/thead/tr/th")]
        rows = [self._row(row, height) for row in element.findall("table/tbody/tr")]
        for label, kind in ((element.get("total"), "total"), (element.get("left"), "left")):
            if label:
                rows.append(self._sum_row(element, headers, label, kind, height))
        head = [self._cell(cell, height) for cell in element.findall("table/thead/tr/th")]
        return {"head": head, "rows": rows}

    def _row(self, row: Element, height: int) -> dict[str, Any]:
        example = row.get("class") == "example"
        cells = [self._cell(cell, height) for cell in row]
        return {"cells": cells, "example": example, "height": 0 if example else height}

    def _cell(self, cell: Element, height: int) -> dict[str, Any]:
        blank = cell.find("blank")
        if blank is not None and blank.get("width") == "cell":
            return {"k": [], "field": self._add_control(blank, "line" if height < LINE_CELL else "area")}
        return self.text_cell(cell)

    def text_cell(self, cell: Element) -> dict[str, Any]:
        """Return the node of a cell with text; `text` determines the width of its column.

        It has the `lang` of its words, if that is not the one of the text around.
        """
        text, align = "".join(cell.itertext()), cell.get("class", "").removeprefix("align-")
        found = {"k": self.children(cell), "text": text, "head": cell.tag == "th", "align": align}
        return found | ({"lang": cell.get("lang")} if cell.get("lang") else {})

    def _sum_row(self, element: Element, headers: list[str], label: str, kind: str, height: int) -> dict[str, Any]:
        summed = element.get("sum_columns", "").split("|")
        cells: list[dict[str, Any]] = [{"k": text_nodes(label), "text": label, "head": True}]
        for index, header in enumerate(headers[1:], start=1):
            if header in summed:
                name = f"{element.get('name')}: {label}, {header}"
                number = self._add_control(element, "line", key=f"{element.get('id')}-{kind}-{index}", name=name)
                cells.append({"k": [], "field": number})
            else:
                cells.append({"k": [], "text": "", "head": False})
        return {"cells": cells, "example": False, "height": height}


def _between_rules(nodes: list[Node]) -> list[list[Node]]:
    panels: list[list[Node]] = [[]]
    for node in nodes:
        if isinstance(node, dict) and node["t"] == "hr":
            panels.append([])
        else:
            panels[-1].append(node)
    return panels


# How each kind of field is written for the layout, which has a function of the same name in `templates/fields.typ`.
FORMS: dict[str, Callable[[FieldWriter, Element], dict[str, Any]]] = {
    "write": FieldWriter.write,
    "choose": FieldWriter.choices,
    "pick": FieldWriter.choices,
    "matrix": FieldWriter.matrix,
    "scale": FieldWriter.scale,
    "grid": FieldWriter.grid,
    "budget": FieldWriter.grid,
    "draw": FieldWriter.draw,
    "card": FieldWriter.card,
}
