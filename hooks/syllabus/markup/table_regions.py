"""Plain tables: each in a region that scrolls by keyboard, and ready to be read as blocks on a phone."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from .tree_passes import WordedPass

# In letters of about 9 pixels: the room on a small phone, the space between two columns, and the least that makes
# a column of words easy to read.
ON_PHONE, BETWEEN, READABLE = 34, 3, 11
WIDE = 4  # columns, from which on a table has no room on a phone


class EmptyCorners(Treeprocessor):
    """Makes header cells without words plain cells, since a screen reader would announce a header that says nothing."""

    def run(self, root: Element) -> None:
        """Change the tag of the header cells below `root` that say nothing."""
        for head in root.iterfind(".//thead/tr/th"):
            if not "".join(head.itertext()).strip():
                head.tag = "td"
                head.attrib.pop("scope", None)


class TablesInRegions(WordedPass):
    """Wraps each plain table in a named, focusable region, so that wide tables can be scrolled by keyboard."""

    def run(self, root: Element) -> None:
        """Wrap the plain tables below `root`."""
        names: dict[str, int] = {}
        for parent in list(root.iter()):
            for index, table in enumerate(list(parent)):
                if table.tag != "table" or table.get("class"):
                    continue
                headers = ["".join(head.itertext()).strip() for head in table.iter("th")]
                name = self.words.page.table(heads=", ".join(head for head in headers if head))
                names[name] = names.get(name, 0) + 1
                name = name if names[name] == 1 else f"{name} ({names[name]})"
                region = Element(
                    "div", {"class": "table-region", "role": "region", "aria-label": name, "tabindex": "0"}
                )
                region.tail, table.tail = table.tail, None
                table.set("class", "plain")
                _prepare_for_phone(table, headers)
                region.append(table)
                parent[index] = region


def _prepare_for_phone(table: Element, headers: list[str]) -> None:
    """Mark a table that is too wide for a phone; there, each cell of it says what its column is."""
    rows = [list(row) for row in table.iter("tr")]
    columns = list(zip(*rows, strict=False))
    if len(columns) < WIDE and sum(_least_width(column) + BETWEEN for column in columns) <= ON_PHONE:
        return
    table.set("class", "plain wide")
    for row in rows:
        for cell, header in list(zip(row, headers, strict=False))[1:]:
            if cell.tag == "td" and header:
                cell.set("data-label", header)


def _least_width(column: Iterable[Element]) -> int:
    """Return how many letters a column needs beside each other, so that no word is broken and no line is too short."""
    texts = ["".join(cell.itertext()) for cell in column]
    longest_word = max(len(word) for text in texts for word in text.split() or [""])
    return max(longest_word, min(READABLE, max(map(len, texts))))
