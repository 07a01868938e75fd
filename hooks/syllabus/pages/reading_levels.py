"""What the checks know, as pages: the spread of reading levels for authors, and the terms explained for everybody."""

from collections.abc import Iterable, Mapping

from ..checks.check_data import Term
from ..checks.reading_level import Level
from ..checks.texts import CheckedText, curriculum_texts
from ..content.model import Curriculum
from ..markup.table import table
from ..words.catalogue import Words, words_for
from ..words.formats import fixed, percent


def reading_levels(curriculum: Curriculum, levels: Mapping[str, Level]) -> str:
    """A Markdown table for each module, and the spread of its pages and sheets in one sentence.

    `levels` has the measures of each text by its path.
    """
    words = words_for(curriculum.language)
    own = words.authors
    heads = (own.text, own.words, own.longest, own.mean, own.grade, own.uncommon, own.passive)
    texts = [text for text in curriculum_texts(curriculum) if text.kind in ("page", "sheet", "guide")]
    parts = []
    for module in curriculum.modules:
        base = module.source.path.removesuffix("module.yml")
        found = [text for text in texts if text.path.startswith(base) and text.path in levels]
        spread = _spread((levels[text.path] for text in found if text.kind != "guide"), words)
        rows = [_row(text, levels[text.path], base, words) for text in found]
        parts += [f"## {module.source.record.title}", spread, table(heads, rows)]
    return "\n\n".join(parts)


def _row(text: CheckedText, found: Level, base: str, words: Words) -> tuple[object, ...]:
    grade = words.authors.too_short if found.grade is None else fixed(found.grade, 1, words.language)
    name = text.path.removeprefix(base).removesuffix(".md")
    shares = (percent(share, words.language) for share in (found.uncommon, found.passive))
    levels = fixed(found.mean, 1, words.language), grade, *shares
    return name, found.words, found.longest, *levels


def _spread(levels: Iterable[Level], words: Words) -> str:
    found = list(levels)
    grades = sorted(level.grade for level in found if level.grade is not None)
    longest = max((level.longest for level in found), default=0)
    if not grades:
        return words.authors.longest_is(words=longest)
    low, middle, high = (fixed(grades[at], 1, words.language) for at in (0, len(grades) // 2, -1))
    return words.authors.spread(low=low, high=high, middle=middle, words=longest)


def glossary_list(glossary: Mapping[str, Term]) -> str:
    """The terms in alphabetical order, each with its meaning."""
    terms = sorted(glossary.values(), key=lambda term: term.term.lower())
    return "\n".join(f"- **{term.term}:** {term.means}" for term in terms)
