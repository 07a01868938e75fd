"""The rules for texts in Spanish: what is planted, and exactly what is said."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from curricula import ROOT, example_project
from hypothesis import given
from hypothesis import strategies as st

from syllabus.checks.check_data import Pattern
from syllabus.checks.patterns import Haystack, find_matches, occurs_in
from syllabus.checks.spanish_syllables import spanish_syllables
from syllabus.checks.texts import CheckedText, Kind, ReadText, Value
from syllabus.checks.translated_rules import OfLanguage, ease_of, language_rules, translated_problems

HERE = Path(__file__).parent
COUNTED = yaml.safe_load((HERE / "spanish_syllables.yml").read_text(encoding="utf-8"))
CASES = yaml.safe_load((HERE / "spanish_rules.yml").read_text(encoding="utf-8"))
SPANISH = OfLanguage("es", language_rules("es"))
LETTERS = frozenset(map(chr, range(32, 0x2100)))
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
