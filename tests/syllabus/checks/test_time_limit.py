"""A text whose checks take too long is told by its file and the pattern, and no result of it is kept."""

import os
import time
from pathlib import Path

import pytest
from curricula import TODAY
from golden_cases import SHORT, changed_example
from pydantic import ValidationError

from syllabus.build.cache import Cache
from syllabus.build.time_limit import TimeLimitError, time_limit
from syllabus.content.problem import Problem
from syllabus.content.reference_types import DeadLine
from syllabus.content.textfile import read_text
from syllabus.load import load

ENDLESS = """
- id: endless
  avoid: '(?:walk ?)+quietly(?:(a+)+)+$'
  use: x
  why: x
  source: x
  level: error
  verified: read
  hit: [walk quietlya]
  ok: [run]
"""


def told(root: Path, cache: Cache) -> list[Problem]:
    return [problem for problem in load(root, TODAY, cache=cache)[1] if problem.rule == "check-time"]


def test_a_pattern_that_never_ends_is_named_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("syllabus.checks.check_time.MOST_SECONDS", 0.2)
    changes = [
        {"file": "curriculum/reference/words.yml", "append": ENDLESS},
        {"file": "session", "append": "\nWe walk quietly" + "a" * 60 + "b.\n"},
    ]
    root, cache = changed_example(tmp_path, changes), Cache(tmp_path / "cache")
    slow = Problem(
        SHORT["session"],
        22,
        "check-time",
        "all checks within 0.2 seconds",
        "more, in the pattern endless of word-choice in curriculum/reference/words.yml",
        "shorten the text, or correct the pattern",
    )
    assert told(root, cache) == [slow]
    monkeypatch.setattr("syllabus.checks.check_time.MOST_SECONDS", 0.1)
    assert [problem.expected for problem in told(root, cache)] == ["all checks within 0.1 seconds"]


DEAD = "  old: {pattern: '(?:(?:walk ?)+)+Z', why: It ended years ago.}\n"


def test_a_pattern_of_a_dead_line_that_never_ends_is_named_once_it_was_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("syllabus.checks.check_time.MOST_SECONDS", 0.2)
    long = "\n" + "walk " * 60 + "ends.\n"
    changes = [
        {"file": "crisis", "append": DEAD},
        {"file": "crisis", "replace": "name: Emergency", "by": f"name: {'walk' * 40} now"},
        *({"file": name, "append": long} for name in ("session", "guide")),
    ]
    begun = time.process_time()
    problems = told(changed_example(tmp_path, changes), Cache(tmp_path / "cache"))
    assert {problem.path for problem in problems} >= {SHORT["session"], SHORT["guide"], SHORT["crisis"]}
    assert {problem.found for problem in problems} == {
        "more, in the pattern old of help-line-dead in curriculum/reference/crisis.yml"
    }
    assert time.process_time() - begun < 5


def test_a_pattern_that_never_ends_on_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("syllabus.content.value_types.MOST_SECONDS_OF_REGEX", 0.1)
    with pytest.raises(ValidationError, match="done with an empty text at once"):
        DeadLine(pattern="(?:(?:(?:(?:a?){999}){999}){999}){999}", why="It ended years ago.")


def test_what_is_quick_is_not_ended_and_the_timer_stops() -> None:
    with time_limit(0.05):
        pass
    sum(range(10_000_000))
    with pytest.raises(TimeLimitError), time_limit(0.01):
        list(map(str, range(3_000_000)))


def test_what_the_system_refuses_to_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("x")

    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    text, problems = read_text(tmp_path, "a.md")
    assert text is None
    assert [(problem.rule, problem.found) for problem in problems] == [("file-unreadable", '"Permission denied"')]
