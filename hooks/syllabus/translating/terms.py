"""The words that translators into a language agreed on: the list, and where a translation does not keep to it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pydantic import Field, RootModel

from ..content.problem import Problem, quoted
from ..content.record_types import Record
from ..content.strict_yaml import Parsed, parse
from ..content.textfile import read_text
from ..content.units import Unit
from ..content.validate import validate
from ..reviews.translated import Pair
from .skeleton import KEYED, bare

RULE, LIST_RULE = "translation-term", "translation-terms"
LEAST_STEM = 3  # letters of a word that may end in another way
ENDING = re.compile(r"(?:es|as|os|ar|er|ir|[aeosz])$")  # of a word, which may change with number, gender and person
WORD = re.compile(r"[^\W_]+")


class AgreedTerm(Record):
    """A term, and how it is said in the language of the folder."""

    term: str = Field(min_length=2, max_length=80, description="the English word, in the singular")
    also: tuple[str, ...] = Field(default=(), description="other English words that are said alike")
    say: tuple[str, ...] = Field(min_length=1, description="what to say, the usual one first")
    avoid: tuple[str, ...] = Field(default=(), description="what not to say for it")
    note: str = Field(default="", max_length=300, description="when, or why")
    always: bool = Field(default=False, description="whether each part that has the English word says it so")

    @property
    def english(self) -> tuple[str, ...]:
        """All English words."""
        return (self.term, *self.also)


@dataclass(frozen=True)
class AgreedTerms:
    """The list of a language, in its order."""

    terms: tuple[AgreedTerm, ...] = ()

    @cached_property
    def _by_word(self) -> dict[str, AgreedTerm]:
        return {word.casefold(): term for term in self.terms for word in term.english}

    @cached_property
    def _words(self) -> re.Pattern[str]:
        """The pattern of all English words, the longest first."""
        words = sorted(self._by_word, key=lambda word: (-len(word), word))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?:e?s)?(?![\w-])", re.IGNORECASE)

    def found_in(self, text: str) -> list[AgreedTerm]:
        """Return the terms that an English text has, each once; a word within a longer term counts for that alone."""
        if not self.terms:
            return []
        words = (match.group().casefold() for match in self._words.finditer(text))
        ends = ((word, word.removesuffix("s"), word.removesuffix("es")) for word in words)
        found = (next(self._by_word[word] for word in ways if word in self._by_word) for ways in ends)
        return list({term.term: term for term in found}.values())


def read_terms(root: Path, language: str) -> tuple[AgreedTerms, list[Problem]]:
    """Return the list of a language, if it has one, and the problems with it."""
    path = f"curriculum/reference/{language}/terms.yml"
    if not (root / path).exists():
        return AgreedTerms(), []
    text, problems = read_text(root, path)
    parsed, more = parse(path, text) if text is not None else (None, [])
    if parsed is None:
        return AgreedTerms(), [*problems, *more]
    found, more = validate(path, parsed, RootModel[tuple[AgreedTerm, ...]])
    terms = found.root if found else ()
    return AgreedTerms(terms), [*more, *_list_problems(path, terms, parsed)]


def _list_problems(path: str, terms: Iterable[AgreedTerm], parsed: Parsed) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, term in enumerate(terms):
        for english in term.english:
            if english.casefold() in seen:
                fix, found = "make one entry of both", f"{quoted(english)} twice"
                yield Problem(path, parsed.line((at,)), LIST_RULE, "each English word once", found, fix)
            seen.add(english.casefold())
        for word in term.avoid:
            if any(_found(_pattern((word,)), said) for said in term.say):
                expected, fix = "a word that `say` does not have", "take it out of one of the two"
                found, line = f"{quoted(word)} of {quoted(term.term)}", parsed.line((at, "avoid"))
                yield Problem(path, line, LIST_RULE, expected, found, fix)


def says(text: str, term: AgreedTerm) -> bool:
    """Return whether a translated text has one of the ways to say a term, whatever the endings of its words."""
    return _found(_pattern(term.say), text)


def term_problems(path: str, pair: Pair, terms: AgreedTerms) -> Iterator[Problem]:
    """Yield a problem for each part of a translation that says a term otherwise than translators agreed on."""
    for one, other in zip(pair.source, pair.target, strict=True):
        if is_for_machine(one) or one.text == other.text:
            continue
        for term in terms.found_in(bare(one.text)):
            if term.always and not says(other.text, term):
                expected, found = f"{quoted(term.say[0])} for {quoted(term.term)}", quoted(other.text, 60)
                fix = f"say it as curriculum/reference/{pair.language}/terms.yml does"
                yield Problem(path, other.line, RULE, expected, found, fix, "warning", other.text)
            for word in term.avoid:
                if _found(_pattern((word,)), other.text) and not says(other.text, term):
                    expected, fix = f"{quoted(term.say[0])} for {quoted(term.term)}", "say it as terms.yml does"
                    yield Problem(path, other.line, RULE, expected, quoted(word), fix, "warning", other.text)


def is_for_machine(unit: Unit) -> bool:
    """Return whether the text of a unit is no language, such as the name of a passage that stands there."""
    return unit.kind in ("code", "fact") or (unit.kind == "block" and unit.shape[2] in KEYED)


def _found(pattern: re.Pattern[str], text: str) -> bool:
    return pattern.search(_plain(bare(text))) is not None


def _plain(text: str) -> str:
    """Return a text in small letters without accents, which come and go with the endings of words."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@cache
def _pattern(ways: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of ways to say something; one with "o" or "u" between two forms may stand in either."""
    forms = [form for way in ways for form in (way, *re.split(r" [ou] ", way))]
    return re.compile("|".join(_words(_plain(form)) for form in dict.fromkeys(forms)))


def _words(form: str) -> str:
    """Return the pattern of words one after the other."""
    return r"(?<!\w)" + r"\W+".join(map(_stem, WORD.findall(form)))


def _stem(word: str) -> str:
    stem = ENDING.sub("", word)
    return rf"{re.escape(stem)}\w*" if len(stem) >= LEAST_STEM else rf"{re.escape(word)}(?:e?s)?(?!\w)"
