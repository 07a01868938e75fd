"""Runs the checks across texts: what they have in common, and what a record says of its texts."""

from collections.abc import Iterator, Mapping

from ..content.model import Curriculum
from ..content.problem import Problem
from .claims import source_use_problems
from .repeats import repeated_sentence_problems
from .run import CheckResult
from .session_notes import reviewer_problems, session_note_problems, shared_name_problems
from .texts import CheckedText


def cross_text_problems(
    curriculum: Curriculum, texts: list[CheckedText], checked: Mapping[str, CheckResult]
) -> Iterator[Problem]:
    """Yield the problems across `checked` texts: repeated sentences, and what a session says of its texts."""
    yield from repeated_sentence_problems((t.path, checked[t.path].long) for t in texts if t.path in checked)
    cites = {path: result.cites for path, result in checked.items()}
    held = {path: result.held for path, result in checked.items()}
    for passage in curriculum.reference.passages.values():
        yield from reviewer_problems(passage, "words of the passage", held)
    for form in curriculum.forms:
        yield from reviewer_problems(form, "words of the form", held)
        yield from source_use_problems(form, (), cites, is_whole=True)
    for module in curriculum.modules:
        yield from shared_name_problems(module)
        for session in module.sessions:
            parts = [part for part in (session.guide, *session.worksheets) if part is not None]
            yield from source_use_problems(session.page, parts, cites, is_whole=session.guide is not None)
            yield from session_note_problems(session, held)
