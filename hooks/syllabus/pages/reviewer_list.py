"""The sentences that a clinician should see first, for the page of that name."""

from ..content.model import Curriculum
from ..markup.expand import plain_line
from ..words.catalogue import words_for
from .guide_head import bullets


def for_reviewers(curriculum: Curriculum) -> str:
    """Return the sentences that sessions name, with the reasons, by session as Markdown; links start at the root."""
    reference, words = curriculum.reference, words_for(curriculum.language).authors
    parts = []
    for module in curriculum.modules:
        for session in module.sessions:
            if entries := session.page.record.for_reviewers:
                lines = (words.for_reviewers(sentence=entry.sentence, why=entry.why) for entry in entries)
                heading = f"## [{session.page.record.title}](/{module.slug}/{session.slug}/session.md)"
                parts.append(f"{heading}\n\n{bullets(plain_line(line, reference) for line in lines)}")
    return "\n\n".join(parts) or words.no_reviewers
