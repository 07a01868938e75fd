"""The sentences that differ between two versions of a text, with their words marked."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

WORD = re.compile(r"\S+\s*|\s+")
LEAST_ALIKE = 0.5  # the share of words that two lines have in common when one became the other
MOST_PAIRS = 2_500  # of lines in one place; beyond that, none is taken for another
MOST_WORDS = 400  # in a line whose words are marked one by one

What = Literal["new", "changed", "gone"]


@dataclass(frozen=True)
class Run:
    """A run of words that both versions have (`same`), or only the former (`old`) or the latter (`new`)."""

    kind: Literal["same", "old", "new"]
    text: str


@dataclass(frozen=True)
class Edit:
    """A changed line. `line` counts in the latter version, and in the former for what is gone."""

    line: int
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class TextChange:
    """A text that is new, changed or gone, with its changed lines."""

    path: str
    what: What
    edits: tuple[Edit, ...]


def text_changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[TextChange]:
    """Return the texts that differ, by path. Sources have one sentence a line, so a line is what changes."""
    changes = []
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        if old != new:
            what: What = "new" if old is None else "gone" if new is None else "changed"
            edits = _edits((old or "").split("\n"), (new or "").split("\n"))
            changes.append(TextChange(path, what, tuple(edits)))
    return changes


def _edits(old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    for what, old_at, old_end, new_at, new_end in SequenceMatcher(None, old, new).get_opcodes():
        if what == "equal":
            continue
        pairs = _pairs(old[old_at:old_end], new[new_at:new_end])
        paired = set(pairs.values())
        for at in range(old_at, old_end):
            if at - old_at not in paired and old[at].strip():
                yield Edit(at + 1, (Run("old", old[at]),))
        for at in range(new_at, new_end):
            former = pairs.get(at - new_at)
            if former is not None:
                yield Edit(at + 1, marked_words(old[old_at + former], new[at]))
            elif new[at].strip():
                yield Edit(at + 1, (Run("new", new[at]),))


def _pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return which line of `old` each line of `new` was, by index, for lines that have enough words in common."""
    if len(old) * len(new) > MOST_PAIRS:
        return {}
    old_words, new_words = [Counter(line.split()) for line in old], [Counter(line.split()) for line in new]
    alike = [
        (-_share(one, other), abs(at - former), at, former)
        for at, other in enumerate(new_words)
        for former, one in enumerate(old_words)
        if _share(one, other) >= LEAST_ALIKE
    ]
    pairs: dict[int, int] = {}
    for _, _, at, former in sorted(alike):
        if at not in pairs and former not in pairs.values():
            pairs[at] = former
    return pairs


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def marked_words(old: str, new: str) -> tuple[Run, ...]:
    """Return both lines as one, in runs of words."""
    before, after = WORD.findall(old), WORD.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return (Run("old", old), Run("new", new))
    runs = []
    for what, old_at, old_end, new_at, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, came = "".join(before[old_at:old_end]), "".join(after[new_at:new_end])
        if what == "equal":
            runs.append(Run("same", came))
            continue
        runs += [Run("old", gone)] if gone else []
        runs += [Run("new", came)] if came else []
    return tuple(runs)
