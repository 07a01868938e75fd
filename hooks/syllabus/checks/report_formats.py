"""Machine-readable reports of problems: JSON for editors, and SARIF 2.1.0 for code hosts."""

import json
from collections.abc import Iterable

from ..content.problem import Problem
from .rules import RULES

SARIF_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


def to_json(problems: Iterable[Problem]) -> str:
    """Return a JSON list of objects with the keys path, line, rule, level, expected, found and fix."""
    keys = ("path", "line", "rule", "level", "expected", "found", "fix")
    objects = [{key: getattr(problem, key) for key in keys} for problem in sorted(set(problems))]
    return json.dumps(objects, indent=2, ensure_ascii=False)


def to_sarif(problems: Iterable[Problem]) -> str:
    """Return the problems as a SARIF log with one run (OASIS SARIF 2.1.0)."""
    results = [
        {
            "ruleId": problem.rule,
            "level": SARIF_LEVELS[problem.level],
            "message": {"text": f"Expected {problem.expected}, found {problem.found}. {problem.fix}."},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": problem.path},
                        "region": {"startLine": problem.line},
                    }
                }
            ],
        }
        for problem in sorted(set(problems))
    ]
    rules = [{"id": name, "shortDescription": {"text": rule.sentence}} for name, rule in RULES.items()]
    driver = {"name": "Nine Hours", "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(log, indent=2, ensure_ascii=False)
