"""Builds of a changed miniature curriculum: what ends them without a trace, and what a clinic adds of its own."""

from pathlib import Path

import pytest
from built_sites import build
from curricula import copy_example
from golden_cases import cases, changed_example


@pytest.mark.slow
def test_bad_content_ends_the_build_without_a_trace_and_before_the_first_file(tmp_path: Path) -> None:
    rules = ("raw-html", "minutes-add-up", "block-unknown", "yaml-tag")
    chosen = [next(case for case in cases() if case.rule == rule) for rule in rules]
    chosen[3].changes[0]["file"] = "curriculum/modules/for-families/a-quiet-hour/session.md"
    chosen[3].changes[0].update(replace="title: A quiet hour", by="title: !!python/object/apply:os.system [ls]")
    root = changed_example(tmp_path, [case.changes[0] for case in chosen])
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "kept.html").write_text("the last good page", encoding="utf-8")
    built = build(tmp_path / "site", docs=root / "docs")
    assert built.returncode == 1
    assert "Traceback" not in built.stderr + built.stdout
    for case in chosen:
        assert case.problems[0].partition(":")[2].partition(" ")[2] in built.stderr
    assert [place.name for place in (tmp_path / "site").iterdir()] == ["kept.html"]


@pytest.mark.slow
def test_a_clinic_adds_its_own_lines_behind_the_national_ones(tmp_path: Path) -> None:
    case = next(case for case in cases() if case.rule == "local-override" and not case.problems)
    root = changed_example(tmp_path, case.changes)
    assert build(tmp_path / "site", docs=root / "docs").returncode == 0
    page = (tmp_path / "site/small-steps/a-short-walk/walk-plan/index.html").read_text(encoding="utf-8")
    block = page.partition('class="help-block"')[2]
    assert block.index("911") < block.index("988 Lifeline") < block.index("Our desk")
    assert "In danger? Call 911, or call or text 988. Our desk, 555-0100." in page


@pytest.mark.slow
def test_a_clinic_adds_a_page_of_its_own_and_where_it_is(tmp_path: Path) -> None:
    own = '---\ntitle: How to "find" us\n---\n\n# How to find us\n\nCall [line: 988] or [walk](../index.md).\n'
    changes = [
        {"file": "local/clinic.yml", "write": "name: Our clinic\nroom: Room 4, by the blue door\nhours: weekdays\n"},
        {"file": "local/pages/find-us.md", "write": own},
    ]
    root = changed_example(tmp_path, changes)
    curriculum = sorted((root / "curriculum").rglob("*"))
    built = build(tmp_path / "site", docs=root / "docs")
    assert built.returncode == 0, built.stderr
    page = (tmp_path / "site/local/find-us/index.html").read_text(encoding="utf-8")
    assert "<h1" in page
    assert 'href="tel:988"' in page
    help_block = page.partition('class="help-block"')[2]
    assert "Our clinic: Room 4, by the blue door, weekdays." in help_block
    other = (tmp_path / "site/small-steps/index.html").read_text(encoding="utf-8")
    assert "How to &#34;find&#34; us" in other or 'How to "find" us' in other
    assert sorted((root / "curriculum").rglob("*")) == curriculum


def test_without_a_clinic_nothing_of_one_is_shown(example_site: Path) -> None:
    assert not (example_site / "local").exists()
    assert "Our clinic" not in (example_site / "small-steps/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_sheet_that_is_too_long_ends_the_build(tmp_path: Path) -> None:
    lines = "".join(f"\n/// write | Question {number}\n    lines: 20\n///\n" for number in range(4))
    root = changed_example(tmp_path, [{"file": "sheet", "append": lines}])
    built = build(tmp_path / "site", docs=root / "docs")
    assert built.returncode == 1
    path = "curriculum/modules/small-steps/a-short-walk/worksheets/walk-plan.md"
    assert f"{path}:1 sheet-unprintable: expected at most 2 pages, found" in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.slow
def test_wrong_audience_is_refused(tmp_path: Path) -> None:
    built = build(tmp_path / "site", audience="patients", docs=copy_example(tmp_path / "p") / "docs")
    assert built.returncode == 1
    assert 'expected "everyone" or "participants", found "patients"' in built.stderr
