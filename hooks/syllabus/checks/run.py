"""All checks of the content, in one go."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from ..docs_pages import DocsRecord
from ..helpers import shared_out
from ..model import Allow, Curriculum, Document, Reference
from ..problem import Problem, shown
from .claims import claim_problems, source_use_problems
from .freshness import outside_link_problems, review_problems
from .help_lines import crisis_problems, help_line_problems
from .patterns import pattern_problems
from .pictures import drawing_problems, picture_problems
from .plain_language import plain_language_problems
from .prose import Sentence
from .reference import CheckData
from .repeats import long_sentences, repeated_sentence_problems
from .safety import copied_passage_problems, session_safety_problems
from .shape import shape_problems
from .spelling import spelling_problems
from .texts import CheckedText, curriculum_texts, docs_texts

WORTH_HELP = 100  # texts; for fewer, starting other processes takes longer than the work


def content_problems(
    curriculum: Curriculum,
    docs: tuple[Document[DocsRecord], ...],
    data: CheckData,
    today: date,
    root: Path,
    *,
    is_whole: bool,
) -> list[Problem]:
    """Everything that the checks find, without what an author has allowed with a reason.

    Unused sources are looked for only when the curriculum `is_whole`: a session that could not be read cites nothing.
    """
    texts = [*curriculum_texts(curriculum), *docs_texts(docs)]
    checked = list(shared_out(checked_text, texts, curriculum.reference, data, today, worth=WORTH_HELP))
    found = [problem for problems, _ in checked for problem in problems]
    found += repeated_sentence_problems((text.path, long) for text, (_, long) in zip(texts, checked, strict=True))
    limits = data.thresholds
    for module in curriculum.modules:
        found += review_problems(module.source, (), limits, today)
        for session in module.sessions:
            found += review_problems(session.page, session.page.record.plan_problems, limits, today)
            found += source_use_problems(module, session)
            found += session_safety_problems(session)
            found += shape_problems(session, limits)
    crisis = curriculum.reference.crisis
    found += crisis_problems("curriculum/reference/crisis.yml", crisis, limits.help_line_days, today)
    if is_whole:
        found += _unused_sources(curriculum)
    for place in sorted([*root.glob("docs/**/*.svg"), *root.glob("curriculum/**/*.svg")]):
        found += drawing_problems(place.relative_to(root).as_posix(), place.read_bytes())
    return list(without_allowed(found, ((text.path, text.allow) for text in texts)))


def checked_text(
    reference: Reference, data: CheckData, today: date, text: CheckedText
) -> tuple[list[Problem], list[Sentence]]:
    """What can be said of one text by itself, and its long sentences, to be compared with those of others."""
    return list(_text_problems(reference, data, today, text)), long_sentences(text)


def _text_problems(reference: Reference, data: CheckData, today: date, text: CheckedText) -> Iterator[Problem]:
    yield from plain_language_problems(text, data)
    yield from pattern_problems(text, data.words, "word-choice")
    if text.is_for_patients and text.kind != "module":
        yield from pattern_problems(text, data.safety, "unsafe-detail")
    if text.kind != "docs":
        yield from claim_problems(text)
    yield from help_line_problems(text, reference.crisis)
    yield from copied_passage_problems(text, reference.passages)
    yield from outside_link_problems(text, data, reference, today)
    yield from picture_problems(text)
    yield from spelling_problems(text, data.spelling)


def without_allowed(problems: Iterable[Problem], allowed: Iterable[tuple[str, tuple[Allow, ...]]]) -> Iterator[Problem]:
    """The problems that no `allow` entry of their file excuses, and entries that excuse nothing."""
    entries = {path: list(given) for path, given in allowed if given}
    used: set[tuple[str, int]] = set()
    for problem in problems:
        excuse = None
        for index, entry in enumerate(entries.get(problem.path, [])):
            if entry.rule == problem.rule and entry.words in f"{problem.found}\n{problem.context}":
                excuse = index
        if excuse is None:
            yield problem
        else:
            used.add((problem.path, excuse))
    for path, given in entries.items():
        for index, entry in enumerate(given):
            if (path, index) not in used:
                found = f"{entry.rule}: {shown(entry.words)}"
                yield Problem(path, 1, "allow-unused", "an exception that is needed", found, "take it out")


def _unused_sources(curriculum: Curriculum) -> Iterator[Problem]:
    """Sources that nobody cites."""
    listed = {
        key for module in curriculum.modules for session in module.sessions for key in session.page.record.sources
    }
    path = "curriculum/reference/sources.yml"
    for key in curriculum.reference.sources:
        if key not in listed:
            yield Problem(path, 1, "source-unused", "a source that is cited", shown(key), "take it out", "notice")
