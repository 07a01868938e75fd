"""What the checks know, as pages: the spread of reading levels for authors, and the terms explained for everybody."""

from collections.abc import Iterable, Mapping

from ..markdown_table import table
from ..model import Curriculum
from .plain_language import text_level
from .reference import CheckData, Term
from .texts import CheckedText, curriculum_texts

HEADS = ("Text", "Words", "Longest sentence", "Mean sentence", "Grade", "Uncommon words", "Passive")


def reading_levels(curriculum: Curriculum, data: CheckData) -> str:
    """A Markdown table for each module, and the spread of its pages and sheets in one sentence."""
    texts = [text for text in curriculum_texts(curriculum) if text.kind in ("page", "sheet", "guide")]
    parts = []
    for module in curriculum.modules:
        base = module.source.path.removesuffix("module.yml")
        own = [text for text in texts if text.path.startswith(base)]
        rows = [_row(text, data, base) for text in own]
        parts += [f"## {module.source.record.title}", _spread(own, data), table(HEADS, rows)]
    return "\n\n".join(parts)


def _row(text: CheckedText, data: CheckData, base: str) -> tuple[object, ...]:
    found = text_level(text, data)
    grade = "too short" if found.grade is None else f"{found.grade:.1f}"
    name = text.path.removeprefix(base).removesuffix(".md")
    levels = f"{found.mean:.1f}", grade, f"{found.uncommon:.0%}", f"{found.passive:.0%}"
    return name, found.words, found.longest, *levels


def _spread(texts: Iterable[CheckedText], data: CheckData) -> str:
    levels = [text_level(text, data) for text in texts if text.kind != "guide"]
    grades = sorted(found.grade for found in levels if found.grade is not None)
    longest = max((found.longest for found in levels), default=0)
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
