"""The sentences that a clinician should see first: those of passages and forms, for the page of that name."""

from collections.abc import Iterable

from ..content.model import Curriculum, Reference
from ..content.record_types import ForReviewers
from ..markup.expand import plain_line
from ..words.catalogue import words_for
from .forms import form_link
from .guide_head import bullets

FOLDER = "authoring/for-reviewers"


def for_reviewers(curriculum: Curriculum) -> str:
    """Return the sentences of fixed passages and forms with the reasons, and a list of modules, as Markdown.

    The passages come first, since their words stand in many places. Links start at the root.
    """
    reference, words = curriculum.reference, words_for(curriculum.language).authors
    parts = [
        *(
            sentences_under(passage.record.title, passage.record.for_reviewers, reference)
            for passage in reference.passages.values()
        ),
        *(sentences_under(form_link(form), form.record.for_reviewers, reference) for form in curriculum.forms),
    ]
    modules = [
        f"[{module.source.record.title}](/{FOLDER}/{module.slug}.md): {words.sentences(count)}"
        for module in curriculum.modules
        if (count := sum(len(session.page.record.for_reviewers) for session in module.sessions))
    ]
    if modules:
        parts.append(f"## {words.reviewers_by_module}\n\n{bullets(modules)}")
    return "\n\n".join(filter(None, parts)) or words.no_reviewers


def sentences_under(heading: str, entries: Iterable[ForReviewers], reference: Reference) -> str:
    """Return the sentences with their reasons as Markdown below a heading; empty without any."""
    words = words_for(reference.language).authors
    lines = [plain_line(words.for_reviewers(sentence=entry.sentence, why=entry.why), reference) for entry in entries]
    return f"## {heading}\n\n{bullets(lines)}" if lines else ""
