"""The rules for texts in Spanish: what is planted, and exactly what is said."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from curricula import ROOT, example_project
from hypothesis import given
from hypothesis import strategies as st

from syllabus.checks.check_data import Pattern
from syllabus.checks.dictionary import WORD, dictionary_problems, is_known
from syllabus.checks.patterns import Haystack, find_matches, occurs_in
from syllabus.checks.spanish_syllables import spanish_syllables
from syllabus.checks.texts import CheckedText, Kind, ReadText, Value
from syllabus.checks.translated_rules import OfLanguage, ease_of, language_rules, translated_problems
from syllabus.translating.checking import spelling_of
from syllabus.words.catalogue import words_for
from syllabus.words.messages import texts

HERE = Path(__file__).parent
COUNTED = yaml.safe_load((HERE / "spanish_syllables.yml").read_text(encoding="utf-8"))
CASES = yaml.safe_load((HERE / "spanish_rules.yml").read_text(encoding="utf-8"))
SPANISH = OfLanguage("es", language_rules("es"), spelling=("Marva", "psicoterapéuticas"))
LETTERS = frozenset(map(chr, range(32, 0x2100)))
OF_FILES = {"CSV", "ICS", "Word", "parts"}
LISTS = sorted((ROOT / "curriculum" / "reference").glob("*/words.yml"))
HARD = "La implementación sistemática de intervenciones psicoterapéuticas especializadas requiere planificación. "


def said(
    body: str, *, kind: Kind = "page", language: OfLanguage = SPANISH, values: tuple[Value, ...] = ()
) -> list[str]:
    text = CheckedText("es/session.md", kind, "participants", values, body, 5, ())
    reference = example_project().curriculum.reference
    found = translated_problems(ReadText(text, reference), language, reference, LETTERS)
    return [str(problem).removeprefix("es/session.md:") for problem in found]


@pytest.mark.parametrize(("count", "word"), [(n, word) for n, words in COUNTED.items() for word in words.split()])
def test_syllables_are_counted_as_people_say_them(count: int, word: str) -> None:
    assert spanish_syllables(word) == count


@given(st.text(max_size=60))
def test_any_word_has_a_count(word: str) -> None:
    assert 0 <= spanish_syllables(word) <= len(word)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:30])
def test_a_rule_says_exactly_this(case: dict[str, Any]) -> None:
    assert said(case["text"] * case.get("times", 1) + "\n") == case["said"]


def test_a_language_without_rules_has_the_length_of_sentences_alone() -> None:
    assert said("Qué ayuda? Tú no.\n", language=OfLanguage("xx", language_rules("xx"))) == []


def test_sheets_and_short_pages_are_not_measured() -> None:
    assert said(HARD * 12, kind="sheet") == []
    assert ease_of([HARD], SPANISH.rules.ease, spanish_syllables) is None if SPANISH.rules.ease else False


def test_a_footer_for_children_may_speak_to_a_child() -> None:
    values = (Value("child_sheet_footer", 3, "Puedes llamar."), Value("title", 4, "Puedes llamar"))
    assert [problem.split(":")[0] for problem in said("", kind="data", values=values)] == ["4 formal-address (warning)"]


@pytest.mark.parametrize("place", LISTS, ids=lambda place: place.parent.name)
def test_each_word_to_avoid_finds_its_sentence_and_leaves_the_other_alone(place: Path) -> None:
    for entry in yaml.safe_load(place.read_text(encoding="utf-8")):
        pattern = Pattern.model_validate(entry)
        for text in pattern.hit:
            assert occurs_in(pattern.avoid, Haystack(text)), f"{pattern.id}: {text}"
        for text in pattern.ok:
            assert not list(find_matches(pattern.avoid, Haystack(text))), f"{pattern.id}: {text}"


@given(st.lists(st.text(alphabet="aábcñxyz\u0301 ", max_size=60), max_size=20))
def test_any_words_are_known_or_told_once_with_three_others_at_most(words: list[str]) -> None:
    text = CheckedText("es/session.md", "page", "participants", (), " ".join(words), 1, ())
    found = list(dictionary_problems(ReadText(text, example_project().curriculum.reference), "es", frozenset(), "es"))
    assert len({problem.found for problem in found}) == len(found)
    assert all(problem.expected.count(" or ") < 3 for problem in found)


def test_a_wall_of_wrong_words_is_told_in_time() -> None:
    body = " ".join(f"qz{'bcdfg'[n % 5] * (n % 40)}{'xyzvw'[n // 5 % 5] * (n % 7)}" for n in range(3000))
    begun = time.process_time()
    assert len(said(body)) > 100
    assert time.process_time() - begun < 5


def test_the_words_of_the_interface_are_spelled_right() -> None:
    listed = {*spelling_of(ROOT, "es")[0], *OF_FILES}
    said_by_site = " ".join(re.sub(r"\{[^}]*\}", " ", text) for _, text, _ in texts(words_for("es")))
    words = sorted({word for word in WORD.findall(said_by_site) if not {word, word.lower()} & listed})
    assert [word for word in words if not is_known("es", word)] == []
