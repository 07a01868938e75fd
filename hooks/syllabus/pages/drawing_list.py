"""The reference of drawings: each kind with its labels and limits."""

from ..drawings.kinds import KINDS, Kind
from ..markup.table import table
from ..words.list_words import Authors


def drawing_kinds(words: Authors) -> str:
    """Return a table of the kinds of drawings, in English for authors; `words` has the heads."""
    rows = [
        (f"`{name}`", kind.labels, _how_many(kind, words), str(kind.letters), _notes(kind), _empty(kind, words))
        for name, kind in KINDS.items()
    ]
    heads = (words.drawing, words.labels, words.how_many, words.letters, words.notes, words.empty)
    return table(heads, rows)


def _how_many(kind: Kind, words: Authors) -> str:
    return str(kind.least) if kind.least == kind.most else words.from_to(least=kind.least, most=kind.most)


def _notes(kind: Kind) -> str:
    return kind.notes if kind.notes == "none" else f"{kind.notes}, {kind.note_letters}"


def _empty(kind: Kind, words: Authors) -> str:
    if kind.heads:
        return words.same_labels
    return words.no_labels if not kind.parts else words.parts(numbers=_how_many(kind, words))
