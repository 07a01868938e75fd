"""The words that translators agreed on: which of them an English text has, and whether a translation says them."""

from pathlib import Path

import pytest
from curricula import ROOT, example_project
from hypothesis import given
from hypothesis import strategies as st

from syllabus.content.units import body_units
from syllabus.reviews.translated import Pair
from syllabus.translating.terms import AgreedTerm, AgreedTerms, read_terms, says, term_problems
from syllabus.translating.terms_list import terms_list

LIST = AgreedTerms(
    (
        AgreedTerm(term="drug", say=("droga",)),
        AgreedTerm(term="drug court", say=("corte de drogas",), always=True),
        AgreedTerm(term="kid", also=("child", "children"), say=("niño o niña", "sus hijos")),
        AgreedTerm(term="session", say=("sesión",), avoid=("reunión",)),
        AgreedTerm(term="using", say=("consumir",)),
        AgreedTerm(term="gun", say=("arma",)),
    )
)
BY_TERM = {term.term: term for term in LIST.terms}


def pair(english: str, own: str) -> Pair:
    return Pair("es", "docs/a.md", tuple(body_units(english)), tuple(body_units(own)))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Drugs are here.", ["drug"]),
        ("The drug court meets.", ["drug court"]),
        ("A drug, and drug courts.", ["drug", "drug court"]),
        ("Her children slept; the child woke.", ["kid"]),
        ("Drugged, a druggist, e-drug and drug-free.", []),
        ("", []),
    ],
)
def test_a_text_has_the_longest_terms(text: str, terms: list[str]) -> None:
    assert [term.term for term in LIST.found_in(text)] == terms


@pytest.mark.parametrize(
    ("term", "text", "is_said"),
    [
        ("session", "Hay dos sesiones.", True),
        ("session", "La SESIÓN empieza.", True),
        ("session", "La obsesión empieza.", False),
        ("kid", "Su niña duerme.", True),
        ("kid", "Sus hijos duermen.", True),
        ("kid", "Su hija duerme.", False),
        ("using", "Antes consumía.", True),
        ("gun", "Guarde las armas.", True),
        ("gun", "El armario.", True),  # an ending is not told from another word
        ("drug court", "La corte trata de drogas.", False),
    ],
)
def test_a_translation_says_a_term_with_any_ending(term: str, text: str, is_said: bool) -> None:
    assert says(text, BY_TERM[term]) is is_said


@pytest.mark.parametrize(
    ("english", "own", "found"),
    [
        ("The drug court meets.", "La corte de drogas se reúne.", []),
        ("The drug court meets.", "El tribunal se reúne.", ['"El tribunal se reúne."']),
        ("[Drug court](drug-court.md) meets.", "[El tribunal](drug-court.md) se reúne.", ["tribunal"]),
        ("Go [there](drug-court.md) now.", "Vaya [allá](drug-court.md) ahora.", []),
        ("The session starts.", "La reunión empieza.", ['"reunión"']),
        ("The session starts.", "La sesión, o reunión, empieza.", []),
        ("A meeting starts.", "La reunión empieza.", []),
        ("/// passage | drug court\n///", "/// passage | drug courts\n///", []),
    ],
)
def test_only_what_is_always_said_and_what_is_to_avoid_is_a_problem(english: str, own: str, found: list[str]) -> None:
    problems = list(term_problems("docs/es/a.md", pair(english, own), LIST))
    assert len(problems) == len(found)
    assert all(words in problem.found for problem, words in zip(problems, found, strict=True))


@given(text=st.text(max_size=200), words=st.lists(st.text(min_size=2, max_size=20), min_size=1, max_size=4))
def test_no_text_and_no_list_ends_in_an_error(text: str, words: list[str]) -> None:
    terms = AgreedTerms(tuple(AgreedTerm(term=word, say=(word,), avoid=(word,)) for word in words))
    for term in terms.found_in(text):
        says(text, term)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- term: drug\n  say: []\n", "terms.yml:2 "),
        ("- term: drug\n  says: [droga]\n", 'found "says"'),
        ("- drug\n", "terms.yml:1 "),
        ("term: [", "terms.yml:1 "),
    ],
)
def test_a_bad_list_is_told(text: str, said: str, tmp_path: Path) -> None:
    place = tmp_path / "curriculum/reference/es/terms.yml"
    place.parent.mkdir(parents=True)
    place.write_text(text, encoding="utf-8")
    terms, problems = read_terms(tmp_path, "es")
    assert terms == AgreedTerms()
    assert any(said in str(problem) for problem in problems), [str(problem) for problem in problems]


def test_a_language_without_a_list_has_none(tmp_path: Path) -> None:
    assert read_terms(tmp_path, "es") == (AgreedTerms(), [])
    assert terms_list({"es": AgreedTerms()}, "en") == "No language has a list yet."


def test_the_spanish_list_is_sound_and_shown() -> None:
    terms, problems = read_terms(ROOT, "es")
    assert problems == []
    shown = terms_list({"es": terms}, "en")
    assert "| naloxone (always) | naloxona |" in shown
    assert "### Español" in shown


def test_authors_find_the_list_and_patients_do_not() -> None:
    project = example_project()
    assert "agreed-terms" in project.lists
    assert project.open_lists["agreed-terms"] == ""
