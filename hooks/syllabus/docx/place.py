"""Where blocks stand: their style, how far in, and how wide they may be. All lengths are twips, 1,440 to an inch."""

from dataclasses import dataclass, replace

MM = 1440 / 25.4
STEP = 400  # of one list in another
DEEPEST = 3  # level of a list, from 0; what lies deeper stands no further in
PAPERS = {"letter": (12240, 15840), "a4": (11906, 16838)}
SIDE, TOP, BOTTOM, FOOT = round(16 * MM), round(13 * MM), round(16 * MM), round(9 * MM)  # of the margins


@dataclass(frozen=True)
class Place:
    """The style of plain paragraphs, their indent, the level of the next list, and the width up to the indent's start.

    `offset` is how far headings are lowered.
    """

    width: int
    style: str = ""
    indent: int = 0
    level: int = 0
    offset: int = 0

    def in_list(self) -> "Place":
        """Return the place of what stands in an item, under its words."""
        return replace(self, indent=self.indent + STEP, level=min(self.level + 1, DEEPEST))

    def in_cell(self, width: int, style: str = "Cell") -> "Place":
        """Return the place within a cell that is `width` wide."""
        return Place(width - 2 * CELL_SIDE, style, offset=self.offset)


CELL_SIDE = 90  # from the edge of a cell to its words


def text_width(paper: str) -> int:
    """Return how wide a line is."""
    return PAPERS[paper][0] - 2 * SIDE
