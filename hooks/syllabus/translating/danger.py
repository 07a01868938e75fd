"""Which parts of a text are about danger: a translation that lags behind there is not shown."""

from collections.abc import Iterable, Sequence
from typing import Any

from ..checks.freshness import SHORT_LIVED
from ..content.docs_pages import docs_address
from ..content.model import Curriculum, Document
from ..content.scan import HELP_LINE, scan
from ..content.units import Unit

DANGEROUS = SHORT_LIVED - {"legal"} | {"unsafe-home"}  # plan problems whose sessions are about danger as a whole


def is_safety(unit: Unit, sentences: Iterable[str]) -> bool:
    """Return whether a unit names a help line, includes a passage, or has one of the `sentences` for reviewers."""
    is_passage = unit.kind == "block" and unit.shape[2] == "passage"
    text = unit.text
    return is_passage or HELP_LINE.search(text) is not None or any(" ".join(s.split()) in text for s in sentences)


def sentences_for_reviewers(records: Iterable[Any]) -> tuple[str, ...]:
    """Return the sentences of these records that a clinician should see first."""
    return tuple(entry.sentence for record in records for entry in getattr(record, "for_reviewers", ()))


def dangerous_paths(curriculum: Curriculum, docs: Sequence[Document[Any]]) -> frozenset[str]:
    """Return the paths of the English texts that are about danger as a whole.

    They are the passages, the sessions with such plan problems, and the pages that kinds of danger lead to.
    """
    paths = {passage.path for passage in curriculum.reference.passages.values()}
    for session in (session for module in curriculum.modules for session in module.sessions):
        if DANGEROUS & set(session.page.record.plan_problems):
            paths |= {session.page.path, *(sheet.path for sheet in session.worksheets)}
    leads = {danger.page.partition("#")[0] for danger in curriculum.reference.danger.values()}
    return frozenset(paths | {page.path for page in docs if docs_address(page.slug) in leads})


def passages_in(body: str) -> frozenset[str]:
    """Return the keys of the passages that a text includes."""
    return frozenset(block.argument for block in scan(body).blocks if block.name == "passage")
