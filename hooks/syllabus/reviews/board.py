"""How far the texts are reviewed: what each reader has seen, what is left to read, and what waits for an answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from ..content.model import Document
from ..content.standing import Standing
from ..content.units import units_of
from .status import APPROVES, Documents, Entries, latest, standings
from .translated import CHECKS, Pairs, pair_standings, read_by_somebody
from .types import ReviewedText, ReviewKind, unit_key, unit_keys

WORDS_A_MINUTE = 200  # of somebody who reads with care
MINUTES_OF_AN_HOUR = 60


@dataclass(frozen=True)
class Seen:
    """A text on the board.

    `words` are all its words, and `left` those that no approval covers. `kinds` are the kinds of review that it had,
    and `last` is the day of the last one.
    """

    path: str
    words: int
    left: int
    standing: Standing | None
    kinds: frozenset[ReviewKind]
    last: date | None


@dataclass(frozen=True)
class OpenComment:
    """What a reviewer asked for, and nobody of the field has answered; `line` is 0 where the words have changed since.

    `says` is empty where somebody asked for changes without saying which.
    """

    path: str
    line: int
    says: str
    role: str
    kind: ReviewKind
    on: date


@dataclass(frozen=True)
class InLanguage:
    """Of the translations into a language, how many there are, and how many are checked, changed since, or only read.

    The others nobody has read.
    """

    language: str
    texts: int
    checked: int
    changed: int
    read: int


@dataclass(frozen=True)
class Board:
    """All texts in order, the comments that are open, and the translations by language."""

    texts: tuple[Seen, ...] = ()
    comments: tuple[OpenComment, ...] = ()
    languages: tuple[InLanguage, ...] = ()


@dataclass(frozen=True)
class Counts:
    """Sums over texts: how many there are, are approved as they are, changed since, and were seen by nobody."""

    texts: int
    approved: int
    changed: int
    unseen: int
    left: int

    @property
    def hours(self) -> float:
        """How long it takes to read what is left."""
        return self.left / WORDS_A_MINUTE / MINUTES_OF_AN_HOUR


def board(entries: Entries, documents: Documents, pairs: Pairs | None = None) -> Board:
    """Return the board of these documents and translations, without hand-written pages for facilitators and keepers.

    Who does not know the field has not seen a text.
    """
    judged, standing = latest(entries), standings(entries, documents)
    seen: dict[str, dict[ReviewKind, date]] = {}
    for (path, kind), judgment in judged.items():
        seen.setdefault(path, {})[kind] = judgment.entry.day
    approvals = {path: judged[path, APPROVES].text for path in standing}
    texts = []
    for path, document in documents.items():
        if path.startswith("docs/") and document.record.audience == "facilitators":
            continue
        days = seen.get(path, {})
        words = sum(unit.words for unit in units_of(document))
        left = _words_left(document, approvals[path]) if path in approvals else words
        texts.append(Seen(path, words, left, standing.get(path), frozenset(days), max(days.values(), default=None)))
    own = pairs or {}
    return Board(
        tuple(texts), tuple(_open_comments(entries, documents, own)), tuple(_languages(entries, documents, own))
    )


def counts(texts: Iterable[Seen]) -> Counts:
    """Return the sums over some of the texts."""
    found = list(texts)
    stood = [text.standing for text in found if text.standing]
    approved = sum(not standing.changed for standing in stood)
    return Counts(
        texts=len(found),
        approved=approved,
        changed=len(stood) - approved,
        unseen=sum(not text.kinds for text in found),
        left=sum(text.left for text in found),
    )


def _words_left(document: Document[Any], read: ReviewedText) -> int:
    """Return how many words of a document are in units that are not as they were read."""
    units = units_of(document)
    steps = SequenceMatcher(None, read.units, unit_keys(document), autojunk=False).get_opcodes()
    return sum(unit.words for what, _, _, at, end in steps if what != "equal" for unit in units[at:end])


def _languages(entries: Entries, documents: Documents, pairs: Pairs) -> Iterator[InLanguage]:
    """Yield the counts of each language that has translations, in the order of their tags."""
    standing, read = pair_standings(entries, pairs, documents, CHECKS), read_by_somebody(entries)
    for language in sorted({pair.language for pair in pairs.values()}):
        own = [path for path, pair in pairs.items() if pair.language == language]
        stood = [standing[path] for path in own if path in standing]
        checked = sum(not found.changed for found in stood)
        only_read = sum(path in read and path not in standing for path in own)
        yield InLanguage(language, len(own), checked, len(stood) - checked, only_read)


def _open_comments(entries: Entries, documents: Documents, pairs: Pairs) -> Iterable[OpenComment]:
    """Yield the comments of each last decision that is not to use the text as it was, in the order of the texts."""
    order = {path: at for at, path in enumerate((*documents, *pairs))}
    asked = [
        (order[path], kind, judgment)
        for (path, kind), judgment in latest(entries).items()
        if judgment.text.decision in ("use-with-changes", "do-not-use") and path in order
    ]
    for _, kind, judgment in sorted(asked, key=lambda item: item[:2]):
        path = judgment.text.document
        units = pairs[path].target if path in pairs else units_of(documents[path])
        lines = {unit_key(unit): unit.line for unit in reversed(units)}
        said = [(lines.get(note.unit, 0) if note.unit else 1, note.says) for note in judgment.text.comments]
        for line, says in said or [(1, "")]:
            yield OpenComment(path, line, says, judgment.entry.by.role, kind, judgment.entry.day)
