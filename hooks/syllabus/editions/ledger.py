"""What locks know of the ledger of reviews: which texts were published, and which entries may no longer change."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..content.problem import Problem
from ..reviews.rules import changed_entries
from .locks import Lock, review_hashes


def hashes_by_edition(locks: Sequence[Lock]) -> dict[str, dict[str, str]]:
    """Return the content hashes of the texts of each edition, by path."""
    return {lock.edition: _texts(lock) for lock in locks}


def _texts(lock: Lock) -> dict[str, str]:
    """Return what a lock has; an old one has no modules and passages."""
    texts = dict(lock.texts)
    for name, session in lock.sessions.items():
        folder = f"curriculum/modules/{name}"
        texts.setdefault(f"{folder}/session.md", session.page)
        if session.guide:
            texts.setdefault(f"{folder}/facilitator.md", session.guide)
        for kind, parts in (("worksheets", session.sheets), ("cards", session.cards)):
            for slug, part in parts.items():
                texts.setdefault(f"{folder}/{kind}/{slug}.md", part.hash)
    return texts


def ledger_changes(root: Path, locks: Sequence[Lock]) -> Iterator[Problem]:
    """Yield a problem for each entry of the last edition that was edited or taken away since."""
    if locks:
        yield from changed_entries(review_hashes(root), locks[-1].reviews, locks[-1].edition)
