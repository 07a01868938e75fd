"""A page for each module with the sentences of its sessions that a clinician should see first."""

from collections.abc import Iterator

from ..content.model import Curriculum, Module, Reference
from ..words.catalogue import words_for
from .assemble import Page
from .reviewer_list import FOLDER, sentences_under


def reviewer_pages(curriculum: Curriculum) -> Iterator[Page]:
    """Yield for each module a page with the sentences of its sessions, if there are any."""
    words = words_for(curriculum.language).authors
    for module in curriculum.modules:
        if parts := list(filter(None, _sessions(module, curriculum.reference))):
            title = words.reviewers_of(module=module.source.record.title)
            yield Page(
                uri=f"{FOLDER}/{module.slug}.md",
                url=f"{FOLDER}/{module.slug}/",
                kind="module",
                title=title,
                body="\n\n".join([f"# {title}", words.reviewers_about, *parts]) + "\n",
                source=module.source.path,
                module=module.slug,
                for_leaders=True,
                meta={"template": "docs.html", "search": {"exclude": True}},
            )


def _sessions(module: Module, reference: Reference) -> Iterator[str]:
    for session in module.sessions:
        record = session.page.record
        yield sentences_under(
            f"[{record.title}](/{module.slug}/{session.slug}/session.md)", record.for_reviewers, reference
        )
