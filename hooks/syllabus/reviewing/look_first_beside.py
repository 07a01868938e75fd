"""The list *Look here first* of the packet of a translation."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ..content.model import Reference
from ..content.units import Unit
from ..reviews.status import PASSAGES
from ..translating.danger import is_safety
from ..translating.lock import digits
from ..translating.skeleton import KEYED
from ..words.review_words import Reviewing
from .beside import Beside, BesideText
from .look_first import LEAST_WORDS, danger_in
from .unit_markdown import PASSAGE, SETTING, literal, readable

WORD = re.compile(r"\w")
CELL = re.compile(r"\\?\|")
QUIET = ("fact", "code")  # kinds of units that are the same in all languages


def look_first_beside(
    texts: Sequence[BesideText],
    shown: Mapping[str, frozenset[int]],
    references: tuple[Reference, Reference],
    words: Reviewing,
) -> str:
    """Return the places to look at first: what matters for safety, what stayed, and exceptions to our rules."""
    safety = {words.safety: list(_safety(texts, shown, references))}
    stayed = {words.two_columns.stayed: list(_stayed(texts, references))}
    allowed = {words.allowed: [line for text in texts for line in _allowed(text)]}
    passages = {words.passages: [f"({t.units[0].number}) {literal(t.title)}" for t in texts if _is_passage(t)]}
    found = {title: lines for part in (passages, safety, stayed, allowed) for title, lines in part.items() if lines}
    parts = [f"# {words.look_first}", words.look_first_about]
    for title, lines in found.items():
        parts += [f"## {title}", *lines]
    return "\n\n".join(parts if found else [*parts, words.no_looks])


def _is_passage(text: BesideText) -> bool:
    return text.twin.english.path.startswith(PASSAGES)


def _safety(
    texts: Sequence[BesideText], shown: Mapping[str, frozenset[int]], references: tuple[Reference, Reference]
) -> Iterator[str]:
    danger = danger_in(references[0])
    for text in texts:
        for unit in text.units if not _is_passage(text) else ():
            said = unit.english
            is_long = len(said.text.split()) >= LEAST_WORDS and not is_setting(said)
            is_danger = is_safety(said, text.twin.english.sentences) or danger.search(said.text)
            if is_long and is_danger and unit.number in shown[text.path]:
                yield _both(unit, references)


def _stayed(texts: Sequence[BesideText], references: tuple[Reference, Reference]) -> Iterator[str]:
    for text in texts:
        reasons = {row.target: row.still_right for row in text.twin.locked or () if row.still_right}
        for unit in text.units:
            if reason := reasons.get(digits(unit.own)):
                yield f"{_both(unit, references)}\n\n> {literal(reason)}"


def _allowed(text: BesideText) -> Iterator[str]:
    for entry in getattr(text.twin.value.record, "allow", ()) if text.twin.english.document else ():
        yield f"{literal(entry.words)}\n\n> {literal(f'{entry.rule}: {entry.reason}')}"


def _both(unit: Beside, references: tuple[Reference, Reference]) -> str:
    english, own = (
        bare_words(side.text, reference) for side, reference in zip((unit.english, unit.own), references, strict=True)
    )
    return f"({unit.number}) {english}\n\n> {own}"


def bare_words(text: str, reference: Reference) -> str:
    """Return words as they are read, the cells of a row with points between them."""
    return " · ".join(cell.strip() for cell in CELL.split(readable(text, reference).strip("| ")))


def is_setting(unit: Unit) -> bool:
    """Return whether a unit says nothing to readers, such as an empty row, or the same in all languages."""
    is_key = unit.kind == "block" and unit.shape[2] in KEYED and unit.shape[2] != PASSAGE
    is_number = unit.kind == "option" and SETTING.match(unit.text)
    return unit.kind in QUIET or is_key or bool(is_number) or not WORD.search(unit.text)
