"""Lists based on check data: the table of reading levels for authors, and the glossary."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from ..checks.check_data import Term
from ..checks.reading_level import Level
from ..checks.texts import CheckedText, curriculum_texts
from ..content.model import Curriculum
from ..markup.table import table
from ..words.catalogue import Words, words_for
from ..words.formats import fixed, percent

FORMS = "curriculum/forms/"


def reading_levels(curriculum: Curriculum, levels: Mapping[str, Level]) -> str:
    """Return a table of reading levels for each module and for the forms, below a sentence on their range.

    `levels` maps the path of each text to its measures.
    """
    words = words_for(curriculum.language)
    labels = words.authors
    heads = (labels.text, labels.words, labels.longest, labels.mean, labels.grade, labels.uncommon, labels.passive)
    texts = [text for text in curriculum_texts(curriculum) if text.kind in ("page", "sheet", "guide")]
    parts = []
    for base, title in level_parts(curriculum).items():
        measured_texts = [text for text in texts if text.path.startswith(base) and text.path in levels]
        spread = _spread((levels[text.path] for text in measured_texts if text.is_for_patients), words)
        rows = [_row(text, levels[text.path], base, words) for text in measured_texts]
        parts += [f"## {title}", spread, table(heads, rows)]
    return "\n\n".join(parts)


def level_parts(curriculum: Curriculum) -> dict[str, str]:
    """Return the titles of the parts of that table, by the folder of their texts: each module, and the forms."""
    parts = {module.source.path.removesuffix("module.yml"): module.source.record.title for module in curriculum.modules}
    return parts | ({FORMS: words_for(curriculum.language).forms.all} if curriculum.forms else {})


def _row(text: CheckedText, level: Level, base: str, words: Words) -> tuple[object, ...]:
    grade = words.authors.too_short if level.grade is None else fixed(level.grade, 1, words.language)
    name = text.path.removeprefix(base).removesuffix(".md")
    shares = (percent(share, words.language) for share in (level.uncommon, level.passive))
    levels = fixed(level.mean, 1, words.language), grade, *shares
    return name, level.words, level.longest, *levels


def _spread(levels: Iterable[Level], words: Words) -> str:
    measured = list(levels)
    grades = sorted(level.grade for level in measured if level.grade is not None)
    longest = max((level.longest for level in measured), default=0)
    if not grades:
        return words.authors.longest_is(words=longest)
    low, middle, high = (fixed(grades[at], 1, words.language) for at in (0, len(grades) // 2, -1))
    return words.authors.spread(low=low, high=high, middle=middle, words=longest)


def glossary_list(glossary: Mapping[str, Term]) -> str:
    """Return the glossary terms in alphabetical order below their first letters, each with its meaning."""
    terms = sorted(glossary.values(), key=lambda term: term.term.lower())
    return "\n\n".join(
        f"## {letter}\n\n" + "\n".join(f"- **{term.term}:** {term.means}" for term in own)
        for letter, own in groupby(terms, key=lambda term: term.term[0].upper())
    )
