"""The tables that people fill in, as HTML: grids, and budgets with their sums."""

from xml.etree.ElementTree import Element, SubElement

from ..words.group_words import Sheet
from .make_element import QUIET, make

CURRENCY = "USD"  # of the amounts in a budget


def _table(field: Element) -> tuple[Element, Element | None]:
    """Return the field's labeled container and its table, or None; labels on cells let it stack on narrow screens."""
    box = make("div", class_=f"field field-{field.get('kind')}")
    table = field.find("table")
    if table is None:
        return box, None
    caption = make("caption", field.get("name"))
    table.insert(0, caption)
    headers = ["".join(head.itertext()) for head in table.findall("thead/tr/th")]
    for head in table.findall("thead/tr/th"):
        head.set("scope", "col")
    for row in table.findall("tbody/tr"):
        for header, cell in zip(headers, row, strict=False):
            cell.set("data-label", header)
    box.append(table)
    return box, table


def grid(field: Element, _: Sheet) -> Element:
    """Return a table whose empty cells are filled in; those of columns of numbers bring number keys."""
    box, table = _table(field)
    if table is not None:
        table.set("class", f"grid row-{field.get('row_height')}")
        for cell in table.iter("td"):
            control = cell.find("textarea")
            if control is not None and cell.get("data-label") in field.get("numbers", "").split("|"):
                control.set("inputmode", "decimal")  # the keys of a phone, and no bar to words
    return box


def budget(field: Element, _: Sheet) -> Element:
    """Return a table of amounts with its sums, which a script adds up."""
    box, table = _table(field)
    if table is None:
        return box
    table.set("class", f"grid budget row-{field.get('row_height')}")
    table.set("data-budget", field.get("prompt", ""))
    table.set("data-currency", CURRENCY)
    headers = ["".join(head.itertext()).strip() for head in table.findall("thead/tr/th")]
    summed = [header in field.get("sum_columns", "").split("|") for header in headers]
    for row in table.findall("tbody/tr"):
        if row.get("class") == "example":
            continue
        for index, cell in enumerate(row):
            control = cell.find("textarea")
            if summed[index] and control is not None:
                money = make("input", type="text", inputmode="decimal", class_="money", data_column=str(index), **QUIET)
                money.set("id", control.get("id", ""))
                money.set("aria-label", control.get("aria-label", ""))
                cell[:] = [money]
    foot = SubElement(table, "tfoot")
    foot.append(_sum_row(field, headers, summed, field.get("total", ""), "total"))
    if field.get("left"):
        row = _sum_row(field, headers, summed, field.get("left", ""), "left")
        row.set("data-minus-from", field.get("minus_from", ""))
        foot.append(row)
    return box


def _sum_row(field: Element, headers: list[str], summed: list[bool], label: str, kind: str) -> Element:
    row = make("tr", class_=f"sum {kind}")
    for index, header in enumerate(headers):
        if index == 0:
            row.append(make("th", label, scope="row"))
            continue
        cell = make("td", data_label=header)
        if summed[index]:
            key = f"{field.get('id')}-{kind}-{index}"
            name = f"{label}, {header}"
            cell.append(
                make("input", type="text", inputmode="decimal", id=key, class_=f"money {kind}", aria_label=name,
                     data_column=str(index), **QUIET)
            )  # fmt: skip
        row.append(cell)
    return row
