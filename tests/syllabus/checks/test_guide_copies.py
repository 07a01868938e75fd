"""Words of a guide in what others read: found in every kind of source, and whatever is done to them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from curricula import TODAY, example_project
from golden_cases import changed_example
from hypothesis import given
from hypothesis import strategies as st

from syllabus.checks.guide_copies import guide_copies
from syllabus.checks.word_runs import plain_runs, runs, said
from syllabus.load import load

SENTENCE = "Offer rolling, standing at a window, or stretching in the chair"
GUIDE = "curriculum/modules/small-steps/a-short-walk/facilitator.md:73"
NEEDS, GLOSSARY = "curriculum/reference/needs.yml", "curriculum/reference/glossary.yml"
# The file, what it has, and what stands there instead.
PLACES: dict[str, tuple[str, str, str]] = {
    "page": ("session", "Stand up, or roll", f"{SENTENCE}. Stand up, or roll"),
    "heading": ("session", "## What a walk can do", f"## {SENTENCE}"),
    "item": ("session", "Choose one day and one short way.", f"- {SENTENCE}."),
    "cell": ("session", "Choose one day and one short way.", f"| {SENTENCE} | b |\n| --- | --- |\n| c | d |"),
    "cells": ("session", "Choose one", "| Offer rolling | standing |\n| - | - |\n| at a window | or stretching |"),
    "quotation": ("session", "Choose one day and one short way.", f"> {SENTENCE}."),
    "alt text": ("session", "Choose one day and one short way.", f"![{SENTENCE}](a.svg)"),
    "link's title": ("session", "Choose one day", f'[Choose](../../../../docs/help.md "{SENTENCE}")'),
    "link's definition": ("session", "Choose one day", f'[Choose][1]\n\n[1]: ../../help.md "{SENTENCE}"\n\none day'),
    "footnote": ("session", "Choose one day", f"Choose[^1]\n\n[^1]: {SENTENCE}.\n\none day"),
    "summary": ("session", "Plan a short walk and notice what it does.", f"{SENTENCE}."),
    "key point": ("session", "A short walk counts.", f"{SENTENCE}."),
    "objective": ("session", "Name one safe place to walk.", f"{SENTENCE}."),
    "content note": ("session", "minutes: 30", f"minutes: 30\ncontent_note: {SENTENCE}."),
    "change": ("session", "minutes: 30", f'minutes: 30\nchanges: {{"2027.1": "{SENTENCE}."}}'),
    "sheet's purpose": ("sheet", "purpose: ", f"purpose: {SENTENCE}. "),
    "module's summary": ("module", "Short things to do on a slow day.", f"{SENTENCE}."),
    "module's about": ("module", "goals:", f"about:\n  - {SENTENCE}.\ngoals:"),
    "module's goal": ("module", "Pick one small thing and do it.", f"{SENTENCE}."),
    "evidence": ("docs/evidence.md", "\n# ", f"\n{SENTENCE}.\n\n# "),
    "description": ("docs/help.md", "title: Get help now", f"title: Get help now\ndescription: {SENTENCE}"),
    "asks": ("docs/help.md", "title: Get help now", f'title: Get help now\nasks: ["{SENTENCE}"]'),
    "passage": ("curriculum/reference/passages/overdose.md", "Call", f"{SENTENCE}. Call"),
    "need": (NEEDS, "I can't sleep", f'"{SENTENCE}"'),
    "need's words": (NEEDS, "sad", f'"{SENTENCE}"'),
    "term": (GLOSSARY, "A medicine that can undo an opioid overdose.", f'"{SENTENCE}"'),
    "source": ("sources", "That an entry says what it supports.", f"{SENTENCE}."),
    "source's evidence": ("sources", "It exists only in this example.", f"{SENTENCE}."),
    "program": ("program", "A program as small as the example.", f"{SENTENCE}."),
    "program's note": ("program", "enrolment: open", f'notes: ["{SENTENCE}"]\nenrolment: open'),
    "help line": ("crisis", "Danger to life.", f'"{SENTENCE}."'),
}  # fmt: skip
WAYS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "soft hyphens": lambda text: text.replace("st", "s\u00adt"),
    "soft hyphens as entities": lambda text: text.replace("st", "s&shy;t"),
    "characters without width": "\u200b".join,
    "joiners": lambda text: text.replace("in", "i\u200dn"),
    "letters as entities": lambda text: text.replace("o", "&#111;").replace("i", "&#x69;"),
    "fixed spaces": lambda text: text.replace(" ", "\u00a0"),
    "spaces as entities": lambda text: text.replace(" ", "&nbsp;"),
    "line breaks": lambda text: text.replace(" ", "\n"),
    "hard line breaks": lambda text: text.replace(" ", "  \n"),
    "hyphens": lambda text: text.replace(" ", "-"),
    "hyphens in a word": lambda text: text.replace("ndi", "n-di"),
    "hyphens that never break": lambda text: text.replace("ndi", "n\u2011di"),
    "broken lines": lambda text: text.replace("ndi", "n-\n  di"),
    "emphasis": lambda text: text.replace(" ", " *").replace(",", "*,"),
    "emphasis in words": lambda text: text.replace("tch", "**tch**"),
    "code": lambda text: text.replace("window", "`window`"),
    "struck out": lambda text: text.replace("window", "~~win~~dow"),
    "wide letters": lambda text: "".join(chr(ord(c) + 0xFEE0) if c.isalpha() else c for c in text),
    "ligatures": lambda text: text.replace("ff", "\ufb00"),
    "marks above": lambda text: text.replace("a", "a\u0301"),
    "dashes": lambda text: text.replace(", ", " \u2014 "),
    "quotation marks": lambda text: "\u201c" + text.replace("window", "\u2018window\u2019") + "\u201d",
    "a footnote": lambda text: text.replace("window", "window[^1]"),
    "a source": lambda text: text.replace("window", "window [@who-made-up-2020]"),
    "a link": lambda text: text.replace("a window", "[a window](../../help.md)"),
    "numbers of items": lambda text: "1. " + text.replace(", ", "\n2. "),
}


def said_of(root: Path) -> list[str]:
    _, problems = load(root, TODAY)
    return [str(problem) for problem in problems if problem.rule == "audience-leak"]


@pytest.mark.slow  # half a second a place
@pytest.mark.parametrize("place", PLACES)
def test_a_sentence_is_found_in_every_kind_of_source(tmp_path: Path, place: str) -> None:
    file, there, instead = PLACES[place]
    found = said_of(changed_example(tmp_path, [{"file": file, "replace": there, "by": instead}]))
    assert len(found) == 1
    assert GUIDE in found[0]


@pytest.mark.parametrize("way", WAYS)
def test_a_sentence_is_found_whatever_is_done_to_it(way: str) -> None:
    texts, lines = list(example_project().texts), {}
    for kind in ("page", "sheet", "docs", "passage"):
        at = next(n for n, text in enumerate(texts) if text.kind == kind)
        lines[texts[at].path] = texts[at].body_line + texts[at].body.count("\n") + 4
        texts[at] = replace(texts[at], body=f"{texts[at].body}\n\nOne more.\n\n{WAYS[way](SENTENCE)}, too.\n")
    found = guide_copies(texts, {}).problems
    assert {problem.path for problem in found} == lines.keys()
    assert len(found) == len(lines)
    assert all(0 <= problem.line - lines[problem.path] <= 1 for problem in found)
    assert all(GUIDE in problem.fix for problem in found)


def test_typographic_and_plain_apostrophes_are_the_same() -> None:
    plain = set(runs("it's what the people's 'own' words can't say"))
    assert plain == set(runs("It\u2019s what the people\u2019s \u2018own\u2019 words can`t say"))
    assert set(map(said, plain)) == {"it's what the people's own words can't say"}


@given(st.lists(st.sampled_from(["a", "b-c", "b", "c", "bc", "d's", "-", "e", "f"]), max_size=40))
def test_runs_of_a_part_are_runs_of_the_whole(words: list[str]) -> None:
    """Windows round hyphens never cut one of the runs that a text has."""
    together = " ".join(words).replace("-", "")
    assert set(plain_runs(together)) <= set(runs(" ".join(words))) | set(plain_runs(" ".join(words)))
