"""Fixes for somebody who writes a program's file and never saw YAML, from `fixes.yml`: what to type."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from ..build.fast_yaml import safe_load
from ..content.problem import Problem

MOST_TOLD = 1000  # signs that are looked through; a line may be as long as a file
SUGGESTED = re.compile(r'did you mean "([^"]+)"\?')


def taught(problems: Iterable[Problem], text: str, known: Collection[str]) -> list[Problem]:
    """Return problems of a program's file `text` with plainer fixes; `known` are the names of modules and levels.

    A key that is missing only because its name is misspelled is told once.
    """
    found, lines = list(problems), text.splitlines()
    misspelled = {
        match[1] for problem in found if (match := SUGGESTED.search(problem.fix)) if problem.rule == "unknown-key"
    }
    kept = (p for p in found if p.rule != "missing-key" or p.expected.split('"')[1] not in misspelled)
    return [replace(p, fix=next(_fixes(p, lines, known), p.fix)) for p in kept]


def _fixes(problem: Problem, lines: list[str], known: Collection[str]) -> Iterator[str]:
    """Yield the fixes that suit a problem, the best first."""
    if problem.rule == "slug-form":
        said = re.sub(r"[^a-z0-9]+", "-", problem.found.lower()).strip("-")
        if close := get_close_matches(said, known, n=1, cutoff=0.5) or [
            name for name in known if name.startswith(said)
        ]:
            yield f"write its short name, {close[0]}"
        yield "write its short name, which is in the address of its page: small letters, digits and hyphens"
    line = lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""
    told = f"{problem.rule}: expected {problem.expected}, found {problem.found}\n{line}"[:MOST_TOLD]
    for pattern, fix in _table():
        if match := pattern.search(told):
            yield fix.format(**match.groupdict())


@cache
def _table() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = safe_load((Path(__file__).parent / "fixes.yml").read_text(encoding="utf-8"))
    return tuple((re.compile(row["told"]), row["fix"]) for row in rows)
