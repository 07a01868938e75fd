"""The list *Look here first*: the sentences of a packet that matter most if they are wrong."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from ..checks.prose import split
from ..content.model import Curriculum, Reference
from ..content.scan import BLANK, CITE, HELP_LINE, NOTE
from ..reviews.status import PASSAGES
from .numbered import Numbered, NumberedText
from .unit_markdown import plain_words

Why = Literal["asked", "passage", "safety", "cited", "number", "allowed"]
JOINED = ("safety", "number")
KINDS: tuple[Why, ...] = ("asked", "passage", "safety", "cited", "number", "allowed")
# What a wrong sentence about could harm a person; the names of medicines come from `medicines.yml`.
SAFETY = (
    r"\d\s?mg\b|\b(?:withdrawal|overdos\w+|naloxone|suicid\w*|self-harm|kill\w*|die[sd]?|dying|death|seizures?"
    r"|medicines?|medications?|dos(?:e|es|age)|prescri\w+|pregnan\w+|detox\w*|poison\w*|breath(?:e|es|ing)|gun|guns|firearms?"
    r"|weapons?|abus\w+|violen\w+|hallucinat\w+|psychos[ei]s|emergency)\b"
)
LEAST_OF_NAME = 6  # letters: shorter names, such as those on the street, are everyday words as well
NUMBER = re.compile(r"\d")
MINUTES = re.compile(r"\(\d+ min(?:utes)?\)")
LINK = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*\)")
LEAST_WORDS = 4  # of a sentence on safety; shorter ones are headings and names
SIGNS = re.compile(r"[*|]|(?<!\w)_|_(?!\w)")
WORDLESS = ("fact", "option", "code")


@dataclass(frozen=True)
class Look:
    """A place to look at: its number (0 where the words are not found), the words there, and what to judge there."""

    kind: Why
    number: int
    words: str
    why: tuple[str, ...] = ()


def look_first(texts: Iterable[NumberedText], curriculum: Curriculum) -> tuple[Look, ...]:
    """Return the places to look at first in the texts of a packet, kind by kind and in reading order."""
    known = list(texts)
    units = {at: [unit for text in known if text.group == at for unit in text.units] for at in {t.group for t in known}}
    found = [look for text in known for look in _looks(text, units[text.group], curriculum.reference)]
    return tuple(_merged(sorted(found, key=lambda look: KINDS.index(look.kind)), curriculum.reference))


def _merged(looks: Iterable[Look], reference: Reference) -> Iterator[Look]:
    """Yield looks with their words as they are read: with all reasons for the same words, and never the same twice.

    Sentences of one unit on safety, or with numbers, are joined.
    """
    found: dict[tuple[Why, str, int], Look] = {}
    for look in looks:
        words = _bare(look.words, reference)
        key = look.kind, words, look.number if look.why else 0
        reasons = found[key].why if key in found else ()
        more = tuple(reason for reason in look.why if reason not in reasons)
        found[key] = replace(found.get(key, look), words=words, why=(*reasons, *more))
    for (kind, number), of_unit in groupby(found.values(), lambda look: (look.kind, look.number)):
        own = list(of_unit)
        if kind in JOINED:
            yield Look(kind, number, " ".join(look.words for look in own))
        else:
            yield from own


def _looks(text: NumberedText, of_group: list[Numbered], reference: Reference) -> Iterator[Look]:
    """Yield the places in a text; what its record names may stand in another text of its group."""
    record, is_passage = text.document.record, text.document.path.startswith(PASSAGES)
    for entry in getattr(record, "for_reviewers", ()):
        yield Look("asked", _place(entry.sentence, of_group), entry.sentence, (entry.why,))
    if is_passage:
        yield Look("passage", text.units[0].number if text.units else 0, record.title)
    for entry in getattr(record, "allow", ()):
        yield Look("allowed", _place(entry.words, text.units), entry.words, (f"{entry.rule}: {entry.reason}",))
    danger = danger_in(reference)
    for unit in text.units:
        if unit.unit.kind not in WORDLESS:
            yield from _of_unit(unit, danger, reference, is_passage=is_passage)


def _of_unit(unit: Numbered, danger: re.Pattern[str], reference: Reference, *, is_passage: bool) -> Iterator[Look]:
    """Yield what is cited in a unit, and, except in a passage, which is read whole, its safety and its numbers."""
    for sentence in split(unit.unit.text):
        bare = MINUTES.sub("", NOTE.sub("", CITE.sub("", sentence))).strip()
        is_said = bool(danger.search(bare)) or bool(HELP_LINE.search(bare))
        is_short = len(bare.split()) < LEAST_WORDS
        if is_said and not is_passage and not is_short:
            yield Look("safety", unit.number, bare)
        elif not is_said and NUMBER.search(HELP_LINE.sub("", bare)) and not is_passage:
            yield Look("number", unit.number, bare)
        for key in CITE.findall(sentence):
            if source := reference.sources.get(key):
                why = f"{source.short}: {' '.join(source.supports)} ({source.evidence})"
                yield Look("cited", unit.number, bare, (why,))


def _bare(text: str, reference: Reference) -> str:
    """Return words as they are read, without signs of emphasis, links and the cells of a table."""
    lines = reference.crisis.lines
    known = HELP_LINE.sub(lambda found: lines[found.group(1)].show if found.group(1) in lines else "", text)
    plain = LINK.sub(r"\1", BLANK.sub(lambda found: f"____ {found.group(2) or ''}", known))
    return " ".join(SIGNS.sub(" ", plain.replace("**", "")).split())


def danger_in(reference: Reference) -> re.Pattern[str]:
    """Return the pattern of words in sentences that could harm a person if they are wrong."""
    return re.compile(SAFETY + "|" + _medicines(reference), re.IGNORECASE)


def _medicines(reference: Reference) -> str:
    names = {name.lower() for entry in reference.medicines.values() for name in entry.names}
    long = sorted(name for name in names if len(name) >= LEAST_OF_NAME)
    return rf"\b(?:{'|'.join(map(re.escape, long))})\b" if long else r"(?!)"


def _place(words: str, units: Iterable[Numbered]) -> int:
    """Return the number of the first unit that says these words, or 0."""
    wanted = f" {' '.join(plain_words(words))} "
    return next((u.number for u in units if wanted in f" {' '.join(plain_words(u.unit.text))} "), 0)
