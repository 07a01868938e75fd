"""Words on card sets and posters: what a leader cuts out, hands round and hangs up."""

from .messages import Group, Message, Plural, Text


class ForEach(Group):
    """Who gets one set, as a sentence."""

    person: Text
    pair: Text
    trio: Text
    table: Text
    group: Text


class PerShort(Group):
    """The same in a cell of a table."""

    person: Text
    pair: Text
    trio: Text
    table: Text
    group: Text


class Posters(Group):
    """Posters to hang up."""

    help: Text
    about: Text
    link: Message
    of_session: Text
    document: Message


class CardCounts(Group):
    """How many a set has, by its kind."""

    cards: Plural
    strips: Plural
    signs: Plural
    labels: Plural
    pieces: Plural


class Cards(Group):
    """A card set, on its page and in its PDF."""

    set: Text
    holds: Text
    sets: Text
    each: Message
    counts: CardCounts
    for_each: ForEach
    per: PerShort
    one_side: Text
    both_sides: Text
    all: Text
    key: Text
    back: Text
    answer: Text
    number: Message
    pdf: Text
    document: Message

    def count_of(self, kind: str, count: int) -> str:
        """Return how many a set of this kind has."""
        form: Plural = getattr(self.counts, kind)
        return form(count)
