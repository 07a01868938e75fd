"""Field blocks: what is asked, with a content control for each place to fill in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..pdf.nodes import Node
from ..pdf.plain_text import one_line
from ..words.list_words import WordCopies
from .collected import RINGS
from .content_controls import choice_control
from .inline import BOLD, Inline, room_for
from .paragraphs import numbering, paragraph, tab_stop
from .place import Place
from .tables import Blocks, box, table
from .xml import run, w

Field = dict[str, Any]


@dataclass(frozen=True)
class FieldBlocks:
    """Writes fields. `blocks` is a function that writes the nodes inside one."""

    inline: Inline
    blocks: Blocks
    words: WordCopies

    def field(self, node: Field, place: Place) -> list[str]:
        """Return the blocks of a field."""
        return FORMS[node["t"]](self, node, place)

    def write(self, node: Field, place: Place) -> list[str]:
        """Return what is asked, and as many ruled lines, which are gone when somebody types."""
        line, end = w("tab"), w("br")
        room = w("r", end.join([line] * node["lines"]))
        stop = w("tabs", tab_stop(place.width - 20, leader="underscore"))
        return [
            *self._prompt(node, place),
            paragraph("Lines", self.inline.text_field(node["field"], room), place, tabs=stop),
        ]

    def choose(self, node: Field, place: Place) -> list[str]:
        """Return what is asked, and a box to mark before each choice."""
        return [
            *self._prompt(node, place),
            *(
                paragraph("Choice", self.inline.box(c["field"]) + w("r", w("tab")) + self._choice(c), place)
                for c in node["choices"]
            ),
        ]

    def pick(self, node: Field, place: Place) -> list[str]:
        """Return what is asked, the choices to mark on paper, and a list to choose one from."""
        item = numbering(RINGS, place.level)
        return [
            *self._prompt(node, place),
            *(paragraph("Pick", self._choice(choice), place, numbering=item) for choice in node["choices"]),
            self._answer(node["choices"], place),
        ]

    def scale(self, node: Field, place: Place) -> list[str]:
        """Return what is asked, the numbers to mark on paper with the words at both ends, and a list of the numbers."""
        steps, width = node["steps"], place.width - place.indent
        apart = width // len(steps)
        stops = [tab_stop(place.indent + apart // 2 + apart * at, "center") for at in range(len(steps))]
        numbers = "".join(w("r", w("tab")) + run(step["number"]) for step in steps)
        ends = self.inline.runs(node["low"]) + w("r", w("tab")) + self.inline.runs(node["high"])
        return [
            *self._prompt(node, place),
            paragraph("Numbers", numbers, place, tabs=w("tabs", *stops)),
            paragraph("Numbers", ends, place, tabs=w("tabs", tab_stop(place.width))),
            self._answer([{"text": step["number"], "field": step["field"]} for step in steps], place),
        ]

    def table(self, node: Field, place: Place) -> list[str]:
        """Return what is asked, and a table with a control in each cell to fill."""
        return [*self._prompt(node, place), *table(node, place, self.inline, self.blocks, _words(node["name"]))]

    def draw(self, node: Field, place: Place) -> list[str]:
        """Return a box to draw in, as high as on paper; it takes no control, which would hold text alone."""
        return self._box(node, "", place, height=node["height"])

    def card(self, node: Field, place: Place) -> list[str]:
        """Return a box with what stands on the card."""
        inside = place.in_cell(place.width - place.indent, "")
        return self._box(node, "".join(self.blocks(node["k"], inside)), place)

    def _prompt(self, node: Field, place: Place) -> list[str]:
        return [paragraph("Prompt", self.inline.runs(node["name"]), place)]

    def _box(self, node: Field, inside: str, place: Place, height: int = 0) -> list[str]:
        return box(self.inline.runs(node["name"], BOLD), inside, place, _words(node["name"]), height=height)

    def _choice(self, choice: Field) -> str:
        """Return the words of a choice; one with room for other words has a control for them."""
        other = run(" ") + self.inline.text_field(choice["other"], room_for("long")) if "other" in choice else ""
        return self.inline.runs(choice["k"]) + other

    def _answer(self, choices: Sequence[Field], place: Place) -> str:
        """Return the line with the list to choose from, which is a line to write on paper."""
        control = self.inline.controls[choices[0]["field"]]
        texts = [choice["text"].rstrip(" :") for choice in choices]
        number = self.inline.collected.number()
        answer = choice_control(number, control.name, control.key, texts, room_for("medium"))
        return paragraph("Answer", run(f"{self.words.answer} ") + answer, place)


def _words(nodes: Sequence[Node]) -> str:
    return one_line("".join(node for node in nodes if isinstance(node, str)))


# How each kind of field is written; the same kinds as on paper (`FORMS` of `pdf/field_data.py`).
FORMS: dict[str, Callable[[FieldBlocks, Field, Place], list[str]]] = {
    "write": FieldBlocks.write,
    "choose": FieldBlocks.choose,
    "pick": FieldBlocks.pick,
    "matrix": FieldBlocks.table,
    "scale": FieldBlocks.scale,
    "grid": FieldBlocks.table,
    "budget": FieldBlocks.table,
    "draw": FieldBlocks.draw,
    "card": FieldBlocks.card,
}
