"""What stands within a line: text in its styles, links, notes, and places to fill in."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ..pdf.controls import Control
from ..pdf.nodes import Node
from .collected import Collected
from .content_controls import NO_BREAK, check_control, text_control
from .pictures import picture_run
from .xml import run, w

BOLD, ITALIC, UNDERLINED = w("b"), w("i"), w("u", val="single")
ORDER = (w("rStyle", val="Hyperlink"), BOLD, ITALIC, UNDERLINED, w("vertAlign", val="superscript"))  # of the schema
LINK, _, _, _, RAISED = ORDER
SMALL = w("sz", val=16) + w("szCs", val=16)  # 8 points
ROOM = {"short": 23, "medium": 46, "long": 74}  # spaces of 11 points that are as wide as a blank on paper
OF_ADDRESSES = r"[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]"
ADDRESS = re.compile(
    rf"https?://[A-Za-z0-9.-]+(?::\d{{1,5}})?(?:[/?#]{OF_ADDRESSES}*)?|(?:tel|sms|mailto):{OF_ADDRESSES}+"
)
TO_PART = "part:"
TO_MARK = "mark:"


@dataclass
class Inline:
    """Writes nodes as runs. `collected` gets what they refer to."""

    controls: Sequence[Control]
    collected: Collected

    def runs(self, nodes: Iterable[Node], *styles: str) -> str:
        """Return the runs of nodes that stand within a line, in these styles (BOLD, ITALIC, ...) and their own."""
        return "".join(
            self._text(node, styles) if isinstance(node, str) else self._node(node, styles) for node in nodes
        )

    def title_and_tag(self, field: int) -> tuple[str, str]:
        """Return the name of a control, with its choice if it is one of several, and a tag that no other has."""
        control = self.controls[field]
        if control.kind != "radio":
            return control.name, control.key
        number = sum(other.key == control.key for other in self.controls[:field]) + 1
        return f"{control.name}: {control.label}", f"{control.key}-{number}"

    def text_field(self, field: int, room: str) -> str:
        """Return the control of a field that takes text."""
        return text_control(self.collected.number(), *self.title_and_tag(field), room)

    def box(self, field: int, *, is_round: bool = False) -> str:
        """Return the control of a box to mark."""
        return check_control(self.collected.number(), *self.title_and_tag(field), is_round=is_round)

    def bookmark(self, name: str, inside: str = "") -> str:
        """Return the place that links to `name` lead to."""
        number = self.collected.number()
        start = w("bookmarkStart", id=number, name=self.collected.bookmark(name))
        return start + inside + w("bookmarkEnd", id=number)

    def mark(self, name: str, inside: str) -> str:
        """Return runs with a bookmark of this very name, by which the place is found again in a file that came back."""
        number = self.collected.number()
        return w("bookmarkStart", id=number, name=name) + inside + w("bookmarkEnd", id=number)

    def picture(self, node: dict[str, Any], _: tuple[str, ...]) -> str:
        """Return a picture by its name, or the words that stand in for it."""
        data = self.collected.named.get(node["name"])
        return picture_run(data, node["alt"], self.collected) if data else run(node["alt"])

    def link_inside(self, name: str, runs: str) -> str:
        """Return a link to a place of the same file."""
        return w("hyperlink", runs, anchor=self.collected.bookmark(name), history=1)

    def _text(self, text: str, styles: Iterable[str]) -> str:
        return run(text, "".join(style for style in ORDER if style in styles))

    def _node(self, node: dict[str, Any], styles: tuple[str, ...]) -> str:
        return INLINE[node["t"]](self, node, styles)

    def link(self, node: dict[str, Any], styles: tuple[str, ...]) -> str:
        """Return a link, or its words alone if it leads to nothing that can be reached from a file."""
        target = quote(node["to"] or "", safe=":/?#@!$&'()*+,;=%~")
        inside = self.runs(node["k"], *styles, LINK)
        if target.startswith(TO_MARK):
            return self.mark(target.removeprefix(TO_MARK), self.runs(node["k"], *styles))
        if target.startswith(TO_PART):
            return self.link_inside(target, inside)
        if not ADDRESS.fullmatch(target):  # Word refuses to open a file with an address that it cannot read
            return self.runs(node["k"], *styles)
        return f'<w:hyperlink r:id="{self.collected.link(target)}" w:history="1">{inside}</w:hyperlink>'

    def note(self, node: dict[str, Any], styles: tuple[str, ...]) -> str:
        """Return the mark of a note, which leads to it."""
        return self.link_inside(node["to"], self.runs(node["k"], *styles, RAISED))

    def blank(self, node: dict[str, Any], _: tuple[str, ...]) -> str:
        """Return a blank within a line, and what goes there behind it: in small letters, which are no part of it."""
        hint = run(f" ({node['hint']})", SMALL) if node["hint"] else ""
        return self.text_field(node["field"], room_for(node["width"])) + hint


def room_for(width: str) -> str:
    """Return the run of an empty blank: spaces above a line, which nobody hears."""
    return run(NO_BREAK * ROOM[width], UNDERLINED)


INLINE: dict[str, Callable[[Inline, dict[str, Any], tuple[str, ...]], str]] = {
    "strong": lambda inline, node, styles: inline.runs(node["k"], *styles, BOLD),
    "em": lambda inline, node, styles: inline.runs(node["k"], *styles, ITALIC),
    "code": lambda inline, node, styles: inline.runs(node["k"], *styles),
    "br": lambda *_: w("r", w("br")),
    "a": Inline.link,
    "note": Inline.note,
    "blank": Inline.blank,
    "picture": Inline.picture,
    "tick": lambda inline, node, _: inline.box(node["field"], is_round=node["round"]),
}


def is_inline(node: Node) -> bool:
    """Return whether a node stands within a line."""
    return isinstance(node, str) or node["t"] in INLINE
