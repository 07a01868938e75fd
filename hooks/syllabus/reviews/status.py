"""What the entries of the ledger say of the texts as they are now."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ..content.model import Curriculum, Document
from ..content.scan import scan
from ..content.standing import Standing
from .types import ReviewedText, ReviewEntry, ReviewKind, unit_keys

Entries = Sequence[Document[ReviewEntry]]
Documents = Mapping[str, Document[Any]]
Parts = Sequence[Any]  # of a text: the hash of each, or of a translation both
APPROVES: ReviewKind = "clinical"
PASSAGES = "curriculum/reference/passages/"


@dataclass(frozen=True)
class Judgment:
    """What one entry says of one document: the name of the entry, the entry, and its part on the document."""

    name: str
    entry: ReviewEntry
    text: ReviewedText


def documents_of(curriculum: Curriculum, docs: Iterable[Document[Any]] = ()) -> dict[str, Document[Any]]:
    """Return all texts that can be reviewed, by path: first the passages, and last the hand-written pages `docs`.

    A clinic's own pages are none of them.
    """
    found: list[Document[Any]] = list(curriculum.reference.passages.values())
    for module in curriculum.modules:
        found.append(module.source)
        for session in module.sessions:
            found += [session.page, *([session.guide] if session.guide else []), *session.worksheets, *session.cards]
    own = (page for page in docs if page.path.startswith("docs/"))
    return {document.path: document for document in (*found, *curriculum.forms, *own)}


def judgments(entries: Entries) -> Iterator[Judgment]:
    """Yield what entries say of each document, in the order of their days and then of their names."""
    for entry in sorted(entries, key=lambda entry: (entry.record.day, entry.slug)):
        for text in entry.record.texts:
            yield Judgment(entry.slug, entry.record, text)


def latest(entries: Entries) -> dict[tuple[str, ReviewKind], Judgment]:
    """Return the last judgment of each document by each kind of review; who does not know the field passes none."""
    return {
        (judgment.text.document, judgment.entry.kind): judgment
        for judgment in judgments(entries)
        if judgment.text.decision != "not-my-field"
    }


def differences(then: Parts, now: Parts) -> tuple[int, int]:
    """Return how many parts changed, came, went or moved from `then` to `now`, given by hashes, and how many there are.

    >>> differences(["a", "b", "c"], ["a", "x", "c", "d"])
    (2, 4)
    """
    if list(then) == list(now):
        return 0, len(now)
    steps = SequenceMatcher(None, then, now, autojunk=False).get_opcodes()
    changed = sum(
        max(then_end - then_at, now_end - now_at)
        for what, then_at, then_end, now_at, now_end in steps
        if what != "equal"
    )
    return changed, max(len(then), len(now), changed)


def is_unchanged(text: ReviewedText, document: Document[Any]) -> bool:
    """Return whether a document says what was read, however its lines are broken."""
    return text.units == unit_keys(document)


def standings(entries: Entries, documents: Documents) -> dict[str, Standing]:
    """Return each of the documents whose last clinical review approves it.

    All parts of a passage that nobody approved by itself count as changed in the texts that include it.
    """

    def parts_of(path: str) -> dict[str, Parts]:
        return {part: unit_keys(documents[part]) for part in (path, *included(documents, path))}

    return standings_by(APPROVES, entries, documents, parts_of)


def standings_by(
    kind: ReviewKind, entries: Entries, paths: Iterable[str], parts_of: Callable[[str], Mapping[str, Parts]]
) -> dict[str, Standing]:
    """Return each of the texts at `paths` that the last review of this kind approves.

    `parts_of` returns what a text and each text that it includes say now, by path.
    """
    approved = {
        path: judgment
        for (path, of_kind), judgment in latest(entries).items()
        if of_kind == kind and judgment.text.decision == "use"
    }
    return {path: _standing(approved, path, parts_of(path)) for path in sorted(approved.keys() & set(paths))}


def _standing(approved: Mapping[str, Judgment], path: str, now_by_path: Mapping[str, Parts]) -> Standing:
    judgment, changed, total = approved[path], 0, 0
    for part, now in now_by_path.items():
        differing, parts = differences(approved[part].text.read, now) if part in approved else (len(now), len(now))
        changed, total = changed + differing, total + parts
    by = judgment.entry.by
    return Standing(role=by.role, initials=by.initials, on=judgment.entry.day, changed=changed, total=total)


def included(documents: Documents, path: str) -> list[str]:
    """Return the paths of the passages that a document includes, and of those that these include, each once."""
    passages = {document.slug: name for name, document in documents.items() if name.startswith(PASSAGES)}
    found: dict[str, None] = {}
    waiting = [path]
    while waiting:
        document = documents[waiting.pop()]
        for block in scan(document.body, document.body_line).blocks:
            passage = passages.get(block.argument) if block.name == "passage" else None
            if passage and passage != path and passage not in found:
                found[passage] = None
                waiting.append(passage)
    return list(found)
