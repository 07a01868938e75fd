"""Rules for tables as the element tree has them: those of fields, and all others."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..content.problem import Problem, did_you_mean, quoted
from ..content.scan import FoundBlock, Scan
from ..markup.fields import BLOCKS
from .texts import ReadText

ROW = re.compile(r"^ *\|.*\| *$", re.MULTILINE)
WRITE_RULE = "write a header row, then a row such as `| --- | --- |`"


def table_problems(read: ReadText, scanned: Scan) -> Iterator[Problem]:
    """Yield a problem for each row that has not as many cells as its table's head, and for each table that is none.

    A table that is none within a block is reported by `table_in_block_problems`.
    """
    path = read.text.path
    for row in read.body.odd_rows:
        if row.text.startswith("///"):  # of a block that is none, which is told by its own rule
            continue
        expected, fix = f"{row.level} cells in each row", "add or remove a bar; within a cell, write it as `\\|`"
        yield Problem(path, row.line, "table-form", expected, quoted(row.text), fix)
    in_blocks = {
        block.content_line + number
        for block in scanned.blocks
        if block.name in BLOCKS and BLOCKS[block.name].holds == "table"
        for number in range(len(block.content))
    }
    for piece in read.body.pieces:
        if piece.kind in ("prose", "item") and "|" in piece.prose and (row_found := ROW.search(piece.prose)):
            line = piece.line_of(row_found.start())
            if line not in in_blocks:
                found = quoted(row_found.group())
                yield Problem(path, line, "table-form", "a table, after an empty line", found, WRITE_RULE)


def table_in_block_problems(path: str, element: Element, block: FoundBlock) -> Iterator[Problem]:
    """Yield a problem if the element of a block is not one table, or if its options name a column that it lacks."""
    table, at = element.find("table"), block.content_line or block.line
    if table is None:
        first = next((line for line in block.content if line.strip()), None)
        yield Problem(path, at, "block-content", "a table", quoted(first), WRITE_RULE)
        return
    for wrong in element:
        if (wrong.tag == "table" and wrong is not table) or ROW.match("".join(wrong.itertext())):
            found, fix = "an empty line between its rows", "take the empty line out, or write a block for each table"
            yield Problem(path, at, "block-content", "one table", found, fix)
        elif wrong is not table:
            expected, fix = "one table and nothing else", "close the block after the table"
            yield Problem(path, at, "block-content", expected, words_of(wrong), fix)
    headers = ["".join(head.itertext()).strip() for head in table.findall("thead/tr/th")]
    named = (*element.get("sum_columns", "").split("|"), *element.get("numbers", "").split("|"))
    for column in filter(None, named):
        if column not in headers:
            fix = did_you_mean(column, headers)
            yield Problem(path, block.line, "block-option", "a column header", quoted(column), fix)


def words_of(element: Element) -> str:
    """Return the words of an element for a message, or the name of one without words."""
    return quoted("".join(element.itertext()).strip() or element.get("kind") or element.tag)
