"""The sentences that a clinician should see first, for the page of that name."""

from collections.abc import Iterable

from ..content.model import Curriculum
from ..content.record_types import ForReviewers
from ..markup.expand import plain_line
from ..words.catalogue import words_for
from .forms import form_link
from .guide_head import bullets


def for_reviewers(curriculum: Curriculum) -> str:
    """Return the sentences named in fixed passages, forms and sessions, with the reasons, as Markdown.

    The passages come first, since their words stand in many places. Links start at the root.
    """
    reference, words = curriculum.reference, words_for(curriculum.language).authors
    parts = []

    def part(heading: str, entries: Iterable[ForReviewers]) -> None:
        lines = [words.for_reviewers(sentence=entry.sentence, why=entry.why) for entry in entries]
        if lines:
            parts.append(f"## {heading}\n\n{bullets(plain_line(line, reference) for line in lines)}")

    for passage in reference.passages.values():
        part(passage.record.title, passage.record.for_reviewers)
    for form in curriculum.forms:
        part(form_link(form), form.record.for_reviewers)
    for module in curriculum.modules:
        for session in module.sessions:
            record = session.page.record
            part(f"[{record.title}](/{module.slug}/{session.slug}/session.md)", record.for_reviewers)
    return "\n\n".join(parts) or words.no_reviewers
