"""Each rule of the build, on the miniature curriculum: what is planted, and exactly what is said."""

import filecmp
from collections.abc import Iterator
from pathlib import Path

import pytest
from curricula import EXAMPLE, TODAY
from golden_cases import Case, cases, changed_example, make_changes, put_back
from once import made_once, run_folder

from syllabus.build.cache import Cache
from syllabus.checks.rules import RULES
from syllabus.content.problem import report
from syllabus.load import load

CASES = cases()
EARLY = {(case.rule, bool(case.problems)): case for case in reversed(CASES)}.values()  # one bad and one good of a rule
# They need a built site, PDFs, editions, much time, or a system that refuses: see their tests.
ELSEWHERE = {
    "card-fit",
    "wallet-fit",
    "sheet-unprintable",
    "slug-reused",
    "check-time",
    "file-unreadable",
    "words-unprinted",
    "page-script",
    "translation-unmoved",
    "translation-words",
    "reading-ease",  # a language with rules of its own: see test_translated_rules.py
    "opening-mark",
    "formal-address",
    "help-line-language",
}


@pytest.fixture(scope="session")
def checked_before(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """What was found in the texts of the example, so that a case checks again only what it changes."""

    def make(part: Path) -> None:
        load(EXAMPLE, TODAY, cache=Cache(part))

    return Cache(made_once(run_folder(tmp_path_factory) / "checks-of-example", make))


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return changed_example(tmp_path_factory.mktemp("golden"), [])


@pytest.fixture
def changed(case: Case, copied: Path) -> Iterator[Path]:
    """The example as a case changes it, and afterward as it was."""
    make_changes(copied, case.changes)
    yield copied
    put_back(copied, case.changes)


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case.name, marks=[] if case in EARLY else pytest.mark.slow) for case in CASES]
)
def test_rule_says_exactly_this(case: Case, changed: Path, checked_before: Cache) -> None:
    _, problems = load(changed, TODAY, cache=checked_before)
    assert report(problems).split("\n")[1:] == case.problems
    assert {problem.rule for problem in problems} <= RULES.keys()


def test_each_change_is_undone(copied: Path) -> None:
    """Else a case would be judged with what another one changed."""
    for case in CASES:
        make_changes(copied, case.changes)
        put_back(copied, case.changes)
    assert differences(filecmp.dircmp(EXAMPLE, copied, ignore=[".build"])) == []


def differences(found: filecmp.dircmp[str]) -> list[str]:
    """What stands in one of two folders only, or differs."""
    own = [*found.left_only, *found.right_only, *found.funny_files]
    own += [
        name
        for name in found.common_files
        if not filecmp.cmp(f"{found.left}/{name}", f"{found.right}/{name}", shallow=False)
    ]
    return own + [name for below in found.subdirs.values() for name in differences(below)]


def test_example_has_no_problems() -> None:
    _, problems = load(EXAMPLE, TODAY)
    assert problems == []


def test_every_rule_has_a_planted_case() -> None:
    assert {case.rule for case in CASES if case.problems} == RULES.keys() - ELSEWHERE


def test_a_changed_limit_is_held_against_texts_that_were_checked_before(tmp_path: Path) -> None:
    root, cache = changed_example(tmp_path, []), Cache(tmp_path / "cache")
    assert load(root, TODAY, cache=cache)[1] == []
    limits = root / "curriculum/reference/thresholds.yml"
    limits.write_text(limits.read_text(encoding="utf-8").replace("aim: 20", "aim: 3", 1), encoding="utf-8")
    changed = load(root, TODAY, cache=cache)[1]
    assert changed == load(root, TODAY)[1] != []


@pytest.mark.slow  # a third of a second a case
@pytest.mark.parametrize("case", [case for case in CASES if case.problems][::3], ids=lambda case: case.name)
def test_the_problems_are_the_same_without_a_cache_and_when_nothing_is_new(
    case: Case, changed: Path, checked_before: Cache
) -> None:
    """A sample: each text is checked by the same code, and the cache is only asked first."""
    for cache in (None, checked_before, checked_before):
        assert report(load(changed, TODAY, cache=cache)[1]).split("\n")[1:] == case.problems


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    rules = ["missing-key", "raw-html", "blank-label", "heading-form"]
    chosen = [next(case for case in CASES if case.rule == rule) for rule in rules]
    _, problems = load(changed_example(tmp_path, [case.changes[0] for case in chosen]), TODAY)
    # The guide's headings are read against its session, whose front matter is broken here.
    assert {problem.rule for problem in problems} == {"missing-key", "raw-html", "blank-label"}
