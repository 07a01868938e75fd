"""The blocks of a text: headings, paragraphs, lists, notes, boxes, tables and drawings; fields are in `fields.py`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from ..pdf.controls import Control
from ..pdf.nodes import Node
from ..words.list_words import WordCopies
from .collected import BULLETS, Collected
from .fields import FORMS, FieldBlocks
from .inline import BOLD, Inline, is_inline
from .paragraphs import numbering, paragraph
from .pictures import drawing_run
from .place import STEP, Place
from .tables import box, table
from .xml import run, w

STYLES = {"p": "", "say": "Say", "ask": "Ask", "do": "Do", "screen": "Screen"}  # of paragraphs
LOWEST = 6  # level of a heading


class Blocks:
    """Writes nodes as blocks. `collected` gets what they refer to."""

    def __init__(self, controls: Sequence[Control], collected: Collected, words: WordCopies) -> None:
        self.inline = Inline(controls, collected)
        self.collected = collected
        self.fields = FieldBlocks(self.inline, self.blocks, words)

    def blocks(self, nodes: Sequence[Node], place: Place) -> list[str]:
        """Return the blocks of these nodes; what stands within a line and has no paragraph gets one."""
        found: list[str] = []
        line: list[Node] = []
        for node in nodes:
            if is_inline(node):
                line.append(node)
                continue
            found += [*self._line(line, place), *self._block(node, place)]
            line = []
        return [*found, *self._line(line, place)]

    def _line(self, nodes: Sequence[Node], place: Place) -> list[str]:
        if all(isinstance(node, str) and node.isspace() for node in nodes):
            return []
        return [paragraph(place.style, self.inline.runs(nodes), place)]

    def _block(self, node: Any, place: Place) -> list[str]:
        tag = node["t"]
        if tag in FORMS:
            return self.fields.field(node, place)
        if tag in STYLES:
            return [paragraph(STYLES[tag] or place.style, self.inline.runs(node["k"]), place)]
        if tag[0] == "h" and tag[1:].isdecimal():
            level = min(int(tag[1:]) + place.offset, LOWEST)
            return [paragraph(f"Heading{level}", self.inline.runs(node["k"]), place)]
        return BLOCKS[tag](self, node, place)

    def bullets(self, node: Any, place: Place) -> list[str]:
        """Return a list without numbers."""
        return self._list([item["k"] for item in node["k"]], BULLETS, place)

    def numbered(self, node: Any, place: Place) -> list[str]:
        """Return a list with numbers."""
        return self._list([i["k"] for i in node["k"]], self.collected.numbered_list(node["start"], place.level), place)

    def steps(self, node: Any, place: Place) -> list[str]:
        """Return the words of steps, which say all that their pictures show."""
        return self._list([item["k"] for item in node["items"]], self.collected.numbered_list(1, place.level), place)

    def notes(self, node: Any, place: Place) -> list[str]:
        """Return the notes at the end of a text, to which their marks lead."""
        number = self.collected.numbered_list(1, place.level)
        items = [self._item([*item["first"], *item["k"]], number, place, item["id"]) for item in node["items"]]
        return [
            paragraph("Prompt", self.inline.runs(node["name"]), place),
            *(block for item in items for block in item),
        ]

    def boxed(self, node: Any, place: Place) -> list[str]:
        """Return a passage or an example in a box, below its title."""
        inside = "".join(self.blocks(node["k"], place.in_cell(place.width - place.indent, "")))
        return box(self.inline.runs(node["name"], BOLD), inside, place)

    def drawing(self, node: Any, place: Place) -> list[str]:
        """Return a picture, and below it its sentence."""
        return [paragraph("Drawing", drawing_run(node, self.collected), place), *self.blocks(node["k"], place)]

    def quotation(self, node: Any, place: Place) -> list[str]:
        """Return blocks that stand further in."""
        return self.blocks(node["k"], replace(place, indent=place.indent + STEP))

    def code(self, node: Any, place: Place) -> list[str]:
        """Return lines as they are written."""
        lines = [w("r", w("tab")).join(map(run, line.split("\t"))) for line in node["text"].split("\n")]
        return [paragraph("Code", w("r", w("br")).join(lines), place)]

    def _list(self, items: Sequence[list[Node]], number: int, place: Place) -> list[str]:
        return [block for item in items for block in self._item(item, number, place)]

    def _item(self, nodes: Sequence[Node], number: int, place: Place, name: str = "") -> list[str]:
        """Return an item: its first paragraph has the sign of the list, and what follows stands below its words."""
        nodes = [node for at, node in enumerate(nodes) if at or not isinstance(node, str) or node.strip()]
        of_line = next((at for at, node in enumerate(nodes) if not is_inline(node)), len(nodes))
        first, rest = nodes[:of_line], nodes[of_line:]
        if not first and rest and not isinstance(rest[0], str) and rest[0]["t"] in STYLES:
            first, rest = rest[0]["k"], rest[1:]
        runs = self.inline.runs(first)
        line = self.inline.bookmark(name, runs) if name else runs
        sign = numbering(number, place.level)
        return [paragraph("ListParagraph", line, place, numbering=sign), *self.blocks(rest, place.in_list())]


BLOCKS: dict[str, Callable[[Blocks, Any, Place], list[str]]] = {
    "ul": Blocks.bullets,
    "ol": Blocks.numbered,
    "steps": Blocks.steps,
    "notes": Blocks.notes,
    "example": Blocks.boxed,
    "passage": Blocks.boxed,
    "drawing": Blocks.drawing,
    "blockquote": Blocks.quotation,
    "pre": Blocks.code,
    "hr": lambda _, __, place: [paragraph("Rule", "", place)],
    "table": lambda blocks, node, place: table(node, place, blocks.inline, blocks.blocks),
}
