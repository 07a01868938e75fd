"""How a card set stands on paper: its sizes, its sides and the number in the corner of each card."""

from dataclasses import dataclass
from typing import Any

from ..content.card_list import size_of
from ..content.model import Document
from ..content.record_types import CardSetRecord
from ..pages.card_pages import cards_of, in_pages, is_two_sided
from ..words.card_words import Cards
from .nodes import Node
from .plain_text import one_line

# In points, the largest first; a set is printed in the first that fits all of its cards.
LETTERS = (150, 132, 116, 102, 90, 80, 70, 62, 54, 48, 42, 38, 34, 30, 28, 26, 24, 22, 20, 18)
SMALLER = (17, 16, 15, 14, 13, 12, 11, 10)  # where a clinic's own line, or a browser, leaves less room
LARGEST = {"cards": 30, "strips": 26, "signs": 150, "labels": 38, "pieces": 28}
BOLD = ("signs", "labels", "pieces")
FEW_LETTERS = 60  # on each card of a set: they stand in the middle of it


@dataclass(frozen=True)
class CardSide:
    """A side of paper: the number of each card on it, and whether these are backs, which stand mirrored."""

    numbers: tuple[str, ...]
    is_back: bool


@dataclass(frozen=True)
class CardLayout:
    """The layout of a set: letters to try, the largest first, and the line in its file of each card."""

    title: str
    columns: int
    rows: int
    letters: tuple[int, ...]
    is_bold: bool
    is_centered: bool
    sides: tuple[CardSide, ...]
    lines: tuple[int, ...]


def card_layout(cards: Document[CardSetRecord], words: Cards) -> CardLayout:
    """Return the layout of a set."""
    record, all_cards = cards.record, cards_of(cards)
    columns, rows = size_of(record.kind, record.per_page)
    sides: list[CardSide] = []
    lines: list[int] = []
    number = 0
    for page in in_pages(cards):
        numbers = tuple(words.number(number=number + at, of=len(all_cards)) for at in range(1, len(page) + 1))
        number += len(page)
        for is_back in (False, True) if is_two_sided(cards) else (False,):
            sides.append(CardSide(numbers, is_back))
            lines += [card.line for card in page]
    return CardLayout(
        title=record.title,
        columns=columns,
        rows=rows,
        letters=tuple(size for size in LETTERS if size <= LARGEST[record.kind]),
        is_bold=record.kind in BOLD,
        is_centered=max((len(text) for card in all_cards for text in (card.front, card.back)), default=0)
        <= FEW_LETTERS,
        sides=tuple(sides),
        lines=tuple(lines),
    )


def card_data(layout: CardLayout, body: list[Node]) -> dict[str, Any]:
    """Return the data of a set for the layout: the nodes of its text, with the lists of cards set apart by side."""
    at = [index for index, node in enumerate(body) if isinstance(node, dict) and node["t"] == "ul"]
    lists: list[dict[str, Any]] = [node for node in body if isinstance(node, dict) and node["t"] == "ul"]
    start, end = (at[0], at[-1] + 1) if at else (len(body), len(body))
    lines = iter(layout.lines)
    sides = [
        {
            "is_back": side.is_back,
            "cards": [
                {"k": _paragraphs(item["k"]), "text": words_of(item["k"]), "number": number, "line": next(lines)}
                for item, number in zip(items["k"], side.numbers, strict=True)
            ],
        }
        for side, items in zip(layout.sides, lists, strict=True)
    ]
    return {
        "title": one_line(layout.title),
        "columns": layout.columns,
        "rows": layout.rows,
        "letters": layout.letters,
        "smaller": SMALLER,
        "is_bold": layout.is_bold,
        "is_centered": layout.is_centered,
        "head": body[:start],
        "sides": sides,
        "key": body[end:],
    }


def _paragraphs(nodes: list[Node]) -> list[Node]:
    """Return the nodes of a card without the white space between its paragraphs, which would take a line each."""
    has_paragraphs = any(isinstance(node, dict) and node["t"] == "p" for node in nodes)
    return [node for node in nodes if isinstance(node, dict) or not node.isspace()] if has_paragraphs else nodes


def words_of(nodes: list[Node]) -> str:
    """Return the words of nodes, by which the layout finds the widest."""
    return " ".join(node if isinstance(node, str) else words_of(node.get("k", [])) for node in nodes)
