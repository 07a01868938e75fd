"""Completes the table of a grid or budget: extra rows, examples, row headers, and blanks in empty cells."""

from xml.etree.ElementTree import Element, SubElement

from ..words.group_words import Sheet

EXAMPLE_MARK = "example-mark"  # the class of a word that no author wrote


def fill_table(block: Element, words: Sheet) -> None:
    """Add extra rows to the table in `block`, mark example rows and row headers, and add a blank to each empty cell."""
    table = block.find("table")  # a rule allows but one
    body = table.find("tbody") if table is not None else None
    if table is None or body is None:
        return
    headers = ["".join(head.itertext()).strip() for head in table.findall("thead/tr/th")]
    if not any(_is_filled(cell) for cell in body.iter("td")) and block.get("rows", "0") != "0":
        body.clear()  # Python-Markdown adds one empty row to a table without rows
    written_rows = [row for row in body if not _is_example(row)]
    to_write_in = {i for row in written_rows for i, cell in enumerate(row) if not _is_filled(cell)}
    open_columns = {0} | to_write_in
    has_rows = bool(written_rows)
    for _ in range(int(block.get("rows", "0"))):
        row = SubElement(body, "tr")
        for index in range(len(headers)):
            SubElement(row, "td", {"class": "closed"} if has_rows and index not in open_columns else {})
    number = 0
    unnamed = sum(not _is_filled(row[0]) for row in body)
    for row in body:
        cells = list(row)
        if _is_example(row):
            row.set("class", "example")
            _say_that_it_is_one(row, words.example_row, to_write_in)
            continue
        number += 1
        first = "".join(cells[0].itertext()).strip()
        if first and cells[0].find("blank") is None:
            cells[0].tag = "th"
            cells[0].set("scope", "row")
        for header, cell in zip(headers, cells, strict=True):
            if not _is_filled(cell) and cell.get("class") != "closed":
                row_name = first or (words.row(number=number) if unnamed > 1 else "")
                label = f"{header}, {row_name}" if row_name else header
                SubElement(cell, "blank", {"width": "cell", "label": label.removeprefix(", ")})


def _say_that_it_is_one(row: Element, label: str, to_write_in: set[int]) -> None:
    """Put `label` into an example row, unless its own words say so: before its first words in a column to write in.

    Columns of labels stay as narrow as they are.
    """
    if label.rstrip(" :").casefold() in "".join(row.itertext()).casefold():
        return
    lettered = [(i, cell) for i, cell in enumerate(row) if any(map(str.isalpha, "".join(cell.itertext())))]
    cell = next((cell for i, cell in lettered if i in to_write_in), lettered[0][1] if lettered else row[0])
    name = Element("strong", {"class": EXAMPLE_MARK})
    name.text, name.tail = label, " "
    cell.insert(0, name)


def _is_example(row: Element) -> bool:
    filled = [cell for cell in row if _is_filled(cell)]
    return bool(filled) and all(_is_italic(cell) for cell in filled)


def _is_filled(cell: Element) -> bool:
    return bool(len(cell) or (cell.text or "").strip())


def _is_italic(cell: Element) -> bool:
    outside = [cell.text, *(child.tail for child in cell)]
    return all(child.tag == "em" for child in cell) and not any((text or "").strip() for text in outside)
