"""The card sets of *Print tonight*, as plain values: what stands on each side of paper, and in which letters."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, tostring

from ..content.model import Document
from ..content.record_types import CardSetRecord
from ..markup.parser import tree
from ..pages.assemble import Page
from ..pages.card_pages import is_two_sided
from ..pdf.card_sets import SMALLER, card_layout
from ..words.catalogue import words_for


def night_cards(cards: Document[CardSetRecord], page: Page, language: str) -> Mapping[str, Any]:
    """Return what the browser needs to lay out the set of this page, as its PDF does.

    `letters` are the sizes to try, in points, the largest first. `head` is the HTML of what stands above the cards of
    the first side, and `key` of the leader's own page behind them, or empty. `sides` has the cards of each side, with
    the HTML of their words and their number. The cards of a back stand mirrored; `two_sided` says whether there is one.
    """
    layout = card_layout(cards, words_for(language).cards)
    nodes = list(tree(page.printed, language))
    at = [index for index, node in enumerate(nodes) if node.tag == "ul"]
    return {
        "title": layout.title,
        "columns": layout.columns,
        "rows": layout.rows,
        "letters": (*layout.letters, *SMALLER),
        "bold": layout.is_bold,
        "centered": layout.is_centered,
        "two_sided": is_two_sided(cards),
        "head": _html(nodes[: at[0]]),
        "sides": [
            {
                "back": side.is_back,
                "cards": [[_inner(item), number] for item, number in zip(nodes[index], side.numbers, strict=True)],
            }
            for index, side in zip(at, layout.sides, strict=True)
        ],
        "key": _html(nodes[at[-1] + 1 :]),
    }


def _html(nodes: Iterable[Element]) -> str:
    return "".join(tostring(node, encoding="unicode", method="html") for node in nodes)


def _inner(item: Element) -> str:
    return escape(item.text or "", quote=False) + _html(item)
