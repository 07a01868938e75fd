"""The people of whom sessions tell, for authors: whoever writes the next one sees who is there already."""

from collections import Counter
from collections.abc import Sequence

from ..content.model import Curriculum
from ..content.record_types import Story
from ..markup.table import table
from ..words.catalogue import words_for
from ..words.list_words import Stories


def stories(curriculum: Curriculum) -> str:
    """Return how often stories end so, and all people by module, as Markdown; links start at the root."""
    words = words_for(curriculum.language).stories
    parts = []
    told: list[Story] = []
    for module in curriculum.modules:
        rows = [
            (f"[{session.page.record.title}](/{module.slug}/{session.slug}/session.md)", *_row(story))
            for session in module.sessions
            for story in session.page.record.stories
        ]
        told += [story for session in module.sessions for story in session.page.record.stories]
        if rows:
            parts.append(f"## {module.source.record.title}\n\n{table([words.session, *_heads(words)], rows)}")
    return "\n\n".join([_counts(told, words), *parts]) if told else words.none


def _heads(words: Stories) -> list[str]:
    about = [words.name, words.age, words.work, words.family, words.place]
    return [*about, words.time_of_day, words.substance, words.helped_by, words.ends]


def _row(story: Story) -> list[object]:
    about = [story.name, story.age, story.work, story.family, story.place]
    cells = [*about, story.time_of_day, story.substance, story.helped_by, story.ends]
    return ["" if cell is None else cell for cell in cells]


def _counts(told: Sequence[Story], words: Stories) -> str:
    """Return a table of how many stories have each ending, substance and time of day, the most frequent first."""
    counted: dict[str, Counter[str]] = {
        words.ends: Counter(story.ends for story in told if story.ends),
        words.substance: Counter(story.substance for story in told if story.substance),
        words.time_of_day: Counter(story.time_of_day for story in told if story.time_of_day),
    }
    rows = [
        (what, ", ".join(f"{value}: {count}" for value, count in sorted(counts.items(), key=lambda e: (-e[1], e[0]))))
        for what, counts in counted.items()
        if counts
    ]
    return table([words.what, words.how_often], rows)
