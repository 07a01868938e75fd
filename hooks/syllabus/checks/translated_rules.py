"""Rules for texts in other languages than English: what each language asks of its texts stands in `languages.yml`."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from ..build.fast_yaml import safe_load
from ..content.model import Reference
from ..content.problem import Problem, quoted
from ..markup.pieces import Piece
from .check_data import Pattern
from .dialects import dialect_problems
from .dictionary import dictionary_problems
from .help_lines import help_line_problems
from .letters import letter_problems
from .patterns import pattern_problems
from .pictures import picture_problems
from .reading_rules import reading_problems
from .spanish_syllables import spanish_syllables
from .texts import ReadText
from .unwritten import unwritten_problems

SYLLABLES: Mapping[str, Callable[[str], int]] = {"es": spanish_syllables}
LEAST_WORDS = 100  # of prose; below that, a measure of ease is meaningless
WORD = re.compile(r"[^\W_]+(?:['\u2019/-][^\W_]+)*")
QUOTED = re.compile(r'"[^"]*"|“[^“”]*”|«[^«»]*»')
AFTER_WORDS = re.compile(r"[\w\"”»).…]")
TO_CHILDREN = frozenset({"child_sheet_footer"})  # keys of texts that speak to a child


class Ease(BaseModel):
    """A measure of reading ease, and the least that a page must reach."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    base: float
    syllables: float
    words: float
    least: float


class LanguageRules(BaseModel):
    """What is asked of texts in a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sentence_words: int
    ease: Ease | None = None
    opening: dict[str, str] = {}
    address: str = ""
    informal: str = ""
    answered: str = ""
    dictionary: str = ""


@dataclass(frozen=True)
class OfLanguage:
    """What the texts of one language are checked against: its tag, its rules, and its words to avoid.

    `spelling` has words that its dictionary need not know.
    """

    tag: str
    rules: LanguageRules
    words: tuple[Pattern, ...] = ()
    spelling: tuple[str, ...] = ()


@cache
def language_rules(language: str) -> LanguageRules:
    """Return the rules of a language; those of any language if it has none of its own."""
    found = safe_load(files(__package__).joinpath("languages.yml").read_text(encoding="utf-8"))
    return LanguageRules.model_validate(found.get(language, found["usual"]))


def translated_problems(
    read: ReadText, language: OfLanguage, reference: Reference, printable: frozenset[str], slow: set[str] | None = None
) -> Iterator[Problem]:
    """Yield the problems of a text in a language; no rule for English words is among them."""
    if read.text.kind != "data":
        yield from reading_problems(read, reference)
        yield from dialect_problems(read)
        yield from help_line_problems(read, reference.crisis, slow)
    yield from letter_problems(read, printable)
    yield from picture_problems(read)
    yield from unwritten_problems(read)
    yield from pattern_problems(read, language.words, "word-choice", slow)
    yield from _length_problems(read, language.rules.sentence_words)
    for piece in read.pieces:
        if piece.kind != "quoted":
            yield from _opening_problems(read.text.path, piece, language.rules.opening)
    yield from _informal_problems(read, language.rules)
    if language.rules.dictionary:
        yield from dictionary_problems(read, language.rules.dictionary, frozenset(language.spelling), language.tag)
    if language.rules.ease and read.text.kind in ("page", "docs") and read.text.is_for_patients:
        yield from _ease_problems(read, language.rules.ease, SYLLABLES[language.tag])


def ease_of(sentences: Iterable[str], ease: Ease, syllables: Callable[[str], int]) -> float | None:
    """Return how easy sentences are to read; None below a hundred words. Numbers are left out."""
    found = [[word for word in WORD.findall(sentence) if not word.isdigit()] for sentence in sentences]
    words = [word for sentence in found for word in sentence]
    if len(words) < LEAST_WORDS:
        return None
    count = sum(1 for sentence in found if sentence)
    return ease.base - ease.syllables * sum(map(syllables, words)) / len(words) - ease.words * len(words) / count


def _ease_problems(read: ReadText, ease: Ease, syllables: Callable[[str], int]) -> Iterator[Problem]:
    found = ease_of((sentence.text for sentence in read.sentences), ease, syllables)
    if found is not None and found < ease.least:
        expected, fix = f"{ease.name} {ease.least:g} at least", "use shorter words and shorter sentences"
        yield Problem(read.text.path, read.text.body_line, "reading-ease", expected, f"{found:.1f}", fix, "warning")


def _length_problems(read: ReadText, most: int) -> Iterator[Problem]:
    for sentence in read.sentences:
        if (count := len(WORD.findall(sentence.text))) > most:
            expected, found = f"at most {most} words", f"{count} in {quoted(sentence.text)}"
            fix = "make two sentences of it"
            yield Problem(
                read.text.path, sentence.line, "sentence-length", expected, found, fix, "warning", sentence.text
            )


def _opening_problems(path: str, piece: Piece, opening: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for each sign that nothing opens, or that nothing closes."""
    for closing, opens in opening.items():
        open_at = None
        for match in re.finditer(rf"{re.escape(opens)}+|{re.escape(closing)}+", piece.text):
            if match.group()[0] == opens:
                if open_at is not None:
                    yield _unpaired(path, piece, open_at, f"{closing} after {opens}")
                open_at = match.start()
            elif open_at is not None:
                open_at = None
            elif match.start() and AFTER_WORDS.match(
                piece.text, match.start() - 1
            ):  # a sign may stand by itself, as in (?)
                yield _unpaired(path, piece, match.start(), f"{opens} before {closing}")
        if open_at is not None:
            yield _unpaired(path, piece, open_at, f"{closing} after {opens}")


def _unpaired(path: str, piece: Piece, at: int, expected: str) -> Problem:
    found = quoted(piece.text[max(at - 40, 0) : at + 40])
    return Problem(path, piece.line_of(at), "opening-mark", expected, found, "write both signs", "warning", piece.text)


def _informal_problems(read: ReadText, rules: LanguageRules) -> Iterator[Problem]:
    if not rules.informal:
        return
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(rules.informal.split())})(?![\w-])", re.IGNORECASE)
    values = [
        piece
        for value, reading in zip(read.text.values, read.values, strict=True)
        if value.key not in TO_CHILDREN
        for piece in reading.pieces
    ]
    for piece in (*values, *read.body.pieces):
        text = QUOTED.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), read.own_words(piece))
        for match in pattern.finditer(text):
            expected, fix = f"words for {rules.address}", "speak to the reader with respect, as the other texts do"
            at, found = piece.line_of(match.start()), quoted(match.group())
            yield Problem(read.text.path, at, "formal-address", expected, found, fix, "warning", piece.text)
