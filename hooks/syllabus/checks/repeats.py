"""No two sessions say the same thing in the same words: a template with the nouns swapped shows here first."""

import re
from collections.abc import Iterable, Iterator

from ..content.problem import Problem, quoted
from .prose import Sentence
from .texts import ReadText

LEAST_WORDS = 8
SESSION_PARTS = 4  # curriculum/modules/<module>/<session>


def long_sentences(read: ReadText) -> list[Sentence]:
    """The sentences of a session's text that are long enough to be somebody's own: eight words or more."""
    if read.text.kind not in ("page", "guide", "sheet"):
        return []
    return [sentence for sentence in read.sentences if len(sentence.words) >= LEAST_WORDS]


def repeated_sentence_problems(said: Iterable[tuple[str, list[Sentence]]]) -> Iterator[Problem]:
    """A problem for each sentence that stands in a session and in an earlier one; `said` has sentences by path."""
    first: dict[str, tuple[str, int]] = {}
    for path, long in said:
        for sentence in long:
            bare = " ".join(re.findall(r"[a-z0-9]+", sentence.text.lower()))
            where, line = first.setdefault(bare, (path, sentence.line))
            if _session(where) != _session(path):
                fix = f"{where}:{line} has it too; say it in new words, or make it a fixed passage"
                found = quoted(sentence.text)
                yield Problem(path, sentence.line, "sentence-repeated", "sentences of its own", found, fix)


def _session(path: str) -> tuple[str, ...]:
    return tuple(path.split("/")[:SESSION_PARTS])
