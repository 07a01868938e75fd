"""What the checks know, as pages: the spread of reading levels for authors, and the terms explained for everybody."""

from collections.abc import Iterable, Mapping

from ..checks.check_data import Term
from ..checks.reading_level import Level
from ..checks.texts import CheckedText, curriculum_texts
from ..content.model import Curriculum
from ..markup.table import table

HEADS = ("Text", "Words", "Longest sentence", "Mean sentence", "Grade", "Uncommon words", "Passive")


def reading_levels(curriculum: Curriculum, levels: Mapping[str, Level]) -> str:
    """A Markdown table for each module, and the spread of its pages and sheets in one sentence.

    `levels` has the measures of each text by its path.
    """
    texts = [text for text in curriculum_texts(curriculum) if text.kind in ("page", "sheet", "guide")]
    parts = []
    for module in curriculum.modules:
        base = module.source.path.removesuffix("module.yml")
        own = [text for text in texts if text.path.startswith(base) and text.path in levels]
        spread = _spread(levels[text.path] for text in own if text.kind != "guide")
        rows = [_row(text, levels[text.path], base) for text in own]
        parts += [f"## {module.source.record.title}", spread, table(HEADS, rows)]
    return "\n\n".join(parts)


def _row(text: CheckedText, found: Level, base: str) -> tuple[object, ...]:
    grade = "too short" if found.grade is None else f"{found.grade:.1f}"
    name = text.path.removeprefix(base).removesuffix(".md")
    levels = f"{found.mean:.1f}", grade, f"{found.uncommon:.0%}", f"{found.passive:.0%}"
    return name, found.words, found.longest, *levels


def _spread(levels: Iterable[Level]) -> str:
    found = list(levels)
    grades = sorted(level.grade for level in found if level.grade is not None)
    longest = max((level.longest for level in found), default=0)
    if not grades:
        return f"The longest sentence has {longest} words."
    middle = grades[len(grades) // 2]
    return (
        f"Pages and sheets for patients and families: grade {grades[0]:.1f} to {grades[-1]:.1f}, "
        f"half of them at {middle:.1f} or below; the longest sentence has {longest} words."
    )


def glossary_list(glossary: Mapping[str, Term]) -> str:
    """The terms in alphabetical order, each with its meaning."""
    terms = sorted(glossary.values(), key=lambda term: term.term.lower())
    return "\n".join(f"- **{term.term}:** {term.means}" for term in terms)
