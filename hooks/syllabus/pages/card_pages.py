"""The page of each card set, for facilitators, and the text of its PDF."""

from collections.abc import Iterator, Sequence

from ..content.card_list import Card, card_list, size_of
from ..content.model import Curriculum, Document, Module, Reference, Session
from ..content.record_types import CardSetRecord
from ..markup.expand import expand_line
from ..words.card_words import Cards
from ..words.catalogue import words_for
from .assemble import Page

FOLDER = "cards"
LINE_BREAK = "  \n    "


def card_pages(curriculum: Curriculum) -> Iterator[Page]:
    """Yield the page of each card set; `printed` is the text of its PDF."""
    reference, words = curriculum.reference, words_for(curriculum.language).cards
    for module in curriculum.modules:
        for session in module.sessions:
            for cards in session.cards:
                base, head = set_id(module, session, cards), _head(cards, words)
                yield Page(
                    uri=f"{base}.md",
                    url=f"{base}/",
                    kind="cards",
                    title=cards.record.title,
                    body="\n\n".join([*head, f"## {words.all}", _list(cards, reference, words)]) + "\n",
                    printed="\n\n".join([*head, *_sides(cards, reference), *_key(cards, reference, words)]) + "\n",
                    source=cards.path,
                    module=module.slug,
                    session=session.slug,
                    sheet=cards.slug,
                    meta={"description": cards.record.purpose, "search": {"exclude": True}},
                )


def set_id(module: Module, session: Session, cards: Document[CardSetRecord]) -> str:
    """Return the id printed on a set, which consists of slugs and never changes."""
    return f"{module.slug}/{session.slug}/{FOLDER}/{cards.slug}"


def set_pdf_url(page_url: str) -> str:
    """Return the URL of the PDF of the set whose page is at `page_url`."""
    return f"{page_url}{page_url.rstrip('/').rsplit('/', 1)[1]}.pdf"


def leader_packet_url(page: Page) -> str:
    """Return the URL of the PDF with all card sets of a session, for a page of the session."""
    return f"{page.module}/{page.session}/{page.session}-leader-packet.pdf"


def cards_of(cards: Document[CardSetRecord]) -> tuple[Card, ...]:
    """Return the cards of a set."""
    return card_list(cards.body, cards.body_line).cards


def in_pages(cards: Document[CardSetRecord]) -> list[tuple[Card, ...]]:
    """Return the cards of a set by the page that they stand on."""
    all_cards, (columns, rows) = cards_of(cards), size_of(cards.record.kind, cards.record.per_page)
    per_page = columns * rows
    return [all_cards[at : at + per_page] for at in range(0, len(all_cards), per_page)]


def is_two_sided(cards: Document[CardSetRecord]) -> bool:
    """Return whether the cards of a set have backs."""
    return any(card.back for card in cards_of(cards))


def _head(cards: Document[CardSetRecord], words: Cards) -> list[str]:
    record = cards.record
    how = [words.count_of(record.kind, record.count), words.for_each.of(record.per)]
    how.append(words.both_sides if is_two_sided(cards) else words.one_side)
    return [f"# {record.title}", record.purpose, " ".join(how)]


def _list(cards: Document[CardSetRecord], reference: Reference, words: Cards) -> str:
    """Return all cards as a numbered list, with their backs and answers."""
    items = []
    for number, card in enumerate(cards_of(cards), start=1):
        parts = [card.front]
        parts += [f"**{words.back}** {card.back}"] if card.back else []
        parts += [f"**{words.answer}** {card.answer}"] if card.answer else []
        text = LINE_BREAK.join(" ".join(part.split()) for part in parts)
        items.append(f"{number}. {expand_line(text, reference)}")
    return "\n".join(items)


def _sides(cards: Document[CardSetRecord], reference: Reference) -> Iterator[str]:
    """Yield a list for each side of paper, with a rule between sides: the fronts of a page, and then its backs."""
    is_first = True
    for page in in_pages(cards):
        for side in ([card.front for card in page], [card.back for card in page]):
            if any(side):
                yield from () if is_first else ("---",)
                has_paragraphs = any("\n\n" in text for text in side)
                between = "\n\n" if has_paragraphs else "\n"  # else the next item would be part of a paragraph
                yield between.join(_item("-", [text], reference) for text in side)
                is_first = False


def _key(cards: Document[CardSetRecord], reference: Reference, words: Cards) -> Sequence[str]:
    """Return what stands on a page by itself for the leader, if a card has an answer."""
    if not any(card.answer for card in cards_of(cards)):
        return ()
    return (f"## {words.key}", _list(cards, reference, words))


def _item(marker: str, parts: Sequence[str], reference: Reference) -> str:
    """Return an item of a list, whose parts are paragraphs."""
    lines = [expand_line(line, reference) for line in "\n\n".join(parts).split("\n")]
    return f"{marker} " + "\n".join(line if at == 0 or not line else f"    {line}" for at, line in enumerate(lines))
