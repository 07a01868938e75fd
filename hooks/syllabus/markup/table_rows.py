"""Reads tables as Python-Markdown does, with two differences: alignment is a class, and odd rows are kept in mind.

The content security policy blocks style attributes. A row that has not as many cells as the head gets the attribute
`written` with its source, since the library drops what is too much without a word.
"""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.tables import TableProcessor

RULE = re.compile(r" *:?-+:? *")  # what stands under a column's head
ALIGNED = re.compile(r"text-align: (\w+);")


def register_tables(md: Markdown) -> None:
    """Let `md` parse tables, in place of the library's extension `tables`; a backslash makes a bar a letter."""
    if "|" not in md.ESCAPED_CHARS:
        md.ESCAPED_CHARS.append("|")
    md.parser.blockprocessors.register(_Tables(md.parser, {"use_align_attribute": False}), "table", 75)


class _Tables(TableProcessor):
    def test(self, parent: Element, block: str) -> bool:
        """Return whether the block is a table: hyphens stand under each head, so a row that is empty is none."""
        return super().test(parent, block) and all(map(RULE.fullmatch, self.separator))

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        super()._build_row(row, parent, align)  # type: ignore[misc]  # the library's types leave it out
        built = parent[-1]
        cells = self._split_row(row)  # type: ignore[attr-defined]  # likewise
        if len(cells) != len(align):
            built.set("written", row)
        for cell in built:
            if found := ALIGNED.fullmatch(cell.attrib.pop("style", "")):
                cell.set("class", f"align-{found.group(1)}")
