"""What the entries of the ledger say of translations, each of which is read beside its English."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..content.model import Document
from ..content.scan import scan
from ..content.standing import Standing
from ..content.units import Unit
from .status import Documents, Entries, Parts, included, latest, standings_by
from .types import Decision, ReviewedText, ReviewKind, pair_hash, unit_key

CHECKS: ReviewKind = "translation"  # the kind of somebody who knows both languages
INSERTED = {"help-lines": "crisis", "needs": "needs", "glossary": "glossary"}  # lists, and the files of their words


@dataclass(frozen=True)
class Pair:
    """A translation beside its English: its language, the path of the English file, and the units of both.

    There are as many of the one as of the other.
    """

    language: str
    english: str
    source: tuple[Unit, ...]
    target: tuple[Unit, ...]

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """The hashes of each part as entries have them, the English one first."""
        return tuple((unit_key(one), unit_key(other)) for one, other in zip(self.source, self.target, strict=True))

    @property
    def hash(self) -> str:
        """The hash of both, as entries have it."""
        return pair_hash(tuple(map(unit_key, self.source)), tuple(map(unit_key, self.target)))


Pairs = Mapping[str, Pair]  # by the path of the translation


def reviewed_pair(path: str, pair: Pair, decision: Decision) -> ReviewedText:
    """Return what an entry says of a translation that was read as it and its English are now."""
    source, units = tuple(map(unit_key, pair.source)), tuple(map(unit_key, pair.target))
    return ReviewedText(document=path, decision=decision, hash=pair.hash, units=units, source=source)


def pair_standings(entries: Entries, pairs: Pairs, documents: Documents, kind: ReviewKind) -> dict[str, Standing]:
    """Return each translation that the last review of this kind approves, by its path; `documents` are the English.

    What changed counts in either language. A fixed passage that a text includes needs an approval of its own, as in
    English, and so do the help lines and other lists of words that it inserts.
    """
    twins = {(pair.language, pair.english): path for path, pair in pairs.items()}

    def parts_of(path: str) -> dict[str, Parts]:
        pair = pairs[path]
        others = (
            [*included(documents, pair.english), *_inserted(documents[pair.english])]
            if pair.english in documents
            else []
        )
        twin_paths = [twins[pair.language, name] for name in others if (pair.language, name) in twins]
        return {part: pairs[part].parts for part in (path, *twin_paths)}

    return standings_by(kind, entries, pairs, parts_of)


def _inserted(document: Document[Any]) -> list[str]:
    """Return the paths of the files whose words a document inserts."""
    blocks = (block for block in scan(document.body).blocks if block.name == "insert")
    return [f"curriculum/reference/{INSERTED[block.argument]}.yml" for block in blocks if block.argument in INSERTED]


def read_by_somebody(entries: Entries) -> frozenset[str]:
    """Return the paths of the texts that somebody who knows the field has judged, whatever they decided."""
    return frozenset(path for path, _ in latest(entries))
