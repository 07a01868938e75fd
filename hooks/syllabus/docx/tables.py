"""Tables with a header row, and boxes, which are tables of one column below their title."""

from collections.abc import Callable, Sequence
from typing import Any

from ..pdf.nodes import Node
from .content_controls import NO_BREAK
from .inline import BOLD, Inline
from .paragraphs import gap, paragraph
from .place import CELL_SIDE, MM, Place
from .xml import run, w

Cell = dict[str, Any]
Blocks = Callable[[Sequence[Node], Place], list[str]]
LETTER = 120  # twips: a bold letter of 11 points, as wide as most
NARROWEST = round(12 * MM)  # of a cell to fill
MOST_WISHED = 0.4  # of the width, for a column of words
HEADER = w("tblHeader")
COUNTRY = "US"  # of a language without one: Word looks up spelling by country


def table(node: dict[str, Any], place: Place, inline: Inline, blocks: Blocks, caption: str = "") -> list[str]:
    """Return a table, whose first row is marked as its header, and the gap behind it."""
    head, rows = node["head"], node["rows"]
    widths = column_widths([head, *(row["cells"] for row in rows)], place.width - place.indent)

    def cell_of(cell: Cell, width: int) -> str:
        inside = place.in_cell(width)
        if "field" in cell:
            return _cell(paragraph("Cell", inline.text_field(cell["field"], run(NO_BREAK * 3)), inside), width)
        return in_language(words_of(cell, inside, width), cell.get("lang", ""))

    def words_of(cell: Cell, inside: Place, width: int) -> str:
        aligned = cell.get("align", "")
        if aligned in ("center", "right") or (cell["head"] and cell["k"]):
            runs = inline.runs(cell["k"], *([BOLD] if cell["head"] else []))
            return _cell(paragraph("Cell", runs, inside, aligned=aligned.replace("left", "")), width)
        return _cell("".join(blocks(cell["k"], inside)), width)

    written = [_row([cell_of(cell, width) for cell, width in zip(head, widths, strict=True)], HEADER)]
    for row in rows:
        cells = [cell_of(cell, width) for cell, width in zip(row["cells"], widths, strict=True)]
        written.append(_row(cells, height=row["height"]))
    return [_table(written, widths, place, caption), gap()]


def box(name: str, inside: str, place: Place, caption: str = "", *, height: int = 0) -> list[str]:
    """Return a box: a title (runs) as its header row, and below it blocks, in a row of at least `height` mm.

    As a table of one column it also holds lists, whose frames would stand apart as those of paragraphs.
    """
    width = place.width - place.indent
    title = _row([_cell(paragraph("Cell", name, place.in_cell(width)), width)], HEADER)
    rows = [title, _row([_cell(inside, width)], height=height)]
    return [gap(), _table(rows, [width], place, caption), gap()]


def column_widths(rows: Sequence[Sequence[Cell]], width: int) -> list[int]:
    """Return the widths of the columns, which together are `width`.

    Each gets what its longest word needs; then columns of words what they would like, and columns to fill the rest.
    """
    columns = list(zip(*rows, strict=True))
    least = [max(map(_least, column)) for column in columns]
    spare = width - sum(least)
    if spare < 0:
        widths = [width * needed // sum(least) for needed in least]
    else:
        most = int(width * MOST_WISHED)
        wished = [max(0, min(most, max(map(_liked, c))) - n) for c, n in zip(columns, least, strict=True)]
        share = min(1.0, spare / sum(wished)) if sum(wished) else 0.0
        granted = [needed + int(wish * share) for needed, wish in zip(least, wished, strict=True)]
        to_fill = [at for at, column in enumerate(columns) if any("field" in cell for cell in column)]
        growing = to_fill or list(range(len(columns)))
        more = (width - sum(granted)) // len(growing)
        widths = [granted[at] + (more if at in growing else 0) for at in range(len(columns))]
    widths[-1] += width - sum(widths)
    return widths


def in_language(written: str, language: str) -> str:
    """Return what is written with each run marked as of this language, by which Word chooses its spelling."""
    if not language:
        return written
    mark = w("lang", val=language if "-" in language else f"{language}-{COUNTRY}")
    bare = written.replace("<w:r><w:t", f"<w:r>{w('rPr', mark)}<w:t")
    return bare.replace("</w:rPr><w:t", f"{mark}</w:rPr><w:t").replace(f"{mark}{mark}", mark)


def _least(cell: Cell) -> int:
    longest = max(map(len, cell.get("text", "").split()), default=0)
    return max(longest * LETTER, NARROWEST if "field" in cell or _has_tick(cell) else 0) + 2 * CELL_SIDE


def _liked(cell: Cell) -> int:
    return 0 if "field" in cell else len(cell["text"]) * LETTER + 2 * CELL_SIDE


def _has_tick(cell: Cell) -> bool:
    return any(not isinstance(node, str) and node["t"] == "tick" for node in cell["k"])


def _table(rows: Sequence[str], widths: Sequence[int], place: Place, caption: str) -> str:
    properties = w(
        "tblPr",
        w("tblStyle", val="Grid"),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=place.indent, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=caption) if caption else "",
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def _row(cells: Sequence[str], *marks: str, height: int = 0) -> str:
    tall = w("trHeight", val=round(height * MM), hRule="atLeast") if height else ""
    return w("tr", w("trPr", w("cantSplit"), tall, *marks), *cells)


def _cell(blocks: str, width: int) -> str:
    """Return a cell; the schema asks for a paragraph at its end."""
    end = "" if blocks.endswith("</w:p>") else paragraph("Cell", "", Place(width))
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), blocks, end)
