"""Each rule of the build, on the miniature curriculum: what is planted, and exactly what is said."""

from pathlib import Path

import pytest
from golden_cases import EXAMPLE, TODAY, Case, cases, changed_example

from syllabus.build.cache import Cache
from syllabus.checks.rules import RULES
from syllabus.content.problem import report
from syllabus.load import load

CASES = cases()
ELSEWHERE = {"audience-leak", "sheet-unprintable", "slug-reused"}  # need a built site or editions: see their tests


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_rule_says_exactly_this(case: Case, tmp_path: Path) -> None:
    _, problems = load(changed_example(tmp_path, case.changes), TODAY)
    assert report(problems).split("\n")[1:] == case.problems
    assert {problem.rule for problem in problems} <= RULES.keys()


def test_example_has_no_problems() -> None:
    _, problems = load(EXAMPLE, TODAY)
    assert problems == []


def test_every_rule_has_a_planted_case() -> None:
    assert {case.rule for case in CASES if case.problems} == RULES.keys() - ELSEWHERE


@pytest.mark.parametrize("case", [case for case in CASES if case.problems], ids=lambda case: case.name)
def test_a_text_that_was_checked_before_has_the_same_problems(case: Case, tmp_path: Path) -> None:
    root, cache = changed_example(tmp_path, case.changes), Cache(tmp_path / "cache")
    assert load(root, TODAY, cache=cache)[1] == load(root, TODAY, cache=cache)[1] == load(root, TODAY)[1]


def test_a_changed_limit_is_held_against_texts_that_were_checked_before(tmp_path: Path) -> None:
    root, cache = changed_example(tmp_path, []), Cache(tmp_path / "cache")
    assert load(root, TODAY, cache=cache)[1] == []
    limits = root / "curriculum/reference/thresholds.yml"
    limits.write_text(limits.read_text(encoding="utf-8").replace("aim: 20", "aim: 3", 1), encoding="utf-8")
    changed = load(root, TODAY, cache=cache)[1]
    assert changed == load(root, TODAY)[1] != []


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    rules = ["missing-key", "raw-html", "blank-label", "heading-form"]
    chosen = [next(case for case in CASES if case.rule == rule) for rule in rules]
    _, problems = load(changed_example(tmp_path, [case.changes[0] for case in chosen]), TODAY)
    # The guide's headings are read against its session, whose front matter is broken here.
    assert {problem.rule for problem in problems} == {"missing-key", "raw-html", "blank-label"}
