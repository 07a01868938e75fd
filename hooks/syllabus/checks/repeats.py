"""The rule that no two sessions share a sentence, which catches sessions copied from a template."""

import re
from collections.abc import Iterable, Iterator

from ..content.problem import Problem, quoted
from .prose import Sentence
from .texts import ReadText

LEAST_WORDS = 8
SESSION_PARTS = 4  # curriculum/modules/<module>/<session>


def long_sentences(read: ReadText) -> list[Sentence]:
    """Return the sentences of a page, guide or sheet that have at least `LEAST_WORDS` words; none for other kinds."""
    if read.text.kind not in ("page", "guide", "sheet"):
        return []
    return [sentence for sentence in read.sentences if len(sentence.words) >= LEAST_WORDS]


def repeated_sentence_problems(sentences_by_path: Iterable[tuple[str, list[Sentence]]]) -> Iterator[Problem]:
    """Yield a problem for each sentence that occurs in an earlier session, given the sentences of each text."""
    first: dict[str, tuple[str, int]] = {}
    for path, long in sentences_by_path:
        for sentence in long:
            bare = " ".join(re.findall(r"[a-z0-9]+", sentence.text.lower()))
            where, line = first.setdefault(bare, (path, sentence.line))
            if _session(where) != _session(path):
                fix = f"{where}:{line} has it too; say it in new words, or make it a fixed passage"
                found = quoted(sentence.text)
                yield Problem(path, sentence.line, "sentence-repeated", "sentences of its own", found, fix)


def _session(path: str) -> tuple[str, ...]:
    return tuple(path.split("/")[:SESSION_PARTS])
