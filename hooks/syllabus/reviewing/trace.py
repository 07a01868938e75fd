"""What a packet says of itself when it comes back: its edition, its texts, and the hashes of what was read."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError

from ..content.problem import RefusedError
from ..reviews.types import MOST_TEXTS, ReviewedText
from .last_pages import BETWEEN, TRACE
from .packet import MOST_PARAGRAPHS

PARTS = 4  # of the line of a text
MOST_LETTERS = 300  # of a part of it
FIX = "ask for the file as it was sent, with its last page"


@dataclass(frozen=True)
class TracedText:
    """A text of a packet: the number of its decision, that of its first paragraph, and its hashes."""

    group: int
    first: int
    read: ReviewedText


@dataclass(frozen=True)
class Trace:
    """The edition and the texts of a packet."""

    edition: str
    texts: tuple[TracedText, ...]

    @property
    def is_translation(self) -> bool:
        """Whether its texts were read beside their English."""
        return any(text.read.source for text in self.texts)

    def unit(self, number: int) -> tuple[str, str] | None:
        """Return the path and the hash of the paragraph with this number, or None if there is none."""
        for text in self.texts:
            at = number - text.first
            if 0 <= at < len(text.read.units):
                return text.read.document, text.read.units[at]
        return None

    def marked(self, digits: str, again: int) -> tuple[str, str] | None:
        """Return the path and the hash of the paragraph with these first digits, the `again`th of them."""
        same = [(t.read.document, unit) for t in self.texts for unit in t.read.units if unit.startswith(digits)]
        return same[again - 1] if 0 < again <= len(same) else None


def read_trace(paragraphs: Iterable[str]) -> Trace:
    """Return what the paragraphs of a packet say of it. Raises RefusedError if they say nothing, or say it wrongly."""
    start = f"{TRACE} "
    lines: list[str] = []
    for paragraph in paragraphs:
        if lines or paragraph.startswith(start):
            lines += paragraph.split("\n")
    if not lines:
        raise RefusedError(f"expected a packet of `make review`, found another Word file - {FIX}")
    _, _, edition = lines[0].partition(BETWEEN)
    texts: list[TracedText] = []
    units: list[str] = []
    head: list[str] = []
    for line in [*lines[1:], BETWEEN]:
        if BETWEEN in line:
            if head:
                texts.append(_text(head, units))
            head, units = line.split(BETWEEN), []
        else:
            units += line.split()
    found = Trace(edition.strip(), tuple(texts))
    if not texts or len(texts) > MOST_TEXTS or not found.edition:
        raise _broken()
    return found


def _text(head: list[str], units: list[str]) -> TracedText:
    if len(head) != PARTS or not head[0].isdecimal() or not head[3].isdecimal() or max(map(len, head)) > MOST_LETTERS:
        raise _broken()
    try:
        pairs = [unit.rpartition("/") for unit in units]  # of a translation; other texts have nothing before the slash
        source, own = tuple(one for one, _, _ in pairs if one), tuple(unit for _, _, unit in pairs)
        read = ReviewedText(document=head[1], decision="use", hash=head[2], units=own, source=source)
    except ValidationError as error:
        raise _broken() from error
    first = int(head[3])
    if first > MOST_PARAGRAPHS:
        raise _broken()
    return TracedText(int(head[0]), first, read)


def _broken() -> RefusedError:
    return RefusedError(f"expected the last page of the packet as it was sent, found it changed - {FIX}")
