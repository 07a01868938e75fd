"""The text of a card set: a list with one item for each card, its back, and its answer for the leader."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from .scan import HELP_LINE, Mark

BACK, ANSWER = "Back:", "Answer:"
# How the cards of each kind stand on a page: by their number, the columns and rows. The first is the usual one.
SIZES: dict[str, dict[int, tuple[int, int]]] = {
    "cards": {8: (2, 4), 1: (1, 1), 2: (1, 2), 4: (2, 2), 6: (2, 3)},
    "strips": {8: (1, 8), 4: (1, 4), 6: (1, 6), 10: (1, 10)},
    "signs": {1: (1, 1), 2: (1, 2), 4: (1, 4)},
    "labels": {10: (2, 5), 4: (2, 2), 6: (2, 3), 8: (2, 4)},
    "pieces": {18: (3, 6), 12: (3, 4), 15: (3, 5), 24: (3, 8)},
}
MOST_PEOPLE = 60  # in a group
# How many people share one set.
SHARED_BY = {"person": 1, "pair": 2, "trio": 3, "table": 4}
_ITEM = re.compile(r"- +(?=\S)")
_PART = re.compile(rf"({BACK}|{ANSWER})\s*")
# A sign that would begin a list, a heading, a table, a quotation, code or a block, and brackets of links and blanks.
_NO_WORDS = re.compile(r"[-+*]\s|\d{1,9}[.)]\s|#{1,6}\s|[>|]|`{3}|~{3}|/{3}|={3,}\s*$|-{3,}\s*$")
_BRACKET = re.compile(r"[\[\]]")


@dataclass(frozen=True)
class Card:
    """A card: the line of its file that it starts on, and the Markdown of its front, its back and its answer."""

    line: int
    front: str
    back: str = ""
    answer: str = ""


@dataclass(frozen=True)
class CardList:
    """The cards of a set, the lines that belong to none, and the fronts alone, each on its line of the file.

    `aside` has the backs and the answers, each with the line that it starts on.
    """

    cards: tuple[Card, ...]
    stray: tuple[Mark, ...]
    fronts: str
    aside: tuple[Mark, ...]


@dataclass
class _Open:
    """A card while it is read: the lines of its parts, and the line that each part starts on."""

    parts: dict[str, list[str]] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)

    def text(self, part: str) -> str:
        return "\n".join(self.parts.get(part, ())).strip()


@lru_cache(maxsize=1024)
def card_list(text: str, first_line: int = 1) -> CardList:
    """Return the cards in `text`, which starts on `first_line` of its file."""
    found: list[_Open] = []
    stray: list[Mark] = []
    fronts: list[str] = []
    part = ""
    for number, line in enumerate(text.split("\n"), start=first_line):
        words, is_front = line.strip(), False
        if item := _ITEM.match(line):
            found.append(_Open())
            part, words, is_front = "", line[item.end() :].strip(), True
            _add(found[-1], part, number, words)
        elif not words:
            _add_blank(found, part)
        elif found and line.startswith("  "):
            if label := _PART.match(words):
                part, words = label.group(1), words[label.end() :]
                if not words or part in found[-1].parts:
                    stray.append(Mark(number, line.strip()))
            is_front = not part
            _add(found[-1], part, number, words)
        else:
            stray.append(Mark(number, words))
            fronts.append("")
            continue
        if words and (_NO_WORDS.match(words) or _BRACKET.search(HELP_LINE.sub("", words))):
            stray.append(Mark(number, words))
        fronts.append(line if is_front else "")
    return CardList(
        tuple(Card(card.starts[""], card.text(""), card.text(BACK), card.text(ANSWER)) for card in found),
        tuple(stray),
        "\n".join(fronts),
        tuple(Mark(card.starts[part], card.text(part)) for card in found for part in (BACK, ANSWER) if card.text(part)),
    )


def _add(card: _Open, part: str, number: int, words: str) -> None:
    card.starts.setdefault(part, number)
    card.parts.setdefault(part, []).append(words)


def _add_blank(found: list[_Open], part: str) -> None:
    if found and part in found[-1].parts:
        found[-1].parts[part].append("")


def size_of(kind: str, per_page: int | None) -> tuple[int, int]:
    """Return the columns and rows of a page of this kind; those of the usual page for a number that it lacks."""
    sizes = SIZES[kind]
    return sizes[per_page if per_page in sizes else next(iter(sizes))]


def sets_for(people: int, per: str, each: int) -> int:
    """Return how many sets a group of `people` needs, if each person, pair, trio, table or the whole group gets `each`.

    >>> sets_for(10, "table", 2)
    6
    """
    return each * -(-people // SHARED_BY[per]) if per in SHARED_BY else each
